"""/knockout: what falls when something is lost. /fragility: how little it takes."""

from collections import Counter
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response

from api.concluding import ConclusionConditions, LossConditions
from api.deps import DeadlineOf, ListQuestion
from api.listings import LATE, Emptiness, Listing, Window, ranked
from api.sifting import Tests, in_the_way, nothing, sift
from api.views.knockout import ChangeView, fragile_row, lost, resting_on, singles
from api.wire.knockout import ChangeList, ChangeRow, FragileList, FragileRow
from graph.fragility import Frailty, fragility
from graph.knockout import Change, ChangeKind, Knockout, knockout
from graph.records import RecordCache
from graph.snapshot import Snapshot

router = APIRouter(tags=["reasoning"])

NO_CONCLUSION = "no_conclusion"
NOTHING_CHANGES = "nothing_changes"


class Ground(StrEnum):
    """What a conclusion can rest on alone."""

    WORK = "work"
    CLAIM = "claim"
    DOCUMENT = "document"


@router.get("/knockout", response_model=ChangeList, summary="What falls when something is lost")
def list_changes(
    loss: Annotated[LossConditions, Depends()],
    where: Annotated[ConclusionConditions, Depends()],
    deadline: DeadlineOf,
    question: ListQuestion,
    change: Annotated[tuple[ChangeKind, ...], Query(description="Only changes of this kind; may be repeated.")] = (),
) -> Response:
    """The conclusions, that a source acts on an effect, which change without some things, claims, works or documents.

    What is left is computed as if the rest had never been loaded, by the same rules of belief. A claim all of whose
    counted citations are of retracted works goes with them: it does not become a claim that cites nothing. With
    conditions on the evidence, conclusions are of the paths that meet them, before the loss and after it: one is lost
    where what is left of its paths is believed less, or shown less, than is asked for.
    """
    service = question.service

    def find(snapshot: Snapshot, window: Window) -> Listing[ChangeRow]:
        taken = loss.loss(snapshot, service.store)
        options = where.options(snapshot, service.settings)
        found = knockout(snapshot, service.store, taken, service.rubric, options, deadline)
        tests: Tests[Change] = {"change": lambda one: one.kind in change} if change else {}
        listing = ranked(sift(found.changes, tests), window, ChangeView(snapshot, service.store, found).row)
        return listing.told(
            lambda: _emptiness(found, tests),
            timed_out=found.timed_out,
            lost=lost(snapshot, taken),
            changes=dict(sorted(Counter(one.kind.value for one in found.changes).items())),
            unchanged=found.unchanged,
        )

    return question.answer_list(ChangeList, find)


def _emptiness(found: Knockout, tests: Tests[Change]) -> Emptiness:
    if found.timed_out:
        return LATE
    if found.changes:
        return nothing(in_the_way(found.changes, tests))
    if not found.unchanged:
        return Emptiness(NO_CONCLUSION, "There is no conclusion that is asked about, with this loss or without.")
    return Emptiness(NOTHING_CHANGES, "No conclusion that is asked about changes with this loss.")


@router.get("/fragility", response_model=FragileList, summary="Which conclusions rest on one work, claim or document")
def list_fragile(
    where: Annotated[ConclusionConditions, Depends()],
    deadline: DeadlineOf,
    question: ListQuestion,
    rests_on: Annotated[
        Ground | None, Query(description="Only conclusions that one of these ends by itself.", examples=["work"])
    ] = None,
) -> Response:
    """For every conclusion the fewest works, claims and documents whose loss ends it, and those that do so alone.

    The numbers are exact where they say so, and else the least that they can be. With conditions on the evidence,
    conclusions are of the paths that meet them, and end when no such path is left: a step need not be gone for that,
    only be believed less, or shown less, than is asked for.
    """
    service = question.service

    def find(snapshot: Snapshot, window: Window) -> Listing[FragileRow]:
        options = where.options(snapshot, service.settings, cap=1000)
        found = fragility(snapshot, service.store, service.rubric, options, deadline)
        records = RecordCache(service.store)
        tests: Tests[Frailty] = {"rests_on": _rests_on(rests_on)} if rests_on else {}
        listing = ranked(sift(found.rows, tests), window, lambda row: fragile_row(snapshot, records, row))
        return listing.told(
            lambda: LATE if found.timed_out else nothing(in_the_way(found.rows, tests)),
            timed_out=found.timed_out,
            conclusions=len(found.rows),
            works=resting_on(snapshot, found.rows),
            **{f"on_one_{ground}": sum(map(_rests_on(ground), found.rows)) for ground in Ground},
        )

    return question.answer_list(FragileList, find)


def _rests_on(ground: Ground) -> Callable[[Frailty], bool]:
    return lambda row: bool(singles(getattr(row, f"{ground}s")))
