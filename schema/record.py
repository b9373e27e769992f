"""What is derived from a document's claims: resolved citations, audit flags, reliability."""

from schema.base import Model
from schema.claim import Claim
from schema.document import DocumentInfo
from schema.edge import ClaimReliability
from schema.vocabulary import Basis, Support, Tier


class CitedWork(Model):
    """A work that a claim cites, as printed and as resolved.

    Attributes:
        mention: id of the mention; for a claim that a title makes, the entry's locator.
        authors, year, number, printed: as printed.
        reference: id of the entry of the reference list that is meant; None where none or several could be.
        doi, pmid: of that entry, where known.
        title: of that entry.
        support, why: whether it was judged to support this claim.
        tier, basis: what the cited study is, and how much of it was read to say so.
    """

    mention: str
    authors: str = ""
    year: str = ""
    number: str = ""
    printed: str = ""
    reference: str | None = None
    doi: str = ""
    pmid: str = ""
    title: str = ""
    support: Support
    why: str = ""
    tier: Tier = Tier.UNCITED
    basis: Basis = Basis.NONE


class ClaimRecord(Model):
    """A claim with all that is derived for it.

    Attributes:
        claim: the claim.
        position: a text that sorts the claims of a document as they are read, then by id.
        works: the works that it cites.
        flags: codes of the audit findings that touch it, sorted.
        parts: its reliability through each piece of evidence; never empty for an affirmed claim.
        belief: what the claim alone would lend to an edge: ``1 - product(1 - r)`` over its evidence groups.
    """

    claim: Claim
    position: str
    works: tuple[CitedWork, ...] = ()
    flags: tuple[str, ...] = ()
    parts: tuple[ClaimReliability, ...] = ()
    belief: float


class StoredDocument(Model):
    """A document as a store holds it.

    Attributes:
        info: the document.
        hash: of its content.
        entities, claims, references, findings: how many of each it holds.
    """

    info: DocumentInfo
    hash: str
    entities: int
    claims: int
    references: int
    findings: int
