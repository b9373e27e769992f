"""/weakest-link: where the mechanisms from a source to an effect are weakest."""

from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from api.asking import VESICLES, EffectName, PathConditions, SourceName
from api.deps import DeadlineOf, ListQuestion
from api.listings import Bounds, Listing, Window
from api.views.entities import named
from api.views.weakest import weak_link_row
from api.views.why import emptiness
from api.wire.weakest import WeakLinkList, WeakLinkRow
from graph.mechanisms import MechanismOptions
from graph.records import RecordCache
from graph.snapshot import Snapshot
from graph.weakest import weakest_links

router = APIRouter(tags=["reasoning"])


@router.get("/weakest-link", response_model=WeakLinkList, summary="Where mechanisms are weakest, and what would help")
def list_weak_links(
    source: SourceName,
    effect: EffectName,
    where: Annotated[PathConditions, Depends()],
    deadline: DeadlineOf,
    question: ListQuestion,
) -> Response:
    """Of each mechanism the step that is believed least, what falls with it, and which study would raise it most.

    What falls is found by searching again without the step: of all sources and all cell effects, the best paths that
    are lost or believed less. What a study would do is computed by the rubric, for one that is independent of all that
    there is, was read, and says the step outright; and for reading the studies that are cited already.
    """
    service = question.service
    store, settings = service.store, service.settings

    def find(snapshot: Snapshot, window: Window) -> Listing[WeakLinkRow]:
        where.one_sign()
        ends = snapshot.names.resolve(source, "source", VESICLES), snapshot.names.resolve(effect, "effect")
        end = window.skipped + window.limit
        options = MechanismOptions.model_validate(where.given(snapshot, settings) | {"k": end})
        found = weakest_links(snapshot, store, service.rubric, ends, options, deadline)
        records = RecordCache(store)
        return Listing(
            [weak_link_row(snapshot, records, link) for link in found.links[window.skipped :]],
            last=str(end) if found.has_more else None,
            timed_out=found.timed_out,
            emptiness=found.why and emptiness(snapshot, found.why, settings.max_hops),
            extra={
                "source": named(snapshot, ends[0]),
                "effect": named(snapshot, ends[1]),
                "rubric": service.rubric.version,
            },
        )

    most = settings.max_paths
    return question.answer_list(WeakLinkList, find, Bounds(settings.default_paths, most, most))
