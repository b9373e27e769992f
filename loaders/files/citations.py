"""``citations.tsv``: every in-text citation as it is printed."""

from collections import defaultdict
from typing import Self

from pydantic import Field, model_validator

from loaders.checks.fields import FileModel, PlaceField
from loaders.checks.known import Known, refuse
from loaders.checks.mistakes import FileReport
from loaders.files.rows import First, columns_of, fitting
from loaders.formats.table import Row, read_table
from schema.claim import Mention

NAME = "citations.tsv"


class CitationRow(FileModel):
    """An in-text citation, one cited work a row."""

    locator: PlaceField
    """Where it stands"""
    ordinal: int = Field(ge=1)
    """Its place among the citations there, from 1"""
    authors: str = ""
    """The authors as printed"""
    year: str = ""
    """The year as printed"""
    number: str = Field(default="", pattern=r"^\d*$")
    """The number that applies to this work, digits alone"""
    printed: str = ""
    """The brackets as printed, or the description that stands in a citation's place"""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.authors or self.year or self.number or self.printed):
            refuse("nothing is printed for the citation", "authors, year, number or printed")
        return self


def read_citations(text: str, known: Known, report: FileReport) -> tuple[Mention, ...]:
    """The citations, and their ids into ``known``."""
    rows = read_table(text, columns_of(CitationRow), report)
    if rows is None:
        return ()
    known.mentions = frozenset(f"{row.cells.get('locator')}#{row.cells.get('ordinal')}" for row in rows)
    once = First(report)
    records = [
        (row, Mention.model_validate(record.model_dump()))
        for row, record in fitting(CitationRow, rows, known, report)
        if once.is_new((record.locator, record.ordinal), row.line, f"citation {record.ordinal} of {record.locator}")
    ]
    if not report.mistakes:
        _check_ordinals(records, report)
    return tuple(mention for _, mention in records)


def _check_ordinals(records: list[tuple[Row, Mention]], report: FileReport) -> None:
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row, mention in records:
        places[mention.locator].append((mention.ordinal, row.line))
    for locator, ordinals in places.items():
        for expected, (ordinal, line) in enumerate(sorted(ordinals), start=1):
            if ordinal != expected:
                report.add(
                    line, f"{locator} has a citation {ordinal} but no {expected}", "ordinals from 1 without gaps"
                )
                break
