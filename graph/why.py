"""Why a query has no answer, found by asking again with less demanded."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import partial
from typing import NamedTuple, TypeAlias

from graph.paths.deadline import Deadline
from graph.paths.query import MAX_HOPS, FoundPath, PathQuery
from graph.snapshot import Snapshot
from schema.vocabulary import CargoEvidence, Role, Tier

Value: TypeAlias = "int | float | bool | str | tuple[str, ...] | None"


class WhyCode(StrEnum):
    """Why there is no answer. A name once published is kept."""

    UNKNOWN_ENTITY = "unknown_entity"
    NOT_A_SOURCE = "not_a_source"
    BEYOND_MAX_HOPS = "beyond_max_hops"
    SIGN_EXCLUDES = "sign_excludes"
    BELIEF_EXCLUDES = "belief_excludes"
    TIER_EXCLUDES = "tier_excludes"
    CARGO_EXCLUDES = "cargo_excludes"
    SPECIES_EXCLUDES = "species_excludes"
    MODEL_EXCLUDES = "model_excludes"
    CELL_EXCLUDES = "cell_excludes"
    STUDY_EXCLUDES = "study_excludes"
    AVOID_EXCLUDES = "avoid_excludes"
    VIA_EXCLUDES = "via_excludes"
    STAGES_EXCLUDE = "stages_exclude"
    BACKGROUND_EXCLUDED = "background_excluded"
    CLASS_ONLY = "class_only"
    ONLY_DIRECT = "only_direct"
    NO_PATH = "no_path"
    TIMED_OUT = "timed_out"


class Relaxation(NamedTuple):
    """A change of one parameter: ``parameter`` set to ``value``, which is empty or None where it is left out."""

    parameter: str
    value: Value


class Why(NamedTuple):
    """Why a query has no answer, and what would have one.

    Attributes:
        code: the reason. Where several would have to change at once, that of the first.
        relaxations: nearest first, each of which alone would give an answer; with ``jointly``, all of them together.
        jointly: whether no single one would do.
        through: with ``class_only``, the ids of the classes that the best of the routes passes through.
    """

    code: WhyCode
    relaxations: tuple[Relaxation, ...] = ()
    jointly: bool = False
    through: tuple[str, ...] = ()

    @property
    def relaxation(self) -> Relaxation | None:
        """The nearest relaxation, if any would do."""
        return self.relaxations[0] if self.relaxations else None

    @property
    def is_late(self) -> bool:
        """Whether the time was up before the reason was found."""
        return self.code is WhyCode.TIMED_OUT


class _OutOfTimeError(Exception):
    """A question was not finished."""


def explain(snapshot: Snapshot, query: PathQuery, deadline: Deadline, *, of_sources: bool = False) -> Why:
    """Why a query that found no path has none.

    Args:
        snapshot: the release that was asked.
        query: the query.
        deadline: when to end, with ``timed_out``.
        of_sources: whether only exosome sources can be asked about.
    """
    touched = (*query.sources, query.target, *query.avoid, *query.via)
    if any(id_ not in snapshot.entities for id_ in touched):
        return Why(WhyCode.UNKNOWN_ENTITY)
    if of_sources and not any(Role.SOURCE in snapshot.roles[source] for source in query.sources):
        return Why(WhyCode.NOT_A_SOURCE)
    try:
        return _Relaxing(snapshot, query, deadline).why()
    except _OutOfTimeError:
        return Why(WhyCode.TIMED_OUT)


class _Relaxing:
    """Asks a query again with conditions relaxed, one at a time and then together."""

    def __init__(self, snapshot: Snapshot, query: PathQuery, deadline: Deadline) -> None:
        self._snapshot = snapshot
        self._query = query
        self._deadline = deadline
        self._ways: dict[WhyCode, Callable[[PathQuery], tuple[str, Value] | None]] = {
            WhyCode.BEYOND_MAX_HOPS: self._fewest_hops,
            WhyCode.SIGN_EXCLUDES: self._other_sign,
            WhyCode.BELIEF_EXCLUDES: self._most_belief,
            WhyCode.TIER_EXCLUDES: partial(self._weaker, "tier", tuple(Tier)),
            WhyCode.CARGO_EXCLUDES: partial(self._weaker, "cargo", _LESS_OF_CARGO),
            **{code: partial(self._without, _FIELDS[code]) for code in _AGREEING},
            WhyCode.AVOID_EXCLUDES: partial(self._fewer, "avoid"),
            WhyCode.VIA_EXCLUDES: partial(self._fewer, "via"),
            WhyCode.STAGES_EXCLUDE: self._any_stages,
            WhyCode.BACKGROUND_EXCLUDED: self._with_background,
        }

    def why(self) -> Why:
        """The reason."""
        return self._alone() or self._together() or self._class_only() or Why(WhyCode.NO_PATH)

    def _alone(self) -> Why | None:
        found = {code: change for code, way in self._ways.items() if (change := way(self._query))}
        if not found:
            return None
        return Why(next(iter(found)), tuple(Relaxation(*change) for change in found.values()))

    def _together(self) -> Why | None:
        """Give up every condition, then take back each that leaves an answer: the least that has to change."""
        loose = self._loosened()
        if self._best(loose) is None:
            return None
        changes: dict[WhyCode, Relaxation] = {}
        for code, field in reversed(_FIELDS.items()):
            kept = loose.model_copy(update={field: getattr(self._query, field)})
            if self._best(kept) is not None:
                loose = kept
                continue
            parameter, value = self._ways[code](kept) or (field, getattr(loose, field))
            loose = kept.model_copy(update={parameter: value})
            changes[code] = Relaxation(parameter, value)
        codes = [code for code in _FIELDS if code in changes]
        return Why(codes[0], tuple(changes[code] for code in codes), jointly=True)

    def _class_only(self) -> Why | None:
        for query in (self._query, self._loosened()):
            path = self._best(query.model_copy(update={"through_classes": True}))
            if path is not None:
                entities = self._snapshot.entities
                through = tuple(node for node in path.nodes[1:-1] if entities[node].is_class)
                return Why(WhyCode.CLASS_ONLY, through=through)
        return None

    def _loosened(self) -> PathQuery:
        defaults = {field: PathQuery.model_fields[field].get_default() for field in _FIELDS.values()}
        return self._query.model_copy(update={**defaults, "max_hops": MAX_HOPS})

    def _fewest_hops(self, query: PathQuery) -> tuple[str, Value] | None:
        low, high = query.max_hops, MAX_HOPS
        if low == high or self._answer(query, max_hops=high) is None:
            return None
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if self._answer(query, max_hops=middle) else (middle, high)
        return "max_hops", high

    def _other_sign(self, query: PathQuery) -> tuple[str, Value] | None:
        path = None if query.sign is None else self._answer(query, sign=None)
        return ("sign", path.sign) if path else None

    def _most_belief(self, query: PathQuery) -> tuple[str, Value] | None:
        """The greatest demand on each step's belief that leaves an answer."""
        if query.min_belief == 0 or self._answer(query, min_belief=0.0) is None:
            return None
        found = self._snapshot.paths.beliefs(self._deadline)
        if found is None:
            raise _OutOfTimeError
        beliefs = sorted({0.0, *found})
        low, high = 0, len(beliefs)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self._answer(query, min_belief=beliefs[middle]) else (low, middle)
        return "min_belief", beliefs[low]

    def _weaker(self, field: str, terms: tuple[str | None, ...], query: PathQuery) -> tuple[str, Value] | None:
        """The first term behind the one that is demanded that leaves an answer."""
        demanded = getattr(query, field)
        weaker = () if demanded is None else terms[terms.index(demanded) + 1 :]
        return next(((field, term) for term in weaker if self._answer(query, **{field: term})), None)

    def _without(self, field: str, query: PathQuery) -> tuple[str, Value] | None:
        return (field, False) if getattr(query, field) and self._answer(query, **{field: False}) else None

    def _fewer(self, field: str, query: PathQuery) -> tuple[str, Value] | None:
        """As many as possible of some nodes: all but one, if that is enough, else none."""
        nodes: tuple[str, ...] = getattr(query, field)
        for fewer in _shorter(nodes):
            if self._answer(query, **{field: fewer}):
                return field, fewer
        return None

    def _any_stages(self, query: PathQuery) -> tuple[str, Value] | None:
        return ("stages", ()) if query.stages and self._answer(query, stages=()) else None

    def _with_background(self, query: PathQuery) -> tuple[str, Value] | None:
        return ("background", True) if not query.background and self._answer(query, background=True) else None

    def _answer(self, query: PathQuery, **changes: object) -> FoundPath | None:
        return self._best(query.model_copy(update=changes))

    def _best(self, query: PathQuery) -> FoundPath | None:
        result = self._snapshot.paths.top_k(query.model_copy(update={"k": 1}), self._deadline)
        if result.paths:
            return result.paths[0]
        if result.timed_out:
            raise _OutOfTimeError
        return None


