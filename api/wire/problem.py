"""Problem details (RFC 9457): the one shape of everything that is not an answer."""

from pydantic import Field

from api.wire.base import Named, Wire


class Mistake(Wire):
    """One thing that is wrong with a question."""

    parameter: str | None = Field(description="The parameter that it is about.", examples=["max_hops"])
    detail: str = Field(description="What is wrong, and what was expected.")


class Problem(Wire):
    """Why there is no answer."""

    type: str = Field(
        description="What kind of problem it is: a path on this service that explains it. It never changes.",
        examples=["/problems/unknown-entity"],
    )
    title: str = Field(description="The kind of problem, in words.", examples=["Nothing has this name"])
    status: int = Field(description="The HTTP status.", examples=[404])
    detail: str = Field(description="What is wrong with this question.")
    parameter: str | None = Field(default=None, description="The parameter that is to be changed.", examples=["effect"])
    nearest: str | None = Field(default=None, description="The valid value, parameter or path that is nearest.")
    candidates: tuple[Named, ...] = Field(default=(), description="Entities that may be meant, the likeliest first.")
    mistakes: tuple[Mistake, ...] = Field(default=(), description="All that is wrong, where it is more than one thing.")
