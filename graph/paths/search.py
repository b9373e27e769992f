"""Exact best-first search for the first paths of a query.

Partial paths wait in a heap by (weight so far + bound of the rest, nodes, edges). The bound never exceeds what the
rest of a path weighs, and a beginning sorts before what it grows into, so paths leave the heap in their total order.
A partial path is replaced by its best continuation and its next best sibling: the heap grows by one at most.
"""

import heapq
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from graph.index.path_index import PathIndex
from graph.paths.agreement import merged, one_by_one
from graph.paths.deadline import Deadline
from graph.paths.programme import Fan, Programme
from graph.paths.query import FoundPath, PathQuery, PathResult
from graph.paths.signs import product
from graph.paths.terms import Terms

MAX_WAITING = 2_000_000
"""The most partial paths that wait: beyond it a search ends as if its time were over, to spare the memory."""
_POPS_PER_LOOK = 64

Positions = tuple[int, ...]


class _Partial(NamedTuple):
    """A beginning of a path; ordered by its first three fields, which no two share."""

    bound: int
    nodes: tuple[int, ...]
    positions: Positions
    weight: int
    state: int
    siblings: Fan | None
    place: int


class Search:
    """The paths of a programme, in order, as the numbers of their edges. Iterate over it once.

    Args:
        programme: what bounds the search.
        deadline: when to end.
        source: the one source to start from; None for all of the programme's.
        banned: nodes that no path may enter, besides those that the terms exclude.

    Attributes:
        timed_out: whether it ended before it was done.
        exhausted: whether it is known that no path is left.
    """

    def __init__(
        self,
        programme: Programme,
        deadline: Deadline,
        source: int | None = None,
        banned: frozenset[int] = frozenset(),
    ) -> None:
        self.timed_out = not programme.finished
        self._programme = programme
        self._deadline = deadline
        self._banned = banned
        self._hops = programme.terms.hops
        self._waiting = [] if self.timed_out else self._beginnings(source)

    @property
    def exhausted(self) -> bool:
        """Whether it is known that no path is left."""
        return not self._waiting and not self.timed_out

    def __iter__(self) -> Iterator[Positions]:
        target, pops = self._programme.terms.target, 0
        while self._waiting:
            if pops % _POPS_PER_LOOK == 0 and (self._deadline.passed() or len(self._waiting) > MAX_WAITING):
                self.timed_out = True
                return
            pops += 1
            partial = heapq.heappop(self._waiting)
            self._push_sibling(partial)
            if partial.nodes[-1] == target:
                yield partial.positions
            else:
                self._push_continuation(partial)

    def _beginnings(self, source: int | None) -> list[_Partial]:
        starts = [start for start in self._programme.starts() if source in {None, start[1]}]
        beginnings = [_Partial(bound, (node,), (), 0, state, None, 0) for bound, node, state in starts]
        heapq.heapify(beginnings)
        return beginnings

    def _push_continuation(self, partial: _Partial) -> None:
        steps = self._hops - len(partial.positions)
        fan = self._programme.fan(partial.nodes[-1], partial.state, steps)
        self._push(partial.nodes, partial.positions, partial.weight, fan, 0)

    def _push_sibling(self, partial: _Partial) -> None:
        fan, place = partial.siblings, partial.place
        if fan is not None:
            weight = partial.weight - fan.weights[place]
            self._push(partial.nodes[:-1], partial.positions[:-1], weight, fan, place + 1)

    def _push(self, nodes: tuple[int, ...], positions: Positions, weight: int, fan: Fan, place: int) -> None:
        """Let the first step of a fan, from ``place`` on, that leads to a new node wait."""
        for at in range(place, len(fan.nodes)):
            node = fan.nodes[at]
            if node not in nodes and node not in self._banned:
                grown = (*nodes, node), (*positions, fan.positions[at])
                after = weight + fan.weights[at]
                heapq.heappush(self._waiting, _Partial(weight + fan.bounds[at], *grown, after, fan.states[at], fan, at))
                return


def found_path(index: PathIndex, positions: Positions) -> FoundPath:
    """The path over some edges."""
    edges = tuple(map(index.edge, positions))
    nodes = (edges[0].subject, *(edge.object for edge in edges))
    return FoundPath(nodes, edges, product(edge.sign for edge in edges), int(index.edges.costs[list(positions)].sum()))


def top_k(index: PathIndex, query: PathQuery, deadline: Deadline) -> PathResult:
    """The first ``query.k`` paths that meet a query, in the total order of paths.

    Args:
        index: the graph.
        query: what is wanted. Ids that the index doesn't know make no path.
        deadline: when to end; what was found until then is still the first of all paths.
    """
    programmes = [Programme(Terms(index, each), deadline) for each in one_by_one(index, query)]
    search = merged(index, [Search(programme, deadline) for programme in programmes])
    paths = tuple(found_path(index, positions) for positions in islice(search, query.k))
    return PathResult(paths, search.timed_out, search.exhausted)
