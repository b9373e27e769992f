"""Exact best-first search for the first paths of a query.

Partial paths wait in a heap by (weight so far + bound of the rest, nodes, edges). The bound never exceeds what the
rest of a path weighs, and a beginning sorts before what it grows into, so paths leave the heap in their total order.
A partial path is replaced by its best continuation and its next best sibling: the heap grows by one at most.
"""

import heapq
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from graph.index.path_index import PathIndex
from graph.paths.agreement import Paths, merged, one_by_one
from graph.paths.deadline import Deadline
from graph.paths.fan import Fan
from graph.paths.programme import Programme
from graph.paths.query import FoundPath, PathQuery, PathResult
from graph.paths.signs import product
from graph.paths.terms import Terms
from schema.edge import Edge
from schema.vocabulary import Sign

MAX_WAITING = 2_000_000
"""The most partial paths that wait: beyond it a search ends as if its time were over, to spare the memory."""
_POPS_PER_LOOK = 64
_NO_NODE = -1

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
        sign: which of the signs that the programme serves; its first where None.
        max_hops: the most steps, where fewer than the programme's. Not with stages.

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
        *,
        sign: Sign | None = None,
        max_hops: int | None = None,
    ) -> None:
        self.timed_out = not programme.finished
        self._programme = programme
        self._deadline = deadline
        self._banned = banned
        self._hops = programme.terms.hops if max_hops is None else min(max_hops, programme.terms.hops)
        self._sign = programme.terms.wanted[0] if sign is None else sign
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
        starts = self._programme.starts(self._sign, self._hops)
        beginnings = [
            _Partial(bound, (node,), (), 0, state, None, 0) for bound, node, state in starts if source in {None, node}
        ]
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
        while place < len(fan.nodes) or fan.grow():
            node = fan.nodes[place]
            if node not in nodes and node not in self._banned:
                bound, after = weight + fan.bounds[place], weight + fan.weights[place]
                grown = (*nodes, node), (*positions, fan.positions[place])
                heapq.heappush(self._waiting, _Partial(bound, *grown, after, fan.states[place], fan, place))
                return
            place += 1


def found_path(index: PathIndex, positions: Positions) -> FoundPath:
    """The path over some edges."""
    return found_paths(index, [positions])[0]


def found_paths(index: PathIndex, found: Sequence[Positions]) -> tuple[FoundPath, ...]:
    """The paths over some edges; a step that several share is made once."""
    positions = list(dict.fromkeys(position for path in found for position in path))
    edges = dict(zip(positions, index.edges_at(positions), strict=True))
    return tuple(_path([edges[position] for position in path]) for path in found)


def _path(edges: Sequence[Edge]) -> FoundPath:
    nodes = (edges[0].subject, *(edge.object for edge in edges))
    cost = sum(edge.cost or 0 for edge in edges)
    return FoundPath(nodes, tuple(edges), product(edge.sign for edge in edges), cost)


class Programmes:
    """What bounds the searches of one query, computed once for all of its sources.

    It is one programme; where steps must agree, one for each value that they may agree on.

    Args:
        index: the graph.
        query: which paths are wanted.
        deadline: when to end.
        signs: the net signs that are searched for, None for any; the query's own where there are none.

    Attributes:
        each: the programmes.
        timed_out: whether the deadline passed before they were computed. Then nothing is found by them.
    """

    def __init__(
        self, index: PathIndex, query: PathQuery, deadline: Deadline, signs: Sequence[Sign | None] = ()
    ) -> None:
        self.each = tuple(Programme(Terms(index, each, signs), deadline) for each in one_by_one(index, query))
        self.timed_out = not all(programme.finished for programme in self.each)
        self._index = index
        self._deadline = deadline

    def sources(self, sign: Sign | None) -> list[str]:
        """Ids of the sources from which a walk of one of the signs leads to the target, in code-point order."""
        starts = (start for each in self.each for start in each.starts(sign, each.terms.hops))
        return [self._index.ids[node] for node in sorted({node for _, node, _ in starts})]

    def search(self, source: str | None = None, *, sign: Sign | None = None, max_hops: int | None = None) -> Paths:
        """The paths of one source, or of all where it is None, in their total order. See ``Search``."""
        rank = None if source is None else self._index.rank(source)
        start = _NO_NODE if rank is None and source is not None else rank
        searches = [Search(each, self._deadline, start, sign=sign, max_hops=max_hops) for each in self.each]
        return merged(self._index, searches)


def top_k(index: PathIndex, query: PathQuery, deadline: Deadline) -> PathResult:
    """The first ``query.k`` paths that meet a query, in the total order of paths.

    Args:
        index: the graph.
        query: what is wanted. Ids that the index doesn't know make no path.
        deadline: when to end; what was found until then is still the first of all paths.
    """
    return _result(index, Programmes(index, query, deadline).search(), query.k)


def top_k_by_sign(
    index: PathIndex, query: PathQuery, signs: Sequence[Sign], deadline: Deadline
) -> Mapping[Sign, PathResult]:
    """The first ``query.k`` paths of each of some signs, whatever sign the query names, from one programme.

    Where steps must agree, from one programme for each value that they may agree on.

    Args:
        index: the graph.
        query: what is wanted besides.
        signs: at least one.
        deadline: when to end; see ``top_k``.
    """
    programmes = Programmes(index, query, deadline, signs)
    return {sign: _result(index, programmes.search(sign=sign), query.k) for sign in signs}


def _result(index: PathIndex, search: Paths, k: int) -> PathResult:
    paths = found_paths(index, list(islice(search, k)))
    return PathResult(paths, search.timed_out, search.exhausted)
