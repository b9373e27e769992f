"""What falls, turns or weakens among the conclusions of a release when something is taken from it."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from graph.conclusions import Concluding, Conclusion, ConclusionOptions
from graph.disjoint import Count
from graph.partial.loss import Loss
from graph.partial.store import PartialStore
from graph.partial.taking import partial_store
from graph.paths.deadline import Deadline
from graph.snapshot import Snapshot
from graph.store import GraphStore
from schema.rubric import Rubric
from schema.vocabulary import Sign

_DECIMALS = 9
_NO_PATHS = Count(0, exact=True)


class ChangeKind(StrEnum):
    """What became of a conclusion, the gravest first. A name once published is kept."""

    END_LOST = "end_lost"
    LOST = "lost"
    FLIPPED = "flipped"
    SIGN_LOST = "sign_lost"
    WEAKENED = "weakened"
    GAINED = "gained"
    STRENGTHENED = "strengthened"


class Standing(NamedTuple):
    """A conclusion, and how many paths lead to it."""

    conclusion: Conclusion
    paths: Count


class Change(NamedTuple):
    """What became of one conclusion.

    Attributes:
        source, effect: ids.
        kind: ``end_lost`` where the source or the effect is itself gone; ``lost`` where no path is left; ``flipped``
            where the best path has now the opposite sign; ``sign_lost`` where the net sign is otherwise another;
            ``weakened`` where only the belief of the best path is less. ``gained`` and ``strengthened`` can come of the
            loss of documents only: what such a document said of a thing, as that it is a class, may have barred a path.
        before, after: the conclusion; None where there is none.
    """

    source: str
    effect: str
    kind: ChangeKind
    before: Standing | None
    after: Standing | None

    @property
    def delta(self) -> float:
        """The belief after less that before, 0 where there is no conclusion."""
        before, after = (one.conclusion.belief if one else 0.0 for one in (self.before, self.after))
        return round(after - before, _DECIMALS)

    @property
    def sort_key(self) -> tuple[int, float, str, str]:
        """The gravest first, then the greatest loss of belief, then by ids."""
        return list(ChangeKind).index(self.kind), self.delta, self.source, self.effect


class Knockout(NamedTuple):
    """What a loss does to the conclusions of a release.

    Attributes:
        changes: the conclusions that change, in the order of ``Change.sort_key``.
        unchanged: how many do not.
        part: the release without what is lost, and the store that answers for its claims.
        timed_out: whether conclusions on some effects were not drawn for want of time; the changes are then right as
            far as they go.
    """

    changes: tuple[Change, ...]
    unchanged: int
    part: tuple[Snapshot, PartialStore]
    timed_out: bool


def knockout(
    snapshot: Snapshot, store: GraphStore, loss: Loss, rubric: Rubric, options: ConclusionOptions, deadline: Deadline
) -> Knockout:
    """What a loss does to the conclusions of a release.

    Args:
        snapshot: the release.
        store: where its claims are.
        loss: what is taken.
        rubric: the store's.
        options: which conclusions are compared: before and after, of the paths that meet the same conditions.
        deadline: when to end.

    Raises:
        OutOfTime: the deadline passed before the release without the loss was made.
        UnknownClaim: a claim that is to go is not held.
    """
    part = partial_store(snapshot, store, loss, rubric, deadline, look_at_evidence=options.look_at_evidence)
    comparing = _Comparing(snapshot, part[0], options, deadline, may_gain=bool(part[1].lost_documents))
    changes = sorted(comparing.changes(), key=lambda change: change.sort_key)
    return Knockout(tuple(changes), comparing.unchanged, part, comparing.timed_out)


class _Comparing:
    def __init__(
        self, before: Snapshot, after: Snapshot, options: ConclusionOptions, deadline: Deadline, *, may_gain: bool
    ) -> None:
        self.unchanged = 0
        self.timed_out = False
        self._before = before
        self._after = after
        self._options = options
        self._deadline = deadline
        self._may_gain = may_gain
        self._is_worse = lru_cache(maxsize=None)(self._is_lost_or_less)

    def changes(self) -> Iterator[Change]:
        sources = self._options.sources_of(self._before)
        for effect in self._options.effects_of(self._before):
            found = self._of(effect, sources)
            if found is None:
                self.timed_out = True
                return
            yield from found

    def _of(self, effect: str, sources: Sequence[str]) -> list[Change] | None:
        """The changes of the conclusions on an effect; None where time was over."""
        was, now = (Concluding(one, self._options, self._deadline) for one in (self._before, self._after))
        before = was.of(effect, sources)
        open_ = sources if self._may_gain else [source for source in before if self._is_touched(before[source])]
        after = now.of(effect, open_) if open_ else {}
        kinds = {source: self._kind(before.get(source), after.get(source)) for source in open_}
        changed = [source for source, kind in kinds.items() if kind]
        counts = [one.count(effect, changed) if changed else {} for one in (was, now)]
        if was.timed_out or now.timed_out:
            return None
        self.unchanged += sum(source not in changed for source in before)
        return [
            Change(source, effect, kind, _standing(source, before, counts[0]), _standing(source, after, counts[1]))
            for source in changed
            if (kind := kinds[source])
        ]

    def _is_touched(self, conclusion: Conclusion) -> bool:
        """Whether any of its first paths lost something. If none did they are still the first: a loss adds no path."""
        return any(self._is_worse(edge.key) for path in conclusion.by_sign for edge in path.edges)

    def _is_lost_or_less(self, key: tuple[str, str, str]) -> bool:
        """Whether a step is gone, or believed less, or shown otherwise where that may tell whether a path counts."""
        was, now = (one.index for one in (self._before, self._after))
        first, second = was.position(key), now.position(key)
        if first is None or second is None or was.edges.costs[first] != now.edges.costs[second]:
            return True
        return self._options.look_at_evidence and was.facets.of(first) != now.facets.of(second)

    def _kind(self, before: Conclusion | None, after: Conclusion | None) -> ChangeKind | None:
        if before is None:
            return ChangeKind.GAINED if after else None
        if after is None:
            ends = {before.source, before.effect}
            return ChangeKind.LOST if ends <= self._after.entities.keys() else ChangeKind.END_LOST
        if {before.best.sign, after.best.sign} == {Sign.POSITIVE, Sign.NEGATIVE}:
            return ChangeKind.FLIPPED
        if before.sign is not after.sign:
            return ChangeKind.SIGN_LOST
        if before.belief == after.belief:
            return None
        return ChangeKind.WEAKENED if after.belief < before.belief else ChangeKind.STRENGTHENED


def _standing(source: str, found: Mapping[str, Conclusion], counts: Mapping[str, Count]) -> Standing | None:
    return Standing(found[source], counts.get(source, _NO_PATHS)) if source in found else None
