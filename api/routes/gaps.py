"""/gaps: what is missing."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response

from api.asking import HopLimit, ends_of, hops_of
from api.deps import DeadlineOf, ListQuestion, Name
from api.listings import Listing, Window, ranked
from api.sifting import Tests, sift, sought
from api.views.gaps import GapView
from api.wire.gaps import GapList, GapRow
from graph.gaps.finding import gaps
from graph.gaps.gap import Gap, GapKind
from graph.outcomes import asked_of
from graph.records import RecordCache
from graph.snapshot import Snapshot

router = APIRouter(tags=["reasoning"])


@dataclass(frozen=True)
class GapConditions:
    """Which gaps are wanted: those that meet every condition that is given."""

    kind: Annotated[tuple[GapKind, ...], Query(description="What is missing; may be repeated.")] = ()
    source: Annotated[
        Name | None,
        Query(description="Only conclusions from this exosome source.", examples=["NSC exosome"]),
    ] = None
    effect: Annotated[
        Name | None, Query(description="Only conclusions on this effect.", examples=["remyelination"])
    ] = None

    def tests(self, snapshot: Snapshot) -> Tests[Gap]:
        """What a gap is held to."""
        tests: dict[str, Callable[[Gap], bool]] = {}
        source, effect = ends_of(snapshot, self.source, self.effect)
        if self.kind:
            tests["kind"] = lambda gap: gap.kind in self.kind
        if source is not None:
            tests["source"] = lambda gap: gap.source == source
        if effect is not None:
            tests["effect"] = lambda gap: gap.effect == effect
        return tests


@router.get("/gaps", response_model=GapList, summary="What is missing, by what closing it would add to belief")
def list_gaps(
    where: Annotated[GapConditions, Depends()],
    deadline: DeadlineOf,
    question: ListQuestion,
    max_hops: HopLimit = None,
) -> Response:
    """Claims that nothing stands beneath, chains that nobody tested whole, cargo that leads nowhere, missing evidence.

    Each with what closing it is expected to add to the belief in a conclusion, from a source to an effect: what that
    would rise by, times how far what would have to be found is believed already. With `source` or `effect`, conclusions
    from that source or to that effect are looked at, and no others.
    """
    service = question.service

    def find(snapshot: Snapshot, window: Window) -> Listing[GapRow]:
        tests, hops = where.tests(snapshot), hops_of(max_hops, service.settings)
        asked = asked_of(snapshot, hops, *ends_of(snapshot, where.source, where.effect))
        kinds = where.kind or tuple(GapKind)
        found = gaps(snapshot, service.store, service.rubric, asked, deadline, kinds)
        anything = partial(gaps, snapshot, service.store, service.rubric, asked_of(snapshot, hops), deadline)
        view = GapView(snapshot, RecordCache(service.store), service.rubric)
        listing = ranked(sift(found.found, tests), window, view.row)
        return sought(listing, found, anything, tests, "No gap of these kinds is known in what was asked about.")

    return question.answer_list(GapList, find)
