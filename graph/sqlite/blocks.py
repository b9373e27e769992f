"""Reads edges column by column, by the store's own numbers: no object is made for an edge."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.index.blocks import BLOCK, UNWALKABLE, EdgeBlock, Ints
from graph.index.claim_ids import PackedClaims
from graph.index.codes import PREDICATE_CODES
from graph.sqlite import statements

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
    # A cursor left open would keep its connection on this release.
    with closing(connection.execute(statements.EDGES_BY_NUMBER, (UNWALKABLE,))) as found:
        while len(some := np.fromiter(islice(found, BLOCK), _ROW)):
            yield _block(names, numbers, some)


def _block(names: Sequence[str], numbers: NDArray[np.int64], edges: NDArray[Any]) -> EdgeBlock:
    def places(ends: str) -> Ints:
        return np.searchsorted(numbers, edges[ends]).astype(np.int32)

    # Copied, so that the rows with their objects can go.
    return EdgeBlock(
        names,
        places("subject"),
        places("object"),
        np.array([PREDICATE_CODES[predicate] for predicate in edges["predicate"].tolist()], dtype=np.uint8),
        edges["belief"].copy(),
        edges["cost"].copy(),
        edges["implied"].copy(),
        edges["contested"].copy(),
        PackedClaims.from_bytes(edges["claims"].tolist()),
    )
