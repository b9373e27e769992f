"""/mechanisms: the chains from a source to an effect, laid out by stage."""

from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from api.asking import VESICLES, EffectName, PathConditions, SourceName
from api.deps import DeadlineOf, DrawnQuestionOf
from api.drawing import MEDIA
from api.listings import Bounds, Drawn, Listing, Window
from api.views.entities import named
from api.views.paths import step
from api.views.reach import mechanism_nodes, mechanism_row
from api.views.why import emptiness
from api.wire.reach import MechanismList, MechanismRow
from graph.mechanisms import MechanismOptions, Stage, mechanisms
from graph.records import RecordCache
from graph.snapshot import Snapshot

router = APIRouter(tags=["reasoning"])


@router.get(
    "/mechanisms",
    response_model=MechanismList,
    responses={200: {"content": MEDIA}},
    summary="By which mechanisms a source reaches an effect",
)
def list_mechanisms(
    source: SourceName,
    effect: EffectName,
    where: Annotated[PathConditions, Depends()],
    deadline: DeadlineOf,
    question: DrawnQuestionOf,
) -> Response:
    """The chains of at least two steps from a source to an effect, and the things and steps that they share, by stage.

    A single step from source to effect says nothing of how, and is none of them: it is at /paths and /reach.
    """
    store, settings = question.service.store, question.service.settings

    def find(snapshot: Snapshot, window: Window) -> Listing[MechanismRow]:
        where.one_sign()
        ends = snapshot.names.resolve(source, "source", VESICLES), snapshot.names.resolve(effect, "effect")
        given, end = where.given(snapshot, settings), window.skipped + window.limit
        options = MechanismOptions.model_validate(given | {"k": end})
        found = mechanisms(snapshot, store, *ends, options, deadline)
        records = RecordCache(store)
        shown = found.chains[window.skipped :]
        return Listing(
            [mechanism_row(snapshot, records, chain) for chain in shown],
            last=str(end) if found.has_more else None,
            timed_out=found.timed_out,
            emptiness=found.why and emptiness(snapshot, found.why, settings.max_hops),
            extra={
                "source": named(snapshot, ends[0]),
                "effect": named(snapshot, ends[1]),
                "stages": tuple(Stage),
                "nodes": mechanism_nodes(found),
                "steps": tuple(step(snapshot, edge, records) for edge in found.steps),
            },
            drawn=Drawn([chain.path for chain in shown]),
        )

    most = settings.max_paths
    return question.answer_list(MechanismList, find, Bounds(settings.default_paths, most, most))
