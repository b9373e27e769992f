"""The base of all wire models."""

from pydantic import BaseModel, ConfigDict, Field, JsonValue

JSON_ONLY: dict[str, JsonValue] = {"x-json-only": True}
"""What a field bears, as its ``json_schema_extra``, that tables leave out."""


class Wire(BaseModel):
    """A record as it is sent. A field once published is kept."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Named(Wire):
    """An entity in short."""

    id: str = Field(description="Its CURIE.", examples=["exomyelin:msc-exosome"])
    name: str = Field(description="The field's term for it.", examples=["MSC exosome"])
