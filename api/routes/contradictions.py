"""/contradictions: where claims contradict each other."""

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
from api.views.contradictions import contradiction_row
from api.wire.contradictions import ContradictionList, ContradictionRow
from graph.contradictions.contradiction import Contradiction, ContradictionKind
from graph.contradictions.finding import contradictions
from graph.outcomes import asked_of
from graph.records import RecordCache
from graph.snapshot import Snapshot

router = APIRouter(tags=["reasoning"])


@dataclass(frozen=True)
class ContradictionConditions:
    """Which contradictions are wanted: those that meet every condition that is given."""

    kind: Annotated[
        tuple[ContradictionKind, ...], Query(description="How the two sides contradict each other; may be repeated.")
    ] = ()
    entity: Annotated[
        Name | None,
        Query(description="A thing on either side, by name, synonym or CURIE.", examples=["OPC maturation"]),
    ] = None
    source: Annotated[
        Name | None,
        Query(description="The subject; of chains the source. A vesicle population where a name is also that."),
    ] = None
    effect: Annotated[Name | None, Query(description="The object; of chains the effect.")] = None
    firm: Annotated[
        bool | None, Query(description="Only those of which nothing says that both may hold, or only the others.")
    ] = None

    def tests(self, snapshot: Snapshot) -> Tests[Contradiction]:
        """What a contradiction is held to."""
        tests: dict[str, Callable[[Contradiction], bool]] = {}
        source, effect = ends_of(snapshot, self.source, self.effect)
        if self.kind:
            tests["kind"] = lambda one: one.kind in self.kind
        if self.entity is not None:
            entity = snapshot.names.resolve(self.entity, "entity")
            tests["entity"] = lambda one: entity in _touched(one)
        if source is not None:
            tests["source"] = lambda one: one.subject == source
        if effect is not None:
            tests["effect"] = lambda one: one.object == effect
        if self.firm is not None:
            tests["firm"] = lambda one: one.firm is self.firm
        return tests


def _touched(one: Contradiction) -> set[str]:
    paths = (side.path for side in (one.first, one.second) if side and side.path)
    return {one.subject, one.object, *(node for path in paths for node in path.nodes)}


@router.get("/contradictions", response_model=ContradictionList, summary="Where claims contradict each other")
def list_contradictions(
    where: Annotated[ContradictionConditions, Depends()],
    deadline: DeadlineOf,
    question: ListQuestion,
    max_hops: HopLimit = None,
) -> Response:
    """Opposite signs on one pair, denials, and chains of opposite net signs from one source to one effect.

    Each has both claim sets, and what is stated of their circumstances: where both sides state a field and share
    nothing of it, they may differ because of it; where one is silent, that is no reason. Chains that only follow, by a
    last step that both share, from a contradiction at a nearer effect are given where that effect is asked about.
    """
    store, settings = question.service.store, question.service.settings

    def find(snapshot: Snapshot, window: Window) -> Listing[ContradictionRow]:
        tests, hops = where.tests(snapshot), hops_of(max_hops, settings)
        asked = asked_of(snapshot, hops, *ends_of(snapshot, where.source, where.effect))
        found = contradictions(snapshot, store, asked, deadline, where.kind or tuple(ContradictionKind))
        anything = partial(contradictions, snapshot, store, asked_of(snapshot, hops), deadline)
        records = RecordCache(store)
        listing = ranked(sift(found.found, tests), window, lambda one: contradiction_row(snapshot, records, one))
        return sought(listing, found, anything, tests, "No claims contradict each other in what was asked about.")

    return question.answer_list(ContradictionList, find)
