"""Building the path index from a store's entities and edges."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.index.blocks import UNWALKABLE, EdgeBlock, blocks_of
from graph.index.claim_ids import ClaimIds, PackedClaims
from graph.index.codes import KIND_CODES, PREDICATE_CODES, PREDICATE_ORDER, SIGN_CODES, role_bits
from graph.index.marks import mark_bits
from graph.index.path_index import Bytes, EdgeArrays, Flags, Ints, Longs, NodeArrays, PathIndex
from schema.edge import Edge
from schema.entity import Entity
from schema.predicates import Predicate
from schema.roles import roles_of
from schema.vocabulary import Kind

_UNKNOWN = -1
_TYPES = (np.int32, np.int32, np.uint8, np.int32, np.uint8, np.float64, np.bool_)
_SIGNS = np.array([SIGN_CODES[predicate.traits.sign] for predicate in PREDICATE_ORDER], dtype=np.uint8)
_KINDS = tuple(Kind)


def build_index(entities: Iterable[Entity], edges: Iterable[Edge]) -> PathIndex:
    """The path index of some entities and edges; see ``index_of_blocks``."""
    return index_of_blocks(entities, blocks_of(edges))


def index_of_blocks(entities: Iterable[Entity], blocks: Iterable[EdgeBlock]) -> PathIndex:
    """The path index of some entities and edges, given in any order.

    Left out are edges that can't be walked: of belief 0, or with an end that no document records; and background edges
    from or to a vesicle or a class, which would lend one thing what is known of another.
    """
    nodes = sorted(entities, key=lambda entity: entity.id)
    columns = _Columns(nodes)
    claims = ClaimIds(map(columns.take, blocks))
    columns.join()
    arrays, rows = columns.walkable()
    return PathIndex([node.id for node in nodes], columns.node_arrays(), arrays, claims, rows)


class _Columns:
    """What is known of each edge, in the order of arrival, as machine numbers."""

    def __init__(self, nodes: Sequence[Entity]) -> None:
        self._nodes = nodes
        self._ranks = {node.id: rank for rank, node in enumerate(nodes)}
        self._kinds: Bytes = np.array([KIND_CODES[node.kind] for node in nodes], dtype=np.uint8)
        nothing = (np.zeros(0, dtype) for dtype in _TYPES)
        self._parts: list[tuple[NDArray[Any], ...]] = [tuple(nothing)]
        self._names: Sequence[str] = ()
        self._ranks_of_names: Ints = np.zeros(0, dtype=np.int32)

    def take(self, block: EdgeBlock) -> PackedClaims:
        """Take some edges while they stream by, and give their claims."""
        if block.names is not self._names:
            self._names = block.names
            ranks = [self._ranks.get(name, _UNKNOWN) for name in block.names]
            self._ranks_of_names = np.array(ranks, dtype=np.int32)
        subjects, objects = self._ranks_of_names[block.subjects], self._ranks_of_names[block.objects]
        is_background = block.claims.counts == 0
        is_carries = block.predicates == PREDICATE_CODES[Predicate.CARRIES]
        marks = mark_bits(is_background, block.implied, block.contested, is_carries)
        self._parts.append((subjects, objects, block.predicates, block.costs, marks, block.beliefs, is_background))
        return block.claims

    def join(self) -> None:
        """Put together what was taken."""
        joined = map(np.concatenate, zip(*self._parts, strict=True))
        self._subjects, self._objects, self._predicates, self._costs, self._marks, self._beliefs, background = joined
        self._is_background: Flags = background
        self._is_known: Flags = (self._subjects != _UNKNOWN) & (self._objects != _UNKNOWN)
        self._parts.clear()

    def walkable(self) -> tuple[EdgeArrays, Ints]:
        """The columns of the edges that can be walked, in order, and the place in the order of arrival of each."""
        takes: Flags = np.array([node.takes_background for node in self._nodes], dtype=np.bool_)
        chosen = np.flatnonzero(self._is_known & (self._costs != UNWALKABLE))
        lends = self._is_background[chosen] & ~(takes[self._subjects[chosen]] & takes[self._objects[chosen]])
        chosen = chosen[~lends]
        keys = self._subjects[chosen].astype(np.int64) * len(self._nodes) + self._objects[chosen]
        keys = keys * len(PREDICATE_ORDER) + self._predicates[chosen]
        order = chosen[keys.argsort(kind="stable")].astype(np.int32)
        predicates = self._predicates[order]
        arrays = EdgeArrays(
            subjects=self._subjects[order],
            objects=self._objects[order],
            costs=self._costs[order],
            signs=_SIGNS[predicates],
            predicates=predicates,
            marks=self._marks[order],
            beliefs=self._beliefs[order],
        )
        return arrays, order

    def node_arrays(self) -> NodeArrays:
        """What is known of each node."""
        affected = self._affected()
        roles = [_role_bits(node.kind, tuple(affected.get(rank, ()))) for rank, node in enumerate(self._nodes)]
        return NodeArrays(
            kinds=self._kinds,
            roles=np.array(roles, dtype=np.uint8),
            is_class=np.array([node.is_class for node in self._nodes], dtype=np.bool_),
        )

    def _affected(self) -> Mapping[int, list[tuple[Kind, Predicate]]]:
        """By object, the kinds of subject and the predicates of which claims are made, of belief 0 too."""
        claimed = np.flatnonzero(self._is_known & ~self._is_background)
        codes: Longs = self._objects[claimed].astype(np.int64) * len(_KINDS) + self._kinds[self._subjects[claimed]]
        found: dict[int, list[tuple[Kind, Predicate]]] = defaultdict(list)
        for code in np.unique(codes * len(PREDICATE_ORDER) + self._predicates[claimed]).tolist():
            object_, kind = divmod(code // len(PREDICATE_ORDER), len(_KINDS))
            found[object_].append((_KINDS[kind], PREDICATE_ORDER[code % len(PREDICATE_ORDER)]))
        return found


@lru_cache
def _role_bits(kind: Kind, affected: tuple[tuple[Kind, Predicate], ...]) -> int:
    return role_bits(roles_of(kind, affected))
