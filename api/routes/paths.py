"""/paths: the first chains from one thing to another."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response

from api.asking import MOST_NAMES, VESICLES, PathConditions, Stages, path_query
from api.deps import DeadlineOf, DrawnQuestionOf, Name
from api.drawing import MEDIA
from api.listings import Bounds, Drawn, Listing, Window
from api.settings import Settings
from api.views.entities import named
from api.views.paths import path_row
from api.views.why import emptiness
from api.wire.path import PathList, PathRow
from graph.paths.deadline import Deadline
from graph.paths.query import PathQuery, PathResult
from graph.records import RecordCache
from graph.snapshot import Snapshot
from graph.why import Why, WhyCode, explain

router = APIRouter(tags=["reasoning"])


@dataclass(frozen=True)
class Ends:
    """From where to where."""

    from_: Annotated[
        tuple[Name, ...],
        Query(
            alias="from",
            min_length=1,
            max_length=MOST_NAMES,
            description="The thing to start from, by name, synonym or CURIE; may be repeated. A name that also means "
            "an exosome source means that.",
            examples=["MSC exosome"],
        ),
    ]
    to: Annotated[Name, Query(description="The thing to end at, by name, synonym or CURIE.", examples=["SOX6"])]
    stages: Stages = None

    def query(self, snapshot: Snapshot, settings: Settings, where: PathConditions, most: int) -> PathQuery:
        """The query of the engine."""
        where.one_sign()
        sources = dict.fromkeys(snapshot.names.resolve(name, "from", VESICLES) for name in self.from_)
        target = snapshot.names.resolve(self.to, "to")
        given = where.given(snapshot, settings)
        return path_query(sources, target, most, stages=self.stages, **given)


@router.get(
    "/paths",
    response_model=PathList,
    responses={200: {"content": MEDIA}},
    summary="The best chains from one thing to another",
)
def list_paths(
    ends: Annotated[Ends, Depends()],
    where: Annotated[PathConditions, Depends()],
    deadline: DeadlineOf,
    question: DrawnQuestionOf,
) -> Response:
    """The first signed paths, exactly: by the product of their steps' beliefs, then fewer steps, then ids.

    Belief in a path assumes that its steps are independent. Each path says how it holds together, and which of its
    steps decides that.
    """
    service = question.service
    settings = service.settings

    def find(snapshot: Snapshot, window: Window) -> Listing[PathRow]:
        end = window.skipped + window.limit
        query = ends.query(snapshot, settings, where, end + 1)
        result = snapshot.paths.top_k(query, deadline)
        records = RecordCache(service.store)
        why = None if result.paths else _why(snapshot, query, result, deadline)
        shown = result.paths[window.skipped : end]
        return Listing(
            [path_row(snapshot, records, path) for path in shown],
            last=str(end) if len(result.paths) > end else None,
            timed_out=result.timed_out,
            emptiness=why and emptiness(snapshot, why, settings.max_hops),
            extra={
                "sources": tuple(named(snapshot, source) for source in query.sources),
                "target": named(snapshot, query.target),
            },
            drawn=Drawn(shown),
        )

    most = settings.max_paths
    return question.answer_list(PathList, find, Bounds(settings.default_paths, most, most))


def _why(snapshot: Snapshot, query: PathQuery, result: PathResult, deadline: Deadline) -> Why:
    return Why(WhyCode.TIMED_OUT) if result.timed_out else explain(snapshot, query, deadline)
