"""Reads edges column by column, by the store's own numbers: no object is made for an edge."""

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.index.blocks import BLOCK, EdgeBlock, Ints
from graph.index.claim_ids import PackedClaims
from graph.index.codes import PREDICATE_CODES
from graph.sqlite import statements

_CODES = {predicate.value: code for predicate, code in PREDICATE_CODES.items()}
_ROW = np.dtype(
    [
        ("subject", "i8"),
        ("object", "i8"),
        ("predicate", "O"),
        ("belief", "f8"),
        ("cost", "i4"),
        ("implied", "?"),
        ("contested", "?"),
        ("claims", "O"),
    ]
)
"""A row of ``statements.EDGES_BY_NUMBER``. Each goes as soon as it is taken: to keep some would wake the collector."""


def blocks(connection: sqlite3.Connection) -> Iterator[EdgeBlock]:
    """All edges of a store, within a transaction."""
    nodes = connection.execute(statements.ALL_NODES).fetchall()
    numbers = np.array([number for number, _ in nodes], dtype=np.int64)
    names = [curie for _, curie in nodes]
    found = connection.execute(statements.EDGES_BY_NUMBER)
    while len(some := np.fromiter(islice(found, BLOCK), _ROW)):
        yield _block(names, numbers, some)


def _block(names: Sequence[str], numbers: NDArray[np.int64], edges: NDArray[Any]) -> EdgeBlock:
    def places(ends: str) -> Ints:
        return np.searchsorted(numbers, edges[ends]).astype(np.int32)

    return EdgeBlock(
        names,
        places("subject"),
        places("object"),
        np.array([_CODES[predicate] for predicate in edges["predicate"].tolist()], dtype=np.uint8),
        edges["belief"].copy(),
        edges["cost"].copy(),
        edges["implied"].copy(),
        edges["contested"].copy(),
        PackedClaims.from_bytes(edges["claims"].tolist()),
    )
