"""Every way in which a question gets no answer, and the problem details that say so (RFC 9457).

``schema.errors`` names what went wrong; the table here gives each its status. A problem's ``type`` is a path that is
never changed, and that this service explains.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from typing import NamedTuple

from fastapi.responses import Response

from api.wire.base import Named
from api.wire.problem import Mistake, Problem
from schema import errors

MEDIA_TYPE = "application/problem+json"
ROOT = "/problems/"


class Slug(StrEnum):
    """The last part of a problem's type. None is ever changed."""

    UNKNOWN_ENTITY = "unknown-entity"
    AMBIGUOUS_ENTITY = "ambiguous-entity"
    INVALID_PARAMETER = "invalid-parameter"
    UNKNOWN_PARAMETER = "unknown-parameter"
    TOO_MANY_ROWS = "too-many-rows"
    STALE_CURSOR = "stale-cursor"
    RELEASE_GONE = "release-gone"
    UNKNOWN_CLAIM = "unknown-claim"
    UNKNOWN_DOCUMENT = "unknown-document"
    UNKNOWN_QUESTION = "unknown-question"
    UNKNOWN_PATH = "unknown-path"
    METHOD_NOT_ALLOWED = "method-not-allowed"
    NOT_ACCEPTABLE = "not-acceptable"
    TOO_LARGE = "too-large"
    UNSUPPORTED_MEDIA_TYPE = "unsupported-media-type"
    TIMED_OUT = "timed-out"
    NOT_OFFERED = "not-offered"
    STORE_UNAVAILABLE = "store-unavailable"
    INCOMPATIBLE_STORE = "incompatible-store"
    INTERNAL_ERROR = "internal-error"


class Kind(NamedTuple):
    """One kind of problem: its status, its title, and what to do about it."""

    status: int
    title: str
    advice: str


KINDS: dict[Slug, Kind] = {
    Slug.UNKNOWN_ENTITY: Kind(
        404, "Nothing has this name", "Take one of the candidates, or look the name up with /search?q=."
    ),
    Slug.AMBIGUOUS_ENTITY: Kind(409, "Several things have this name", "Name one of the candidates by its id."),
    Slug.INVALID_PARAMETER: Kind(422, "A parameter has a value that it can't have", "See the parameter at /docs."),
    Slug.UNKNOWN_PARAMETER: Kind(422, "There is no such parameter", "See the parameters of this path at /docs."),
    Slug.TOO_MANY_ROWS: Kind(
        422, "The answer has more rows than are given at once", "Narrow the question, or page with limit and cursor."
    ),
    Slug.STALE_CURSOR: Kind(409, "The list has changed since the cursor was given", "Start again without the cursor."),
    Slug.RELEASE_GONE: Kind(
        409,
        "Another release is served than the one that was asked for",
        "Load the documents of that release, or leave out `release` and take the answer of today.",
    ),
    Slug.UNKNOWN_CLAIM: Kind(404, "There is no such claim", "Claims are listed at /claims."),
    Slug.UNKNOWN_DOCUMENT: Kind(404, "There is no such document", "Documents are listed at /documents."),
    Slug.UNKNOWN_QUESTION: Kind(404, "There is no such question", "Questions are listed at /questions."),
    Slug.UNKNOWN_PATH: Kind(404, "There is nothing at this path", "The paths are listed at /docs."),
    Slug.METHOD_NOT_ALLOWED: Kind(405, "This path is not asked in that way", "The methods that it takes are at /docs."),
    Slug.NOT_ACCEPTABLE: Kind(406, "The answer can't be given in this format", "Take one of the formats named."),
    Slug.TOO_LARGE: Kind(413, "The question is too long", "Shorten it."),
    Slug.UNSUPPORTED_MEDIA_TYPE: Kind(
        415, "The question is in a format that is not read", "Send JSON as application/json, or text as text/plain."
    ),
    Slug.TIMED_OUT: Kind(
        504,
        "The time was up before the answer was whole",
        "Narrow it; or take JSON, which gives what was found.",
    ),
    Slug.NOT_OFFERED: Kind(501, "This service does not offer that", "The detail says what it would take."),
    Slug.STORE_UNAVAILABLE: Kind(503, "The store can't be reached", "Try again; /health tells when it is back."),
    Slug.INCOMPATIBLE_STORE: Kind(503, "The store was written by another version", "Load the papers into a new store."),
    Slug.INTERNAL_ERROR: Kind(500, "Something went wrong here", "The question is not at fault; please report it."),
}


