"""Why something of a document of BEL can't be taken."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

MOST_LETTERS: Final = 65_536
"""How long a statement may be."""
MOST_DEPTH: Final = 32
"""How deep terms may be nested."""


class Fault(StrEnum):
    """Why something can't be taken, as it is counted."""

    SYNTAX = "syntax"
    TOO_LONG = "too_long"
    TOO_DEEP = "too_deep"
    UNKNOWN_FUNCTION = "unknown_function"
    UNKNOWN_RELATION = "unknown_relation"
    UNKNOWN_LINE = "unknown_line"
    UNCLOSED = "unclosed"
    CITATION = "citation"
    UNCITED = "uncited"
    MALFORMED = "malformed"

    @property
    def why(self) -> str:
        """The fault in plain words, the same for every occurrence."""
        return _WHY[self]


_WHY: Final = {
    Fault.SYNTAX: "is no statement of BEL from there on",
    Fault.TOO_LONG: f"is a statement of more than {MOST_LETTERS} letters",
    Fault.TOO_DEEP: f"is nested more than {MOST_DEPTH} deep",
    Fault.UNKNOWN_FUNCTION: "is no function of BEL that takes these arguments",
    Fault.UNKNOWN_RELATION: "is no relation of BEL",
    Fault.UNKNOWN_LINE: "is no command of BEL; expected SET, UNSET or DEFINE in a form of BEL",
    Fault.UNCLOSED: "sets a text in quotation marks that is not closed",
    Fault.CITATION: 'is no citation; expected {"PubMed", "12345"} or {"PubMed", "title", "12345"}',
    Fault.UNCITED: "stands under no citation",
    Fault.MALFORMED: "is not in the form of node-link",
}


class NotBel(ValueError):
    """Something is not of BEL.

    Attributes:
        fault: why.
        found: what is at fault, as the document has it.
    """

    def __init__(self, fault: Fault, found: str) -> None:
        super().__init__(f"{found!r} {fault.why}")
        self.fault = fault
        self.found = found


@dataclass(frozen=True)
class Refusal:
    """What could not be taken.

    Attributes:
        line: of the file, from 1; of a list without lines, the item's number.
        text: what is at fault, as the file has it; its beginning where it is long.
        fault: why.
    """

    line: int
    text: str
    fault: Fault
