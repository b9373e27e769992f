"""/release: which data is served."""

from fastapi import APIRouter
from fastapi.responses import Response

from api import version
from api.deps import RecordQuestion
from api.service import Service
from api.wire.status import Release
from graph.snapshot import Snapshot

router = APIRouter(tags=["service"])


@router.get("/release", response_model=Release, summary="Which data is served")
def show_release(question: RecordQuestion) -> Response:
    """The release of the store, and the documents and the rubric that answers rest on."""
    service = question.service
    return question.answer_record(lambda snapshot: _release(service, snapshot))


def _release(service: Service, snapshot: Snapshot) -> Release:
    return Release(
        release=snapshot.release,
        documents={stored.info.id: stored.hash for stored in snapshot.documents},
        rubric=service.rubric.version,
        rubric_hash=service.rubric.hash,
        version=version.number(),
    )
