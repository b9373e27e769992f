"""Documents and their reference lists over the wire."""

from pydantic import Field

from api.wire.base import Wire
from api.wire.envelope import ItemList
from schema.document import DocumentForm
from schema.vocabulary import Basis, Design, Tier


class StudyRow(Wire):
    """What is known of a cited work, and from how much of it."""

    design: Design = Field(description="What kind of publication it is.")
    tier: Tier = Field(description="What kind of evidence it is.")
    basis: Basis = Field(description="How much of it was read to say so.")
    species: str = Field(description="The species, as far as the basis tells.")
    model: str = Field(description="The disease model, as far as the basis tells.")
    source: str | None = Field(description="Id of the vesicle population studied.")
    diseases: tuple[str, ...] = Field(description="Ids of the diseases and models that it is about.")
    topic: str = Field(description="What it is about, in the curator's words.")
    read_at: str = Field(description="Where its abstract or full text was read.")


class ReferenceRow(Wire):
    """An entry of a document's reference list."""

    id: str = Field(description="DOCUMENT#NUMBER.")
    document: str = Field(description="Id of the document.")
    number: int = Field(description="Its place in the list.")
    first_author: str = Field(description="The first author as printed.")
    authors: tuple[str, ...] = Field(description="The family names that the list prints.")
    et_al: bool = Field(description="Whether the list says that there are more.")
    year: int | None = Field(description="The year of publication; null where the list has none.")
    title: str = Field(description="The title.")
    journal: str = Field(description="The journal.")
    volume: str = Field(description="The volume.")
    issue: str = Field(description="The issue.")
    pages: str = Field(description="The pages.")
    doi: str = Field(description="The DOI.")
    doi_status: str = Field(description="How the DOI was come by.")
    pmid: str = Field(description="The PubMed id.")
    study: StudyRow = Field(description="What is known of the work.")


class ReferenceList(ItemList[ReferenceRow]):
    """Entries of reference lists, by document and number."""


class ReadingRow(Wire):
    """One reading of the article by a curator."""

    role: str = Field(description="Who read, by role.")
    date: str = Field(description="When.")
    scope: str = Field(description="What was read.")


class DocumentRow(Wire):
    """A document that the store holds."""

    id: str = Field(description="Its id.")
    title: str = Field(description="The title.")
    authors: tuple[str, ...] = Field(description="The authors.")
    year: int | None = Field(description="The year of publication.")
    journal: str = Field(description="The journal.")
    doi: str = Field(description="The DOI.")
    licence: str = Field(description="The licence.")
    url: str = Field(description="Where it is found.")
    disease: str | None = Field(description="Id of the disease that it is about.")
    readings: tuple[ReadingRow, ...] = Field(description="Who read it for this graph, and when.")
    form: DocumentForm = Field(
        description="One text (article), findings gathered from several works (collection), or the rows of another "
        "tool's file (import)."
    )
    builtin: bool = Field(description="Whether it ships with the service and holds no claims.")
    hash: str = Field(description="A hash of its content.")
    entities: int = Field(description="How many entities it speaks of.")
    claims: int = Field(description="How many claims it makes.")
    references: int = Field(description="How many entries its reference list has.")
    findings: int = Field(description="How many audit findings there are.")


class DocumentList(ItemList[DocumentRow]):
    """The documents held, by id."""
