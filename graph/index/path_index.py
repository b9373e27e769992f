"""The path index: an immutable graph in compressed sparse rows."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from graph.index.claim_ids import ClaimIds
from graph.index.codes import PREDICATE_CODES, PREDICATE_ORDER, ROLE_BITS, roles_from
from graph.index.facets import EdgeFacets
from graph.index.marks import Mark
from schema.edge import Edge
from schema.predicates import Predicate
from schema.vocabulary import Role

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Bytes = NDArray[np.uint8]
Flags = NDArray[np.bool_]

HOP_BITS = 4
"""A step weighs ``cost * 2**HOP_BITS + 1``, so that comparing sums of weights compares (cost, hops)."""


@dataclass(frozen=True, slots=True)
class EdgeArrays:
    """What is known of each edge, by its position: in order of (subject, object, predicate).

    Attributes:
        subjects, objects: ranks of the nodes.
        costs: integer costs; 32 bits hold that of the least belief above 0, with the bits of a weight.
        signs, predicates, marks: see ``graph.index.codes`` and ``graph.index.marks``.
        beliefs: in [0, 1].
    """

    subjects: Ints
    objects: Ints
    costs: Ints
    signs: Bytes
    predicates: Bytes
    marks: Bytes
    beliefs: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class NodeArrays:
    """What is known of each node, by its rank.

    Attributes:
        kinds: codes of the kinds.
        roles: bits of the roles.
        is_class: whether it stands for many things, and so is never an inner node of a path.
    """

    kinds: Bytes
    roles: Bytes
    is_class: Flags


class PathIndex:
    """All edges of a release that a path may walk.

    A node's number is its rank in code-point order of the ids, so that comparing numbers compares ids. Edges are
    numbered in order of (subject, object, predicate); ``out_starts[n]`` to ``out_starts[n + 1]`` are those that leave
    node n, and ``in_edges[in_starts[n]:in_starts[n + 1]]`` the numbers of those that enter it.

    Attributes:
        ids: the nodes' ids, by rank.
        nodes: what is known of each node.
        edges: what is known of each edge.
        weights: what each edge weighs; see ``HOP_BITS``.
        leaving_nodes: numbers of the nodes that any edge leaves, in order.
        describe: how to find out what else is known of each edge, when it is first asked for.
    """

    describe: "Callable[[PathIndex], EdgeFacets] | None" = None

    def __init__(self, ids: Sequence[str], nodes: NodeArrays, edges: EdgeArrays, claims: ClaimIds, rows: Ints) -> None:
        self.ids = tuple(ids)
        self.nodes = nodes
        self.edges = edges
        self._claims = claims
        self._rows = rows
        self._lock = Lock()
        self._facets: EdgeFacets | None = None
        self._ranks = {id_: rank for rank, id_ in enumerate(self.ids)}
        self.out_starts: Longs = _starts(edges.subjects, len(self.ids))
        self.in_starts: Longs = _starts(edges.objects, len(self.ids))
        self.in_edges: Ints = np.argsort(edges.objects, kind="stable").astype(np.int32)
        self.weights: Ints = (edges.costs << HOP_BITS) + np.int32(1)
        self.leaving_nodes: Longs = np.flatnonzero(np.diff(self.out_starts))

    def rank(self, id_: str) -> int | None:
        """A node's number; None where there is no such node."""
        return self._ranks.get(id_)

    def roles(self, rank: int) -> frozenset[Role]:
        """The roles of a node."""
        return roles_from(int(self.nodes.roles[rank]))

    def edge(self, position: int) -> Edge:
        """The edge of a number, made when it is asked for."""
        return self.edges_at([position])[0]

    def edges_at(self, positions: Sequence[int]) -> list[Edge]:
        """The edges of some numbers, made when they are asked for."""
        edges, chosen = self.edges, np.array(positions, dtype=np.int64)
        arrays = (edges.subjects, edges.predicates, edges.objects, edges.beliefs, edges.costs, self._rows, edges.marks)
        columns = (array[chosen].tolist() for array in arrays)
        return [self._edge(*fields) for fields in zip(*columns, strict=True)]

    def _edge(self, subject: int, predicate: int, object_: int, belief: float, cost: int, row: int, marks: int) -> Edge:
        return Edge(
            self.ids[subject],
            PREDICATE_ORDER[predicate],
            self.ids[object_],
            belief,
            cost,
            self._claims.of(row),
            is_implied=bool(marks & Mark.IMPLIED.bit),
            contested=bool(marks & Mark.CONTESTED.bit),
        )

    def leaving(self, id_: str) -> range:
        """The numbers of the edges that leave a node; none where there is no such node."""
        rank = self._ranks.get(id_)
        return range(0) if rank is None else range(int(self.out_starts[rank]), int(self.out_starts[rank + 1]))

    def positions(self, keys: Iterable[tuple[str, str, str]]) -> Longs:
        """The numbers of the edges of some (subject, predicate, object); -1 where there is no such edge."""
        ranks = self._ranks
        wanted = np.array(
            [(ranks.get(key[0], -1), ranks.get(key[2], -1), PREDICATE_CODES[Predicate(key[1])]) for key in keys],
            dtype=np.int64,
        ).reshape(-1, 3)
        codes, sought = self._key_codes, self._packed(*wanted.T)
        places = np.minimum(np.searchsorted(codes, sought), max(len(codes) - 1, 0))
        is_found = (codes[places] == sought) & (wanted >= 0).all(axis=1) if len(codes) else np.zeros(len(sought), bool)
        return np.where(is_found, places, -1)

    def position(self, key: tuple[str, str, str]) -> int | None:
        """The number of the edge of a (subject, predicate, object); None where there is no such edge."""
        found = int(self.positions([key])[0])
        return None if found < 0 else found

    @cached_property
    def _key_codes(self) -> Longs:
        """A number for each edge's (subject, object, predicate) that sorts like these."""
        return self._packed(self.edges.subjects.astype(np.int64), self.edges.objects, self.edges.predicates)

    def _packed(self, subjects: Longs, objects: Longs | Ints, predicates: Longs | Bytes) -> Longs:
        return (subjects * len(self.ids) + objects) * len(PREDICATE_ORDER) + predicates

    @property
    def facets(self) -> EdgeFacets:
        """What is known of each edge besides. The first to ask has it found out, and others wait for it.

        Raises:
            ValueError: there is no way to find it out.
        """
        with self._lock:
            if self._facets is None:
                self._facets = self._described()
            return self._facets

    def _described(self) -> EdgeFacets:
        if self.describe is None:
            message = "this index was made without a way to tell what is known of its edges"
            raise ValueError(message)
        return self.describe(self)

    @cached_property
    def sources(self) -> tuple[int, ...]:
        """The numbers of all nodes that are sources, in order."""
        return tuple(np.flatnonzero(self.nodes.roles & ROLE_BITS[Role.SOURCE]).tolist())

    @property
    def node_count(self) -> int:
        """How many nodes there are."""
        return len(self.ids)

    @property
    def edge_count(self) -> int:
        """How many edges there are."""
        return len(self.edges.subjects)

    @property
    def nbytes(self) -> int:
        """How many bytes the edges take, claim ids included."""
        arrays = [getattr(self.edges, name) for name in EdgeArrays.__slots__]
        return (
            sum(int(array.nbytes) for array in (*arrays, self.weights, self.in_edges, self._rows)) + self._claims.nbytes
        )


def _starts(ends: Ints, count: int) -> Longs:
    starts = np.zeros(count + 1, dtype=np.int64)
    np.cumsum(np.bincount(ends, minlength=count), out=starts[1:])
    return starts
