"""/openCypher: questions in openCypher, as explorers of graphs ask them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from time import perf_counter
from typing import Annotated, Any
from urllib.parse import parse_qsl

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from pydantic_core import from_json

from api.deps import DeadlineOf, PartOf
from api.openapi import FOREIGN
from api.repeats import ELAPSED, elapsed_ms
from api.service import Service
from api.views.opencypher import answer_of, refusal_of
from api.wire.base import Wire
from api.wire.opencypher import OpenCypherAnswer, OpenCypherRefusal
from graph.opencypher.answering import answer
from graph.opencypher.passing import passed
from graph.opencypher.view import GraphView
from graph.paths.deadline import Deadline
from graph.records import RecordCache
from graph.snapshot import Snapshot
from schema.errors import CypherFault, ExomyelinError, RefusedCypher

PATH = "/openCypher"
router = APIRouter(tags=[FOREIGN])

_JSON, _FORM, _CYPHER = "application/json", "application/x-www-form-urlencoded", "application/opencypher"
_MEMBERS = _QUERY, _PARAMETERS = "query", "parameters"
_MOST_MEMBERS = 10
_ABOVE = {CypherFault.MALFORMED, CypherFault.UNSERVED}
_REFUSALS: dict[int | str, dict[str, Any]] = {
    status: {"model": OpenCypherRefusal, "description": text}
    for status, text in {
        400: "It is no openCypher, more than what is served, or would have too large an answer.",
        503: "The store can't be reached.",
        504: "The time was up before the answer was whole.",
    }.items()
}


@dataclass(frozen=True)
class Asked:
    """A question: its text and the values of its ``$parameters``, as JSON or as an object already."""

    query: str | None
    parameters: object = None

    def values(self) -> Mapping[str, Any]:
        """The values of its parameters.

        Raises:
            RefusedCypher: they are no JSON object.
        """
        given = self.parameters
        try:
            found = from_json(given, allow_inf_nan=False) if isinstance(given, str) else given
        except ValueError as error:
            raise _wrong(_PARAMETERS, f"parameters: no JSON: {error}") from error
        if found is not None and not isinstance(found, dict):
            raise _wrong(_PARAMETERS, "parameters: expected a JSON object")
        return found or {}


async def _sent(request: Request) -> Asked | RefusedCypher:
    """The question in the body of a request, or why there is none."""
    given = request.headers.get("content-type", _FORM).split(";", maxsplit=1)[0].strip().lower()
    try:
        text = (await request.body()).decode("utf-8-sig")
        return _READERS[given](text) if given in _READERS else _unread(given)
    except ValueError as error:
        return _wrong(_QUERY, f"the body can't be read as {given}: {error}")
    except RefusedCypher as error:
        return error


def _unread(given: str) -> RefusedCypher:
    return _wrong(_QUERY, f"Content-Type: {given} is not read; send {', '.join(_READERS)}")


def _of_json(text: str) -> Asked:
    found = from_json(text, allow_inf_nan=False)
    if not isinstance(found, dict):
        raise _wrong(_QUERY, "the body is no JSON object")
    return _of_members(found)


def _of_form(text: str) -> Asked:
    return _of_members(dict(parse_qsl(text, keep_blank_values=True, max_num_fields=_MOST_MEMBERS, errors="strict")))


def _of_members(members: Mapping[str, object]) -> Asked:
    for name in members:
        if name not in _MEMBERS:
            raise _wrong(name, f"{name!r} is not served; served are {' and '.join(_MEMBERS)}")
    query = members.get("query")
    if query is not None and not isinstance(query, str):
        raise _wrong(_QUERY, "query: expected a text")
    return Asked(query, members.get("parameters"))


_READERS: dict[str, Callable[[str], Asked]] = {_JSON: _of_json, _FORM: _of_form, _CYPHER: Asked}

_EXAMPLE = "MATCH (s:Source)-[e:CARRIES]->(c:Cargo) RETURN s, e, c LIMIT 10"
_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["query"],
    "properties": {
        "query": {"type": "string", "description": "The question."},
        "parameters": {"description": "The values of its `$parameters`: an object, or one as JSON."},
    },
}
_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            _JSON: {"schema": _SCHEMA, "example": {"query": _EXAMPLE}},
            _FORM: {"schema": _SCHEMA, "example": {"query": _EXAMPLE}},
            _CYPHER: {"schema": {"type": "string"}, "example": _EXAMPLE},
        },
    }
}


@router.get(PATH, response_model=OpenCypherAnswer, responses=_REFUSALS, summary="Questions in openCypher")
def ask_opencypher(
    service: PartOf,
    deadline: DeadlineOf,
    query: Annotated[str | None, Query(description="The question.", examples=[_EXAMPLE])] = None,
    parameters: Annotated[str | None, Query(description="The values of its `$parameters`, as a JSON object.")] = None,
) -> Response:
    """Answered in the shapes that Amazon Neptune gives, so that AWS's graph-explorer can ask.

    Served are MATCH, OPTIONAL MATCH, WHERE, WITH, RETURN, ORDER BY, SKIP, LIMIT and UNION over entities and the steps
    between them. Where the store is in Neo4j, whatever else only reads is passed on to it. See docs/graph-explorer.md.
    """
    return _answer(service, deadline, Asked(query, parameters))


@router.post(
    PATH, response_model=OpenCypherAnswer, responses=_REFUSALS, summary="Questions in openCypher", openapi_extra=_BODY
)
def ask_opencypher_sent(
    service: PartOf, deadline: DeadlineOf, sent: Annotated[Asked | RefusedCypher, Depends(_sent)]
) -> Response:
    """The same for what is sent as JSON or as a form, or as the text of the question alone."""
    return _answer(service, deadline, sent)


def _answer(service: Service, deadline: Deadline, asked: Asked | RefusedCypher) -> Response:
    started = perf_counter()
    text = asked.query or "" if isinstance(asked, Asked) else ""

    def make(snapshot: Snapshot) -> Response:
        try:
            if isinstance(asked, RefusedCypher):
                raise asked
            found = _found(service, snapshot, deadline, asked)
        except ExomyelinError as error:
            status, body = refusal_of(error, snapshot.release, text)
            return _response(body, snapshot, started, status)
        return _response(found, snapshot, started)

    return service.consistently(make)


def _found(service: Service, snapshot: Snapshot, deadline: Deadline, asked: Asked) -> OpenCypherAnswer:
    if not (asked.query or "").strip():
        raise _wrong(_QUERY, "query: a question in openCypher is needed")
    assert asked.query is not None  # noqa: S101 - just seen
    values, most = asked.values(), service.settings.max_rows
    view = GraphView(snapshot, RecordCache(service.store))
    try:
        return answer_of(answer(view, asked.query, values, most, deadline), most)
    except RefusedCypher as error:
        if error.fault not in _ABOVE or service.door is None or not service.settings.passes_cypher:
            raise
        # What is more than the part of the language that is served here, the server may know.
        rows = passed(service.door, asked.query, values, most, deadline)
        return OpenCypherAnswer(results=tuple(rows))


def _response(body: Wire, snapshot: Snapshot, started: float, status: int = 200) -> Response:
    headers = {
        "Cache-Control": "no-store",
        "Exomyelin-Release": snapshot.release,
        ELAPSED: elapsed_ms(perf_counter() - started),
    }
    return Response(body.model_dump_json(), status, headers, media_type=_JSON)


def _wrong(part: str, detail: str) -> RefusedCypher:
    return RefusedCypher(part, "", CypherFault.MALFORMED, detail)
