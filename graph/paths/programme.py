"""The backward programme: from every state, the least weight of a walk to the target in so many steps at most.

A walk may meet a node twice and a path may not, so these are lower bounds on paths; on walks they are exact. They hold
for all sources of a query at once. Only nodes that can matter are computed: the programme grows backwards from the
target while that touches fewer edges than growing a ball of reachable nodes around the sources does, and the layers
that are left are computed on that ball alone.
"""

from functools import lru_cache

import numpy as np

from graph.index.path_index import Longs
from graph.paths.deadline import Deadline
from graph.paths.terms import Terms

UNREACHABLE = 1 << 62
_CACHED_FANS = 1 << 15


class Fan:
    """The steps that can be taken from a state, best first: by (bound, node, predicate).

    Attributes:
        bounds: the weight of the step and the least weight of what follows.
        weights: the weight of the step.
        nodes, positions, states: where the step leads, by which edge, and the state then.
    """

    __slots__ = ("bounds", "nodes", "positions", "states", "weights")

    def __init__(self, bounds: Longs, weights: Longs, nodes: Longs, positions: Longs, states: Longs) -> None:
        self.bounds: list[int] = bounds.tolist()
        self.weights: list[int] = weights.tolist()
        self.nodes: list[int] = nodes.tolist()
        self.positions: list[int] = positions.tolist()
        self.states: list[int] = states.tolist()


class Programme:
    """The backward programme of some terms.

    Attributes:
        terms: what it was computed for.
        finished: whether it was done before the deadline; else nothing can be reached by it.
    """

    def __init__(self, terms: Terms, deadline: Deadline) -> None:
        self.terms = terms
        self._index = terms.index
        self._layers: list[Longs] = []
        self.finished = terms.hops == 0 or not terms.sources or self._compute(deadline)
        if not self.finished:
            self._layers.clear()
        self.fan = lru_cache(_CACHED_FANS)(self._fan)

    def bound(self, steps: int, state: int, node: int) -> int:
        """The least weight of a walk from a node to the target in at most so many steps."""
        return int(self._layers[steps][state, node]) if self._layers else UNREACHABLE

    def starts(self) -> list[tuple[int, int, int]]:
        """(bound, node, state) of each source from which a walk answers, in order of nodes."""
        found = [(node, self.terms.start(node)) for node in self.terms.sources]
        bounds = [(self.bound(self.terms.hops, state, node), node, state) for node, state in found]
        return [start for start in bounds if start[0] < UNREACHABLE]

    def _fan(self, node: int, state: int, steps: int) -> Fan:
        """The steps from a node in a state with so many steps left."""
        starts = self._index.out_starts
        positions = self.terms.usable(np.arange(starts[node], starts[node + 1]))
        nodes = self._index.edges.objects[positions].astype(np.int64)
        states = np.broadcast_to(self.terms.states_after(state, positions), positions.shape)
        weights = self.terms.weights(positions)
        bounds = weights + self._layers[steps - 1][states, nodes]
        order = np.argsort(bounds, kind="stable")
        order = order[: np.searchsorted(bounds[order], UNREACHABLE)]
        return Fan(*(column[order] for column in (bounds, weights, nodes, positions, states)))

    def _compute(self, deadline: Deadline) -> bool:
        self._layers.append(self._base())
        active = np.array([self.terms.target])
        balls = [np.array(self.terms.sources)]
        frontier = balls[0]
        while len(self._layers) + len(balls) < self.terms.hops + 2:
            if deadline.passed():
                return False
            if self._degree(active, self._index.in_starts) <= self._degree(frontier, self._index.out_starts):
                self._add_layer(self._entering(active))
                active = self._changed()
            else:
                frontier = self._beyond(balls[-1], frontier)
                balls.append(np.union1d(balls[-1], frontier))
        for ball in reversed(balls[:-1]):
            if deadline.passed():
                return False
            self._add_layer(self._leaving(ball))
        return True

    def _base(self) -> Longs:
        layer = np.full((self.terms.dead + 1, self._index.node_count), UNREACHABLE, dtype=np.int64)
        allowed = self.terms.stage_allows(self.terms.hops)
        if allowed is None or allowed[self.terms.target]:
            layer[self.terms.met(), self.terms.target] = 0
        return layer

    def _add_layer(self, positions: Longs) -> None:
        """Add the layer of one step more, that differs from the last by steps over these edges."""
        before = self._layers[-1]
        allowed = self.terms.stage_allows(self.terms.hops - len(self._layers))
        layer = before.copy() if allowed is None else np.full_like(before, UNREACHABLE)
        positions = self.terms.usable(positions)
        positions = positions[self._index.edges.subjects[positions] != self.terms.target]
        subjects, objects = self._index.edges.subjects[positions], self._index.edges.objects[positions]
        weights = self.terms.weights(positions)
        for state in range(self.terms.dead):
            bounds = weights + before[self.terms.states_after(state, positions), objects]
            np.minimum.at(layer[state], subjects, bounds)
        if allowed is not None:
            layer[:, ~allowed] = UNREACHABLE
        self._layers.append(layer)

    def _changed(self) -> Longs:
        """The nodes whose bounds the last layer lowered; where each layer stands alone, those that have any."""
        last = self._layers[-1]
        changed = last < (UNREACHABLE if self.terms.query.stages else self._layers[-2])
        return np.flatnonzero(changed.any(axis=0))

    def _beyond(self, ball: Longs, frontier: Longs) -> Longs:
        """The nodes outside a ball that one step from its frontier reaches."""
        positions = self.terms.usable(self._leaving(frontier))
        return np.setdiff1d(self._index.edges.objects[positions], ball).astype(np.int64)

    def _leaving(self, nodes: Longs) -> Longs:
        return _ranges(self._index.out_starts, nodes)

    def _entering(self, nodes: Longs) -> Longs:
        return self._index.in_edges[_ranges(self._index.in_starts, nodes)].astype(np.int64)

    @staticmethod
    def _degree(nodes: Longs, starts: Longs) -> int:
        return int((starts[nodes + 1] - starts[nodes]).sum())


def _ranges(starts: Longs, nodes: Longs) -> Longs:
    """All numbers from ``starts[n]`` up to ``starts[n + 1]``, for each node n in turn."""
    firsts, counts = starts[nodes], starts[nodes + 1] - starts[nodes]
    before = np.cumsum(counts) - counts
    return np.repeat(firsts - before, counts) + np.arange(counts.sum())
