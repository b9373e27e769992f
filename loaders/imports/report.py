"""What came of reading a foreign file: accepted, merged, rejected, and why."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from loaders.checks.mistakes import shown

_LONGEST = 300


class Reason(StrEnum):
    """Why something of a foreign file was not taken, as it is counted."""

    UNMAPPED_PREDICATE = "unmapped_predicate"
    UNMAPPED_KIND = "unmapped_kind"
    UNKNOWN_THING = "unknown_thing"
    NO_CLAIM = "no_claim"
    MALFORMED = "malformed"
    UNSUPPORTED = "unsupported_construct"
    CONFLICT = "conflict"


@dataclass(frozen=True)
class Rejected:
    """Something of a foreign file that was not taken.

    Attributes:
        file: the file, as it was named to us.
        line: 1-based line; of a file without lines of its own (a JSON list), the item's number.
        construct: what was not taken, as the file has it, short.
        reason: the kind of reason, by which rejections are counted.
        why: the reason in plain words, with what was expected.
    """

    file: Path
    line: int | None
    construct: str
    reason: Reason
    why: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line is not None else str(self.file)
        return f"{place}: {shown(self.construct)}: {plain(self.why)} [{self.reason}]"


def plain(text: str) -> str:
    """A text as it may be written to a terminal: no control characters, and not longer than a few lines."""
    shortened = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in shortened)


@dataclass
class Report:
    """What came of reading a foreign file.

    Attributes:
        accepted: how many rows became claims or entities of their own.
        merged: how many said what another row had said.
        rejected: what was not taken, in file and line order.
        notes: by what is told of it, how often something was taken without some part of it.
    """

    accepted: Counter[str] = field(default_factory=Counter)
    merged: Counter[str] = field(default_factory=Counter)
    rejected: list[Rejected] = field(default_factory=list)
    notes: Counter[str] = field(default_factory=Counter)

    def reasons(self) -> Iterator[tuple[str, int]]:
        """Each reason in words, and how many were rejected for it, the most frequent first."""
        counts = Counter(f"{plain(each.why)} [{each.reason}]" for each in self.rejected)
        yield from sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
