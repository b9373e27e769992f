"""What every format gives: data, and the line that each part of it stands on."""

from typing import Protocol

Loc = tuple[str | int, ...]
"""The way from a record to a part of it, as pydantic gives it: field names and list positions."""


class Record(Protocol):
    """One record of a file."""

    @property
    def data(self) -> object:
        """The record in plain types, without what is empty."""
        ...

    def line_of(self, loc: Loc = ()) -> int:
        """The 1-based line of a part of it, or of the nearest part around that."""
        ...
