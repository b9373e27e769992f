"""A question in TRAPI 2.0, as its schema has it (https://github.com/NCATSTranslator/ReasonerAPI)."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BeforeValidator,
    Field,
    StrictBool,
    StringConstraints,
    ValidationError,
    model_validator,
)

from graph.trapi.demands import Asked, AttributeConstraint, Closed, EdgeConstraints, Strings
from schema.errors import RefusedTrapi, TrapiFault

Category = Annotated[str, StringConstraints(pattern=r"^biolink:[A-Z][a-zA-Z]*$")]
PredicateName = Annotated[str, StringConstraints(pattern=r"^biolink:[a-z][a-z_]*$")]
Seconds = Annotated[float, Field(strict=True)]


class SetInterpretation(StrEnum):
    """How several things that one node of a question is bound to make results."""

    BATCH = "BATCH"
    ALL = "ALL"
    MANY = "MANY"
    COLLATE = "COLLATE"


class QNode(Asked):
    """A thing in question."""

    ids: Strings | None = Field(default=None, description="CURIEs of things, or of a set.")
    categories: Annotated[tuple[Category, ...], Field(min_length=1)] | None = Field(
        default=None, description="Of which any is met, or a narrower one."
    )
    set_interpretation: SetInterpretation = Field(default=SetInterpretation.BATCH, description="How several are taken.")
    member_ids: Strings | None = Field(default=None, description="CURIEs of the members of a set.")
    constraints: tuple[AttributeConstraint, ...] = Field(
        default=(), min_length=1, description="What attributes must be."
    )

    @model_validator(mode="after")
    def _set_is_whole(self) -> Self:
        is_set = self.set_interpretation in {SetInterpretation.ALL, SetInterpretation.MANY}
        if is_set != (self.member_ids is not None):
            message = "member_ids go with a set_interpretation of ALL or MANY, and with no other"
            raise ValueError(message)
        if self.set_interpretation is SetInterpretation.COLLATE and self.ids:
            message = "COLLATE goes with no ids"
            raise ValueError(message)
        return self

    @property
    def pinned(self) -> tuple[str, ...] | None:
        """The CURIEs that it may be bound to; None for any."""
        return self.member_ids or self.ids

    @property
    def is_gathered(self) -> bool:
        """Whether all that it is bound to is in one result."""
        return self.set_interpretation is not SetInterpretation.BATCH


class Between(Asked):
    """What is in question between two nodes."""

    subject: str = Field(description="The key of a node; of a path, one with ids.")
    object: str = Field(description="The key of a node; of a path, one with ids.")
    predicates: Annotated[tuple[PredicateName, ...], Field(min_length=1)] | None = Field(
        default=None, description="Of which any is met, or a narrower one; of a path, what it is as a whole."
    )


def _not_empty(constraints: object) -> object:
    if constraints == {}:
        message = "there is no constraint in it; leave it out"
        raise ValueError(message)
    return constraints


SomeConstraints = Annotated[EdgeConstraints, BeforeValidator(_not_empty)]


class QEdge(Between):
    """An edge in question."""

    knowledge_type: str = Field(default="lookup", description="`lookup`: nothing is inferred here.")
    constraints: SomeConstraints = Field(default=EdgeConstraints(), description="What edges must meet.")


class PathConstraint(Asked):
    """What a path must lead through."""

    intermediate_categories: tuple[Category, ...] = Field(
        default=(), min_length=1, description="All of them, between its ends."
    )


class QPath(Between):
    """A path in question."""

    constraints: tuple[PathConstraint, ...] = Field(default=(), min_length=1, description="Of which any is met.")


class QueryGraph(Asked):
    """Things in question, with the edges or the path between them."""

    nodes: dict[str, QNode] = Field(min_length=1, description="The things.")
    edges: dict[str, QEdge] = Field(default={}, min_length=1, description="The edges.")
    paths: Annotated[dict[str, QPath], Field(min_length=1, max_length=1)] = Field(default={}, description="The path.")

    @model_validator(mode="after")
    def _ends_are_there(self) -> Self:
        for key, part in self.between:
            for end in (part.subject, part.object):
                if end not in self.nodes:
                    message = f"{key} names a node {end!r} that is not there"
                    raise ValueError(message)
        if self.edges and self.paths:
            message = "a question has edges or a path, not both"
            raise ValueError(message)
        return self

    @property
    def between(self) -> tuple[tuple[str, Between], ...]:
        """The edges and the path, with their keys."""
        return *self.edges.items(), *self.paths.items()


class AskedMessage(Closed):
    """What is asked; whatever answers come with it are not looked at."""

    query_graph: QueryGraph = Field(description="The question.")
    results: Any = Field(default=None, description="Not looked at.")
    knowledge_graph: Any = Field(default=None, description="Not looked at.")
    auxiliary_graphs: Any = Field(default=None, description="Not looked at.")


class Parameters(Asked):
    """How the question is to be answered."""

    timeout: Seconds | None = Field(default=None, description="Seconds; below 0 for as many as the service gives.")
    log_level: Literal["ERROR", "WARNING", "INFO", "DEBUG"] = Field(
        default="INFO", description="The least that is told."
    )
    bypass_cache: StrictBool = Field(default=False, description="Nothing is kept, so it changes nothing.")


class Operation(Asked):
    """A step of a workflow."""

    id: str = Field(description="What is done; only `lookup` is served.")


class TrapiQuery(Asked):
    """A question in TRAPI 2.0."""

    message: AskedMessage = Field(description="The question.")
    parameters: Parameters = Field(default=Parameters(), description="How it is to be answered.")
    submitter: str = Field(default="", description="Who asks.")
    workflow: tuple[Operation, ...] = Field(default=(), description="Steps; only `lookup` is served.")


def read_question(body: Mapping[str, object]) -> TrapiQuery:
    """A question, by the schema.

    Raises:
        RefusedTrapi: it is none, or holds ``null`` anywhere.
    """
    if place := _null_in(body):
        raise malformed(place, f"{place}: null is no value in TRAPI 2.0; leave the member out")
    try:
        return TrapiQuery.model_validate(body)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"])) or "the body"
        raise malformed(place, f"{place}: {first['msg']}") from error


def malformed(place: str, detail: str) -> RefusedTrapi:
    """The error of a question that is none."""
    return RefusedTrapi(place, "", TrapiFault.MALFORMED, detail)


def refused(detail: str, fault: TrapiFault) -> RefusedTrapi:
    """The error of a question that is one, and is not answered as it stands."""
    return RefusedTrapi("the question", "", fault, detail)


def _null_in(value: object) -> str:
    """Where a ``null`` is, as names with points between; empty where there is none."""
    waiting: list[tuple[str, object]] = [("", value)]
    while waiting:
        place, held = waiting.pop()
        if held is None:
            return place.removeprefix(".")
        if isinstance(held, Mapping):
            waiting += [(f"{place}.{key}", each) for key, each in held.items()]
        elif isinstance(held, list):
            waiting += [(f"{place}.{number}", each) for number, each in enumerate(held)]
    return ""
