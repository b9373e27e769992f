"""``studies.tsv``: what is known of each cited work, and from how much of it."""

from loaders.checks.fields import EntityList, FileModel, NumberField, VesicleField
from loaders.checks.known import Known
from loaders.checks.mistakes import FileReport
from loaders.files.rows import First, read_rows
from schema.document import Study
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


def read_studies(text: str, known: Known, report: FileReport) -> dict[int, Study]:
    """The studies by the number of their entry."""
    found, once = {}, First(report)
    for row, record in read_rows(StudyRow, text, known, report) or []:
        if once.is_new(record.reference, row.line, f"reference {record.reference}"):
            found[record.reference] = Study.model_validate(record.model_dump(exclude={"reference"}))
    return found
