"""The conclusions of a release, with the paths that bear them: what gaps are weighed by."""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from graph.opposed import OPPOSITE
from graph.outcomes import Asked, ToEffect, is_claimed_mechanism, is_mechanism
from graph.paths.deadline import Deadline
from graph.paths.query import FoundPath
from graph.paths.search import found_path
from graph.snapshot import Snapshot
from schema.vocabulary import Sign

MOST_PATHS = 2000
"""Of each effect, how many of its first paths are read to find the best one over each step."""

_SIGNS = (Sign.POSITIVE, Sign.NEGATIVE, Sign.UNKNOWN)
Ends = tuple[str, str]
"""(source, effect)."""

Key = tuple[str, str, str]


class Conclusion(NamedTuple):
    """That a source has to do with an effect.

    Attributes:
        source, effect: ids.
        direct: the best path of one step; None where there is none.
        chain: the best mechanism whose last step is claimed; None where there is none.
        beneath: the best mechanism whose sign is not opposite to the direct path's; None where there is none.
    """

    source: str
    effect: str
    direct: FoundPath | None
    chain: FoundPath | None
    beneath: FoundPath | None

    @property
    def best(self) -> FoundPath | None:
        """The better of ``direct`` and ``chain``."""
        return _best(self.direct, self.chain)


class Conclusions:
    """The conclusions from some sources to some effects.

    Attributes:
        timed_out: whether something was not found for want of time.
    """

    def __init__(self, snapshot: Snapshot, asked: Asked, deadline: Deadline) -> None:
        self.asked = asked
        self.timed_out = False
        self._snapshot = snapshot
        self._deadline = deadline

    @cached_property
    def all(self) -> tuple[Conclusion, ...]:
        """Every pair between which there is a path, by effect, then source."""
        return tuple(self._all())

    @cached_property
    def by_source(self) -> dict[str, FoundPath]:
        """The best path of each source to any of the effects."""
        best: dict[str, FoundPath] = {}
        for one in self.all:
            if path := _best(best.get(one.source), one.best):
                best[one.source] = path
        return best

    def over(self, key: Key) -> FoundPath | None:
        """The best path over a step; None where none was read."""
        return self._over[0].get(key)

    @property
    def whole(self) -> bool:
        """Whether every path was read."""
        return self._over[1]

    def _all(self) -> Iterator[Conclusion]:
        for effect in self.asked.effects:
            if self._is_over():
                return
            to_effect = ToEffect(self._snapshot, self.asked.query(effect), self._deadline, _SIGNS)
            leading = sorted({source for sign in _SIGNS for source in to_effect.sources(sign)})
            yield from (self._conclusion(to_effect, source, effect) for source in leading)
            self.timed_out = self.timed_out or to_effect.timed_out

    def _conclusion(self, to_effect: ToEffect, source: str, effect: str) -> Conclusion:
        index = self._snapshot.index
        steps = (found_path(index, (place,)) for place in index.leaving(source))
        direct = _best(*(path for path in steps if path.nodes[-1] == effect))
        chain = _best(*(to_effect.first(source, sign, is_claimed_mechanism) for sign in _SIGNS))
        against = OPPOSITE.get(direct.sign) if direct else None
        beneath = (to_effect.first(source, sign, is_mechanism) for sign in _SIGNS if sign is not against)
        return Conclusion(source, effect, direct, chain, _best(*beneath))

    @cached_property
    def _over(self) -> tuple[dict[Key, FoundPath], bool]:
        best: dict[Key, FoundPath] = {}
        whole = True
        for effect in self.asked.effects:
            if self._is_over():
                return best, False
            to_effect = ToEffect(self._snapshot, self.asked.query(effect), self._deadline)
            paths, is_all = to_effect.all(MOST_PATHS)
            whole = whole and is_all
            self.timed_out = self.timed_out or to_effect.timed_out
            for path in paths:
                for edge in path.edges:
                    best[edge.key] = _best(best.get(edge.key), path) or path
        return best, whole

    def _is_over(self) -> bool:
        self.timed_out = self.timed_out or self._deadline.passed()
        return self.timed_out


def _best(*paths: FoundPath | None) -> FoundPath | None:
    return min((path for path in paths if path), key=lambda path: path.sort_key, default=None)
