"""/trapi: questions as the services of the Biomedical Data Translator put them, in TRAPI 2.0 and 1.5."""

from collections.abc import Callable, Mapping
from time import perf_counter
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response
from pydantic_core import from_json

from api.deps import PartOf, RequestDeadline
from api.openapi import TRAPI
from api.service import Service
from api.shield import GONE
from api.trapi_examples import EXAMPLES, OLDER_EXAMPLE
from api.views.trapi import response_of
from graph.paths.deadline import Deadline
from graph.snapshot import Snapshot
from graph.trapi.answering import answer
from graph.trapi.message import MetaKnowledgeGraph, TrapiResponse
from graph.trapi.meta import meta_knowledge_graph
from graph.trapi.older import newer_question, older_response
from graph.trapi.pathfinding import Limits
from graph.trapi.question import TrapiQuery, malformed, read_question, refused
from schema.errors import ExomyelinError, NotOffered, OutOfTime, RefusedTrapi, StoreError, TrapiFault

router = APIRouter(prefix="/trapi", tags=[TRAPI])

_STATUS = {
    TrapiFault.MALFORMED: 400,
    TrapiFault.CONFLICT: 409,
    TrapiFault.TOO_LARGE: 413,
    TrapiFault.UNSERVED: 501,
}
_REFUSALS: dict[int | str, dict[str, Any]] = {
    status: {"description": text, "content": {"application/json": {"schema": {"type": "string"}}}}
    for status, text in {
        400: "It is no question in TRAPI.",
        409: "It wants an answer in no time.",
        413: "A node has too many ids, or there are too many edges.",
        501: "It asks for what is not served.",
        503: "The store can't be reached.",
    }.items()
}
Json = dict[str, Any]


def _taking(examples: Mapping[str, Json], schema: Json) -> Json:
    content = {"schema": schema, "examples": {name: {"value": value} for name, value in examples.items()}}
    return {"requestBody": {"required": True, "content": {"application/json": content}}}


_SCHEMA = {"$ref": "#/components/schemas/TrapiQuery"}


async def _sent(request: Request) -> Json | RefusedTrapi:
    """The object in the body of a request, or why there is none."""
    try:
        found = from_json(await request.body(), allow_inf_nan=False)
    except ValueError as error:
        return malformed("the body", f"the body is no JSON: {error}")
    return found if isinstance(found, dict) else malformed("the body", "the body is no JSON object")


Sent = Annotated[Json | RefusedTrapi, Depends(_sent)]


@router.get("/meta_knowledge_graph", response_model=MetaKnowledgeGraph, summary="What can be asked for in TRAPI")
def show_meta_knowledge_graph(service: PartOf) -> Response:
    """The categories of things and the kinds of edges between them, with their qualifiers and attributes, in TRAPI 2.0.

    Each as narrowly as it is told: whatever is broader in the Biolink Model can be asked for, too.
    """
    return _consistently(service, lambda snapshot: meta_knowledge_graph(snapshot, service.store).plain())


@router.get(
    "/1.5/meta_knowledge_graph", response_model=MetaKnowledgeGraph, summary="What can be asked for in TRAPI 1.5"
)
def show_older_meta_knowledge_graph(service: PartOf) -> Response:
    """The same in TRAPI 1.5, in which it has the same form."""
    return show_meta_knowledge_graph(service)


@router.post(
    "/query",
    response_model=TrapiResponse,
    responses=_REFUSALS,
    summary="Questions in TRAPI",
    openapi_extra=_taking(EXAMPLES, _SCHEMA),
)
def ask_trapi(request: Request, service: PartOf, sent: Sent) -> Response:
    """Edges between things, of one hop or several, or paths from one thing to another, in TRAPI 2.0.

    Predicates, categories and qualifiers that are broader in the Biolink Model find the narrower. `logs` and
    `description` say what was cut short, and what of the question is nothing here. See docs/trapi.md.
    """

    def make(snapshot: Snapshot) -> Json:
        body = _given(sent)
        return _answered(request, service, snapshot, body, read_question(body))

    return _consistently(service, make)


@router.post(
    "/1.5/query",
    response_model=dict[str, Any],
    responses=_REFUSALS,
    summary="Questions in TRAPI 1.5",
    openapi_extra=_taking({"one hop": OLDER_EXAMPLE}, {"type": "object"}),
)
def ask_older_trapi(request: Request, service: PartOf, sent: Sent) -> Response:
    """The same in the form of TRAPI 1.5, converted to 2.0 and back."""

    def make(snapshot: Snapshot) -> Json:
        given = _given(sent)
        body = newer_question(given)
        response = _answered(request, service, snapshot, body, read_question(body))
        return older_response(response, given["message"]["query_graph"])

    return _consistently(service, make)


def _given(sent: Json | RefusedTrapi) -> Json:
    if isinstance(sent, RefusedTrapi):
        raise sent
    return sent


def _answered(request: Request, service: Service, snapshot: Snapshot, body: Json, asked: TrapiQuery) -> Json:
    settings = service.settings
    limits = Limits(
        settings.max_paths if not asked.message.query_graph.paths else settings.default_paths, settings.default_hops
    )
    deadline = _deadline(request, service, asked)
    address = str(request.base_url).rstrip("/")
    found, graph = answer(snapshot, service.store, asked, limits, deadline, address)
    return response_of(body, asked, found, graph, snapshot.release).plain()


def _deadline(request: Request, service: Service, asked: TrapiQuery) -> Deadline:
    """The moment by which to answer: the client's, or the service's own where that is sooner.

    Raises:
        RefusedTrapi: the client waits for no answer.
    """
    most, wanted = service.settings.timeout, asked.parameters.timeout
    if wanted == 0:
        detail = f"timeout: an answer takes some time; give a number of seconds above 0, at most {most:g} are taken"
        raise refused(detail, TrapiFault.CONFLICT)
    seconds = most if wanted is None or wanted < 0 else min(wanted, most)
    return RequestDeadline(seconds, request.scope[GONE])


def _consistently(service: Service, make: Callable[[Snapshot], Json]) -> Response:
    started = perf_counter()

    def respond(snapshot: Snapshot) -> Response:
        return JSONResponse(make(snapshot), headers=_headers(snapshot, started))

    try:
        return service.consistently(respond)
    except (RefusedTrapi, NotOffered, OutOfTime, StoreError) as error:
        return JSONResponse(_told(error), _status(error), {"Cache-Control": "no-store"})


def _headers(snapshot: Snapshot, started: float) -> dict[str, str]:
    return {
        "Cache-Control": "no-store",
        "Exomyelin-Release": snapshot.release,
        "Exomyelin-Elapsed-Ms": f"{(perf_counter() - started) * 1000:.1f}",
    }


def _status(error: ExomyelinError) -> int:
    if isinstance(error, RefusedTrapi):
        return _STATUS[error.fault]
    return 501 if isinstance(error, NotOffered) else 503


def _told(error: ExomyelinError) -> str:
    """What went wrong. The texts of store errors may name files and addresses: those are not told."""
    return "The store does not answer at the moment." if isinstance(error, StoreError) else str(error)
