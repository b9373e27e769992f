"""/cypher: questions in Neo4j's own language."""

import csv
import io
import json
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.deps import DeadlineOf, FormatParameter, LimitParameter, ServiceOf
from api.media import Format, negotiate
from api.problems import ProblemFound, Slug
from api.service import Service
from api.wire.cypher import CypherTable
from graph.door import CypherAnswer, Door
from schema.errors import InvalidParameter
from schema.spreadsheets import guarded

MOST_CYPHER = 10_000
_FORMATS = (Format.JSON, Format.CSV)

router = APIRouter(tags=["service"])


@router.get("/cypher", response_model=CypherTable, summary="Questions in Neo4j's own language")
def ask_cypher(
    request: Request,
    service: ServiceOf,
    deadline: DeadlineOf,
    query: Annotated[
        str,
        Query(
            min_length=1,
            max_length=MOST_CYPHER,
            description="One statement of Cypher that only reads. docs/cypher.md describes the graph.",
            examples=["MATCH (s:Source)-[:CARRIES]->(c) RETURN s.name, c.name"],
        ),
    ],
    params: Annotated[
        str | None,
        Query(max_length=MOST_CYPHER, description="A JSON object with the values of its `$parameters`."),
    ] = None,
    limit: LimitParameter = None,
    format: FormatParameter = None,
) -> Response:
    """Answered by Neo4j itself, with a limit of rows and seconds; nothing can be changed by it.

    Only where the store is in Neo4j. Nodes, relationships and paths come as objects; in CSV as JSON in a cell.
    """
    chosen = format or negotiate(request.headers.get("accept", ""), _FORMATS)
    if chosen not in _FORMATS:
        raise InvalidParameter(parameter="format", value=chosen, expected="json or csv")
    door, rows = _door(service), _rows(service, limit)
    answer = door.ask(query, _parameters(params), rows=rows, seconds=deadline.remaining())
    return _response(service, answer, chosen)


def _door(service: Service) -> Door:
    if not service.settings.passes_cypher:
        detail = "Questions in Cypher are switched off here; whoever runs the service can set EXOMYELIN_CYPHER=true."
        raise ProblemFound(Slug.NOT_OFFERED, detail)
    if service.door is None:
        detail = "The store is a file. Serve a store in Neo4j for this: EXOMYELIN_STORE=neo4j://…, see docs/cypher.md."
        raise ProblemFound(Slug.NOT_OFFERED, detail)
    return service.door


def _rows(service: Service, limit: int | None) -> int:
    most = service.settings.max_page_size
    if limit is not None and limit > most:
        raise InvalidParameter(parameter="limit", value=str(limit), expected=f"at most {most}")
    return most if limit is None else limit


def _parameters(text: str | None) -> dict[str, Any]:
    try:
        values = json.loads(text or "{}")
    except ValueError:
        values = None
    if not isinstance(values, dict):
        raise InvalidParameter(
            parameter="params", value=text or "", expected='a JSON object, as in {"id": "GO:0048709"}'
        )
    return values


def _response(service: Service, answer: CypherAnswer, format: Format) -> Response:
    headers = {
        "Cache-Control": "no-store",
        "Vary": "Accept",
        "Exomyelin-Rows": str(len(answer.rows)),
        "Exomyelin-Truncated": str(answer.truncated).lower(),
        "Exomyelin-Timed-Out": str(answer.timed_out).lower(),
        "Content-Type": format.content_type,
    }
    if format is Format.CSV:
        return Response(_csv(answer), headers=headers)
    release = service.snapshots.current().release
    return Response(CypherTable(**answer._asdict(), release=release).model_dump_json(), headers=headers)


def _csv(answer: CypherAnswer) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(answer.columns)
    writer.writerows(map(_cell, row) for row in answer.rows)
    return buffer.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, str):
        return guarded(value)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return value if value is None or is_number else json.dumps(value)
