"""/reach: which sources reach an effect."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response

from api.asking import VESICLES, EffectName, PathConditions
from api.deps import DeadlineOf, DrawnQuestionOf, Name
from api.drawing import MEDIA
from api.listings import LATE, Drawn, Emptiness, Listing, Window, ranked
from api.sifting import NO_MATCH, Tests, in_the_way, sift
from api.views.entities import named
from api.views.reach import ReachView
from api.views.why import emptiness
from api.wire.reach import ReachedList, ReachedRow
from graph.reach import Reach, ReachOptions, ReachRow, reach
from graph.records import RecordCache
from graph.snapshot import Snapshot
from graph.why import WhyCode
from schema.vocabulary import Sign

router = APIRouter(tags=["reasoning"])

Test = Callable[[ReachRow], bool]


@dataclass(frozen=True)
class RowConditions:
    """Which sources are wanted."""

    source: Annotated[
        Name | None, Query(description="Only this source, by name, synonym, CURIE or the cell that releases it.")
    ] = None
    reached: Annotated[bool | None, Query(description="Only those that reach it, or only those that don't.")] = None

    def tests(self, snapshot: Snapshot, sign: Sign | None) -> Tests[ReachRow]:
        """What a row is held to."""
        tests: dict[str, Test] = {}
        if self.source is not None:
            source = snapshot.names.resolve(self.source, "source", VESICLES)
            tests["source"] = lambda row: row.source == source
        if self.reached is not None:
            tests["reached"] = lambda row: (row.reached is not None) is self.reached
        if sign is Sign.MIXED:
            tests["sign"] = lambda row: row.reached is not None and row.reached.sign is sign
        return tests


@router.get(
    "/reach", response_model=ReachedList, responses={200: {"content": MEDIA}}, summary="Which sources reach an effect"
)
def list_reached(
    effect: EffectName,
    rows: Annotated[RowConditions, Depends()],
    where: Annotated[PathConditions, Depends()],
    deadline: DeadlineOf,
    question: DrawnQuestionOf,
) -> Response:
    """Every exosome source: how it reaches the effect and how well that is supported, or why it does not reach it.

    Per source the net sign, the best path of each kind, how many paths there are, how many mechanisms share no inner
    node, and what the evidence is. Belief assumes that the steps of a path are independent. `sign=mixed` gives the
    sources that have paths of both signs.
    """
    service = question.service
    settings = service.settings

    def find(snapshot: Snapshot, window: Window) -> Listing[ReachedRow]:
        target = snapshot.names.resolve(effect, "effect")
        tests = rows.tests(snapshot, where.sign)
        given = where.given(snapshot, settings) | {"sign": None if where.sign is Sign.MIXED else where.sign}
        found = reach(snapshot, service.store, target, ReachOptions.model_validate(given), deadline)
        view = ReachView(
            snapshot,
            RecordCache(service.store),
            target,
            lambda row: row.why and emptiness(snapshot, row.why, settings.max_hops),
            question.relaxations,
        )
        kept = sift(found.rows, tests)
        drawn = _drawn(kept[window.skipped : window.skipped + window.limit])
        listing = replace(ranked(kept, window, view.row), drawn=drawn)
        return listing.told(lambda: _emptiness(found, tests), timed_out=found.timed_out, effect=named(snapshot, target))

    return question.answer_list(ReachedList, find)


def _drawn(rows: Sequence[ReachRow]) -> Drawn:
    """The chains that the rows show, and which sources have none."""
    paths = [chain.path for row in rows if row.reached for chain in row.reached.chains]
    unreached = [row.source for row in rows if row.reached is None]
    remarks = ["of each source the best path of each kind and sign, not every path"]
    remarks += [f"not reached from {', '.join(unreached)}"] if unreached else []
    return Drawn(paths, tuple(remarks))


def _emptiness(found: Reach, tests: Tests[ReachRow]) -> Emptiness:
    """Why no source is given, though every source has its row."""
    if found.timed_out:
        return LATE
    changes = tuple(in_the_way(found.rows, tests))
    asked = sift(found.rows, {name: test for name, test in tests.items() if name == "source"})
    if not asked:
        return Emptiness(WhyCode.NOT_A_SOURCE, "There is no such exosome source.", changes)
    if "sign" in tests:
        return Emptiness(WhyCode.SIGN_EXCLUDES, "No source that is asked about has paths of both signs.", changes)
    code = next((row.why.code for row in asked if row.why), NO_MATCH)
    return Emptiness(code, "No source that is asked about meets the condition on `reached`.", changes)
