"""/questions: what can be asked, as data."""

from difflib import get_close_matches
from typing import Annotated

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response

from api.deps import ListQuestion, Name, RecordQuestion
from api.listings import Listing, Window, ranked
from api.problems import ProblemFound, Slug
from api.sifting import Tests, explained, in_the_way, sift
from api.templates import Template, templates
from api.wire.question import ParameterRow, QuestionDetail, QuestionList, QuestionRow
from graph.snapshot import Snapshot

router = APIRouter(tags=["reasoning"])

_OF_A_PARAMETER = ("name", "type", "description", "required", "examples", "default")
_OF_A_QUESTION = ("id", "title", "question", "answers", "route", "href", "items", "shows")


@router.get("/questions", response_model=QuestionList, summary="What can be asked")
def list_questions(
    question: ListQuestion,
    route: Annotated[Name | None, Query(description="Only those that a path answers.", examples=["/reach"])] = None,
) -> Response:
    """Questions that scientists ask, each with its parameters and an example that the shipped papers answer."""

    def find(_: Snapshot, window: Window) -> Listing[QuestionRow]:
        tests: Tests[Template] = {} if route is None else {"route": lambda template: template.route == route}
        held = templates()
        return explained(ranked(sift(held, tests), window, _row), lambda: in_the_way(held, tests))

    return question.answer_list(QuestionList, find)


@router.get("/questions/{id}", response_model=QuestionDetail, summary="One question that can be asked")
def show_question(
    question: RecordQuestion,
    id: Annotated[str, Path(description="The id of a question.", examples=["sources-of-an-effect"])],
) -> Response:
    """A question with its parameters and its example."""
    held = {template.id: template for template in templates()}
    if id not in held:
        near = next(iter(get_close_matches(id, held, n=1)), None)
        raise ProblemFound(Slug.UNKNOWN_QUESTION, f"No question here has the id {id!r}.", nearest=near)

    def make(snapshot: Snapshot) -> QuestionDetail:
        return QuestionDetail.model_validate(dict(_row(held[id])) | {"release": snapshot.release})

    return question.answer_record(make)


def _row(template: Template) -> QuestionRow:
    parameters = tuple(
        ParameterRow.model_validate({name: getattr(parameter, name) for name in _OF_A_PARAMETER})
        for parameter in template.parameters
    )
    content = {name: getattr(template, name) for name in _OF_A_QUESTION}
    return QuestionRow.model_validate(content | {"parameters": parameters})
