"""The OpenAPI document: FastAPI's own, with the formats, headers and problems that all routes share."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api import permalinks, tables
from api.media import CITATIONS, Format
from api.problems import KINDS, MEDIA_TYPE, Slug
from api.wire.envelope import ItemList, row_model
from api.wire.problem import Problem
from graph.trapi.answering import MOST_IDS
from graph.trapi.message import SCHEMA_VERSION
from graph.trapi.question import TrapiQuery

Content = dict[str, Any]

DESCRIPTION = f"""
A knowledge graph of the mechanisms by which exosomes repair myelin: which sources reach which effects, along which
signed and cited chains, and how well each step is supported.

**Names.** Things are taken by CURIE, name or synonym, in any case. A name that several things have is refused with the
candidates. `source=` takes the vesicle population where a name also means a cell.

**Signs** are `+`, `-`, `0` (structural), `?` (direction not stated), and `mixed` for an answer with both. A `+` that is
not encoded in a query string arrives as a space, and is taken as `+`. Words (`positive`) work too.

**Lists** are JSON, or CSV, TSV or NDJSON by `Accept` or `?format=`. In JSON, `next` is the cursor of the next page; it
is good for the same question and release. CSV, TSV and NDJSON give every row, or a problem, unless there is a `limit`.
An empty list says why, and which nearest question has an answer.

**Answers as documents.** Every answer has a permalink, its question with the release (`permalink`, `Link`), and lists
say how they were obtained (`methods`). With another release a permalink is a problem, never another answer.
`?format=bibtex`, `ris` or `csl-json` gives the papers behind an answer: the documents that make its claims and the
works that these cite, each with what the audit found. Works judged not to support a claim are marked, and come last.

**Problems** are problem details (RFC 9457) with a `type` that never changes.

**Caching.** Every whole answer has an `ETag` over all that it depends on. What timed out is not stored.

<details><summary>How rows become tables</summary>

{tables.__doc__}
</details>
"""

_HEADERS: Content = {
    name: {"description": text, "schema": {"type": "string"}}
    for name, text in {
        "ETag": "The same for the same answer. Missing where the time was up.",
        "Exomyelin-Release": "The release of the store that this was answered from.",
        "Exomyelin-Elapsed-Ms": "Milliseconds that the answer took.",
        "Exomyelin-Permalink": "The question with the release, which alone answers it; also in `Link`.",
        "Link": 'The permalink, as rel="bookmark"; and of a list the next page, as rel="next".',
        "Cache-Status": "`exomyelin; hit` where the same was asked before, and the answer was kept.",
    }.items()
}
_LIST_HEADERS: Content = _HEADERS | {
    name: {"description": text, "schema": {"type": "string"}}
    for name, text in {
        "Exomyelin-Rows": "How many items there are here.",
        "Exomyelin-Truncated": "`true` if there are more.",
        "Exomyelin-Timed-Out": "`true` if the time was up.",
        "Exomyelin-Reason": "Why the list is empty, where it is.",
        "Exomyelin-Relaxation": "The nearest question that has an answer, where the list is empty.",
    }.items()
}
FOREIGN = "graph-explorer"
TRAPI = "trapi"
"""The tags of paths that keep to the conventions of others, and not to those of this service."""

_X_TRAPI = {
    "version": SCHEMA_VERSION,
    "multicuriequery": True,
    "asyncquery": False,
    "pathfinderquery": True,
    "operations": ["lookup"],
    "batch_size_limit": MOST_IDS,
}

_REF = "#/components/schemas/{model}"
_CITED = {"ClaimDetail", "CheckAnswer"}
_OF_ALL = (
    Slug.NOT_ACCEPTABLE,
    Slug.INVALID_PARAMETER,
    Slug.STORE_UNAVAILABLE,
    Slug.INTERNAL_ERROR,
)
_OF_MOST = (Slug.UNKNOWN_ENTITY, Slug.AMBIGUOUS_ENTITY, Slug.TIMED_OUT)


def describe(app: FastAPI) -> None:
    """Let an application describe itself with the document made here."""

    def document() -> Content:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app)
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]  # the way that FastAPI's documentation gives


def _document(app: FastAPI) -> Content:
    made = get_openapi(
        title=app.title,
        version=app.version,
        summary=app.summary,
        description=DESCRIPTION,
        routes=app.routes,
        tags=app.openapi_tags,
    )
    schemas = made["components"]["schemas"]
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    problem = Problem.model_json_schema(mode="serialization", ref_template=_REF)
    asked = TrapiQuery.model_json_schema(ref_template=_REF)
    schemas |= {**problem.pop("$defs"), "Problem": problem, **asked.pop("$defs"), "TrapiQuery": asked}
    made["info"]["x-trapi"] = _X_TRAPI
    lists = {model.__name__: model for rows in ItemList.__subclasses__() for model in rows.__subclasses__()}
    for path in made["paths"].values():
        for method, operation in path.items():
            if {FOREIGN, TRAPI} & set(operation["tags"]):
                operation["responses"].pop("422", None)
            else:
                _complete(operation, lists, is_read=method == "get")
    return made


def _complete(operation: Content, lists: dict[str, type[ItemList[Any]]], *, is_read: bool) -> None:
    responses = operation["responses"]
    responses.pop("422", None)
    given = _model_of(responses["200"])
    # What is asked of a release is whole, tagged and has a permalink; the rest says itself with what it is sent.
    is_of_release = any(parameter["name"] == permalinks.PARAMETER for parameter in operation.get("parameters", ()))
    if is_of_release:
        responses["200"]["headers"] = _LIST_HEADERS if given in lists else _HEADERS
    if given in lists:
        responses["200"]["content"] |= _tables(lists[given])
    if given in lists or given in _CITED:
        responses["200"]["content"] |= {format.media_type: {"schema": {"type": "string"}} for format in CITATIONS}
    if is_read and is_of_release:
        responses["304"] = {"description": "The answer is still the one that `If-None-Match` names."}
    for slug in _OF_ALL + _OF_MOST:
        kind = KINDS[slug]
        responses.setdefault(
            str(kind.status),
            {
                "description": kind.title,
                "content": {MEDIA_TYPE: {"schema": {"$ref": _REF.format(model="Problem")}}},
            },
        )
    operation["responses"] = dict(sorted(responses.items()))


def _model_of(response: Content) -> str:
    """The name of the model that an answer is of; empty for a file."""
    schema = response.get("content", {}).get("application/json", {}).get("schema", {})
    return str(schema.get("$ref", "")).rsplit("/", 1)[-1]


def _tables(model: type[ItemList[Any]]) -> Content:
    row = row_model(model)
    return {
        format.media_type: {"schema": {"type": "string"}, "example": tables.render(row, (), format)}
        for format in Format
        if format.is_table
    }
