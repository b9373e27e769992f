"""/check: whether what somebody writes is claimed."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response
from pydantic import Field

from api.answers import Question
from api.deps import MOST_LETTERS, CitedQuestion, DeadlineOf, Name
from api.permalinks import Asked
from api.posting import members, posted
from api.problems import ProblemFound, Slug
from api.views.check import CheckView
from api.wire.base import Wire
from api.wire.check import CheckAnswer
from graph.check.checking import check
from graph.check.reader import read_sentence
from graph.check.reading import Reading
from graph.check.triples import read_triple
from graph.paths.deadline import Deadline
from graph.snapshot import Snapshot

router = APIRouter(tags=["reasoning"])

PATH = "/check"
MOST_OF_SENTENCE = 500
_TRIPLE = ("subject", "predicate", "object")


class Saying(Wire):
    """What is to be checked: a sentence, or the three parts of a triple."""

    sentence: str | None = Field(
        default=None,
        max_length=MOST_OF_SENTENCE,
        description="A short sentence in English.",
        examples=["miR-219 from MSC exosomes represses Sox6"],
    )
    subject: str | None = Field(default=None, max_length=MOST_LETTERS, description="Name or CURIE of the subject.")
    predicate: str | None = Field(default=None, max_length=MOST_LETTERS, description="A predicate, or a verb for it.")
    object: str | None = Field(default=None, max_length=MOST_LETTERS, description="Name or CURIE of the object.")

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The parameters with which GET asks the same."""
        return tuple((name, value) for name, value in self if value is not None)

    def read(self, snapshot: Snapshot) -> Reading:
        """What it says.

        Raises:
            ProblemFound: it is neither a sentence nor a triple.
            UnknownEntity, AmbiguousEntity, InvalidParameter: a part of the triple can't be understood.
        """
        parts = [getattr(self, name) for name in _TRIPLE]
        if self.sentence is not None and parts == [None] * 3:
            return read_sentence(snapshot, self.sentence)
        if self.sentence is None and None not in parts:
            return read_triple(snapshot, *parts)
        missing = next((name for name, part in zip(_TRIPLE, parts, strict=True) if part is None), "sentence")
        given = [name for name, _ in self.pairs]
        parameter = missing if given and self.sentence is None else "sentence"
        raise ProblemFound(
            Slug.INVALID_PARAMETER,
            f"What is checked is either a `sentence`, or `subject`, `predicate` and `object`; given: "
            f"{', '.join(given) or 'none of them'}.",
            parameter,
        )


@router.get(PATH, response_model=CheckAnswer, summary="Whether a sentence is claimed")
def check_asked(
    sentence: Annotated[
        str | None,
        Query(
            max_length=MOST_OF_SENTENCE,
            description="A short sentence in English.",
            examples=["miR-219 from MSC exosomes represses Sox6"],
        ),
    ] = None,
    subject: Annotated[Name | None, Query(description="Instead: name or CURIE of a subject.")] = None,
    predicate: Annotated[Name | None, Query(description="And a predicate, or a verb for it.")] = None,
    object: Annotated[Name | None, Query(description="And name or CURIE of an object.")] = None,
    *,
    deadline: DeadlineOf,
    question: CitedQuestion,
) -> Response:
    """Whether what a short sentence says is claimed: `supported`, `contradicted`, `partly` or `unknown`.

    It is read by rules and by the names of things, with no language model: misspellings are mended and told, what was
    understood is given back, and what was not understood is told with its place. A sentence is supported only if each
    of its statements is claimed of the very things that it names, and every word was understood. That nothing is
    claimed is never a contradiction.
    """
    saying = Saying(sentence=sentence, subject=subject, predicate=predicate, object=object)
    return _answer(saying, deadline, question)


_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": Saying.model_json_schema(),
                "example": {"sentence": "miR-219 from MSC exosomes represses Sox6"},
            },
            "text/plain": {"schema": {"type": "string", "maxLength": MOST_OF_SENTENCE}},
        },
    }
}


@router.post(PATH, response_model=CheckAnswer, summary="Whether a sentence is claimed", openapi_extra=_BODY)
def check_posted(
    given: Annotated[Mapping[str, object], Depends(posted)], deadline: DeadlineOf, question: CitedQuestion
) -> Response:
    """The same for what is sent: a JSON object with `sentence`, or with `subject`, `predicate` and `object`; or text.

    The answer's permalink asks the same with GET.
    """
    saying = members(Saying, given)
    beside = question.request.query_params.multi_items()
    return _answer(saying, deadline, replace(question, asked=Asked(PATH, (*saying.pairs, *beside))))


def _answer(saying: Saying, deadline: Deadline, question: Question) -> Response:
    service = question.service

    def make(snapshot: Snapshot) -> CheckAnswer:
        reading = saying.read(snapshot)
        checked = check(snapshot, service.store, reading, service.settings.default_hops, deadline)
        view = CheckView(snapshot, service.store)
        return view.answer(checked, question.permalink(snapshot), question.methods(snapshot))

    return question.answer_record(make)
