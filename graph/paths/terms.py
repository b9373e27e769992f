"""The terms of a query, brought into the index's numbers: which nodes and edges may be used, and the states of a path.

A state is a need (see ``graph.paths.signs``) and a set of demands that are still open: nodes of ``via`` not yet
entered, marks of ``must`` not yet borne. Its number is ``need * demand_sets + open demands as bits``.
"""

from collections.abc import Iterable
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from graph.index.codes import KIND_CODES, ROLE_BITS
from graph.index.marks import Mark, bits_of
from graph.index.path_index import Bytes, Flags, Longs, PathIndex
from graph.paths.admission import admitted_edges
from graph.paths.query import PathQuery
from graph.paths.signs import SignAutomaton
from schema.vocabulary import Kind

HOP_BITS = 4
"""Weights are ``cost * 2**HOP_BITS + hops``, so that comparing sums compares (cost, hops)."""


class Terms:
    """The terms of one query on one index.

    Attributes:
        hops: the most steps; 0 where nothing can answer.
        target: number of the target.
        sources: numbers of the nodes to start from that are allowed to be touched, in order.
        may_enter: by node, whether a step may lead there.
        dead: the number of the state that no path leaves.
    """

    def __init__(self, index: PathIndex, query: PathQuery) -> None:
        self.index = index
        self.query = query
        self.automaton = SignAutomaton([query.sign])
        avoided, via = self._ranks(query.avoid), self._ranks(query.via)
        ends = self._ranks([query.target])
        self.target = next(iter(ends), -1)
        self.sources = tuple(sorted(self._ranks(query.sources) - avoided - ends))
        self.may_enter = self._may_enter(avoided)
        must = tuple(dict.fromkeys(query.must))
        self._via_bits = {rank: 1 << place for place, rank in enumerate(sorted(via - ends))}
        self._must_bits = {mark: 1 << (len(self._via_bits) + place) for place, mark in enumerate(must)}
        self.demand_sets = 1 << (len(self._via_bits) + len(must))
        self.dead = (len(self.automaton.needs) - 1) * self.demand_sets
        is_possible = ends and not ends & avoided and len(via) == len({*query.via})
        self.hops = query.hops if is_possible else 0
        self._admitted = admitted_edges(index, query)

    def start(self, source: int) -> int:
        """The state of a path that stands at a source and has taken no step."""
        need = self.automaton.start(self.query.sign)
        return need * self.demand_sets + ((self.demand_sets - 1) & ~self._via_bits.get(source, 0))

    def met(self) -> list[int]:
        """The states in which a path can end."""
        needs = range(len(self.automaton.needs) - 1)
        return [need * self.demand_sets for need in needs if self.automaton.is_met(need)]

    def usable(self, positions: Longs) -> Longs:
        """Those of some edges that the query lets a path use."""
        usable = self.may_enter[self.index.edges.objects[positions]]
        if self.query.min_belief > 0:
            usable &= self.index.edges.beliefs[positions] >= self.query.min_belief
        if self._admitted is not None:
            usable &= self._admitted[positions]
        if self._banned_marks:
            usable &= (self.index.edges.marks[positions] & self._banned_marks) == 0
        return positions[usable]

    def weights(self, positions: Longs) -> Longs:
        """The weights of some edges."""
        return (self.index.edges.costs[positions] << HOP_BITS) + 1

    def states_after(self, state: int, positions: Longs) -> Longs | int:
        """The state after a step over each of some edges; one number where it is the same for all."""
        need, demands = divmod(state, self.demand_sets)
        moves = self._moves[need]
        if self.demand_sets == 1:
            if moves[0] == need and (moves == need).all():
                return state
            return np.take(moves, self.index.edges.signs[positions])
        left = demands & ~self._discharged(positions)
        after: Longs = moves[self.index.edges.signs[positions]] * self.demand_sets + left
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

    def _discharged(self, positions: Longs) -> Longs:
        entered = self._node_bits[self.index.edges.objects[positions]]
        return (entered | self._mark_bits[self.index.edges.marks[positions]]).astype(np.int64)

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