@dataclass(eq=False)
class ProblemFound(Exception):
    """A problem that is HTTP's own, and no error of ``schema.errors``."""

    slug: Slug
    detail: str
    parameter: str | None = None
    nearest: str | None = None
    mistakes: Sequence[Mistake] = ()
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def problem(self) -> Problem:
        """The details that are sent."""
        return problem(
            self.slug,
            self.detail,
            parameter=self.parameter,
            nearest=self.nearest,
            mistakes=tuple(self.mistakes),
        )


def problem(slug: Slug, detail: str, **more: object) -> Problem:
    """A problem of the kind that ``slug`` names."""
    kind = KINDS[slug]
    return Problem.model_validate(
        {"type": ROOT + slug, "title": kind.title, "status": kind.status, "detail": detail, **more}
    )


def respond(found: Problem, headers: Mapping[str, str] | None = None) -> Response:
    """A problem as a response. It is never stored: the next answer may be another."""
    return Response(
        found.model_dump_json(),
        status_code=found.status,
        media_type=MEDIA_TYPE,
        headers={"Cache-Control": "no-store", "Vary": "Accept", **(headers or {})},
    )


def of_error(error: errors.ExomyelinError) -> Problem:
    """The problem that an error makes."""
    for cls in type(error).__mro__:
        if make := _TABLE.get(cls):
            return make(error)
    return _internal(error)


def of_mistakes(mistakes: Sequence[Mistake], nearest: str | None = None) -> Problem:
    """The problem of values that can't be taken: the first is in front, all are in ``mistakes``."""
    first = mistakes[0]
    return problem(
        Slug.INVALID_PARAMETER, first.detail, parameter=first.parameter, nearest=nearest, mistakes=tuple(mistakes)
    )


def internal() -> Problem:
    """A failure of ours, without its inner side."""
    return problem(Slug.INTERNAL_ERROR, "The answer could not be made. The question is not at fault.")


def _internal(_: object) -> Problem:
    return internal()


def _entity(slug: Slug) -> Callable[[errors.UnknownEntity | errors.AmbiguousEntity], Problem]:
    def make(error: errors.UnknownEntity | errors.AmbiguousEntity) -> Problem:
        candidates = tuple(Named(id=id_, name=name) for id_, name in error.candidates)
        return problem(slug, str(error), parameter=error.parameter, candidates=candidates)

    return make


def _query(slug: Slug) -> Callable[[errors.QueryError], Problem]:
    return lambda error: problem(slug, str(error), parameter=error.parameter)


def _not_offered(error: errors.NotOffered) -> Problem:
    return problem(Slug.NOT_OFFERED, str(error), parameter=error.parameter)


def _claim(error: errors.UnknownClaim) -> Problem:
    return problem(Slug.UNKNOWN_CLAIM, f"No claim here has the id {error.claim!r}.", parameter=error.parameter)


def _document(error: errors.UnknownDocument) -> Problem:
    held = ", ".join(error.known) or "none"
    near = get_close_matches(error.document, error.known, n=1)
    return problem(
        Slug.UNKNOWN_DOCUMENT,
        f"No document here has the id {error.document!r}. Held: {held}.",
        parameter=error.parameter,
        nearest=near[0] if near else None,
        candidates=tuple(Named(id=id_, name=id_) for id_ in error.known) if error.parameter else (),
    )


def _store(slug: Slug, detail: str) -> Callable[[errors.StoreError], Problem]:
    return lambda _: problem(slug, detail)


# The texts of store errors may name files and addresses of this machine: they go to the log, not to the client.
_TABLE: dict[type, Callable[..., Problem]] = {
    errors.UnknownEntity: _entity(Slug.UNKNOWN_ENTITY),
    errors.AmbiguousEntity: _entity(Slug.AMBIGUOUS_ENTITY),
    errors.StaleCursor: _query(Slug.STALE_CURSOR),
    errors.QueryError: _query(Slug.INVALID_PARAMETER),
    errors.OutOfTime: lambda _: problem(Slug.TIMED_OUT, "The time was up before anything could be answered."),
    errors.NotOffered: _not_offered,
    errors.UnknownClaim: _claim,
    errors.UnknownDocument: _document,
    errors.IncompatibleStore: _store(Slug.INCOMPATIBLE_STORE, "The store has a layout that this version can't read."),
    errors.StoreError: _store(Slug.STORE_UNAVAILABLE, "The store does not answer at the moment."),
}


def explain(slug: str) -> str | None:
    """What a problem type means, in plain text; None where there is none of that name."""
    if slug not in {*Slug}:
        return None
    kind = KINDS[Slug(slug)]
    return f"{kind.title} (status {kind.status})\n\n{kind.advice}\n"
