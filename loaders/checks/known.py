"""What the files of one folder declare, so that others can be held to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Never

from pydantic import ValidationInfo
from pydantic_core import PydanticCustomError

from loaders.checks.names import Names
from schema.document import OutlineKind


@dataclass
class Known:
    """What has been read so far. None means that the file which would say is absent or can't be used: not checked.

    Attributes:
        document: id of the document.
        names: the entities.
        is_import: whether the document is what a file of another tool said, whose works may lack a year.
        sections: the sections of the outline, and how each is cut where that can be told.
        references: the numbers of the reference list.
        mentions: ids of the in-text citations.
    """

    document: str
    is_import: bool = False
    names: Names | None = None
    sections: Mapping[str, OutlineKind | None] | None = None
    references: frozenset[int] | None = None
    mentions: frozenset[str] | None = None


def known_to(info: ValidationInfo) -> Known:
    """What a validator may hold a value to; nothing where a model is used outside a folder."""
    return info.context if isinstance(info.context, Known) else Known("")


def refuse(problem: str, expected: str = "", nearest: str | None = None) -> Never:
    """Refuse a value from within a validator, in the words that a mistake needs."""
    details = {"problem": problem, "expected": expected, "nearest": nearest}
    raise PydanticCustomError("mistake", "{problem}", details)  # noqa: EM101 -- pydantic fills the template in
