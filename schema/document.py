"""Documents: the unit in which claims are loaded, hashed and removed."""

from enum import StrEnum
from functools import cached_property

from pydantic import Field

from schema.base import Model, content_hash
from schema.claim import Claim, Mention
from schema.entity import Curie, Entity, Text
from schema.locator import SECTION, Locator
from schema.predicates import Predicate
from schema.reference import Reference
from schema.vocabulary import Design, FindingBasis, Severity


class DocumentForm(StrEnum):
    """What a document is made of.

    ``article``: one text, whose places make the claims. ``collection``: findings of several published works, gathered
    by curators: it has no text of its own, and each of its claims is some work's. ``import``: what a file of another
    tool says, row by row, with the works that it cites as far as it cites any; nobody here read those works.
    """

    ARTICLE = "article"
    COLLECTION = "collection"
    IMPORT = "import"


class OutlineKind(StrEnum):
    """How a section's text is cut into places."""

    PROSE = "prose"
    TABLE = "table"
    REFERENCES = "references"


class OutlineEntry(Model):
    """A section of an article.

    Attributes:
        section: the name that locators use.
        heading: the heading as printed; one that ends in ``…`` matches by its beginning and is part of the section's
            text. None for what stands before the first heading.
        kind: how the section is cut.
    """

    section: str = Field(pattern=SECTION.pattern.replace(r"\Z", "$"))
    heading: str | None = None
    kind: OutlineKind = OutlineKind.PROSE


class Scope(Model):
    """What works a review says that it includes, so that those that it cites can be held to it.

    Attributes:
        years: first and last year of publication.
        diseases: ids of the diseases and models that it is about.
        designs: the designs that it includes.
        locator: where it says so.
    """

    years: tuple[int, int] | None = None
    diseases: tuple[Curie, ...] = ()
    designs: tuple[Design, ...] = ()
    locator: Locator


class Reading(Model):
    """One reading of the article by a curator, named by role."""

    role: Text
    date: Text
    scope: Text


class DocumentInfo(Model):
    """What is known of a document as a whole.

    Attributes:
        id: a short name, unique in a store; for a curated paper, the name of its folder.
        title, authors, year, journal, doi, licence, url: bibliographic data.
        disease: id of the disease that the document is about, against which the diseases of cited works are held.
        text_sha256: of the text that was read, in hexadecimal; None where no text was.
        readings: who read it, by role, and when.
        outline: its sections in order.
        scope: its inclusion criteria, where it states any.
        form: whether it is one text, or findings gathered from several works.
        builtin: whether the document ships with the service and holds no claims (background relations).
    """

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9._-]*$")
    title: Text
    authors: tuple[Text, ...] = ()
    year: int | None = None
    journal: str = ""
    doi: str = ""
    licence: str = ""
    url: str = ""
    disease: Curie | None = None
    text_sha256: str | None = Field(default=None, pattern=r"^[0-9a-f]{64}$")
    readings: tuple[Reading, ...] = ()
    outline: tuple[OutlineEntry, ...] = ()
    scope: Scope | None = None
    form: DocumentForm = DocumentForm.ARTICLE
    builtin: bool = False


class BackgroundRelation(Model):
    """What a vocabulary states and no paper claims."""

    subject: Curie
    predicate: Predicate
    object: Curie
    vocabulary: Text
    version: Text
    read_at: Text


class CoverageRow(Model):
    """That a place of the document was read, and what came of it.

    Attributes:
        locator: the place.
        hash: of its text, see ``schema.locator.text_hash``.
        claims: how many claims it makes.
        reason: why none, where there are none.
    """

    locator: Locator
    hash: str = Field(pattern=r"^[0-9a-f]{16}$")
    claims: int = Field(ge=0)
    reason: str = ""


class Finding(Model):
    """Something that is wrong with a document's citations, entities or claims.

    Attributes:
        code: a stable name of the kind of fault.
        severity: how much it should worry a reader.
        locator: where the fault is; None where it is of the document or of a list entry that nothing cites.
        mention: ordinal of the citation there, where the fault is one citation's.
        reference: number of the entry of the reference list, where one is concerned.
        claims: ids of the claims that it touches, sorted.
        explanation: what is wrong, in plain words.
        suggestion: the correction that would mend it, if one is evident.
        basis: whether a rule computed it or a curator judged it.
    """

    document: Text
    code: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    severity: Severity
    locator: Locator | None = None
    mention: int | None = None
    reference: int | None = None
    claims: tuple[str, ...] = ()
    explanation: Text
    suggestion: str = ""
    basis: FindingBasis

    @property
    def sort_key(self) -> tuple[str, str, str, int, int, str]:
        """The total order of findings."""
        return (
            self.document,
            self.code,
            self.locator or "",
            self.mention or 0,
            self.reference or 0,
            self.explanation,
        )


class Bundle(Model):
    """A document with all that it holds: what a loader makes and a store loads, whole or not at all.

    Attributes:
        info: the document.
        entities, claims, references, mentions, background, coverage: what it holds, each without duplicates.
        judgements: the findings that a curator judged; those that rules compute are derived, not held.
    """

    info: DocumentInfo
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    references: tuple[Reference, ...] = ()
    mentions: tuple[Mention, ...] = ()
    background: tuple[BackgroundRelation, ...] = ()
    coverage: tuple[CoverageRow, ...] = ()
    judgements: tuple[Finding, ...] = ()

    @cached_property
    def hash(self) -> str:
        """A hash of the content, blind to the order in which its parts are listed."""
        content = self.model_dump(mode="json", exclude={"claims"})
        if self.info.form is DocumentForm.ARTICLE:
            # Articles were hashed before there were other forms: the same article keeps its hash.
            del content["info"]["form"]
        parts = {name: sorted(map(content_hash, content[name])) for name in content if name != "info"}
        # A claim's id holds the hash of its content, which is half of the work of a load.
        claims = sorted(claim.content_hash for claim in self.claims)
        return content_hash([content["info"], {**parts, "claims": claims}], 64)
