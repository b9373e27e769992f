"""Collects every mistake of a folder, so that a curator sees all of them at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from rapidfuzz import fuzz, process

from schema.errors import DataError
from schema.names import fold

_NEAR = 60
_PART = 4
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
    folded = fold(value)
    if not folded:
        return None
    choices, names = _folded(frozenset(candidates))
    found = process.extractOne(folded, names, scorer=fuzz.ratio, score_cutoff=_NEAR)
    if found:
        return choices[found[2]]
    holding = [choice for choice, name in zip(choices, names, strict=True) if folded in name]
    return min(holding, key=len) if holding and len(folded) >= _PART else None


@lru_cache(maxsize=16)
def _folded(candidates: frozenset[str]) -> tuple[list[str], list[str]]:
    """The candidates in order, and each folded: kept, because one file may hold thousands of mistakes of one kind."""
    choices = sorted(candidates)
    return choices, [fold(choice) for choice in choices]


def one_of(candidates: Iterable[str]) -> str:
    """``one of a, b, c``: the values of a closed set, for the words after "expected"."""
    return f"one of {', '.join(candidates) or 'none: nothing is declared'}"


def shown(value: object) -> str:
    """A value as a message quotes it: no control characters, and not longer than a line."""
    text = repr(value)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