_FIELDS = {
    WhyCode.BEYOND_MAX_HOPS: "max_hops",
    WhyCode.SIGN_EXCLUDES: "sign",
    WhyCode.BELIEF_EXCLUDES: "min_belief",
    WhyCode.TIER_EXCLUDES: "tier",
    WhyCode.CARGO_EXCLUDES: "cargo",
    WhyCode.SPECIES_EXCLUDES: "same_species",
    WhyCode.MODEL_EXCLUDES: "same_model",
    WhyCode.CELL_EXCLUDES: "same_cell",
    WhyCode.STUDY_EXCLUDES: "same_study",
    WhyCode.AVOID_EXCLUDES: "avoid",
    WhyCode.VIA_EXCLUDES: "via",
    WhyCode.STAGES_EXCLUDE: "stages",
    WhyCode.BACKGROUND_EXCLUDED: "background",
}


_AGREEING = (
    WhyCode.SPECIES_EXCLUDES,
    WhyCode.MODEL_EXCLUDES,
    WhyCode.CELL_EXCLUDES,
    WhyCode.STUDY_EXCLUDES,
)
_LESS_OF_CARGO = (*reversed(CargoEvidence), None)
"""Each demand on a cargo before those that it may be lowered to; last, none."""


def _shorter(nodes: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for place in range(len(nodes)):
        yield (*nodes[:place], *nodes[place + 1 :])
    if len(nodes) > 1:
        yield ()
