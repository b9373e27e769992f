"""What AWS's graph-explorer asks besides openCypher: how much there is, and how to connect."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.deps import ServiceOf
from api.openapi import FOREIGN
from api.service import Service
from api.views.opencypher import summary_of
from api.wire.base import Wire
from api.wire.opencypher import DefaultConnection, SummaryAnswer, SummaryPayload
from graph.opencypher.view import GraphView
from graph.records import RecordCache
from graph.snapshot import Snapshot

router = APIRouter(tags=[FOREIGN])

_EXPANSION = 100
_MILLISECONDS = 1000
_SPARE = 5000


@router.get("/pg/statistics/summary", response_model=SummaryAnswer, summary="How much there is, for graph-explorer")
def show_summary(
    service: ServiceOf,
    mode: Annotated[Literal["basic"], Query(description="How much is told: there is one way only.")] = "basic",
) -> Response:
    """The labels and relationship types of the graph with their numbers, in the shape that Amazon Neptune gives."""
    del mode
    return service.consistently(lambda snapshot: _told(_summary(service, snapshot), snapshot.release))


@router.get("/defaultConnection", response_model=DefaultConnection, summary="How graph-explorer connects")
def show_connection(request: Request, service: ServiceOf) -> Response:
    """What graph-explorer reads when it starts, where it is served from the same address as this service.

    Elsewhere it is a file to put beside graph-explorer. See docs/graph-explorer.md.
    """
    address = str(request.base_url).rstrip("/")
    connection = DefaultConnection(
        GRAPH_EXP_USING_PROXY_SERVER=False,
        GRAPH_EXP_PUBLIC_OR_PROXY_ENDPOINT=address,
        GRAPH_EXP_CONNECTION_URL=address,
        GRAPH_EXP_GRAPH_TYPE="openCypher",
        GRAPH_EXP_IAM=False,
        GRAPH_EXP_AWS_REGION="",
        GRAPH_EXP_SERVICE_TYPE="neptune-db",
        GRAPH_EXP_FETCH_REQUEST_TIMEOUT=round(service.settings.timeout * _MILLISECONDS) + _SPARE,
        GRAPH_EXP_NODE_EXPANSION_LIMIT=_EXPANSION,
    )
    return _told(connection, service.snapshots.current().release)


def _summary(service: Service, snapshot: Snapshot) -> SummaryAnswer:
    view = GraphView(snapshot, RecordCache(service.store))
    payload = SummaryPayload(version="v1", release=snapshot.release, graphSummary=summary_of(view))
    return SummaryAnswer(status="200 OK", payload=payload)


def _told(body: Wire, release: str) -> Response:
    headers = {"Cache-Control": "no-store", "Exomyelin-Release": release}
    return Response(body.model_dump_json(), headers=headers, media_type="application/json")
