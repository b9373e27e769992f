"""Several sources beside each other, over the wire."""

from pydantic import Field

from api.wire.base import Named, Wire
from api.wire.envelope import ItemList
from api.wire.path import Step
from api.wire.reach import ReachedRow
from graph.comparison import Standing
from schema.predicates import Predicate
from schema.vocabulary import Sign


class UseRow(Wire):
    """How one of the sources uses a step."""

    source: str = Field(description="Id of the source.")
    source_name: str = Field(description="Its name.")
    paths: int = Field(description="How many of the source's paths take the step.")
    best_belief: float = Field(description="The belief of the best of those paths.")
    step: Step = Field(description="The step as this source takes it, with its evidence.")


class ComparedStep(Wire):
    """One step, with the sources that take it on their way to the effect."""

    text: str = Field(
        description="The step in one line; what a source does itself begins with `(source)`.",
        examples=["(source) -carries-> miR-219"],
    )
    standing: Standing = Field(
        description="`shared`: all sources that reach the effect take it, and there are several; `partly_shared`: "
        "several of them; `alone`: one."
    )
    sources: tuple[str, ...] = Field(description="Ids of the sources that take it, in the order asked about.")
    source_names: tuple[str, ...] = Field(description="Their names.")
    own: bool = Field(
        description="Whether the sources take it themselves: what two sources both carry is one step that they share."
    )
    subject: str | None = Field(description="Id of the subject; null where it is the source itself.")
    predicate: Predicate = Field(description="What is said of subject and object.")
    sign: Sign = Field(description="The sign that the step contributes.")
    object: str = Field(description="Id of the object.")
    object_name: str = Field(description="Name of the object.")
    contested: bool = Field(description="Whether claims deny it, or say the opposite, for any of these sources.")
    opposed: tuple[str, ...] = Field(
        description="Ids of the sources that take a step of the opposite sign between the same two things."
    )
    uses: tuple[UseRow, ...] = Field(description="How each uses it, and on what evidence.")


class MeritRow(Wire):
    """What is said for or against a source."""

    predicate: Predicate = Field(description="`has_advantage`, `has_limitation`, `faces` or `addresses`.")
    object: str = Field(description="Id of the advantage, limitation, hurdle or disease.")
    object_name: str = Field(description="Its name.")
    claims: tuple[str, ...] = Field(description="Ids of the claims that say so.")
    denials: tuple[str, ...] = Field(description="Ids of the claims that deny it.")
    shared_with: tuple[str, ...] = Field(description="Ids of the other sources of which the same is said.")


class ComparedSource(ReachedRow):
    """One source, as /reach has it, with what is said for and against it."""

    advantages: tuple[MeritRow, ...] = Field(description="Its advantages.")
    limitations: tuple[MeritRow, ...] = Field(description="Its limitations.")
    hurdles: tuple[MeritRow, ...] = Field(description="What it faces.")
    addressed: tuple[MeritRow, ...] = Field(description="What it addresses.")
    paths_read: int = Field(description="From how many of its paths, the first ones, the steps are taken.")
    paths_whole: bool = Field(description="Whether those are all its paths.")


class OpposedPair(Wire):
    """Two sources that reach the effect with opposite net signs."""

    first: str = Field(description="Id of the one.")
    first_sign: Sign = Field(description="Its net sign.")
    second: str = Field(description="Id of the other.")
    second_sign: Sign = Field(description="Its net sign.")


class Comparison(ItemList[ComparedStep]):
    """The steps by which the sources reach the effect: those that most of them take first, then by the best path."""

    effect: Named = Field(description="The thing that `effect` was understood as.")
    sources: tuple[ComparedSource, ...] = Field(description="The sources, in the order asked about, reached or not.")
    opposed: tuple[OpposedPair, ...] = Field(description="Those that reach it with opposite net signs.")
    shared: int = Field(description="How many steps all sources that reach it take.")
    partly_shared: int = Field(description="How many several of them take.")
    alone: dict[str, int] = Field(description="How many steps each source takes alone, by its id.")
