"""``studies.tsv``: what is known of each cited work, and from how much of it."""

from typing import Self

from pydantic import model_validator

from loaders.checks.fields import EntityList, FileModel, NumberField, VesicleField
from loaders.checks.known import Known, refuse
from loaders.checks.mistakes import FileReport
from loaders.files.rows import First, read_rows
from schema.reference import Study
from schema.vocabulary import Basis, Design, Tier

NAME = "studies.tsv"


class StudyRow(FileModel):
    """What is known of a cited work."""

    reference: NumberField
    """The number of the entry in the reference list"""
    design: Design = Design.UNKNOWN
    """What kind of publication it is"""
    tier: Tier = Tier.UNCITED
    """The kind of evidence that it is"""
    basis: Basis = Basis.NONE
    """How much of it was read to say so"""
    species: str = ""
    model: str = ""
    source: VesicleField | None = None
    """The vesicle population studied"""
    diseases: EntityList = ()
    """The diseases and models that it is about, separated by |"""
    topic: str = ""
    """What it is about, in your own words"""
    read_at: str = ""
    """Where the abstract or full text was read; needed from the basis abstract on, and only then"""

    @model_validator(mode="after")
    def _says_where_read(self) -> Self:
        is_read = self.basis in {Basis.ABSTRACT, Basis.FULL_TEXT}
        if is_read and not self.read_at:
            refuse(f"the basis is {self.basis.value}, and read_at is empty", "where it was read")
        if self.read_at and not is_read:
            refuse(f"the basis is {self.basis.value}, and read_at is filled in", "it from the basis abstract on")
        return self


def read_studies(text: str, known: Known, report: FileReport) -> dict[int, Study]:
    """The studies by the number of their entry."""
    found, once = {}, First(report)
    for row, record in read_rows(StudyRow, text, known, report) or []:
        if once.is_new(record.reference, row.line, f"reference {record.reference}"):
            found[record.reference] = Study.model_validate(record.model_dump(exclude={"reference"}))
    return found
