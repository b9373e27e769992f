"""The terms of a query, brought into the index's numbers: which nodes and edges may be used, and the states of a path.

A state is a need (see ``graph.paths.signs``) and a set of demands that are still open: nodes of ``via`` not yet
entered, marks of ``must`` not yet borne. Its number is ``need * demand_sets + open demands as bits``.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from graph.index.codes import KIND_CODES, ROLE_BITS
from graph.index.marks import Mark, bits_of
from graph.index.path_index import Bytes, Flags, Longs, PathIndex
from graph.paths.admission import admitted_edges
from graph.paths.query import PathQuery
from graph.paths.signs import SignAutomaton
from schema.vocabulary import Kind, Sign

At = slice | Longs
"""Some edges, by their numbers."""


class Terms:
    """The terms of one query on one index.

    Args:
        index: the graph.
        query: what is wanted.
        signs: the net signs that one programme is to serve, None for any; the query's own where there are none.

    Attributes:
        wanted: these signs.
        hops: the most steps; 0 where nothing can answer.
        target: number of the target.
        sources: numbers of the nodes to start from that are allowed to be touched, in order.
        closed: numbers of the nodes that no step may lead to.
        bars_edges: whether any edge is ruled out, apart from those that lead to a closed node.
        dead: the number of the state that no path leaves.
    """

    def __init__(self, index: PathIndex, query: PathQuery, signs: Sequence[Sign | None] = ()) -> None:
        self.index = index
        self.query = query
        self.wanted = tuple(signs) or (query.sign,)
        self.automaton = SignAutomaton(self.wanted)
        avoided, via = self._ranks(query.avoid), self._ranks(query.via)
        ends = self._ranks([query.target])
        self.target = next(iter(ends), -1)
        self.sources = tuple(sorted(self._ranks(query.sources) - avoided - ends))
        self.closed = np.flatnonzero(~self._may_enter(avoided))
        self._admitted = admitted_edges(index, query)
        self.bars_edges = query.min_belief > 0 or self._banned_marks != 0 or self._admitted is not None
        must = tuple(dict.fromkeys(query.must))
        self._via_bits = {rank: 1 << place for place, rank in enumerate(sorted(via - ends))}
        self._must_bits = {mark: 1 << (len(self._via_bits) + place) for place, mark in enumerate(must)}
        self.demand_sets = 1 << (len(self._via_bits) + len(must))
        self.dead = (len(self.automaton.needs) - 1) * self.demand_sets
        is_possible = ends and not ends & avoided and len(via) == len({*query.via})
        self.hops = query.hops if is_possible else 0

    def start(self, source: int, sign: Sign | None) -> int:
        """The state of a path that stands at a source, has taken no step and is to have one of the wanted signs."""
        need = self.automaton.start(sign)
        return need * self.demand_sets + ((self.demand_sets - 1) & ~self._via_bits.get(source, 0))

    def met(self) -> list[int]:
        """The states in which a path can end."""
        needs = range(len(self.automaton.needs) - 1)
        return [need * self.demand_sets for need in needs if self.automaton.is_met(need)]

    def usable(self, at: At) -> Flags:
        """For each of some edges, whether a path may use it, wherever it leads."""
        usable = self.index.edges.beliefs[at] >= self.query.min_belief
        if self._admitted is not None:
            usable &= self._admitted[at]
        if self._banned_marks:
            usable &= (self.index.edges.marks[at] & self._banned_marks) == 0
        return usable

    def states_after(self, state: int, at: At) -> Longs | int:
        """The state after a step over each of some edges; one number where it is the same for all."""
        need, demands = divmod(state, self.demand_sets)
        moves = self._moves[need]
        if self.demand_sets == 1:
            return state if self._stays[need] else moves.take(self._signs(at))
        left = demands & ~self._discharged(at)
        after: Longs = moves.take(self._signs(at)) * self.demand_sets + left
        return np.minimum(after, self.dead)

    def stage_allows(self, step: int) -> Flags | None:
        """By node, whether it may stand behind so many steps; None where any may."""
        if not self.query.stages:
            return None
        stage = self.query.stages[step]
        if isinstance(stage, Kind):
            allowed: Flags = self.index.nodes.kinds == KIND_CODES[stage]
        else:
            allowed = (self.index.nodes.roles & ROLE_BITS[stage]) != 0
        return allowed

    @cached_property
    def _moves(self) -> NDArray[np.int64]:
        return np.array(self.automaton.moves, dtype=np.int64)

    @cached_property
    def _stays(self) -> list[bool]:
        """By need, whether no step changes it."""
        return [set(moves) == {need} for need, moves in enumerate(self.automaton.moves)]

    @cached_property
    def _banned_marks(self) -> int:
        unwanted = () if self.query.background else (Mark.BACKGROUND,)
        return bits_of((*self.query.without, *unwanted))

    @cached_property
    def _node_bits(self) -> Bytes:
        bits = np.zeros(self.index.node_count, dtype=np.uint8)
        for rank, bit in self._via_bits.items():
            bits[rank] = bit
        return bits

    @cached_property
    def _mark_bits(self) -> Bytes:
        table = [
            sum(bit for mark, bit in self._must_bits.items() if marks & mark.bit) for marks in range(1 << len(Mark))
        ]
        return np.array(table, dtype=np.uint8)

    def _signs(self, at: At) -> Longs:
        return self.index.edges.signs[at].astype(np.int64)

    def _discharged(self, at: At) -> Longs:
        entered = self._node_bits[self.index.edges.objects[at]]
        return (entered | self._mark_bits[self.index.edges.marks[at]]).astype(np.int64)

    def _ranks(self, ids: Iterable[str]) -> set[int]:
        return {rank for rank in map(self.index.rank, ids) if rank is not None}

    def _may_enter(self, avoided: set[int]) -> Flags:
        index = self.index
        allowed = np.ones(index.node_count, np.bool_) if self.query.through_classes else ~index.nodes.is_class
        allowed[list(avoided)] = False
        if len(self.sources) == 1:
            allowed[self.sources[0]] = False
        if self.target >= 0 and self.target not in avoided:
            allowed[self.target] = True
        return allowed
