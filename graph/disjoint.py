"""How many mechanisms of a source share no inner node: chains that would not all fail together.

With a bound on the hops this is NP-hard (Itai, Perl and Shiloach, 1982). Where all paths could be listed it is solved
as a maximum set packing over their inner nodes, by branch and bound; else, and where that takes too long, the number is
a lower bound and says so. A path of one step has no inner node and is no mechanism.
"""

from collections.abc import Sequence
from typing import NamedTuple

from graph.index.path_index import PathIndex
from graph.paths.agreement import merged
from graph.paths.deadline import Deadline
from graph.paths.enumerate import Enumeration
from graph.paths.programme import Programme
from graph.paths.search import Positions, Search

_MOST_BRANCHES = 20_000

NodeSet = frozenset[int]


class Count(NamedTuple):
    """A number, or the least that it can be.

    Attributes:
        value: the number.
        exact: whether it is that, or at least that.
    """

    value: int
    exact: bool


def count_disjoint(programmes: Sequence[Programme], source: int, paths: Enumeration, deadline: Deadline) -> Count:
    """The most paths of a source no two of which share an inner node.

    Args:
        programmes: the terms of the paths, which are those of any of them.
        source: the node that they start from.
        paths: those that were listed.
        deadline: when to be content with a lower bound.
    """
    if not programmes:
        return Count(0, exact=True)
    if paths.complete:
        inner = {_inner(programmes[0].terms.index, path) for path in paths.paths if len(path) > 1}
        return max_packing(inner, deadline)
    if not all(programme.finished for programme in programmes):
        return Count(0, exact=False)
    found = len(_greedy(programmes, source, deadline))
    return Count(found, exact=found == _openings(programmes, source))


def max_packing(sets: set[NodeSet], deadline: Deadline) -> Count:
    """The most of some sets, none of them empty, no two of which share a member."""
    minimal = [one for one in sets if not any(other < one for other in sets)]
    packing = _Packing(sorted(minimal, key=lambda one: (len(one), sorted(one))), deadline)
    return Count(packing.solve(), exact=not packing.gave_up)


class _Packing:
    """Branch and bound over sets of sets, each written as the bits of a number."""

    def __init__(self, sets: list[NodeSet], deadline: Deadline) -> None:
        self.gave_up = False
        self._deadline = deadline
        self._branches = 0
        self._best = 0
        members = sorted({member for one in sets for member in one})
        self._holding = [sum(1 << n for n, one in enumerate(sets) if member in one) for member in members]
        self._clashes = [sum(1 << n for n, other in enumerate(sets) if one & other) for one in sets]

    def solve(self) -> int:
        self._branch((1 << len(self._clashes)) - 1, 0)
        return self._best

    def _branch(self, left: int, chosen: int) -> None:
        left, chosen = self._take_free(left, chosen)
        self._best = max(self._best, chosen)
        self._branches += 1
        self.gave_up = self.gave_up or self._branches > _MOST_BRANCHES or self._deadline.passed()
        if not left or self.gave_up or chosen + self._most(left) <= self._best:
            return
        pivot = min(_bits(left), key=lambda n: (self._clashes[n] & left).bit_count())
        for candidate in _bits(self._clashes[pivot] & left):
            self._branch(left & ~self._clashes[candidate], chosen + 1)
            left &= ~(1 << candidate)

    def _take_free(self, left: int, chosen: int) -> tuple[int, int]:
        """Take the sets that clash with one other at most: some best choice has them."""
        for number in _bits(left):
            clashes = self._clashes[number] & left
            if left >> number & 1 and clashes.bit_count() <= 2:  # noqa: PLR2004 itself and one other
                left, chosen = left & ~clashes, chosen + 1
        return left, chosen

    def _most(self, left: int) -> int:
        """At most one set of all that share a member can be chosen: how many such groups cover what is left."""
        groups = 0
        while left:
            left &= ~max(self._holding, key=lambda holding: (holding & left).bit_count())
            groups += 1
        return groups


def _bits(number: int) -> list[int]:
    return [place for place in range(number.bit_length()) if number >> place & 1]


def _openings(programmes: Sequence[Programme], source: int) -> int:
    """How many nodes a mechanism can start through, which no number of disjoint ones exceeds."""
    through: set[int] = set()
    for programme in programmes:
        terms = programme.terms
        fan = programme.fan(source, terms.start(source, terms.wanted[0]), terms.hops)
        fan.grow()
        through |= {*fan.nodes} - {terms.target}
    return len(through)


def _inner(index: PathIndex, path: Positions) -> NodeSet:
    return frozenset(index.edges.objects[list(path[:-1])].tolist())


def _greedy(programmes: Sequence[Programme], source: int, deadline: Deadline) -> list[NodeSet]:
    """Best paths one after another, each without the inner nodes of those before."""
    index = programmes[0].terms.index
    chosen: list[NodeSet] = []
    banned: NodeSet = frozenset()
    while True:
        search = merged(index, [Search(programme, deadline, source, banned) for programme in programmes])
        path = next((path for path in search if len(path) > 1), None)
        if path is None:
            return chosen
        chosen.append(_inner(index, path))
        banned |= chosen[-1]
