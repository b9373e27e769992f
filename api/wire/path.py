"""Paths over the wire."""

from pydantic import Field

from api.wire.base import Named, Wire
from api.wire.envelope import ItemList
from graph.coherence import Agreeing
from schema.predicates import Predicate
from schema.vocabulary import PathSupport, Sign, Tier


class Step(Wire):
    """One step of a path, with what it rests on."""

    subject: str = Field(description="Id of the subject.")
    subject_name: str = Field(description="Name of the subject.")
    predicate: Predicate = Field(description="What is said of subject and object.")
    sign: Sign = Field(description="The sign that the step contributes.")
    object: str = Field(description="Id of the object.")
    object_name: str = Field(description="Name of the object.")
    belief: float = Field(description="How far it is believed, over all independent evidence.")
    claims: tuple[str, ...] = Field(description="Ids of the claims that say it.")
    places: tuple[str, ...] = Field(description="Where they stand: DOCUMENT:LOCATOR.")
    tiers: tuple[Tier, ...] = Field(description="The tiers of its evidence, the strongest first.")
    species: tuple[str, ...] = Field(description="The species that its claims name.")
    models: tuple[str, ...] = Field(description="The disease models that its claims name.")
    flags: tuple[str, ...] = Field(description="Codes of the audit findings that touch its claims.")
    implied: bool = Field(description="Whether every claim for it is only implied.")
    contested: bool = Field(description="Whether claims deny it, or say the opposite.")
    opposing: tuple[str, ...] = Field(description="Ids of those claims.")
    background: bool = Field(description="Whether a vocabulary states it, and no claim.")
    independent: int = Field(
        description="How many independent pieces of evidence its claims rest on, however many claims there are."
    )
    documents: tuple[str, ...] = Field(description="Ids of the documents that make its claims.")


class Agreement(Wire):
    """Whether the claimed steps of a path were shown in the same of something."""

    status: Agreeing = Field(
        description="`held`: all steps share a value; `differs`: those that state one share none; `not_stated`: they "
        "might share one, but some don't say."
    )
    values: tuple[str, ...] = Field(description="The values shared where they are held; else all that are stated.")
    unstated: tuple[int, ...] = Field(description="The steps, from 1, for which none is stated.")


class Coherence(Wire):
    """In what all steps of a path were shown, by their claims' places and the works cited."""

    species: Agreement = Field(description="In which species.")
    model: Agreement = Field(description="In which disease model.")
    cell: Agreement = Field(description="In which cell.")
    study: Agreement = Field(description="By which primary study, as a DOI, PMID or entry of a list.")


class PathRow(Wire):
    """A chain of steps from a source to a target."""

    source: str = Field(description="Id of the thing that it starts from.")
    source_name: str = Field(description="Name of the thing that it starts from.")
    target: str = Field(description="Id of the thing that it ends at.")
    target_name: str = Field(description="Name of the thing that it ends at.")
    text: str = Field(
        description="The path in one line.",
        examples=["MSC exosome -carries-> miR-219 -decreases-> SOX6"],
    )
    sign: Sign = Field(description="The product of the steps' signs.")
    belief: float = Field(description="The product of the steps' beliefs; it assumes that the steps are independent.")
    least_belief: float = Field(description="The belief of the step that is believed least.")
    cost: int = Field(description="The integer by which paths are ordered: the sum of -10⁶ ln(belief) over the steps.")
    hops: int = Field(description="The number of steps.")
    support: PathSupport = Field(
        description="`stated`: one sentence makes it whole; `stitched`: steps of different sentences or studies; "
        "`implied`: a step is only implied."
    )
    decisive_step: int | None = Field(description="The step, from 1, for which it is not stated; null where it is.")
    weakness: str | None = Field(description="Why that step decides; null where it is stated.", examples=["implied"])
    stated_at: str | None = Field(description="The sentence that states it whole, DOCUMENT:LOCATOR; else null.")
    caveats: tuple[str, ...] = Field(
        description="What is to be kept in mind.",
        examples=[["belief assumes independent steps", "not checked against the paper"]],
    )
    steps: tuple[Step, ...] = Field(description="The steps, in order.")
    claim_count: int = Field(description="How many claims say its steps.")
    independent: int = Field(description="How many independent pieces of evidence those claims rest on.")
    coherence: Coherence = Field(description="Whether all its steps were shown in one species, model, cell or study.")
    documents: tuple[str, ...] = Field(description="Ids of the documents that make the claims of its steps.")


class PathList(ItemList[PathRow]):
    """Paths in order of cost, hops, ids and predicates."""

    sources: tuple[Named, ...] = Field(description="The things that `from` was understood as.")
    target: Named = Field(description="The thing that `to` was understood as.")
