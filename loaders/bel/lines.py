"""Cuts a script into its logical lines: comments left out, texts and continued lines put together."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from loaders.bel.faults import MOST_LETTERS

MOST_LINES: Final = 500
"""How many lines a text in quotation marks may run over."""

QUOTED: Final = r'"(?:\\.|[^"\\])*(?:"|\\?\Z)'
"""A pattern for a text in quotation marks, to the end where it is not closed, so that no text is looked at twice."""

_COMMAND = re.compile(r"(?:SET|UNSET|DEFINE)\s")
_TEXT_BEGINS = re.compile(r'SET\s+(?:DOCUMENT\s+)?\w+\s*=\s*"')
_QUOTED_OR_COMMENT = re.compile(rf"{QUOTED}|//", re.DOTALL)


class Line(NamedTuple):
    """A logical line.

    Attributes:
        number: of its first physical line, from 1.
        text: what it says, without comments and outer spaces.
        is_closed: whether the text in quotation marks that it sets comes to an end.
    """

    number: int
    text: str
    is_closed: bool = True


def logical_lines(text: str) -> Iterator[Line]:
    """The logical lines of a script, in order.

    A line that ends in a backslash goes on in the next one. A text that ``SET … = "`` begins ends with the first line
    that ends in a quotation mark, whatever quotation marks stand within: scripts quote passages without escaping them.
    At a line that is a command of its own, or after ``MOST_LINES``, such a text counts as not closed.
    """
    lines = text.split("\n")
    position = 0
    while position < len(lines):
        line = lines[position].strip()
        start = position + 1
        position = start
        if not line or line.startswith("#"):
            continue
        if begun := _TEXT_BEGINS.match(line):
            position, is_closed = _end_of_text(lines, start, begun.end())
            yield Line(start, _joined(lines[start - 1 : position]), is_closed)
            continue
        position = _end_of_continued(lines, start)
        if plain := _without_comment(_joined(lines[start - 1 : position], continued=True)):
            yield Line(start, plain)


def _joined(lines: Sequence[str], *, continued: bool = False) -> str:
    """Lines as one, cut where it is longer than any statement may be."""
    parts: list[str] = []
    room = MOST_LETTERS + 1
    for line in lines:
        part = _without_comment(line) if len(lines) == 1 else line.strip()
        parts.append((part.removesuffix("\\") if continued else part)[:room])
        room -= len(parts[-1])
        if room <= 0:
            break
    return " ".join(parts)


def _end_of_text(lines: list[str], start: int, opening: int) -> tuple[int, bool]:
    """After which line a text that begins in line ``start`` ends, and whether it is closed there."""
    first = lines[start - 1].strip()
    if len(first) > opening and (_closes(first) or _closes(_without_comment(first))):
        return start, True
    for position in range(start, min(len(lines), start + MOST_LINES)):
        line = lines[position].strip()
        if _COMMAND.match(line):
            return position, False
        if _closes(line):
            return position + 1, True
    return start, False


def _closes(line: str) -> bool:
    """Whether a line ends in a quotation mark that is not escaped."""
    return line.endswith('"') and not line.endswith('\\"')


def _end_of_continued(lines: list[str], start: int) -> int:
    position = start
    while position < min(len(lines), start + MOST_LINES) and lines[position - 1].rstrip().endswith("\\"):
        position += 1
    return position


def _without_comment(line: str) -> str:
    """A line without outer spaces, and without what follows ``//`` outside quotation marks."""
    for found in _QUOTED_OR_COMMENT.finditer(line):
        if found[0] == "//":
            return line[: found.start()].strip()
    return line.strip()
