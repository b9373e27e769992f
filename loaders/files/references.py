"""``references.json``: the reference list, as items of the Citation Style Language."""

from typing import Annotated

from pydantic import ConfigDict, Field, WithJsonSchema

from loaders.checks.fields import FileModel
from loaders.checks.known import Known
from loaders.checks.mistakes import FileReport
from loaders.checks.validation import validate
from loaders.files.rows import First
from loaders.formats.json_items import Item, read_items
from schema.entity import Text
from schema.reference import Reference, Study

NAME = "references.json"

TextOrNumber = Annotated[str, WithJsonSchema({"type": ["string", "number"]})]
"""What the standard lets be written as either."""
DatePart = Annotated[int, WithJsonSchema({"type": ["integer", "string"]})]
"""A year, month or day."""


class CslModel(FileModel):
    """A part of a CSL item; fields of the standard that are not used here are let pass."""

    model_config = ConfigDict(extra="ignore")


class CslName(CslModel):
    """An author."""

    family: str = ""
    """The family name"""
    given: str = ""
    """The initials as printed"""
    particle: str = Field(default="", alias="non-dropping-particle")
    """What belongs to the family name and stands before it, such as van"""
    literal: str = ""
    """The name of a group of authors"""

    @property
    def surname(self) -> str:
        """The family name with what belongs to it."""
        return " ".join(filter(None, [self.particle, self.family])) or self.literal


class CslDate(CslModel):
    """A date of publication."""

    parts: tuple[Annotated[tuple[DatePart, ...], Field(min_length=1, max_length=3)], ...] = Field(
        alias="date-parts", min_length=1, max_length=2
    )
    """[[year]], [[year, month]] or [[year, month, day]]"""


class CslCustom(FileModel):
    """What the standard has no field for."""

    et_al: bool = False
    """Whether the list says that there are more authors"""
    doi_status: str = ""
    """How the DOI was come by"""


class CslItem(CslModel):
    """An entry of the reference list."""

    number: Annotated[int, WithJsonSchema({"type": ["integer", "string"], "pattern": "^[1-9][0-9]*$"})] = Field(
        alias="id", ge=1
    )
    """The number of the entry in the list, from 1"""
    type: str = ""
    """The kind of publication, such as article-journal"""
    title: Text
    """The title as printed"""
    author: Annotated[tuple[CslName, ...], Field(min_length=1)]
    """The authors, as many as the list prints"""
    issued: CslDate | None = None
    """When it was published, as date-parts; needed but for an import"""
    journal: str = Field(default="", alias="container-title")
    """The journal"""
    volume: TextOrNumber = ""
    issue: TextOrNumber = ""
    pages: TextOrNumber = Field(default="", alias="page")
    doi: str = Field(default="", alias="DOI", pattern=r"^(10\.\d{4,9}/\S+)?$")
    """The DOI, 10.…/…"""
    pmid: TextOrNumber = Field(default="", alias="PMID", pattern=r"^\d*$")
    """The PubMed id, digits alone"""
    custom: CslCustom = CslCustom()
    """What the standard has no field for"""


def read_references(text: str, known: Known, report: FileReport) -> dict[int, Reference]:
    """The entries by number, and their numbers into ``known``."""
    items = read_items(text, report)
    if items is None:
        return {}
    numbers = {number for item in items if (number := _number(item)) is not None}
    known.references = frozenset(numbers)
    found, once = {}, First(report)
    for item in items:
        record = validate(CslItem, item, known, report)
        if record and once.is_new(record.number, item.line_of(("id",)), f"id {record.number}"):
            _check_names(record, item, report)
            if record.issued is None and not known.is_import:
                report.add(item.line, "'issued' is missing", "when it was published, as date-parts")
            found[record.number] = _reference(record, known.document)
    if numbers and len(numbers) != max(numbers):
        missing = ", ".join(str(number) for number in range(1, max(numbers)) if number not in numbers)
        report.warn(None, f"entries are missing: {missing}", "every entry of the printed list")
    return found


def _number(item: Item) -> int | None:
    id_ = str(item.data.get("id")) if isinstance(item.data, dict) else ""
    return int(id_) if id_.isdecimal() else None


def _check_names(record: CslItem, item: Item, report: FileReport) -> None:
    for position, author in enumerate(record.author, start=1):
        if not author.surname:
            report.add(item.line_of(("author",)), f"author[{position}] has no name", "family, or literal for a group")


def _reference(record: CslItem, document: str) -> Reference:
    first = record.author[0]
    return Reference(
        document=document,
        number=record.number,
        first_author=f"{first.surname} {first.given}".strip() or "?",
        authors=tuple(filter(None, (author.surname for author in record.author))),
        et_al=record.custom.et_al,
        year=record.issued.parts[0][0] if record.issued else None,
        title=record.title,
        journal=record.journal,
        volume=record.volume,
        issue=record.issue,
        pages=record.pages,
        doi=record.doi,
        doi_status=record.custom.doi_status,
        pmid=record.pmid,
        study=Study(),
    )
