"""What the tables of a paper have in common: their columns are the fields of a model."""

from collections.abc import Iterator
from typing import TypeVar

from pydantic import BaseModel

from loaders.checks.known import Known
from loaders.checks.mistakes import FileReport
from loaders.checks.validation import validate
from loaders.formats.table import Columns, Row, read_table

M = TypeVar("M", bound=BaseModel)


def columns_of(model: type[BaseModel]) -> Columns:
    """The columns of the table whose records a model describes; needed are those of its required fields."""
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    return Columns(tuple(fields), frozenset(name for name, field in fields.items() if field.is_required()))


def read_rows(model: type[M], text: str, known: Known, report: FileReport) -> list[tuple[Row, M]] | None:
    """The rows of a table that fit its model, each with its record; None where the header can't be used."""
    rows = read_table(text, columns_of(model), report)
    return None if rows is None else list(fitting(model, rows, known, report))


def fitting(model: type[M], rows: list[Row], known: Known, report: FileReport) -> Iterator[tuple[Row, M]]:
    """The rows that fit a model, each with its record; mistakes in the others are noted."""
    for row in rows:
        if row.is_whole and (record := validate(model, row, known, report)):
            yield row, record


class First:
    """Remembers the line on which a key stood first, to report every later one."""

    def __init__(self, report: FileReport) -> None:
        self._report = report
        self._lines: dict[object, int] = {}

    def is_new(self, key: object, line: int, what: str) -> bool:
        """Whether ``key`` is new; a repetition is noted as a mistake about ``what``."""
        first = self._lines.setdefault(key, line)
        if first != line:
            self._report.add(line, f"{what} stands twice", f"it once; it is in line {first} already")
        return first == line
