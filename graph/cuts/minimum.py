"""The smallest sets that break every path, with proven bounds.

Paths are many, and to break them all few suffice: so they are not listed. The search keeps the paths that it has met,
extends a set until it breaks those, and only then asks for a path that it leaves whole (an implicit hitting set
problem; Moreno-Centeno and Karp, 2013). Sets are tried by size, so that the first to leave no path is a smallest
one, and all others of its size are found with it: whatever breaks everything breaks the path that is branched on, by
one of the ways to break that. What whole paths do not share bounds the size from below.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple, Protocol

from graph.paths.deadline import Deadline
from graph.paths.query import FoundPath
from schema.errors import OutOfTime

MOST_BRANCHES = 50_000
"""Sets that are tried before the smallest is left unproven."""

Elements = frozenset[str]
Ways = tuple[Elements, ...]


class Breaking(Protocol):
    """What can be lost, and what that does to paths. To lose more never mends a path."""

    def ways(self, path: FoundPath) -> Ways:
        """The smallest sets each of which breaks a path by itself, none of which holds another; none if none does."""
        ...

    def whole(self, lost: Elements) -> FoundPath | None:
        """A path that is whole without some elements, the same one at every call; None where there is none.

        Raises:
            OutOfTime: it could not be told in time.
        """
        ...


class MinimumCuts(NamedTuple):
    """The smallest sets whose loss leaves no path.

    Attributes:
        lower, upper: the least and the most elements that such a set has; ``upper`` is None where none is known.
        proven: whether the two are the same, and known to be so. Else time, or the number of sets tried, was up.
        sets: all sets of the size ``upper``, each sorted, in order; where unproven one that does, if any is known.
        truncated: whether there are, or may be, more of the proven size.
        uncuttable: a path that nothing breaks; None where there is none. There are no sets then.
        timed_out: whether the time was up before the search was done; it is not where too many sets were tried.
    """

    lower: int
    upper: int | None
    proven: bool
    sets: tuple[tuple[str, ...], ...]
    truncated: bool = False
    uncuttable: FoundPath | None = None
    timed_out: bool = False

    def unproven(self) -> "MinimumCuts":
        """The same where not all ways to break a path are known: so many do, but fewer might, if any has to be lost."""
        return self if self.uncuttable else self._replace(lower=min(self.lower, 1), proven=False)


class _UncuttableError(Exception):
    def __init__(self, path: FoundPath) -> None:
        super().__init__()
        self.path = path


def minimum_cuts(breaking: Breaking, deadline: Deadline, most: int, branches: int = MOST_BRANCHES) -> MinimumCuts:
    """The smallest sets whose loss leaves no path.

    Args:
        breaking: what can be lost, and what that does.
        deadline: when to be content with bounds.
        most: the most sets that are given.
        branches: the most sets that are tried.
    """
    search = _Search(breaking, deadline, most, branches)
    try:
        return search.solve()
    except _UncuttableError as found:
        return MinimumCuts(0, None, proven=True, sets=(), uncuttable=found.path)
    except OutOfTime:
        return search.so_far()._replace(timed_out=deadline.passed())


class _Search:
    def __init__(self, breaking: Breaking, deadline: Deadline, most: int, branches: int) -> None:
        self.lower = 0
        self.known: Elements | None = None
        self._breaking = breaking
        self._deadline = deadline
        self._most = most
        self._branches = branches
        self._met: list[Ways] = []
        self._way_of: dict[str, Elements] = {}
        self._are_apart = True
        self._asked: dict[Elements, Ways | None] = {}
        self._tried: set[Elements] = set()
        self._found: set[Elements] = set()

    def solve(self) -> MinimumCuts:
        self.known = self._greedy()
        while True:
            self.lower = max(self.lower, self._least(frozenset()))
            self._tried.clear()
            self._extend(frozenset())
            if self._found:
                return self._proven(truncated=len(self._found) > self._most)
            self.lower += 1

    def so_far(self) -> MinimumCuts:
        """What is known when time is over."""
        if self._found:
            return self._proven(truncated=True)
        upper = None if self.known is None else len(self.known)
        sets = () if self.known is None else (tuple(sorted(self.known)),)
        return MinimumCuts(self.lower, upper, proven=upper == self.lower, sets=sets, truncated=upper == self.lower)

    def _proven(self, *, truncated: bool) -> MinimumCuts:
        ordered = sorted(tuple(sorted(one)) for one in self._found)[: self._most]
        return MinimumCuts(self.lower, self.lower, proven=True, sets=tuple(ordered), truncated=truncated)

    def _greedy(self) -> Elements:
        """A set that does, not always a smallest."""
        lost: Elements = frozenset()
        while (ways := self._ask(lost)) is not None:
            lost |= min(ways, key=lambda way: (len(way - lost), -self._broken_by(lost | way), sorted(way)))
        for element in sorted(lost):
            if self._ask(lost - {element}) is None:
                lost -= {element}
        return lost

    def _extend(self, lost: Elements) -> None:
        """Try all sets of the present size that hold some elements and are not yet tried."""
        if lost in self._tried or len(self._found) > self._most:
            return
        self._tried.add(lost)
        self._look()
        ways = self._next(lost)
        if ways is None:
            self._found.add(lost)
            return
        if len(lost) + self._least(lost) > self.lower:
            return
        for way in ways:
            if len(lost | way) <= self.lower:
                self._extend(lost | way)

    def _next(self, lost: Elements) -> Ways | None:
        """The ways to break a path that is whole, the one that has the fewest of those met; None where none is."""
        whole = [ways for ways in self._met if not _is_broken(ways, lost)]
        return min(whole, key=len) if whole else self._ask(lost)

    def _ask(self, lost: Elements) -> Ways | None:
        if lost not in self._asked:
            self._look()
            path = self._breaking.whole(lost)
            self._asked[lost] = None if path is None else self._ways(path)
        return self._asked[lost]

    def _ways(self, path: FoundPath) -> Ways:
        ways = tuple(sorted(self._breaking.ways(path), key=lambda way: (len(way), sorted(way))))
        if not ways:
            raise _UncuttableError(path)
        self._met.append(ways)
        for way in ways:
            held = [self._way_of.setdefault(element, way) for element in way]
            self._are_apart = self._are_apart and all(other == way for other in held)
        return ways

    def _least(self, lost: Elements) -> int:
        """How many more elements it takes at least."""
        whole = sorted((ways for ways in self._met if not _is_broken(ways, lost)), key=len)
        return _least_of_weighted(whole) if self._are_apart else _least_of_separate(whole, lost)

    def _broken_by(self, lost: Elements) -> int:
        return sum(_is_broken(ways, lost) for ways in self._met)

    def _look(self) -> None:
        self._branches -= 1
        if self._branches < 0 or self._deadline.passed():
            raise OutOfTime


def _least_of_separate(whole: Sequence[Ways], lost: Elements) -> int:
    """At least how many elements break some paths: those without a common element are broken one by one."""
    used: set[str] = set()
    least = 0
    for ways in whole:
        open_ = {*chain.from_iterable(ways)} - lost
        if used.isdisjoint(open_):
            used |= open_
            least += min(len(way - lost) for way in ways)
    return least


def _least_of_weighted(whole: Sequence[Ways]) -> int:
    """The same where no two ways share an element, so that each is a single thing of a weight.

    Every path in turn takes as much as it can of the weight of all its ways: what was taken is a feasible solution of
    the dual of the linear relaxation, and so bounds every solution from below.
    """
    left = {way: len(way) for ways in whole for way in ways}
    least = 0
    for ways in whole:
        taken = min(left[way] for way in ways)
        least += taken
        for way in ways:
            left[way] -= taken
    return least


def _is_broken(ways: Ways, lost: Elements) -> bool:
    return any(way <= lost for way in ways)


def smallest(sets: Iterable[Elements]) -> Ways:
    """Those of some sets that hold no other, in order of size and members."""
    kept: list[Elements] = []
    for one in sorted(set(sets), key=lambda way: (len(way), sorted(way))):
        if not any(other <= one for other in kept):
            kept.append(one)
    return tuple(kept)


def unions(choices: Sequence[Ways], most: int) -> Ways | None:
    """The smallest unions of one set from each of several choices; None where more than ``most`` arise on the way."""
    found: Ways = (frozenset(),)
    for choice in choices:
        if len(found) * len(choice) > most:
            return None
        found = smallest(one | other for one, other in _pairs(found, choice))
    return found


def _pairs(first: Ways, second: Ways) -> Iterator[tuple[Elements, Elements]]:
    return ((one, other) for one in first for other in second)
