"""Question templates over the wire."""

from pydantic import Field

from api.templates import ParameterType
from api.wire.base import Wire
from api.wire.envelope import ItemList


class ParameterRow(Wire):
    """A parameter of a question."""

    name: str = Field(description="Its name.", examples=["effect"])
    type: ParameterType = Field(description="What it takes.")
    description: str = Field(description="What it is for.")
    required: bool = Field(description="Whether the question has no sense without it.")
    examples: tuple[str, ...] = Field(description="What the worked question gives it; from the shipped papers.")
    default: str | None = Field(description="What holds where it is not given.")


class QuestionRow(Wire):
    """A question that scientists ask."""

    id: str = Field(description="Its name; it never changes.", examples=["sources-of-an-effect"])
    title: str = Field(description="The question, with `{parameter}` for what is filled in.")
    question: str = Field(description="The question as the worked answer is asked it.")
    answers: str = Field(description="What the answer is.")
    route: str = Field(description="The path that answers it.", examples=["/reach"])
    href: str = Field(description="The path that asks the worked question.")
    parameters: tuple[ParameterRow, ...] = Field(description="What it is asked with.")
    items: str = Field(description="The field of the answer that holds what it shows.")
    shows: tuple[str, ...] = Field(description="The fields of each item that are worth showing.")


class QuestionList(ItemList[QuestionRow]):
    """Questions, the broadest first."""


class QuestionDetail(QuestionRow):
    """One question."""

    release: str = Field(description="The release of the store that this was answered from.")
