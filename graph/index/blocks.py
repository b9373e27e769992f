"""Edges column by column, many at a time: what an index is made of, and a store can give without making objects."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.batches import batches
from graph.index.claim_ids import PackedClaims
from graph.index.codes import PREDICATE_CODES
from schema.edge import Edge

BLOCK = 16_384
"""Edges that are objects at a time: a column of many is made many times as fast as by one after the other."""
UNWALKABLE = -1
"""The cost of an edge that can't be walked."""

Ints = NDArray[np.int32]


class EdgeBlock(NamedTuple):
    """Some edges, in any order.

    Attributes:
        names: ids of entities; the same object in all blocks, where these share it.
        subjects, objects: of each edge, as places in ``names``.
        predicates: codes, see ``PREDICATE_CODES``.
        beliefs: of each edge.
        costs: of each edge; ``UNWALKABLE`` where it has none.
        implied, contested: whether each edge is.
        claims: the claim ids of each edge.
    """

    names: Sequence[str]
    subjects: Ints
    objects: Ints
    predicates: NDArray[np.uint8]
    beliefs: NDArray[np.float64]
    costs: Ints
    implied: NDArray[np.bool_]
    contested: NDArray[np.bool_]
    claims: PackedClaims


def blocks_of(edges: Iterable[Edge]) -> Iterator[EdgeBlock]:
    """A stream of edges as blocks."""
    return map(_block_of, batches(edges, BLOCK))


def _block_of(edges: Sequence[Edge]) -> EdgeBlock:
    subjects, predicates, objects, beliefs, costs, claims, implied, contested = zip(*edges, strict=True)
    names = list(dict.fromkeys((*subjects, *objects)))
    places = {name: place for place, name in enumerate(names)}
    return EdgeBlock(
        names,
        np.array([places[name] for name in subjects], dtype=np.int32),
        np.array([places[name] for name in objects], dtype=np.int32),
        np.array([PREDICATE_CODES[predicate] for predicate in predicates], dtype=np.uint8),
        np.array(beliefs, dtype=np.float64),
        np.array([UNWALKABLE if cost is None else cost for cost in costs], dtype=np.int32),
        np.array(implied, dtype=np.bool_),
        np.array(contested, dtype=np.bool_),
        PackedClaims.of(claims),
    )
