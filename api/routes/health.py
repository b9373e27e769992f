"""/health: is the service alive."""

import platform
from collections.abc import Callable

from fastapi import APIRouter
from fastapi.responses import Response

from api import version
from api.deps import ServiceOf
from api.wire.status import Health
from schema.errors import StoreError

router = APIRouter(tags=["service"])


@router.get(
    "/health",
    response_model=Health,
    summary="Is it alive",
    responses={503: {"model": Health, "description": "The store does not answer."}},
)
def show_health(service: ServiceOf) -> Response:
    """Whether the service can answer, what kind of store it reads, and which version it is."""
    release = _or_none(service.store.release)
    health = Health(
        status="unavailable" if release is None else "ok",
        store=type(service.store).__name__,
        release=release,
        answered_from=release or _or_none(lambda: service.snapshots.current().release),
        version=version.number(),
        python=platform.python_version(),
    )
    return Response(
        health.model_dump_json(),
        status_code=503 if release is None else 200,
        media_type="application/json",
        headers={"Cache-Control": "no-store"},
    )


def _or_none(release: Callable[[], str]) -> str | None:
    try:
        return release()
    except StoreError:
        return None
