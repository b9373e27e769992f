"""What a question in TRAPI 2.0 demands of things and edges."""

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool

Strings = Annotated[tuple[str, ...], Field(min_length=1)]
Qualifiers = Annotated[dict[str, str], Field(min_length=1)]


class Asked(BaseModel):
    """A part of a question. What the schema leaves open is taken, and told in the log if it changes nothing."""

    model_config = ConfigDict(frozen=True, extra="allow", strict=False)

    @property
    def unknown(self) -> tuple[str, ...]:
        """The members that the schema does not name."""
        return tuple(sorted(self.model_extra or ()))


class Closed(Asked):
    """A part of a question that has no other members."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class AttributeConstraint(Closed):
    """What an attribute of a thing or edge must be."""

    id: str = Field(description="The type of the attribute.", examples=["biolink:has_confidence_score"])
    name: str = Field(default="", description="The same for people.")
    is_not: StrictBool = Field(default=False, alias="not", description="Whether the opposite is meant.")
    operator: Literal["==", ">", "<", "matches", "==="] = Field(description="How it is compared.")
    value: Any = Field(description="With what; of a list, any one.")
    unit_id: str = Field(default="", description="The unit; no attribute here has one.")
    unit_name: str = Field(default="", description="The same for people.")


class Behavior(StrEnum):
    """Whether values are the only ones allowed, or those that are not."""

    ALLOW = "ALLOW"
    DENY = "DENY"


class AllowDeny(Asked):
    """Values that are allowed or denied."""

    behavior: Behavior = Field(description="Which of the two.")
    values: Strings = Field(description="The values.")


class SourceConstraint(AllowDeny):
    """Information resources that are allowed or denied."""

    primary_only: StrictBool = Field(default=False, description="Whether only primary sources count.")


class EdgeConstraints(Asked):
    """What edges must meet: all of it."""

    knowledge_level: AllowDeny | None = Field(default=None, description="Knowledge levels, allowed or denied.")
    agent_type: AllowDeny | None = Field(default=None, description="Agent types, allowed or denied.")
    sources: SourceConstraint | None = Field(default=None, description="Information resources, allowed or denied.")
    attributes: tuple[AttributeConstraint, ...] = Field(
        default=(), min_length=1, description="What attributes must be."
    )
    qualifiers: tuple[Qualifiers, ...] = Field(
        default=(), min_length=1, description="Sets of qualifiers, of which any is met."
    )
