"""What routes take, as typed aliases."""

from collections.abc import Sequence
from threading import Event
from typing import Annotated

from fastapi import Depends, Query, Request
from pydantic import StringConstraints

from api.answers import Question
from api.drawing import FORMATS, DrawnQuestion, form_named, rules_for
from api.media import CITATIONS, Format, negotiate
from api.service import Service
from api.shield import GONE
from graph.paths.deadline import Deadline
from schema.errors import InvalidParameter

MOST_LETTERS = 200
MOST_DOCUMENTS = 20

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MOST_LETTERS)]
"""A name or CURIE as it is typed."""

FormatParameter = Annotated[
    Format | None,
    Query(
        description="The format, instead of the one that the `Accept` header asks for. `bibtex`, `ris` and `csl-json` "
        "give the papers behind the same answer."
    ),
]
DrawnFormatParameter = Annotated[
    str | None,
    Query(
        description="The format, instead of the one that the `Accept` header asks for. `bibtex`, `ris` and `csl-json` "
        "give the papers behind the same answer, the forms that `/export` lists the steps that it shows.",
        json_schema_extra={"enum": list(FORMATS)},
    ),
]
ReleaseParameter = Annotated[
    str | None,
    Query(
        pattern="^[0-9a-f]{16}$",
        description="The release that alone may answer, as in a permalink; another release is a problem.",
    ),
]
LimitParameter = Annotated[
    int | None,
    Query(
        ge=1,
        description="At most this many items. Without it JSON gives a first page, and CSV, TSV and NDJSON give "
        "every row or a problem.",
    ),
]
CursorParameter = Annotated[
    str | None,
    Query(description="Where the list goes on: the `next` of an earlier answer to the same question and release."),
]
DocumentsParameter = Annotated[
    tuple[Name, ...],
    Query(
        max_length=MOST_DOCUMENTS,
        description="Answer from this document alone, as if no other had been loaded; may be repeated. What comes with "
        "the service, such as the background relations, stays.",
    ),
]
TimeoutParameter = Annotated[
    float | None,
    Query(gt=0, description="Seconds after which the search ends with what it has; at most the service's own."),
]


def service_of(request: Request) -> Service:
    """The service that the application was made with."""
    service: Service = request.app.state.service
    return service


ServiceOf = Annotated[Service, Depends(service_of)]


def part_of(service: ServiceOf, documents: DocumentsParameter = ()) -> Service:
    """The service as it answers from the documents that are asked for."""
    return service.of_documents(documents)


PartOf = Annotated[Service, Depends(part_of)]


def record_question(
    request: Request,
    service: PartOf,
    format: Annotated[Format | None, Query(description="`json`: what is no list is given in no other format.")] = None,
    release: ReleaseParameter = None,
) -> Question:
    """A request for one object, which is given as JSON."""
    return Question(request, service, _offered(request, format, (Format.JSON,)), release=release)


def cited_question(
    request: Request,
    service: PartOf,
    format: Annotated[
        Format | None,
        Query(description="`json`, or `bibtex`, `ris` or `csl-json` for the papers behind the same answer."),
    ] = None,
    release: ReleaseParameter = None,
) -> Question:
    """A request for one object that rests on papers."""
    return Question(request, service, _offered(request, format, (Format.JSON, *CITATIONS)), release=release)


def _offered(request: Request, format: Format | None, offered: Sequence[Format]) -> Format:
    return negotiate(format.media_type if format else request.headers.get("accept", ""), offered)


def list_question(
    request: Request,
    service: PartOf,
    format: FormatParameter = None,
    limit: LimitParameter = None,
    cursor: CursorParameter = None,
    release: ReleaseParameter = None,
) -> Question:
    """A request for a list."""
    chosen = format or negotiate(request.headers.get("accept", ""), tuple(Format))
    return Question(request, service, chosen, limit, cursor, release)


def drawn_question(
    request: Request,
    service: PartOf,
    format: DrawnFormatParameter = None,
    limit: LimitParameter = None,
    cursor: CursorParameter = None,
    release: ReleaseParameter = None,
) -> Question:
    """A request for a list of what is made of paths, which can be had in the forms of other tools, too."""
    if form := form_named(format):
        return DrawnQuestion(request, service, rules_for(form), limit, cursor, release, form=form)
    return list_question(request, service, Format(format) if format else None, limit, cursor, release)


class RequestDeadline(Deadline):
    """A deadline that has also passed when the client has gone away, and nobody waits for the answer."""

    def __init__(self, seconds: float, gone: Event) -> None:
        super().__init__(seconds)
        self._gone = gone

    def passed(self) -> bool:
        """Whether the moment is over, or the client gone."""
        return self._gone.is_set() or super().passed()


def deadline(request: Request, service: ServiceOf, timeout: TimeoutParameter = None) -> Deadline:
    """The moment by which an answer must be given.

    Raises:
        InvalidParameter: more time is asked for than the service gives.
    """
    most = service.settings.timeout
    if timeout is not None and timeout > most:
        expected = f"a number of seconds above 0 and at most {most:g}"
        raise InvalidParameter(parameter="timeout", value=f"{timeout:g}", expected=expected)
    return RequestDeadline(timeout or most, request.scope[GONE])


RecordQuestion = Annotated[Question, Depends(record_question)]
CitedQuestion = Annotated[Question, Depends(cited_question)]
ListQuestion = Annotated[Question, Depends(list_question)]
DrawnQuestionOf = Annotated[Question, Depends(drawn_question)]
DeadlineOf = Annotated[Deadline, Depends(deadline)]
