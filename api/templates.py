"""Question templates: what scientists ask, and how the service is asked it. Data, from ``questions.yaml``."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlencode

import yaml
from pydantic import Field, model_validator

from schema.base import Model

QUESTIONS = Path(__file__).with_name("questions.yaml")


class ParameterType(StrEnum):
    """What a parameter takes."""

    ENTITY = "entity"
    TEXT = "text"
    SENTENCE = "sentence"
    SIGN = "sign"
    NUMBER = "number"
    BOOLEAN = "boolean"
    TERM = "term"
    DOCUMENT = "document"
    CLAIM = "claim"
    REFERENCE = "reference"


class Parameter(Model):
    """A parameter of a question.

    Attributes:
        name: as the route has it.
        type: what it takes.
        description: what it is for.
        required: whether the question has no sense without it.
        example: what the worked answer is asked with; several where the parameter is repeated.
        default: what holds where it is not given.
    """

    name: str
    type: ParameterType
    description: str
    required: bool = False
    example: str | tuple[str, ...] | None = None
    default: str | None = None

    @property
    def examples(self) -> tuple[str, ...]:
        """The values of the worked question."""
        match self.example:
            case None:
                return ()
            case str():
                return (self.example,)
            case _:
                return self.example

    @model_validator(mode="after")
    def _has_example(self) -> Self:
        if self.required and not self.examples:
            message = f"{self.name} is required, so it needs an example"
            raise ValueError(message)
        return self


class Template(Model):
    """A question.

    Attributes:
        id: a name that never changes.
        title: the question as it is asked, with ``{parameter}`` for what is filled in.
        answers: what the answer is.
        route: the path that answers.
        parameters: what it is asked with.
        items: the field of the answer that holds the items shown.
        summary: fields of the answer itself that a worked answer shows.
        shows: fields of each item that a worked answer shows.
        rows: how many items it shows at most.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    title: str
    answers: str
    route: str = Field(pattern=r"^/")
    parameters: tuple[Parameter, ...]
    items: str = "items"
    summary: tuple[str, ...] = ()
    shows: tuple[str, ...]
    rows: int = Field(ge=1)

    @property
    def question(self) -> str:
        """The question as the worked answer is asked it."""
        return self.title.format_map({one.name: " and ".join(one.examples) for one in self.parameters if one.examples})

    @property
    def href(self) -> str:
        """The path that asks the worked question."""
        pairs = [(parameter.name, value) for parameter in self.parameters for value in parameter.examples]
        return f"{self.route}?{urlencode(pairs)}"

    @model_validator(mode="after")
    def _title_is_filled(self) -> Self:
        try:
            _ = self.question
        except KeyError as error:
            message = f"the title of {self.id} names {error}, which is no parameter with an example"
            raise ValueError(message) from error
        return self


@cache
def templates(path: Path = QUESTIONS) -> tuple[Template, ...]:
    """The question templates, in their order.

    Raises:
        ValueError: one of them says something that a template can't, or two have one id.
    """
    made = tuple(map(Template.model_validate, yaml.safe_load(path.read_text(encoding="utf-8"))))
    if len({template.id for template in made}) < len(made):
        message = "two question templates have the same id"
        raise ValueError(message)
    return made


def mistakes(held: Sequence[Template], document: Mapping[str, Any]) -> list[str]:
    """What templates say that the routes don't take, by the service's OpenAPI document; empty where all is well."""
    return [mistake for template in held for mistake in _mistakes(template, document)]


def _mistakes(template: Template, document: Mapping[str, Any]) -> list[str]:
    operation = document["paths"].get(template.route, {}).get("get")
    if operation is None:
        return [f"{template.id}: there is no {template.route}"]
    taken = {given["name"]: given for given in operation.get("parameters", ()) if given["in"] == "query"}
    named = {parameter.name for parameter in template.parameters}
    unknown = [f"{template.id}: {template.route} takes no {name}" for name in sorted(named - {*taken})]
    needed = {name for name, given in taken.items() if given.get("required")}
    asked = {parameter.name for parameter in template.parameters if parameter.required}
    return unknown + [f"{template.id}: {template.route} needs {name}" for name in sorted(needed - asked)]
