"""Contradictions over the wire."""

from pydantic import Field

from api.wire.base import JSON_ONLY, Wire
from api.wire.envelope import ItemList
from api.wire.path import Step
from graph.contradictions.contradiction import Caveat, ContradictionKind
from graph.contradictions.differences import Standing
from schema.predicates import Predicate
from schema.vocabulary import Derivation, Hedge, Polarity, Sign


class DifferenceRow(Wire):
    """What the two sides state in one field."""

    field: str = Field(
        description="`species`, `model`, `cell`, `tissue`, `dose`, `route`, `isolation`, `time_point`, `readout`, "
        "`agent`, `tier` (the kind of study cited), `hedge` or `year` (of the works cited).",
        examples=["model"],
    )
    standing: Standing = Field(
        description="`differs` where both state something and share nothing; `overlaps` where they share something; "
        "`one_sided` where only one states anything, which is no reason."
    )
    first: tuple[str, ...] = Field(description="What the first side states.")
    second: tuple[str, ...] = Field(description="What the second side states.")
    explains: bool = Field(description="Whether a difference in this field can be a cause; a year can't.")


class ClaimBrief(Wire):
    """A claim in short."""

    id: str = Field(description="Its id.")
    place: str = Field(description="Where it stands: DOCUMENT:LOCATOR.")
    statement: str = Field(description="The claim in the curator's words.")
    hedge: Hedge = Field(description="How firmly the authors put it.")
    derivation: Derivation = Field(description="Whether the place says it, or only implies it.")
    works: tuple[str, ...] = Field(description="Ids of the entries of reference lists that it cites.")


class SideRow(Wire):
    """One of the two sides."""

    text: str = Field(description="What it says, in one line.")
    sign: Sign = Field(description="The sign of the effect that it affirms or denies.")
    polarity: Polarity = Field(description="Whether it affirms or denies.")
    predicates: tuple[Predicate, ...] = Field(description="What its claims use to say so.")
    belief: float | None = Field(description="How far what it affirms is believed; null for a denial.")
    claims: tuple[str, ...] = Field(
        description="Ids of its claims; of a chain, those of the steps that the other side does not share."
    )
    documents: tuple[str, ...] = Field(description="Ids of the documents that make them.")
    evidence: tuple[ClaimBrief, ...] = Field(description="The claims in short.", json_schema_extra=JSON_ONLY)
    steps: tuple[Step, ...] = Field(description="Of a chain, all its steps.", json_schema_extra=JSON_ONLY)


class ContradictionRow(Wire):
    """Two sides that can't both hold as they are put."""

    kind: ContradictionKind = Field(
        description="`opposing_signs`: claims of one pair affirm opposite effects; `denied`: a claim denies what "
        "another affirms; `opposing_mechanisms`: chains from one source to one effect have opposite net signs; "
        "`only_denied`: a claim denies what none affirms, so that there is no other side."
    )
    subject: str = Field(description="Id of the subject; of chains, of the source.")
    subject_name: str = Field(description="Its name.")
    object: str = Field(description="Id of the object; of chains, of the effect.")
    object_name: str = Field(description="Its name.")
    firm: bool = Field(description="Whether nothing is known by which both sides may hold at once.")
    caveats: tuple[Caveat, ...] = Field(
        description="Why both may hold: `class` where an end stands for many things, `necessity` where one side, or "
        "a step of a chain, says only that it can't be lacking, `composed` where the sign of a chain is a product "
        "that nobody claims."
    )
    strength: float = Field(description="The belief of the side that is believed least.")
    because: str = Field(
        description="Computed from what the sides state: in what they differ, and what can't be told.",
        examples=["No stated difference explains it. Both sides cite the same works."],
    )
    explained: bool = Field(description="Whether they differ in anything that can be a cause.")
    same_works: bool = Field(description="Whether both cite the same works, and some.")
    differences: tuple[DifferenceRow, ...] = Field(description="The fields in which either side states something.")
    first: SideRow = Field(description="What is affirmed, of opposite signs `+`; with `only_denied` the denial.")
    second: SideRow | None = Field(description="The other side; null with `only_denied`.")


class ContradictionList(ItemList[ContradictionRow]):
    """Contradictions: firm ones first, then by the belief of the side believed least, then by kind and ids."""
