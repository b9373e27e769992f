"""Claims over the wire."""

from pydantic import Field

from api.wire.base import Wire
from api.wire.envelope import ItemList
from schema.predicates import Predicate
from schema.vocabulary import (
    Basis,
    CargoEvidence,
    Derivation,
    Directness,
    Hedge,
    Polarity,
    Quantifier,
    Severity,
    Sign,
    Support,
    Tier,
)


class WorkRow(Wire):
    """A work that a claim cites, as printed and as resolved."""

    mention: str = Field(description="The in-text citation: its place and its ordinal there.")
    authors: str = Field(description="The authors as printed in the text.")
    year: str = Field(description="The year as printed in the text.")
    number: str = Field(description="The number as printed in the text.")
    printed: str = Field(description="The bracket or description as printed in the text.")
    reference: str | None = Field(description="Id of the entry of the reference list that is meant, where one is.")
    doi: str = Field(description="The DOI of that entry.")
    pmid: str = Field(description="The PubMed id of that entry.")
    title: str = Field(description="The title of that entry.")
    support: Support = Field(description="Whether the work was judged to support this claim.")
    why: str = Field(description="The reason for the judgement.")
    tier: Tier = Field(description="The kind of study that the work is.")
    basis: Basis = Field(description="How much of the work was read to say so.")


class ContextRow(Wire):
    """In what a claim was shown; null where the place does not state it."""

    species: str | None = Field(description="The species.")
    model: str | None = Field(description="The disease model.")
    cell: str | None = Field(description="The cell.")
    tissue: str | None = Field(description="The tissue.")
    dose: str | None = Field(description="The dose.")
    route: str | None = Field(description="The route of administration.")
    isolation: str | None = Field(description="How vesicles were isolated.")
    time_point: str | None = Field(description="When it was measured.")
    readout: str | None = Field(description="What was measured.")


class PartRow(Wire):
    """How a claim came by its reliability through one piece of evidence."""

    group: str = Field(description="Key of the evidence group: claims of one group count once.")
    tier: Tier = Field(description="The tier that it counts as, after caps.")
    base: float = Field(description="The reliability of that tier.")
    penalties: dict[str, float] = Field(description="The factors applied, by name.")
    reliability: float = Field(description="`base` times all factors.")
    capped: bool = Field(description="Whether too little of the work was read to count as its own tier.")


class ClaimRow(Wire):
    """One assertion that one place in one document makes."""

    id: str = Field(description="A hash of its content.", examples=["claim:0f3a9c2b7d1e4f5a6b7c"])
    document: str = Field(description="Id of the document.")
    subject: str = Field(description="Id of the subject.")
    subject_name: str = Field(description="Name of the subject.")
    predicate: Predicate = Field(description="What is said of subject and object.")
    sign: Sign = Field(description="The sign of the predicate: `+`, `-`, `0` (structural) or `?` (not stated).")
    object: str = Field(description="Id of the object.")
    object_name: str = Field(description="Name of the object.")
    statement: str = Field(description="The claim in the curator's words.")
    locator: str = Field(description="Where it stands: section/paragraph/sentence, table/row/column or references/N.")
    references: tuple[WorkRow, ...] = Field(description="The works cited for it, as printed and as resolved.")
    hedge: Hedge = Field(description="How firmly the authors put it.")
    derivation: Derivation = Field(description="Whether the place says it, or only implies it.")
    directness: Directness = Field(description="Whether it names a direct interaction, an indirect one or an outcome.")
    polarity: Polarity = Field(description="Whether it says that something holds, or that it does not.")
    agent: str | None = Field(description="For a step shown as part of what another entity does, that entity's id.")
    quantifier: Quantifier | None = Field(description="For a claim on a class, how much of it is meant.")
    cargo_evidence: CargoEvidence | None = Field(description="For a cargo, what was shown of it.")
    subject_as_written: str = Field(description="The words printed for the subject, where they differ from its names.")
    object_as_written: str = Field(description="The words printed for the object, where they differ from its names.")
    ambiguity: str = Field(description="The reading that was taken, where the wording leaves several open.")
    context: ContextRow = Field(description="In what it was shown, as far as the place states it.")
    flags: tuple[str, ...] = Field(description="Codes of the audit findings that touch it.")
    belief: float = Field(description="How far the claim alone is believed.")
    parts: tuple[PartRow, ...] = Field(description="What the belief is made of.")
    caveats: tuple[str, ...] = Field(
        description="What is to be kept in mind.", examples=[["not checked against the paper"]]
    )
    contested: bool = Field(description="Whether claims contradict it: deny it, affirm it, or say the opposite.")
    opposing: tuple[str, ...] = Field(description="Ids of those claims.")


class FindingRow(Wire):
    """Something that is wrong with a document's citations, entities or claims."""

    document: str = Field(description="Id of the document.")
    code: str = Field(description="The kind of fault; it never changes.", examples=["number_points_elsewhere"])
    severity: Severity = Field(description="How much it should worry a reader.")
    locator: str | None = Field(description="Where the fault is.")
    mention: int | None = Field(description="Ordinal of the citation there.")
    reference: int | None = Field(description="Number of the entry of the reference list that it concerns.")
    claims: tuple[str, ...] = Field(description="Ids of the claims that it touches.")
    explanation: str = Field(description="What is wrong, in plain words.")
    suggestion: str = Field(description="The correction that would mend it, where one is evident.")
    basis: str = Field(description="`rule` where it was computed, `judgement` where a curator judged it.")


class ClaimDetail(ClaimRow):
    """A claim with all that bears on it."""

    release: str = Field(description="The release of the store that this was answered from.")
    reading: str = Field(description="The claim as a short sentence.", examples=["miR-219 decreases SOX6"])
    findings: tuple[FindingRow, ...] = Field(description="The audit findings that touch it.")
    sentence: str | None = Field(
        description="The text of the place, from the user's own copy of the article; null where none was laid beside."
    )


class ClaimList(ItemList[ClaimRow]):
    """Claims, by document and in the order of its text."""


class FindingList(ItemList[FindingRow]):
    """Audit findings, by document, code and place."""
