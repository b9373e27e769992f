"""All paths of a source, in no order of rank: for counting, where sorting would only cost time."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from graph.paths.deadline import Deadline
from graph.paths.programme import Programme
from graph.paths.search import Positions

_STEPS_PER_LOOK = 256


class Enumeration(NamedTuple):
    """The paths of a source, as the numbers of their edges.

    Attributes:
        paths: all of them, or as many as were asked for.
        complete: whether there are no others.
    """

    paths: list[Positions]
    complete: bool


def enumerate_paths(programme: Programme, source: int, most: int, deadline: Deadline) -> Enumeration:
    """The paths of one source of a programme, up to a number, by a depth-first walk that the programme prunes."""
    walk = _Walk(programme, deadline)
    paths: list[Positions] = []
    for path in walk.paths(source):
        if len(paths) == most:
            return Enumeration(paths, complete=False)
        paths.append(path)
    return Enumeration(paths, complete=not walk.timed_out)


def enumerate_union(programmes: Sequence[Programme], source: int, most: int, deadline: Deadline) -> Enumeration:
    """The paths of one source of any of some programmes, each once, up to a number."""
    return united([enumerate_paths(programme, source, most, deadline) for programme in programmes], most)


def united(listed: Sequence[Enumeration], most: int) -> Enumeration:
    """Several lists as one, each path once, up to a number."""
    paths = list(dict.fromkeys(path for each in listed for path in each.paths))
    return Enumeration(paths[:most], len(paths) <= most and all(each.complete for each in listed))


class _Walk:
    def __init__(self, programme: Programme, deadline: Deadline) -> None:
        self.timed_out = not programme.finished
        self._programme = programme
        self._deadline = deadline
        self._steps = 0

    def paths(self, source: int) -> Iterator[Positions]:
        terms = self._programme.terms
        for _, node, state in self._programme.starts(terms.wanted[0], terms.hops):
            if node == source:
                yield from self._from((node,), (), state)

    def _from(self, nodes: tuple[int, ...], positions: Positions, state: int) -> Iterator[Positions]:
        terms = self._programme.terms
        if nodes[-1] == terms.target:
            yield positions
            return
        left = terms.hops - len(positions)
        if left == 0 or self._is_over():
            return
        fan = self._programme.fan(nodes[-1], state, left)
        fan.grow()
        for node, position, after in zip(fan.nodes, fan.positions, fan.states, strict=True):
            if node not in nodes:
                yield from self._from((*nodes, node), (*positions, position), after)

    def _is_over(self) -> bool:
        self._steps += 1
        if self._steps % _STEPS_PER_LOOK == 0:
            self.timed_out = self.timed_out or self._deadline.passed()
        return self.timed_out
