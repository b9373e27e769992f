"""Which sources reach an effect, and by which mechanisms, over the wire."""

from pydantic import Field

from api.wire.base import JSON_ONLY, Named, Wire
from api.wire.envelope import ItemList, Relaxation
from api.wire.path import Coherence, PathRow, Step
from schema.vocabulary import Kind, PathSupport, Sign, Tier


class Chain(PathRow):
    """A path within another answer. Tables leave out its steps, and what the row says already."""

    source: str = Field(description="Id of the source.", json_schema_extra=JSON_ONLY)
    source_name: str = Field(description="Name of the source.", json_schema_extra=JSON_ONLY)
    target: str = Field(description="Id of the effect.", json_schema_extra=JSON_ONLY)
    target_name: str = Field(description="Name of the effect.", json_schema_extra=JSON_ONLY)
    caveats: tuple[str, ...] = Field(description="What is to be kept in mind.", json_schema_extra=JSON_ONLY)
    steps: tuple[Step, ...] = Field(description="The steps, in order.", json_schema_extra=JSON_ONLY)
    documents: tuple[str, ...] = Field(description="Ids of the documents behind it.", json_schema_extra=JSON_ONLY)
    claim_count: int = Field(description="How many claims say its steps.", json_schema_extra=JSON_ONLY)
    independent: int = Field(
        description="How many independent pieces of evidence they rest on.", json_schema_extra=JSON_ONLY
    )
    coherence: Coherence = Field(description="In what all its steps were shown.", json_schema_extra=JSON_ONLY)


class ReachedRow(Wire):
    """How one source reaches the effect, or why it does not."""

    source: str = Field(description="Id of the source.")
    source_name: str = Field(description="Name of the source.")
    generic: bool = Field(description="Whether it stands for exosomes in general, and not for those of one source.")
    effect: str = Field(description="Id of the effect.")
    effect_name: str = Field(description="Name of the effect.")
    reached: bool = Field(description="Whether any path leads from the one to the other.")
    sign: Sign | None = Field(
        description="`mixed` where paths of both signs exist; else `+` or `-` where any path has it; else `?` or `0`."
    )
    belief: float | None = Field(description="The belief of the best path; it assumes that its steps are independent.")
    least_belief: float | None = Field(description="The belief of the best path's least believed step.")
    support: PathSupport | None = Field(description="How the best path holds together.")
    hops: int | None = Field(description="The number of steps of the best path.")
    text: str | None = Field(description="The best path in one line.")
    paths: int = Field(description="How many paths there are, or at least are.")
    paths_exact: bool = Field(description="Whether `paths` is the number, or a least.")
    mechanisms: int = Field(description="How many mechanisms share no inner node, or at least do.")
    mechanisms_exact: bool = Field(description="Whether `mechanisms` is the number, or a least.")
    tiers: tuple[Tier, ...] = Field(description="The tiers that the evidence counts as, the strongest first.")
    cited_tiers: tuple[Tier, ...] = Field(description="The tiers of the works cited, as far as they are known.")
    species: tuple[str, ...] = Field(description="The species that it was shown in, as far as is known.")
    models: tuple[str, ...] = Field(description="The disease models that it was shown in, as far as is known.")
    flags: tuple[str, ...] = Field(description="Codes of the audit findings that touch its claims.")
    documents: tuple[str, ...] = Field(description="Ids of the documents that make its claims.")
    works: int = Field(description="How many distinct works are cited.")
    checked: bool = Field(
        description="Whether any of those works was itself read, at least in its abstract; see `caveats` for the steps."
    )
    caveats: tuple[str, ...] = Field(
        description="What is to be kept in mind.",
        examples=[["belief assumes independent steps", "not checked against the paper"]],
    )
    contested: bool = Field(description="Whether claims contradict a step of any of the paths that are shown.")
    opposing: tuple[str, ...] = Field(description="Ids of those claims.")
    reason: str | None = Field(description="Why it is not reached.", examples=["no_path"])
    explanation: str | None = Field(description="Why it is not reached, in plain words.")
    relaxations: tuple[Relaxation, ...] = Field(description="The nearest questions by which it is reached.")
    best: Chain | None = Field(description="The best of the paths that bear the net sign; of all where it is mixed.")
    direct: Chain | None = Field(description="The best path of one step, which says that and not how.")
    mechanistic: Chain | None = Field(description="The best path with a cargo.")
    stated: Chain | None = Field(description="The best path that one sentence makes whole.")
    stitched: Chain | None = Field(description="The best path whose steps come from different sentences or studies.")
    implied: Chain | None = Field(description="The best path with a step that is only implied.")
    positive: Chain | None = Field(description="The best path of sign `+`.")
    negative: Chain | None = Field(description="The best path of sign `-`.")
    unknown: Chain | None = Field(description="The best path of sign `?`.")
    claim_count: int = Field(description="How many claims stand behind it.")
    independent: int = Field(description="How many independent pieces of evidence those claims rest on.")
    coherence: Coherence | None = Field(description="In what all steps of the best path were shown.")


class ReachedList(ItemList[ReachedRow]):
    """Sources: those that reach the effect, the best path first; then those that don't, each with the reason."""

    effect: Named = Field(description="The thing that `effect` was understood as.")


class MechanismNode(Wire):
    """A thing that chains pass through."""

    id: str = Field(description="Its id.")
    name: str = Field(description="Its name.")
    kind: Kind = Field(description="What it is.")
    stage: str = Field(description="Where in the mechanisms it stands.", examples=["cargo"])
    chains: int = Field(description="How many of the chains pass through it.")


class MechanismRow(PathRow):
    """One chain from the source to the effect."""

    shared_steps: tuple[int, ...] = Field(
        description="For each of its steps, the place, from 0, among the list's `steps`, where each stands once."
    )


class MechanismList(ItemList[MechanismRow]):
    """The chains of at least two steps, in the order of paths, and what they share, laid out by stage."""

    source: Named = Field(description="The thing that `source` was understood as.")
    effect: Named = Field(description="The thing that `effect` was understood as.")
    stages: tuple[str, ...] = Field(
        description="The stages, in order.", examples=[["source", "cargo", "pathway", "target_gene", "effect"]]
    )
    nodes: tuple[MechanismNode, ...] = Field(
        description="The things that the chains up to the end of this page pass through, by stage."
    )
    steps: tuple[Step, ...] = Field(description="The steps of those chains, each once.")
