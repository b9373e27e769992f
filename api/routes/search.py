"""/search: from what people type to entities."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from api.deps import ListQuestion, Name
from api.listings import Bounds, Listing, Window, ranked
from api.sifting import explained
from api.views.entities import search_hit
from api.wire.entity import SearchHit, SearchList
from graph.snapshot import Snapshot
from schema.vocabulary import Kind

router = APIRouter(tags=["entities"])

_DEFAULT = 10
_MOST = 100


@router.get("/search", response_model=SearchList, summary="Find things by what people type")
def search(
    q: Annotated[
        Name,
        Query(
            description="What is typed: a name, a synonym, a beginning, a CURIE; mistakes in typing are forgiven.",
            examples=["mir219"],
        ),
    ],
    kind: Annotated[tuple[Kind, ...], Query(description="Only things of this kind; may be repeated.")] = (),
    *,
    question: ListQuestion,
) -> Response:
    """Things whose name, synonym or CURIE is like what is typed, the best first; for autocompletion."""

    def find(snapshot: Snapshot, window: Window) -> Listing[SearchHit]:
        wanted = window.skipped + window.limit + 1
        hits = snapshot.names.search(q, limit=wanted, kinds=kind)
        return explained(ranked(hits, window, lambda hit: search_hit(snapshot, hit)), lambda: ())

    return question.answer_list(SearchList, find, Bounds(_DEFAULT, _MOST, question.service.settings.max_rows))
