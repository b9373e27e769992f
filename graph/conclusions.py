"""Conclusions: that a source acts on an effect, with which net sign, and by which path best."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pydantic import Field

from graph.disjoint import Count
from graph.index.codes import SIGN_ORDER
from graph.outcomes import ToEffect
from graph.paths.deadline import Deadline
from graph.paths.enumerate import enumerate_union
from graph.paths.query import MAX_HOPS, FoundPath, PathQuery
from graph.paths.search import Programmes
from graph.paths.signs import net_sign
from graph.snapshot import Snapshot
from schema.base import Model
from schema.vocabulary import CargoEvidence, Sign, Tier


class ConclusionOptions(Model):
    """Which conclusions are drawn; see ``PathQuery``.

    Attributes:
        sources: ids of the sources; empty for all.
        effects: ids of the effects; empty for all cell effects.
        cap: up to how many paths are counted.
        max_hops, background, min_belief, tier, cargo, same_species, same_model, same_cell, same_study: which paths
            count; see ``PathQuery``.
    """

    sources: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()
    max_hops: int = Field(default=6, ge=1, le=MAX_HOPS)
    background: bool = True
    min_belief: float = Field(default=0.0, ge=0, le=1)
    tier: Tier | None = None
    cargo: CargoEvidence | None = None
    same_species: bool = False
    same_model: bool = False
    same_cell: bool = False
    same_study: bool = False
    cap: int = Field(default=100, ge=1)

    def query(self, sources: Sequence[str], effect: str, sign: Sign | None = None) -> PathQuery:
        """The paths that count from some sources to an effect."""
        conditions = self.model_dump(exclude={"sources", "effects", "cap"})
        return PathQuery(sources=tuple(sources), target=effect, sign=sign, **conditions)

    @property
    def look_at_evidence(self) -> bool:
        """Whether which paths count depends on more than how much each step is believed."""
        agreement = (self.same_species, self.same_model, self.same_cell, self.same_study)
        return self.tier is not None or self.cargo is not None or any(agreement)

    def sources_of(self, snapshot: Snapshot) -> Sequence[str]:
        """The sources that are asked about, in order of ids."""
        return sorted(set(self.sources)) or snapshot.sources

    def effects_of(self, snapshot: Snapshot) -> Sequence[str]:
        """The effects that are asked about, in order of ids."""
        return sorted(set(self.effects)) or snapshot.cell_effects


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
        to_effect = ToEffect(self._snapshot, self._options.query(wanted, effect), self._deadline, SIGN_ORDER)
        by_sign = [_firsts(to_effect, sign) for sign in SIGN_ORDER]
        self.timed_out = self.timed_out or to_effect.timed_out
        found = {source: tuple(firsts[source] for firsts in by_sign if source in firsts) for source in wanted}
        return {source: _concluded(source, effect, paths) for source, paths in found.items() if paths}

    def count(self, effect: str, sources: Iterable[str]) -> Mapping[str, Count]:
        """How many paths each source has to an effect, up to the options' cap."""
        index, wanted = self._snapshot.index, sorted({*sources} - {effect})
        programmes = Programmes(index, self._options.query(wanted, effect), self._deadline)
        self.timed_out = self.timed_out or programmes.timed_out
        counts: dict[str, Count] = {}
        for source in wanted:
            if (rank := index.rank(source)) is not None:
                paths = enumerate_union(programmes.each, rank, self._options.cap, self._deadline)
                counts[source] = Count(len(paths.paths), paths.complete)
        return counts


def _firsts(to_effect: ToEffect, sign: Sign) -> dict[str, FoundPath]:
    """The first path of a sign of each source that has one."""
    firsts = ((source, to_effect.first(source, sign)) for source in to_effect.sources(sign))
    return {source: path for source, path in firsts if path}


def _concluded(source: str, effect: str, by_sign: tuple[FoundPath, ...]) -> Conclusion:
    sign = net_sign({path.sign for path in by_sign})
    bearing = [path for path in by_sign if path.sign is sign] or by_sign
    return Conclusion(source, effect, sign, min(bearing, key=lambda path: path.sort_key), by_sign)
