"""What paths are left when things or steps are lost, by search."""

from collections.abc import Callable, Sequence

from graph.cuts.minimum import Breaking, Elements, Ways, smallest
from graph.index.path_index import PathIndex
from graph.paths.deadline import Deadline
from graph.paths.query import FoundPath, PathQuery
from graph.paths.search import top_k
from schema.edge import Edge
from schema.errors import OutOfTime

Key = tuple[str, str, str]
Killers = Callable[[Edge], Ways]
"""The smallest sets of elements whose loss ends an edge; none where none does."""


def first_path(index: PathIndex, query: PathQuery, deadline: Deadline) -> FoundPath | None:
    """The first path that meets a query.

    Raises:
        OutOfTime: the deadline passed before it was found.
    """
    result = top_k(index, query.model_copy(update={"k": 1}), deadline)
    if result.paths:
        return result.paths[0]
    if result.timed_out:
        raise OutOfTime
    return None


class LosingNodes:
    """The loss of inner nodes. A path of one step has none, and can't be broken so.

    Args:
        index: the graph.
        query: the paths that count, of one source.
        deadline: when to give up.
    """

    def __init__(self, index: PathIndex, query: PathQuery, deadline: Deadline) -> None:
        self._index = index
        self._query = query
        self._deadline = deadline

    def ways(self, path: FoundPath) -> Ways:
        """Each inner node by itself."""
        return tuple(frozenset({node}) for node in path.nodes[1:-1])

    def whole(self, lost: Elements) -> FoundPath | None:
        """The first path that touches none of some nodes.

        Raises:
            OutOfTime: the deadline passed before it was found.
        """
        avoid = (*self._query.avoid, *sorted(lost))
        return first_path(self._index, self._query.model_copy(update={"avoid": avoid}), self._deadline)


class LosingGrounds:
    """The loss of what edges rest on. Which edges that ends is found out as paths lead over them.

    Args:
        index: the graph.
        query: the paths that count.
        killers: what ends an edge.
        deadline: when to give up.
    """

    def __init__(self, index: PathIndex, query: PathQuery, killers: Killers, deadline: Deadline) -> None:
        self._index = index
        self._query = query
        self._killers = killers
        self._deadline = deadline
        self._met: dict[Key, Ways] = {}

    def ways(self, path: FoundPath) -> Ways:
        """What ends a step of the path."""
        return ways_of(path, self._killers)

    def whole(self, lost: Elements) -> FoundPath | None:
        """The first path none of whose steps the loss of some elements ends.

        Raises:
            OutOfTime: the deadline passed before it was found.
        """
        dead = {key for key, ways in self._met.items() if any(way <= lost for way in ways)}
        while True:
            query = self._query.model_copy(update={"avoid_steps": (*self._query.avoid_steps, *sorted(dead))})
            path = first_path(self._index, query, self._deadline)
            if path is None:
                return None
            self._met |= {edge.key: self._killers(edge) for edge in path.edges if edge.key not in self._met}
            ended = {edge.key for edge in path.edges if any(way <= lost for way in self._met[edge.key])}
            if not ended:
                return path
            dead |= ended


class LosingAny:
    """The loss of what edges rest on, for paths that count in one way or another: each must be broken in every way.

    Args:
        ways: the same loss for the paths that count in each way.
    """

    def __init__(self, ways: Sequence[Breaking]) -> None:
        self._each = ways
        self._last: Breaking | None = None

    def ways(self, path: FoundPath) -> Ways:
        """What breaks the path that was last given, in the way that it counts in."""
        return self._last.ways(path) if self._last else ()

    def whole(self, lost: Elements) -> FoundPath | None:
        """The first path that is whole, of the first way that has one.

        Raises:
            OutOfTime: the deadline passed before it was found.
        """
        for way in self._each:
            if path := way.whole(lost):
                self._last = way
                return path
        return None


def ways_of(path: FoundPath, killers: Killers) -> Ways:
    """The smallest sets whose loss ends some step of a path."""
    return smallest(way for edge in path.edges for way in killers(edge))
