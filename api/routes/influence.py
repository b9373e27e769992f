"""/influence: through which things the mechanisms of an effect pass."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response

from api.asking import MOST_NAMES, VESICLES, EffectName, PathConditions
from api.deps import DeadlineOf, ListQuestion, Name
from api.listings import Listing, Window, ranked
from api.views.entities import named
from api.views.influence import influence_row, source_influence
from api.views.why import emptiness
from api.wire.influence import InfluenceList, InfluenceRow
from graph.influence import Influence, influence
from graph.paths.deadline import Deadline
from graph.paths.query import PathQuery
from graph.snapshot import Snapshot
from graph.why import Why, WhyCode, explain

router = APIRouter(tags=["reasoning"])


@router.get("/influence", response_model=InfluenceList, summary="Through which things the mechanisms of an effect pass")
def list_influence(
    effect: EffectName,
    where: Annotated[PathConditions, Depends()],
    deadline: DeadlineOf,
    question: ListQuestion,
    source: Annotated[
        tuple[Name, ...],
        Query(
            max_length=MOST_NAMES,
            description="Only the mechanisms of this source; may be repeated. Without it, of all sources.",
            examples=["MSC"],
        ),
    ] = (),
) -> Response:
    """The things that mechanisms must or may pass: dominators, shares of mechanisms, and betweenness.

    Mechanisms are the paths of at least two steps that meet the conditions, of each source up to the most paths that
    the service gives; `exhausted` says whether these are all. Dominators and shares are exact over those listed.
    """
    settings = question.service.settings

    def find(snapshot: Snapshot, window: Window) -> Listing[InfluenceRow]:
        where.one_sign()
        target = snapshot.names.resolve(effect, "effect")
        sources = tuple(dict.fromkeys(snapshot.names.resolve(name, "source", VESICLES) for name in source))
        given = where.given(snapshot, settings) | {"k": settings.max_paths}
        query = PathQuery.model_validate({"sources": sources or snapshot.sources, "target": target, **given})
        found = influence(snapshot, query, deadline)
        listing = ranked(found.nodes, window, lambda node: influence_row(snapshot, node, exhausted=found.exhausted))
        return listing.told(
            lambda: emptiness(snapshot, _why(snapshot, query, found, deadline), settings.max_hops),
            timed_out=found.timed_out,
            effect=named(snapshot, target),
            sources=tuple(source_influence(snapshot, each) for each in found.sources),
            mechanisms=found.mechanisms,
            exhausted=found.exhausted,
        )

    return question.answer_list(InfluenceList, find)


def _why(snapshot: Snapshot, query: PathQuery, found: Influence, deadline: Deadline) -> Why:
    if found.timed_out:
        return Why(WhyCode.TIMED_OUT)
    if any(source.reaches_directly for source in found.sources):
        return Why(WhyCode.ONLY_DIRECT)
    return explain(snapshot, query, deadline, of_sources=True)
