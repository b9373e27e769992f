"""``coverage.tsv``: every place of the text, with how many claims it makes, or why none."""

from collections.abc import Sequence
from typing import NamedTuple, Self

from pydantic import Field, model_validator

from loaders.checks.fields import FileModel, PlaceField
from loaders.checks.known import Known, refuse
from loaders.checks.mistakes import FileReport, nearest, shown
from loaders.files.claims import ClaimsRead
from loaders.files.rows import First, columns_of, fitting
from loaders.formats.table import read_table
from schema.document import CoverageRow

NAME = "coverage.tsv"
_DUPLICATE = "duplicate of "


class CoverageEntry(FileModel):
    """A place of the text, and what came of it."""

    locator: PlaceField
    """The place"""
    hash: str = Field(pattern=r"^[0-9a-f]{16}$")
    """The hash of its text, 16 hexadecimal digits, as the command segments prints it"""
    claims: int = Field(ge=0)
    """How many claims it makes"""
    reason: str = ""
    """Why none, where there are none"""

    @model_validator(mode="after")
    def _explained(self) -> Self:
        if not self.claims and not self.reason:
            refuse(f"{self.locator} has no claims and no reason", "why there are none")
        if self.claims and self.reason:
            refuse(f"{self.locator} has claims and a reason why none", "one or the other")
        return self


class Coverage(NamedTuple):
    """What came of the table.

    Attributes:
        rows: the places that fit, each with its line.
        places: every place that has a row, those with mistakes too.
    """

    rows: Sequence[tuple[int, CoverageRow]] = ()
    places: frozenset[str] = frozenset()


def read_coverage(text: str, known: Known, report: FileReport) -> Coverage | None:
    """The places of the text; None where the header can't be used."""
    rows = read_table(text, columns_of(CoverageEntry), report)
    if rows is None:
        return None
    once = First(report)
    kept = [
        (row.line, record)
        for row, record in fitting(CoverageEntry, rows, known, report)
        if once.is_new(record.locator, row.line, f"place {record.locator}")
    ]
    places = frozenset(row.cells.get("locator", "") for row in rows)
    for line, record in kept:
        _check_duplicate_of(line, record, places, report)
    return Coverage([(line, CoverageRow.model_validate(record.model_dump())) for line, record in kept], places)


def _check_duplicate_of(line: int, record: CoverageEntry, places: frozenset[str], report: FileReport) -> None:
    original = record.reason.removeprefix(_DUPLICATE).split(" ", 1)[0]
    if record.reason.startswith(_DUPLICATE) and original not in places:
        report.add(
            line, f"{shown(original)} is no place of the table", "duplicate of LOCATOR", nearest(original, places)
        )


def check_counts(coverage: Coverage, read: ClaimsRead, report: FileReport, claims: FileReport) -> None:
    """Hold the counts of the table to the claims, noting what differs in the report of either file."""
    for line, row in coverage.rows:
        count = read.counts[row.locator][1] if row.locator in read.counts else 0
        # Where a place of claims.yaml can't be read, its claims are not missing here.
        if row.claims != count and (count or read.is_whole):
            report.add(line, f"{row.locator} has {row.claims} claims here, {count} in claims.yaml", f"claims {count}")
    for locator, (line, _) in read.counts.items():
        if locator not in coverage.places:
            near = nearest(locator, coverage.places)
            claims.add(line, f"{locator} is not in coverage.tsv", "a place of that table", near)
