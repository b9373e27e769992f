"""What falls with a step: which sources reach which effects by it, and how well they do without it."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from graph.paths.deadline import Deadline
from graph.paths.query import FoundPath, PathQuery
from graph.paths.search import Programmes, found_path
from graph.snapshot import Snapshot

Key = tuple[str, str, str]


class Conclusion(NamedTuple):
    """That a source reaches an effect, with and without a step.

    Attributes:
        source, effect: ids.
        belief: of the best path.
        without: of the best path without the step; None where there is none, and the conclusion is lost.
    """

    source: str
    effect: str
    belief: float
    without: float | None

    @property
    def is_lost(self) -> bool:
        """Whether no path is left."""
        return self.without is None


class Falling:
    """What falls with each step that is asked about.

    A conclusion is that an exosome source reaches a cell effect, or the query's target, by a path that meets the query
    but for its ends. It can only fall with a step of its best path, so that just those are searched again, with the
    step left out.

    Args:
        snapshot: the release that is asked.
        query: which paths count.
        deadline: when to end. What was not found by then is missing, and ``timed_out`` set.
    """

    def __init__(self, snapshot: Snapshot, query: PathQuery, deadline: Deadline) -> None:
        self.timed_out = False
        self._snapshot = snapshot
        self._query = query
        self._deadline = deadline
        self._best = lru_cache(maxsize=None)(self._best_of_all)

    def with_step(self, key: Key) -> tuple[Conclusion, ...]:
        """The conclusions that are lost or believed less without a step, by effect and source; lost ones first."""
        found = [each for effect in self._effects() for each in self._falling(effect, key)]
        return tuple(sorted(found, key=lambda each: (not each.is_lost, each.effect, each.source)))

    def best(self, source: str, effect: str, *avoided: Key) -> FoundPath | None:
        """The best path from a source to an effect without some steps."""
        return next((path for _, path in self._paths((source,), effect, avoided)), None)

    def _effects(self) -> tuple[str, ...]:
        return tuple(sorted({*self._snapshot.cell_effects, self._query.target}))

    def _falling(self, effect: str, key: Key) -> Iterator[Conclusion]:
        using = {
            source: path for source, path in self._best(effect).items() if any(edge.key == key for edge in path.edges)
        }
        if not using:
            return
        left = dict(self._paths(tuple(using), effect, (key,)))
        if self.timed_out:
            return
        for source, path in using.items():
            without = left[source].belief if source in left else None
            if without is None or without < path.belief:
                yield Conclusion(source, effect, path.belief, without)

    def _best_of_all(self, effect: str) -> dict[str, FoundPath]:
        return dict(self._paths(self._snapshot.sources, effect, ()))

    def _paths(
        self, sources: tuple[str, ...], effect: str, avoided: tuple[Key, ...]
    ) -> Iterator[tuple[str, FoundPath]]:
        """The best path of each source that has one."""
        index = self._snapshot.index
        steps = (*self._query.avoid_steps, *avoided)
        query = self._query.model_copy(update={"sources": sources, "target": effect, "avoid_steps": steps})
        programmes = Programmes(index, query, self._deadline)
        for source in sources:
            search = programmes.search(source)
            path = next(iter(search), None)
            self.timed_out = self.timed_out or search.timed_out
            if path is not None:
                yield source, found_path(index, path)
