"""The steps that can be taken from one state of a search."""

import numpy as np

from graph.index.path_index import Ints, Longs

UNREACHABLE = 1 << 62
FIRST = 64
"""How many steps of a longer fan are put in order at first; more where bounds are equal."""


class Fan:
    """The steps that can be taken from a state and lead to the target, best first: by (bound, node, predicate).

    Of many steps only the first are put in order before ``grow`` asks for the others: a search seldom does.

    Args:
        bounds: the weight of each step and the least weight of what follows.
        weights: the weight of each step.
        nodes: where each step leads.
        first: the number of the first step's edge; the others' follow.
        states: the state after each step; one number where it is the same for all.

    Attributes:
        bounds, weights, nodes, positions, states: of the steps that are in order so far, as lists.
    """

    __slots__ = ("_columns", "_first", "_rest", "bounds", "nodes", "positions", "states", "weights")

    bounds: list[int]
    weights: list[int]
    nodes: list[int]
    positions: list[int]
    states: list[int]

    def __init__(self, bounds: Longs, weights: Ints, nodes: Longs, first: int, states: Longs | int) -> None:
        self._columns = (bounds, weights, nodes, states)
        self._first = first
        self.bounds, self.weights, self.nodes, self.positions, self.states = [], [], [], [], []
        threshold = UNREACHABLE - 1
        if len(bounds) > 2 * FIRST:
            threshold = min(threshold, int(np.partition(bounds, FIRST)[FIRST]))
        self._rest: Longs = np.flatnonzero((bounds > threshold) & (bounds < UNREACHABLE))
        self._put_in_order(np.flatnonzero(bounds <= threshold))

    def grow(self) -> bool:
        """Put the steps in order that are not yet; False where there are none."""
        rest, self._rest = self._rest, self._rest[:0]
        self._put_in_order(rest)
        return len(rest) > 0

    def _put_in_order(self, chosen: Longs) -> None:
        bounds, weights, nodes, states = self._columns
        order = chosen[bounds[chosen].argsort(kind="stable")]
        self.bounds += bounds[order].tolist()
        self.weights += weights[order].tolist()
        self.nodes += nodes[order].tolist()
        self.positions += (order + self._first).tolist()
        self.states += [states] * len(order) if isinstance(states, int) else states[order].tolist()
