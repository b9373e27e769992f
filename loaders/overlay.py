"""Joins a reader's own copy of a paper's text to the places that coverage holds, by locator and hash."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from loaders.checks.mistakes import FileReport, in_order, nearest
from loaders.files import coverage
from loaders.folder import Checked
from loaders.formats.text import read_article
from loaders.segments import OutlineMismatch, Segment, segment
from schema.document import CoverageRow, DocumentForm, DocumentInfo
from schema.errors import DataError, InvalidDocument

_FORMS = {DocumentForm.COLLECTION: "a collection", DocumentForm.IMPORT: "an import"}


@dataclass(frozen=True)
class Overlay:
    """A text laid beside a document.

    Attributes:
        places: the text of each place of the document that was found in the copy.
        joined: how many places stand in the copy where coverage has them.
        moved: the places that stand elsewhere in the copy.
        missing: the places that do not stand in the copy at all, or in other words.
    """

    places: Mapping[str, str] = field(default_factory=dict)
    joined: int = 0
    moved: Sequence[str] = ()
    missing: Sequence[str] = ()


def cut(file: Path, info: DocumentInfo) -> list[Segment]:
    """The places of a text file, cut by a document's outline.

    Raises:
        InvalidDocument: the file is no text, the document is no article, or the text has not the outline's headings.
    """
    report = FileReport(file)
    has_text = info.form is DocumentForm.ARTICLE
    if not has_text:
        report.add(None, f"can't be the text of {info.id}, {_FORMS[info.form]}", "no text: it has none of its own")
    text = read_article(file, report) if has_text else None
    if text is not None:
        try:
            return segment(text, info.outline)
        except OutlineMismatch as mismatch:
            report.add(None, str(mismatch), "a plain-text copy of the paper, with its headings on lines of their own")
    raise InvalidDocument(file, None, "can't be used as the text", mistakes=in_order(report.mistakes))


def join(segments: Sequence[Segment], rows: Sequence[CoverageRow]) -> Overlay:
    """Find each place of the coverage in a text: where it should stand, else wherever its hash is found."""
    here = {each.locator: each for each in segments}
    by_hash = {each.hash: each.text for each in reversed(segments)}
    places: dict[str, str] = {}
    moved, missing = [], []
    for row in rows:
        if row.locator in here and here[row.locator].hash == row.hash:
            places[row.locator] = here[row.locator].text
        elif row.hash in by_hash:
            places[row.locator] = by_hash[row.hash]
            moved.append(str(row.locator))
        else:
            missing.append(str(row.locator))
    return Overlay(places, len(places) - len(moved), tuple(moved), tuple(missing))


def is_another_copy(file: Path, info: DocumentInfo) -> bool:
    """Whether a file is not, byte for byte, the text that the document says was read."""
    return info.text_sha256 not in {None, hashlib.sha256(file.read_bytes()).hexdigest()}


def check_text(checked: Checked, segments: Sequence[Segment]) -> tuple[DataError, ...]:
    """Hold coverage to the text: every place accounted for, every hash right, nothing that the text has not."""
    report = FileReport(checked.folder / coverage.NAME)
    covered = {row.locator: row for row in checked.bundle.coverage} if checked.bundle else {}
    standing = {each.locator: each.hash for each in segments}
    for locator, hash_ in standing.items():
        if locator not in covered:
            report.add(None, f"{locator} of the text is not in the table", f"a row with hash {hash_}")
    for locator, row in covered.items():
        line = checked.coverage_lines.get(locator)
        if locator not in standing:
            report.add(line, f"{locator} is not in the text", "a place of the text", nearest(locator, standing))
        elif row.hash != standing[locator]:
            report.add(line, f"{locator} has hash {row.hash}, the text another", standing[locator])
    return in_order(report.mistakes)
