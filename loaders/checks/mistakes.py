"""Collects every mistake of a folder, so that a curator sees all of them at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from rapidfuzz import fuzz, process

from schema.errors import DataError
from schema.names import fold

_NEAR = 60
_NEAR_IN_PART = 88
_SHOWN = 80


@dataclass
class FileReport:
    """What is wrong with one file.

    Attributes:
        file: the file, as it was named to us.
        mistakes: what keeps the folder from being loaded.
        warnings: what a curator should look at, but may be right.
    """

    file: Path
    mistakes: list[DataError] = field(default_factory=list)
    warnings: list[DataError] = field(default_factory=list)

    def add(self, line: int | None, problem: str, expected: str = "", nearest: str | None = None) -> None:
        """Note a mistake."""
        self.mistakes.append(DataError(self.file, line, problem, expected, nearest))

    def warn(self, line: int | None, problem: str, expected: str = "", nearest: str | None = None) -> None:
        """Note what may be right, but looks wrong."""
        self.warnings.append(DataError(self.file, line, problem, expected, nearest))


def in_order(errors: Iterable[DataError]) -> tuple[DataError, ...]:
    """Mistakes in the order of files and lines, each once."""
    unique = {str(error): error for error in errors}
    return tuple(sorted(unique.values(), key=lambda error: (str(error.file), error.line or 0, error.problem)))


def nearest(value: str, candidates: Iterable[str]) -> str | None:
    """The candidate that ``value`` was most likely meant to be; None where none is near."""
    choices = sorted(set(candidates))
    if not fold(value):
        return None
    whole = process.extractOne(value, choices, scorer=fuzz.ratio, processor=fold, score_cutoff=_NEAR)
    part = process.extractOne(value, choices, scorer=fuzz.WRatio, processor=fold, score_cutoff=_NEAR_IN_PART)
    found = whole or part
    return found[0] if found else None


def one_of(candidates: Iterable[str]) -> str:
    """``one of a, b, c``: the values of a closed set, for the words after "expected"."""
    return f"one of {', '.join(candidates) or 'none: nothing is declared'}"


def shown(value: object) -> str:
    """A value as a message quotes it: no control characters, and not longer than a line."""
    text = repr(value)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
