"""Checks on the parameters of every request: none is ignored, and none is given twice."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from fastapi import Request

from api.problems import ProblemFound, Slug
from schema.errors import InvalidParameter


def refuse_unknown_parameters(request: Request) -> None:
    """Hold the query string to what the OpenAPI document says of this path.

    Raises:
        ProblemFound: a parameter that this path does not take.
        InvalidParameter: a parameter that takes one value and is given several.
    """
    taken = _query_parameters(request)
    for name in request.query_params:
        if name not in taken:
            near = get_close_matches(name.lower(), taken, n=1)
            listed = ", ".join(taken) or "none"
            detail = f"{request.url.path} takes no parameter {name!r}. It takes: {listed}."
            raise ProblemFound(Slug.UNKNOWN_PARAMETER, detail, parameter=name, nearest=near[0] if near else None)
        values = request.query_params.getlist(name)
        if len(values) > 1 and not taken[name]:
            raise InvalidParameter(name, ", ".join(values), "one value")


def _query_parameters(request: Request) -> dict[str, bool]:
    """The query parameters of the route, and whether each takes several values."""
    document: Mapping[str, Any] = request.app.openapi()
    operation = document["paths"][request.scope["route"].path][request.method.lower()]
    return {
        parameter["name"]: parameter["schema"].get("type") == "array"
        for parameter in operation.get("parameters", ())
        if parameter["in"] == "query"
    }
