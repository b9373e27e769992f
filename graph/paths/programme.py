"""The backward programme: from every state, the least weight of a walk to the target in so many steps at most.

A walk may meet a node twice and a path may not, so these are lower bounds on paths; on walks they are exact. They hold
for all sources of a query at once. Only nodes that can matter are computed: the programme grows backwards from the
target while that touches fewer edges than growing a ball of reachable nodes around the sources does, and the layers
that are left are computed on that ball alone. Where that would touch a good part of all edges, a layer is computed from
all of them, in the order in which they lie in memory: that takes a fifth of the time for each.
"""

from functools import lru_cache

import numpy as np

from graph.index.path_index import Longs
from graph.paths.deadline import Deadline
from graph.paths.fan import UNREACHABLE, Fan
from graph.paths.terms import At, Terms
from schema.vocabulary import Sign

_CACHED_FANS = 1 << 15
SWEEP = 3
"""All edges are swept where more than one in so many would be looked up one by one."""


class Programme:
    """The backward programme of some terms.

    A layer holds, by state and node, the least weight of a walk to the target in at most so many steps. A node that no
    step may lead to has none there; what holds for the sources, which a path starts from without a step, is kept apart.

    Attributes:
        terms: what it was computed for.
        finished: whether it was done before the deadline; else nothing can be reached by it.
    """

    def __init__(self, terms: Terms, deadline: Deadline) -> None:
        self.terms = terms
        self._index = terms.index
        self._layers: list[Longs] = []
        self._at_sources: list[Longs] = []
        self.finished = terms.hops == 0 or not terms.sources or self._compute(deadline)
        if not self.finished:
            self._layers.clear()
        self.fan = lru_cache(_CACHED_FANS)(self._fan)

    def starts(self, sign: Sign | None, hops: int) -> list[tuple[int, int, int]]:
        """(bound, node, state) of each source from which a walk answers, in order of nodes.

        Args:
            sign: one of the signs that the terms want.
            hops: the most steps; fewer than the terms' only where these name no stages.
        """
        if not self._layers:
            return []
        found = [(place, node, self.terms.start(node, sign)) for place, node in enumerate(self.terms.sources)]
        bounds = [(int(self._at_sources[hops][state, place]), node, state) for place, node, state in found]
        return [start for start in bounds if start[0] < UNREACHABLE]

    def _fan(self, node: int, state: int, steps: int) -> Fan:
        """The steps from a node in a state with so many steps left."""
        first, last = self._index.out_starts[node : node + 2].tolist()
        at = slice(first, last)
        nodes, states = self._objects(at), self.terms.states_after(state, at)
        return Fan(self._bounds(at, steps - 1, states, nodes), self._index.weights[at], nodes, first, states)

    def _bounds(self, at: At, layer: int, states: Longs | int, nodes: Longs) -> Longs:
        """Of walks that begin with some edges, which lead to these states and nodes."""
        before = self._layers[layer]
        if isinstance(states, int):
            bounds: Longs = before[states].take(nodes)
        else:
            bounds = before.ravel().take(states * self._index.node_count + nodes)
        np.add(bounds, self._index.weights[at], out=bounds)
        if self.terms.bars_edges:
            bounds[~self.terms.usable(at)] = UNREACHABLE
        return bounds

    def _compute(self, deadline: Deadline) -> bool:
        active = np.array([self.terms.target])
        balls = [np.array(self.terms.sources)]
        frontier = balls[0]
        self._add(self._base())
        while len(self._layers) + len(balls) < self.terms.hops + 1:
            if deadline.passed():
                return False
            if self._degree(active, self._index.in_starts) <= self._degree(frontier, self._index.out_starts):
                self._add_layer_into(active)
                active = self._changed()
            else:
                balls.append(self._grown(balls[-1], frontier))
                frontier = np.setdiff1d(balls[-1], balls[-2], assume_unique=True)
        for ball in reversed(balls):
            if deadline.passed():
                return False
            self._add_layer_from(ball)
        return True

    def _base(self) -> Longs:
        layer = np.full((self.terms.dead + 1, self._index.node_count), UNREACHABLE, dtype=np.int64)
        allowed = self.terms.stage_allows(self.terms.hops)
        if allowed is None or allowed[self.terms.target]:
            layer[self.terms.met(), self.terms.target] = 0
        return layer

    def _add(self, layer: Longs) -> None:
        """Add a layer of one step more."""
        allowed = self.terms.stage_allows(self.terms.hops - len(self._layers))
        if allowed is not None:
            layer[:, ~allowed] = UNREACHABLE
        self._at_sources.append(layer[:, self.terms.sources])
        layer[:, self.terms.closed] = UNREACHABLE
        self._layers.append(layer)

    def _unstepped(self) -> Longs:
        """A layer like the last, before any step is taken; where each layer stands alone, an empty one."""
        before = self._layers[-1]
        return np.full_like(before, UNREACHABLE) if self.terms.query.stages else before.copy()

    def _add_layer_into(self, nodes: Longs) -> None:
        """Add a layer that differs from the last by steps into these nodes."""
        if self._is_many(self._degree(nodes, self._index.in_starts)):
            self._add_layer_from(self._index.leaving_nodes)
            return
        layer, at = self._unstepped(), self._entering(nodes)
        subjects, objects = self._index.edges.subjects[at].astype(np.int64), self._objects(at)
        for state in range(self.terms.dead):
            bounds = self._bounds(at, -1, self.terms.states_after(state, at), objects)
            np.minimum.at(layer[state], subjects, bounds)
        self._finish(layer)

    def _add_layer_from(self, nodes: Longs) -> None:
        """Add a layer that differs from the last by steps from these nodes."""
        nodes = nodes[self._index.out_starts[nodes] < self._index.out_starts[nodes + 1]]
        if self._is_many(self._degree(nodes, self._index.out_starts)):
            nodes = self._index.leaving_nodes
            at: At = slice(None)
            first: Longs = self._index.out_starts[nodes]
        else:
            at, first = self._leaving(nodes)
        layer, objects = self._unstepped(), self._objects(at)
        for state in range(self.terms.dead) if len(nodes) else ():
            bounds = self._bounds(at, -1, self.terms.states_after(state, at), objects)
            layer[state, nodes] = np.minimum(layer[state, nodes], np.minimum.reduceat(bounds, first))
        self._finish(layer)

    def _finish(self, layer: Longs) -> None:
        """Add a layer whose steps are taken: none of them from the target, where paths end."""
        target = self.terms.target
        layer[:, target] = UNREACHABLE if self.terms.query.stages else self._layers[-1][:, target]
        self._add(layer)

    def _changed(self) -> Longs:
        """The nodes whose bounds the last layer lowered; where each layer stands alone, those that have any."""
        last = self._layers[-1]
        changed = last < (UNREACHABLE if self.terms.query.stages else self._layers[-2])
        return np.flatnonzero(changed.any(axis=0))

    def _grown(self, ball: Longs, frontier: Longs) -> Longs:
        """A ball of nodes with those that one step from its frontier reaches."""
        at, _ = self._leaving(frontier)
        objects = self._index.edges.objects[at]
        inside = np.zeros(self._index.node_count, dtype=np.bool_)
        inside[objects[self.terms.usable(at)] if self.terms.bars_edges else objects] = True
        inside[self.terms.closed] = False
        inside[ball] = True
        return np.flatnonzero(inside)

    def _objects(self, at: At) -> Longs:
        # numpy looks up by numbers of 64 bits several times as fast as by shorter ones.
        return self._index.edges.objects[at].astype(np.int64)

    def _is_many(self, edges: int) -> bool:
        return edges * SWEEP > self._index.edge_count

    def _leaving(self, nodes: Longs) -> tuple[Longs, Longs]:
        return _ranges(self._index.out_starts, nodes)

    def _entering(self, nodes: Longs) -> Longs:
        return self._index.in_edges[_ranges(self._index.in_starts, nodes)[0]].astype(np.int64)

    @staticmethod
    def _degree(nodes: Longs, starts: Longs) -> int:
        return int((starts[nodes + 1] - starts[nodes]).sum())


def _ranges(starts: Longs, nodes: Longs) -> tuple[Longs, Longs]:
    """All numbers from ``starts[n]`` up to ``starts[n + 1]``, for each node n in turn; where each one's begin."""
    firsts, counts = starts[nodes], starts[nodes + 1] - starts[nodes]
    before = np.cumsum(counts) - counts
    return np.repeat(firsts - before, counts) + np.arange(counts.sum()), before
