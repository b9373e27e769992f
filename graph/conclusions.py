"""Conclusions: that a source acts on an effect, with which net sign, and by which path best."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pydantic import Field

from graph.disjoint import Count
from graph.index.codes import SIGN_ORDER
from graph.paths.deadline import Deadline
from graph.paths.enumerate import enumerate_paths
from graph.paths.programme import Programme
from graph.paths.query import MAX_HOPS, FoundPath, PathQuery
from graph.paths.search import Search, found_path
from graph.paths.signs import net_sign
from graph.paths.terms import Terms
from graph.snapshot import Snapshot
from schema.base import Model
from schema.vocabulary import Role, Sign


class ConclusionOptions(Model):
    """Which conclusions are drawn; see ``PathQuery``.

    Attributes:
        sources: ids of the sources; empty for all.
        effects: ids of the effects; empty for all cell effects.
        cap: up to how many paths are counted.
    """

    sources: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()
    max_hops: int = Field(default=6, ge=1, le=MAX_HOPS)
    background: bool = True
    min_belief: float = Field(default=0.0, ge=0, le=1)
    cap: int = Field(default=100, ge=1)

    def sources_of(self, snapshot: Snapshot) -> Sequence[str]:
        """The sources that are asked about, in order of ids."""
        return sorted(set(self.sources)) or snapshot.sources

    def effects_of(self, snapshot: Snapshot) -> Sequence[str]:
        """The effects that are asked about, in order of ids."""
        cell_effects = [id_ for id_, roles in snapshot.roles.items() if Role.CELL_EFFECT in roles]
        return sorted(set(self.effects)) or cell_effects


class Conclusion(NamedTuple):
    """That a source acts on an effect.

    Attributes:
        source, effect: their ids.
        sign: ``mixed`` where there are paths of both signs; else + or - where any path has it; else ?, else 0.
        best: the first of the paths that bear ``sign``; with ``mixed``, of all.
        by_sign: the first path of each sign that any has, in the order 0 + - ?.
    """

    source: str
    effect: str
    sign: Sign
    best: FoundPath
    by_sign: tuple[FoundPath, ...]

    @property
    def belief(self) -> float:
        """The belief of the best path."""
        return self.best.belief


class Concluding:
    """Draws the conclusions on one effect after another, each from searches that all sources share.

    Args:
        snapshot: the release that is asked.
        options: which conclusions are drawn.
        deadline: when to end.

    Attributes:
        timed_out: whether a conclusion may be missing because time was over.
    """

    def __init__(self, snapshot: Snapshot, options: ConclusionOptions, deadline: Deadline) -> None:
        self.timed_out = False
        self._snapshot = snapshot
        self._options = options
        self._deadline = deadline

    def of(self, effect: str, sources: Iterable[str]) -> Mapping[str, Conclusion]:
        """The conclusions on an effect, by source; without those sources that don't reach it."""
        wanted = sorted({*sources} - {effect})
        programme = self._programme(self._query(wanted, effect), SIGN_ORDER)
        by_sign = [self._firsts(programme, sign) for sign in SIGN_ORDER]
        found = {source: tuple(firsts[source] for firsts in by_sign if source in firsts) for source in wanted}
        return {source: _concluded(source, effect, paths) for source, paths in found.items() if paths}

    def count(self, effect: str, sources: Iterable[str]) -> Mapping[str, Count]:
        """How many paths each source has to an effect, up to the options' cap."""
        programme = self._programme(self._query(sorted({*sources} - {effect}), effect))
        counts: dict[str, Count] = {}
        for rank in programme.terms.sources:
            paths = enumerate_paths(programme, rank, self._options.cap, self._deadline)
            counts[self._snapshot.index.ids[rank]] = Count(len(paths.paths), paths.complete)
        return counts

    def _query(self, sources: Sequence[str], effect: str) -> PathQuery:
        options = self._options
        return PathQuery(
            sources=tuple(sources),
            target=effect,
            max_hops=options.max_hops,
            background=options.background,
            min_belief=options.min_belief,
        )

    def _programme(self, query: PathQuery, signs: Sequence[Sign] = ()) -> Programme:
        programme = Programme(Terms(self._snapshot.index, query, signs), self._deadline)
        self.timed_out = self.timed_out or not programme.finished
        return programme

    def _firsts(self, programme: Programme, sign: Sign) -> dict[str, FoundPath]:
        """The first path of a sign of each source that has one."""
        index = self._snapshot.index
        firsts: dict[str, FoundPath] = {}
        for _, rank, _ in programme.starts(sign, self._options.max_hops):
            search = Search(programme, self._deadline, rank, sign=sign)
            if (positions := next(iter(search), None)) is not None:
                firsts[index.ids[rank]] = found_path(index, positions)
            self.timed_out = self.timed_out or search.timed_out
        return firsts


def _concluded(source: str, effect: str, by_sign: tuple[FoundPath, ...]) -> Conclusion:
    sign = net_sign({path.sign for path in by_sign})
    bearing = [path for path in by_sign if path.sign is sign] or by_sign
    return Conclusion(source, effect, sign, min(bearing, key=lambda path: path.sort_key), by_sign)
