"""``document.yaml``: what is known of the paper as a whole, and the outline that locators name."""

import re
from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo

from loaders.checks.fields import EntityField, FileModel, PlaceField
from loaders.checks.known import Known, known_to, refuse
from loaders.checks.mistakes import FileReport, shown
from loaders.checks.validation import validate
from loaders.files.rows import First
from loaders.formats.yaml_tree import Node, read_yaml
from schema.document import DocumentForm, DocumentInfo, OutlineEntry, OutlineKind, Reading, Scope
from schema.entity import Text
from schema.vocabulary import Design

NAME = "document.yaml"
_REFERENCES = "references"
DOCUMENT_ID = re.compile(r"[a-z0-9][a-z0-9._-]*")


class ScopeEntry(FileModel):
    """What works the paper says that it includes."""

    years: tuple[int, int] | None = None
    """First and last year of publication"""
    diseases: tuple[EntityField, ...] = ()
    """The diseases and models that it is about"""
    designs: tuple[Design, ...] = ()
    """The designs that it includes"""
    locator: PlaceField
    """Where it says so"""


def _id(value: str, info: ValidationInfo) -> str:
    document = known_to(info).document
    if document and value != document:
        refuse(f"{shown(value)} is not the name of the folder", "no id, or the folder's name", document)
    return value


class DocumentFile(FileModel):
    """What is known of the paper as a whole."""

    id: Annotated[str, AfterValidator(_id)] | None = None
    """The name of the folder; may be left out"""
    title: Text
    """The title as printed"""
    authors: tuple[Text, ...] = ()
    """The authors as printed"""
    year: int | None = Field(default=None, ge=1000, le=9999)
    """The year of publication"""
    journal: str = ""
    """The journal"""
    doi: str = Field(default="", pattern=r"^(10\.\d{4,9}/\S+)?$")
    """The DOI, 10.…/…"""
    licence: str = ""
    """The licence, by its SPDX name where it has one"""
    url: str = ""
    """Where the paper is published"""
    disease: EntityField | None = None
    """What the paper is about; works on something else are pointed out"""
    text_sha256: str | None = Field(default=None, pattern=r"^[0-9a-f]{64}$")
    """The SHA-256 of the text that was read, 64 hexadecimal digits"""
    readings: tuple[Reading, ...] = ()
    """Who read it, by role, when, and what"""
    outline: tuple[OutlineEntry, ...] = ()
    """The sections in order"""
    scope: ScopeEntry | None = None
    """The inclusion criteria, where the paper states any"""
    form: DocumentForm = DocumentForm.ARTICLE
    """article: one text; collection: findings gathered from several works; import: what a file of another tool says"""
    builtin: bool = False
    """Whether it ships with exomyelin and holds background relations, no claims"""


def read_document(text: str, known: Known, report: FileReport) -> DocumentInfo | None:
    """The document, and its sections into ``known``."""
    root = read_yaml(text, report)
    if root is None:
        return None
    known.sections = _sections(root)
    record = validate(DocumentFile, root, known, report)
    _check_outline(root, report)
    if record is None:
        return None
    known.is_import = record.form is DocumentForm.IMPORT
    _check_scope(record, root, report)
    scope = Scope.model_validate(record.scope.model_dump()) if record.scope else None
    return DocumentInfo(id=known.document, scope=scope, **record.model_dump(exclude={"id", "scope"}))


def _sections(root: Node) -> Mapping[str, OutlineKind | None] | None:
    """The sections as far as they can be told, so that a mistake in one is not one in every locator."""
    outline = root.get("outline")
    if outline and not isinstance(outline.value, list):
        return None
    entries = outline.items() if outline else []
    found = {entry.text("section"): entry.text("kind") or OutlineKind.PROSE for entry in entries}
    kinds = {kind.value: kind for kind in OutlineKind}
    return {section: kinds.get(kind) for section, kind in found.items() if section}


def _check_outline(root: Node, report: FileReport) -> None:
    outline = root.get("outline")
    once = First(report)
    for position, entry in enumerate(outline.items() if outline else []):
        section, line = entry.text("section"), entry.line_of(("section",))
        once.is_new(section, line, f"section {shown(section)}")
        is_list = entry.text("kind") == OutlineKind.REFERENCES
        if is_list != (section == _REFERENCES):
            report.add(line, f"section {shown(section)} has the wrong kind", "the section 'references' for that kind")
        if position and not entry.text("heading"):
            report.add(
                entry.line, f"section {shown(section)} has no heading", "one; only the first section may lack it"
            )


def _check_scope(record: DocumentFile, root: Node, report: FileReport) -> None:
    years = record.scope.years if record.scope else None
    if years and years[0] > years[1]:
        report.add(root.line_of(("scope", "years")), f"scope.years end before they begin: {years}", "[first, last]")
