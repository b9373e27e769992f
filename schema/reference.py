"""Entries of a reference list, and what is known of the works that they point to."""

from pydantic import Field, model_validator

from schema.base import Model
from schema.entity import Curie, Text
from schema.vocabulary import Basis, Design, Tier


class Study(Model):
    """What is known of a cited work, and from how much of it.

    Attributes:
        design: primary study, review or position paper.
        tier: the kind of evidence that it is.
        basis: how much of it was read to say so.
        species, model, source: as far as the basis tells; ``source`` is the id of the vesicle population studied.
        diseases: ids of the diseases and models that it is about.
        topic: what it is about, in our own words.
        read_at: where the abstract or full text was read; needed from the basis ``abstract`` on.
    """

    design: Design = Design.UNKNOWN
    tier: Tier = Tier.UNCITED
    basis: Basis = Basis.NONE
    species: str = ""
    model: str = ""
    source: Curie | None = None
    diseases: tuple[Curie, ...] = ()
    topic: str = ""
    read_at: str = ""

    @model_validator(mode="after")
    def _says_where_read(self) -> "Study":
        if self.basis in {Basis.ABSTRACT, Basis.FULL_TEXT} and not self.read_at:
            message = "a basis of abstract or full_text needs read_at"
            raise ValueError(message)
        return self


class Reference(Model):
    """An entry of a document's reference list.

    Attributes:
        number: its place in the list, from 1.
        first_author: family name and initials as printed.
        authors: family names, as many as the list prints.
        et_al: whether the list says that there are more.
        year, title, journal, volume, pages, doi, pmid: bibliographic data; ``year`` is None where the list has none.
        doi_status: how the DOI was come by (verified, derived-by-publisher-rule, unknown).
        study: what is known of the work.
    """

    document: Text
    number: int = Field(ge=1)
    first_author: Text
    authors: tuple[Text, ...] = ()
    et_al: bool = False
    year: int | None = None
    title: Text
    journal: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    doi: str = ""
    doi_status: str = ""
    pmid: str = ""
    study: Study = Study()

    @property
    def id(self) -> str:
        """``DOCUMENT#NUMBER``, unique in a store."""
        return f"{self.document}#{self.number}"

    @property
    def work(self) -> str:
        """What identifies the work across documents: its DOI or PMID, else the entry itself."""
        return f"doi:{self.doi.lower()}" if self.doi else f"pmid:{self.pmid}" if self.pmid else self.id
