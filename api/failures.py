"""Turns whatever a request runs into, into problem details."""

import logging
import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from api import problems
from api.problems import ProblemFound, Slug
from api.wire.problem import Mistake
from schema.errors import ExomyelinError, StoreError, UnknownClaim, UnknownDocument

_LOG = logging.getLogger("exomyelin")
_QUOTED = re.compile(r"'([^']*)'")


def install(app: FastAPI) -> None:
    """Give an application its one table of handlers."""
    app.add_exception_handler(ExomyelinError, _on_error)
    app.add_exception_handler(ProblemFound, _on_problem)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(HTTPException, _on_http)


def _on_error(_: Request, error: Exception) -> Response:
    assert isinstance(error, ExomyelinError)  # noqa: S101 — registered for it
    if isinstance(error, StoreError) and not isinstance(error, UnknownClaim | UnknownDocument):
        _LOG.warning("%s: %s", type(error).__name__, error)
    return problems.respond(problems.of_error(error))


def _on_problem(_: Request, error: Exception) -> Response:
    assert isinstance(error, ProblemFound)  # noqa: S101 — registered for it
    return problems.respond(error.problem, error.headers)


def _on_invalid(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 — registered for it
    mistakes = tuple(map(_mistake, error.errors()))
    first = error.errors()[0]
    return problems.respond(problems.of_mistakes(mistakes, nearest=_nearest(first)))


def _mistake(detail: Mapping[str, Any]) -> Mistake:
    name = str(detail["loc"][1])
    if detail["type"] == "missing":
        return Mistake(parameter=name, detail=f"{name} is needed.")
    return Mistake(parameter=name, detail=f"{name}={detail['input']!r}: {detail['msg']}.")


def _nearest(detail: Mapping[str, Any]) -> str | None:
    expected = str(detail.get("ctx", {}).get("expected", ""))
    near = get_close_matches(str(detail["input"]).lower(), _QUOTED.findall(expected), n=1)
    return near[0] if near else None


def _on_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 — registered for it
    match error.status_code:
        case 404:
            near = get_close_matches(request.url.path, _paths(request.app), n=1)
            found = problems.problem(
                Slug.UNKNOWN_PATH,
                f"There is nothing at {request.url.path}.",
                nearest=near[0] if near else None,
            )
        case 405:
            allowed = _methods(request, error)
            found = problems.problem(Slug.METHOD_NOT_ALLOWED, f"{request.url.path} is asked with {allowed}.")
            return problems.respond(found, {"Allow": allowed})
        case _:
            found = problems.internal()
    return problems.respond(found, error.headers)


def _methods(request: Request, error: HTTPException) -> str:
    """The methods that a path takes: a path of several routes is known to each by its own method only."""
    described = request.app.openapi()["paths"].get(request.url.path)
    return ", ".join(method.upper() for method in described) if described else (error.headers or {}).get("Allow", "GET")


def _paths(app: FastAPI) -> list[str]:
    return list(app.openapi()["paths"])
