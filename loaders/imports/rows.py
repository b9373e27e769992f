"""Rows of foreign tables and JSON Lines: each a mapping from column to its texts, with its line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from loaders.checks.mistakes import shown
from loaders.formats.json_text import read_json_lines
from loaders.formats.lines import read_lines
from schema.errors import DataError

Fault: TypeAlias = str
"""Why a line is no row."""


@dataclass(frozen=True)
class Row:
    """A row.

    Attributes:
        line: its line.
        values: by column, its texts; a column without any is absent.
        fault: why it is none; empty where it is one.
    """

    line: int
    values: Mapping[str, Sequence[str]]
    fault: Fault = ""

    def text(self, column: str) -> str:
        """The only text of a column, or all of them; empty where there is none."""
        return "|".join(self.values.get(column, ()))

    def texts(self, column: str) -> Sequence[str]:
        """The texts of a column."""
        return self.values.get(column, ())


def tsv_rows(path: Path, needed: Sequence[str]) -> Iterator[Row]:
    """The rows of a table whose cells are separated by tabs, and the values of a cell by ``|``.

    A cell in quotation marks is taken without them. A row may leave out empty cells at its end.

    Raises:
        DataError: the header lacks a column that is needed, or has one twice; or a line can't be read.
    """
    lines = read_lines(path)
    _, first = next(lines, (1, ""))
    header = [_unquoted(name).strip() for name in first.split("\t")]
    _check_header(path, header, needed)
    for number, line in lines:
        if line.strip():
            yield _row(number, line.split("\t"), header)


def jsonl_rows(path: Path) -> Iterator[Row]:
    """The rows of a JSON Lines file of objects."""
    for number, value in read_json_lines(path, "a JSON object in each line"):
        if not isinstance(value, dict):
            yield Row(number, {}, f"is {shown(value)}, no JSON object")
            continue
        listed = {str(name): _texts(item) for name, item in value.items()}
        yield Row(number, {name: texts for name, texts in listed.items() if texts})


def _check_header(path: Path, header: Sequence[str], needed: Sequence[str]) -> None:
    if missing := [name for name in needed if name not in header]:
        expected = f"a header with {', '.join(needed)}"
        raise DataError(path, 1, f"column {missing[0]!r} is missing", expected)
    if twice := [name for name in header if name and header.count(name) > 1]:
        raise DataError(path, 1, f"column {shown(twice[0])} stands twice", "each column once")


def _row(number: int, cells: Sequence[str], header: Sequence[str]) -> Row:
    if len(cells) > len(header):
        return Row(number, {}, "has more cells than the header has columns")
    split = {name: _cell(cell) for name, cell in zip(header, cells, strict=False)}
    return Row(number, {name: texts for name, texts in split.items() if texts})


def _cell(cell: str) -> tuple[str, ...]:
    plain = _unquoted(cell.strip())
    # A cell with a JSON value has its own bars.
    parts = [plain] if plain.startswith(("{", "[")) else plain.split("|")
    return tuple(part.strip() for part in parts if part.strip())


def _unquoted(cell: str) -> str:
    is_quoted = len(cell) > 1 and cell.startswith('"') and cell.endswith('"')
    return cell[1:-1].replace('""', '"') if is_quoted else cell


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(text for item in value for text in _texts(item))
    if isinstance(value, bool):
        return (str(value).lower(),)
    text = "" if value is None else str(value).strip()
    return (text,) if text else ()
