"""Reads the folder of a paper, whole or not at all."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from loaders.checks.collection import check_collection
from loaders.checks.known import Known
from loaders.checks.mistakes import FileReport, in_order, nearest, one_of, shown
from loaders.files import background, citations, claims, coverage, document, entities, findings, references, studies
from loaders.files.claims import ClaimsRead
from loaders.files.coverage import check_counts
from loaders.formats.text import read_text
from schema.claim import Mention
from schema.document import Bundle, DocumentInfo
from schema.entity import Entity
from schema.errors import DataError, InvalidDocument
from schema.reference import Reference

NEEDED = (document.NAME, entities.NAME)
FILES = (
    *NEEDED,
    claims.NAME,
    references.NAME,
    studies.NAME,
    citations.NAME,
    coverage.NAME,
    findings.NAME,
    background.NAME,
)
T = TypeVar("T")
_UNNAMED = "unnamed"
_DATA_ENDINGS = {".yaml", ".yml", ".tsv", ".json"}


@dataclass(frozen=True)
class Checked:
    """What came of reading a folder.

    Attributes:
        folder: the folder.
        bundle: what it holds; None where there are mistakes.
        mistakes: what keeps it from being loaded, in file and line order.
        warnings: what may be right but looks wrong, in file and line order.
        coverage_lines: the line of each place in the coverage table.
    """

    folder: Path
    bundle: Bundle | None
    mistakes: Sequence[DataError] = ()
    warnings: Sequence[DataError] = ()
    coverage_lines: Mapping[str, int] = field(default_factory=dict)


def read_folder(path: Path) -> Bundle:
    """The document that a folder holds (docs/adding-a-paper.md).

    Raises:
        InvalidDocument: something in it can't be taken; it carries every mistake that was found.
    """
    checked = check_folder(path)
    if checked.bundle is None:
        raise refused(checked)
    return checked.bundle


def refused(checked: Checked) -> InvalidDocument:
    """The error that says why a folder can't be loaded."""
    count = len(checked.mistakes)
    problem = f"can't be loaded: {count} mistake{'s' if count != 1 else ''}"
    return InvalidDocument(checked.folder, None, problem, mistakes=checked.mistakes)


def check_folder(path: Path) -> Checked:
    """Read a folder and note every mistake in it."""
    folder = _Folder(path)
    bundle = folder.bundle() if folder.is_folder() else None
    warnings = in_order(warning for report in folder.reports.values() for warning in report.warnings)
    return Checked(path, None if folder.mistakes else bundle, folder.mistakes, warnings, folder.coverage_lines)


def read_info(path: Path) -> DocumentInfo:
    """What a folder says of its document as a whole, without reading what it holds.

    Raises:
        InvalidDocument: ``document.yaml`` or ``entities.tsv``, whose names it uses, can't be taken.
    """
    folder = _Folder(path)
    info = folder.head()[0] if folder.is_folder() else None
    if info is None or folder.mistakes:
        raise refused(Checked(path, None, folder.mistakes))
    return info


