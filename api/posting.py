"""What is sent with POST: JSON, or plain text."""

from collections.abc import Mapping
from typing import TypeVar

from fastapi import Request
from pydantic import ValidationError
from pydantic_core import from_json

from api.problems import ProblemFound, Slug
from api.wire.base import Wire

Sent = TypeVar("Sent", bound=Wire)

_TEXT, _JSON = "text/plain", "application/json"


async def posted(request: Request) -> Mapping[str, object]:
    """The members of a JSON object; or a plain text, as the member ``sentence``.

    Raises:
        ProblemFound: it is neither.
    """
    given = request.headers.get("content-type", _JSON).split(";", maxsplit=1)[0].strip().lower()
    body = await request.body()
    if given == _TEXT:
        return {"sentence": _decoded(body)}
    if given != _JSON and not given.endswith("+json"):
        detail = f"Content-Type: {given} — what is read here is {_JSON} and {_TEXT}."
        raise ProblemFound(Slug.UNSUPPORTED_MEDIA_TYPE, detail)
    try:
        content: object = from_json(_decoded(body))
    except ValueError as error:
        raise ProblemFound(Slug.INVALID_PARAMETER, f"The body is no JSON: {error}.") from error
    if not isinstance(content, dict):
        raise ProblemFound(Slug.INVALID_PARAMETER, "The body is no JSON object.")
    return content


def members(model: type[Sent], given: Mapping[str, object]) -> Sent:
    """What was sent, as a model.

    Raises:
        ProblemFound: a member is missing, unknown or of another type.
    """
    try:
        return model.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(map(str, first["loc"])) or None
        raise ProblemFound(Slug.INVALID_PARAMETER, f"{name or 'The body'}: {first['msg']}.", name) from error


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ProblemFound(Slug.INVALID_PARAMETER, "The body is not in UTF-8.") from error
