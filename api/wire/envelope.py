"""The envelope of a JSON list."""

from typing import Generic, TypeVar, get_args

from pydantic import Field

from api.wire.base import Wire

Row = TypeVar("Row", bound=Wire)


class Relaxation(Wire):
    """The smallest change to a question after which it has an answer."""

    parameter: str = Field(description="The parameter to change.", examples=["max_hops"])
    value: str | None = Field(description="What to give it; null to leave it out.", examples=["7"])
    jointly: bool = Field(description="Whether it takes all of these changes together.")
    href: str = Field(description="The question so changed: by all of them where it takes all.")


class ItemList(Wire, Generic[Row]):
    """A list of items. ``reason``, ``explanation`` and ``relaxations`` are there where it is empty, and only there."""

    items: tuple[Row, ...] = Field(description="The items, in an order that never varies.")
    next: str | None = Field(description="The cursor at which the list goes on; null at its end.")
    truncated: bool = Field(description="Whether there are more items than these.")
    timed_out: bool = Field(description="Whether the time was up; what is given is right as far as it goes.")
    release: str = Field(description="The release of the store that this was answered from.")
    permalink: str = Field(
        description="The question with this release, which alone answers it. In another format it gives the same "
        "answer; as bibtex, ris or csl-json the papers behind it."
    )
    methods: str = Field(description="How it was obtained, for the methods of a paper.")
    reason: str | None = Field(
        default=None,
        description="Why it is empty.",
        examples=["beyond_max_hops"],
    )
    explanation: str | None = Field(default=None, description="Why it is empty, in plain words.")
    relaxations: tuple[Relaxation, ...] | None = Field(
        default=None, description="The nearest questions that have an answer, where it is empty."
    )


def row_model(model: type[ItemList[Row]]) -> type[Wire]:
    """The model of a list's items."""
    row: type[Wire] = get_args(model.model_fields["items"].annotation)[0]
    return row