class _Folder:
    """Reads the files of a folder in the order in which they need each other."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.reports: dict[str, FileReport] = {}
        self.known = Known(path.absolute().name)
        self.coverage_lines: dict[str, int] = {}
        self._present: frozenset[str] = frozenset()

    @property
    def mistakes(self) -> tuple[DataError, ...]:
        return in_order(mistake for report in self.reports.values() for mistake in report.mistakes)

    def report(self, name: str = "") -> FileReport:
        """The report of a file, or of the folder as a whole."""
        return self.reports.setdefault(name, FileReport(self.path / name if name else self.path))

    def is_folder(self) -> bool:
        """Whether there is a folder, and notes what is wrong with it as one."""
        report = self.report()
        try:
            names = sorted(entry.name for entry in self.path.iterdir())
        except OSError as error:
            report.add(None, f"can't be read: {error.strerror}", "a folder with the files of a paper")
            return False
        self._present = frozenset(names)
        if not document.DOCUMENT_ID.fullmatch(self.known.document):
            expected = "lower-case letters, digits, dots, dashes and underscores"
            report.add(None, f"the name {shown(self.known.document)} can't be a document's id", expected)
            self.known.document = _UNNAMED
        for name in names:
            if Path(name).suffix in _DATA_ENDINGS and name not in FILES and not name.startswith("."):
                self.report(name).add(None, "is no file of a paper", one_of(FILES), nearest(name, FILES))
        return True

    def head(self) -> tuple[DocumentInfo | None, tuple[Entity, ...]]:
        """The document and its entities."""
        things = self._take(entities.NAME, entities.read_entities) or ()
        return self._take(document.NAME, document.read_document), things

    def bundle(self) -> Bundle | None:
        """All that the folder holds, as far as it can be taken."""
        info, things = self.head()
        listed = self._references()
        mentions = self._mentions(listed)
        read = self._claims()
        covered = self._take(coverage.NAME, coverage.read_coverage)
        if covered:
            check_counts(covered, read, self.report(coverage.NAME), self.report(claims.NAME))
        if info and info.builtin and read.claims:
            self.report(claims.NAME).add(None, "holds claims, and the document is built in", "background.tsv alone")
        if info:
            placed = [(read.counts.get(claim.locator, (None,))[0], claim) for claim in read.claims]
            is_covered = coverage.NAME in self._present
            check_collection(info, placed, listed, mentions, covered=is_covered, report=self.report)
        rows = covered.rows if covered else ()
        self.coverage_lines = {row.locator: line for line, row in rows}
        judged = self._take(findings.NAME, partial(findings.read_findings, read=read)) or ()
        relations = self._take(background.NAME, background.read_background) or ()
        if info is None or self.mistakes:
            return None
        bundle = Bundle(
            info=info,
            entities=things,
            claims=tuple(read.claims),
            references=listed,
            mentions=mentions,
            background=relations,
            coverage=tuple(row for _, row in rows),
            judgements=judged,
        )
        self._warn_of_unused(bundle)
        return bundle

    def _take(self, name: str, read: Callable[[str, Known, FileReport], T | None]) -> T | None:
        """What a reader makes of a file; None where there is no such file, or it can't be used."""
        report = self.report(name)
        if name not in self._present:
            if name in NEEDED:
                report.add(None, "is missing", f"a file {name} in the folder")
            return None
        text = read_text(self.path / name, report, within=self.path)
        return None if text is None else read(text, self.known, report)

    def _references(self) -> tuple[Reference, ...]:
        self.known.references = None if references.NAME in self._present else frozenset()
        listed = self._take(references.NAME, references.read_references) or {}
        known = self._take(studies.NAME, studies.read_studies) or {}
        return tuple(
            reference.model_copy(update={"study": known[number]}) if number in known else reference
            for number, reference in listed.items()
        )

    def _mentions(self, listed: Sequence[Reference]) -> tuple[Mention, ...]:
        self.known.mentions = None if citations.NAME in self._present else frozenset()
        mentions = self._take(citations.NAME, citations.read_citations) or ()
        if mentions and not listed and references.NAME not in self._present:
            self.report(references.NAME).add(None, "is missing", "the list that citations.tsv cites from")
        return mentions

    def _claims(self) -> ClaimsRead:
        if claims.NAME not in self._present:
            return ClaimsRead()
        return self._take(claims.NAME, claims.read_claims) or ClaimsRead(is_whole=False)

    def _warn_of_unused(self, bundle: Bundle) -> None:
        used = {end for claim in bundle.claims for end in (claim.subject, claim.object, claim.agent)}
        used |= {end for relation in bundle.background for end in (relation.subject, relation.object)}
        used |= {entity.cell_of_origin for entity in bundle.entities}
        used |= {disease for reference in bundle.references for disease in reference.study.diseases}
        used |= {reference.study.source for reference in bundle.references}
        used |= {bundle.info.disease, *(bundle.info.scope.diseases if bundle.info.scope else ())}
        for entity in bundle.entities:
            if entity.id not in used:
                self.report(entities.NAME).warn(
                    None, f"nothing refers to {entity.name!r} ({entity.id})", "a claim on it"
                )
