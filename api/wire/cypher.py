"""Answers to questions in Cypher, as they are sent."""

from pydantic import Field, JsonValue

from api.wire.base import Wire


class CypherTable(Wire):
    """What a question in Cypher is answered."""

    columns: tuple[str, ...] = Field(description="The names of the columns.", examples=[["name"]])
    rows: tuple[tuple[JsonValue, ...], ...] = Field(
        description="The rows. A node has `element_id`, `labels`, `properties`; a relationship `element_id`, `type`, "
        "`start`, `end` and `properties`; a path `nodes` and `relationships`; times are ISO 8601.",
        examples=[[["MSC exosome"]]],
    )
    truncated: bool = Field(description="Whether there are more rows than were given.")
    timed_out: bool = Field(description="Whether the time was up, and the server ended the question.")
    release: str = Field(description="The release that is served; the question itself may have met a later one.")
