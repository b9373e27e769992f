"""Conclusions that hang by little: for each, how few works, claims or documents it takes to end it.

A conclusion ends when no path is left that bears its sign; a mixed one when no path is left at all.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from graph.conclusions import Concluding, Conclusion, ConclusionOptions
from graph.cuts.demands import Demanding
from graph.cuts.grounds import ClaimGrounds, DocumentGrounds, WorkGrounds
from graph.cuts.minimum import Breaking, Elements, MinimumCuts, Ways, minimum_cuts
from graph.cuts.searching import Killers, LosingAny, LosingGrounds, ways_of
from graph.disjoint import Count
from graph.paths.deadline import Deadline
from graph.paths.enumerate import Enumeration, enumerate_paths, united
from graph.paths.programme import Programme
from graph.paths.query import FoundPath
from graph.paths.search import Programmes, found_path
from graph.records import RecordCache
from graph.snapshot import Snapshot
from graph.store import GraphStore
from schema.rubric import Rubric
from schema.vocabulary import Sign

_MOST_SETS = 20
_BRANCHES = 1000
"""Sets that are tried for each conclusion: few, so that one that hangs by many claims leaves time for the others."""


class Frailty(NamedTuple):
    """How little it takes to end a conclusion.

    Attributes:
        conclusion: the conclusion.
        paths: how many paths bear its sign; of a mixed one, how many there are.
        works, claims, documents: the smallest sets of each whose loss ends it.
    """

    conclusion: Conclusion
    paths: Count
    works: MinimumCuts
    claims: MinimumCuts
    documents: MinimumCuts

    @property
    def sort_key(self) -> tuple[float, float, float, str, str]:
        """Those that the fewest works, then claims, end come first; of those the most believed; then by ids."""
        works, claims = (cut.lower if cut.uncuttable is None else math.inf for cut in (self.works, self.claims))
        return works, claims, -self.conclusion.belief, self.conclusion.source, self.conclusion.effect


class Fragility(NamedTuple):
    """How little it takes to end each conclusion.

    Attributes:
        rows: the conclusions, in the order of ``Frailty.sort_key``.
        timed_out: whether some conclusions were not reached in time, or of some not all that more time would find.
    """

    rows: tuple[Frailty, ...]
    timed_out: bool


def fragility(
    snapshot: Snapshot, store: GraphStore, rubric: Rubric, options: ConclusionOptions, deadline: Deadline
) -> Fragility:
    """How little it takes to end each conclusion of a release.

    Args:
        snapshot: the release that is asked.
        store: where its claims are.
        rubric: the store's.
        options: which conclusions. A loss can end one by what it leaves of a step: where that is believed less, or
            shown less, than the options demand.
        deadline: when to end.
    """
    weighing = _Weighing(snapshot, store, rubric, options, deadline)
    rows = sorted(weighing.rows(), key=lambda row: row.sort_key)
    return Fragility(tuple(rows), weighing.timed_out)


class _Weighing:
    def __init__(
        self, snapshot: Snapshot, store: GraphStore, rubric: Rubric, options: ConclusionOptions, deadline: Deadline
    ) -> None:
        self.timed_out = False
        self._snapshot = snapshot
        self._options = options
        self._deadline = deadline
        records = RecordCache(store)
        grounds = (WorkGrounds(store, records, rubric), ClaimGrounds(records), DocumentGrounds(records))
        self._grounds = [Demanding(each, snapshot.showing) for each in grounds]

    def rows(self) -> Iterator[Frailty]:
        sources = self._options.sources_of(self._snapshot)
        for effect in self._options.effects_of(self._snapshot):
            concluding = Concluding(self._snapshot, self._options, self._deadline)
            found = concluding.of(effect, sources)
            if concluding.timed_out:
                self.timed_out = True
                return
            yield from self._of(found)

    def _of(self, found: Mapping[str, Conclusion]) -> Iterator[Frailty]:
        programmes: dict[Sign | None, Programmes] = {}
        for conclusion in found.values():
            sign = None if conclusion.sign is Sign.MIXED else conclusion.sign
            if sign not in programmes:
                query = self._options.query(sorted(found), conclusion.effect, sign)
                programmes[sign] = Programmes(self._snapshot.index, query, self._deadline)
            if self._deadline.passed() or programmes[sign].timed_out:
                self.timed_out = True
                return
            yield self._frailty(conclusion, programmes[sign].each)

    def _frailty(self, conclusion: Conclusion, programmes: Sequence[Programme]) -> Frailty:
        rank = self._snapshot.index.rank(conclusion.source)
        node = -1 if rank is None else rank
        listed = [enumerate_paths(each, node, self._options.cap, self._deadline) for each in programmes]
        found = united(listed, self._options.cap)
        cuts = []
        for grounds in self._grounds:
            ways = [
                self._breaking(each, paths, conclusion.source, grounds)
                for each, paths in zip(programmes, listed, strict=True)
            ]
            cut = minimum_cuts(LosingAny(ways), self._deadline, _MOST_SETS, _BRANCHES)
            cuts.append(cut.unproven() if grounds.capped else cut)
        is_cut_short = not found.complete and len(found.paths) < self._options.cap
        self.timed_out = self.timed_out or is_cut_short or any(cut.timed_out for cut in cuts)
        return Frailty(conclusion, Count(len(found.paths), found.complete), *cuts)

    def _breaking(self, programme: Programme, paths: Enumeration, source: str, grounds: Demanding) -> Breaking:
        """The loss of some grounds, for the paths of one source of a programme: those that are listed if all are."""
        index, query = self._snapshot.index, programme.terms.query
        killers = grounds.killers(query)
        if paths.complete:
            return _Listed([found_path(index, positions) for positions in paths.paths], killers)
        return LosingGrounds(index, query.model_copy(update={"sources": (source,)}), killers, self._deadline)


class _Listed:
    """Losses where all paths are listed."""

    def __init__(self, paths: Sequence[FoundPath], killers: Killers) -> None:
        ways = ((path, ways_of(path, killers)) for path in paths)
        self._paths = sorted(ways, key=lambda pair: (len(pair[1]), pair[0].sort_key))
        self._ways = {(path.nodes, path.edges): ways for path, ways in self._paths}

    def ways(self, path: FoundPath) -> Ways:
        """What ends a step of the path."""
        return self._ways[path.nodes, path.edges]

    def whole(self, lost: Elements) -> FoundPath | None:
        """The path that the fewest losses end, of those that are whole."""
        return next((path for path, ways in self._paths if not any(way <= lost for way in ways)), None)
