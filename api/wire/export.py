"""The forms of other tools over the wire."""

from pydantic import Field

from api.wire.base import Wire
from api.wire.envelope import ItemList


class FormRow(Wire):
    """A form in which the graph can be had."""

    form: str = Field(description="What it is asked for by.")
    file: str = Field(description="The name of a file in it.")
    content_type: str = Field(description="The media type.")
    says: str = Field(description="What it holds.")
    href: str = Field(description="Where it is.")


class FormList(ItemList[FormRow]):
    """The forms."""
