"""The weakest steps of mechanisms, over the wire."""

from pydantic import Field

from api.wire.base import Named, Wire
from api.wire.envelope import ItemList
from schema.predicates import Predicate
from schema.vocabulary import PathSupport, Sign, Tier


class Fall(Wire):
    """A conclusion, that a source reaches an effect, that is lost or believed less without a step."""

    source: str = Field(description="Id of the source.")
    source_name: str = Field(description="Name of the source.")
    effect: str = Field(description="Id of the effect.")
    effect_name: str = Field(description="Name of the effect.")
    belief: float = Field(description="The belief of its best path.")
    without: float | None = Field(description="The same without the step; null where no path is left.")


class StudyGain(Wire):
    """What one more study of a tier would do, if it was read, says the step outright, and is independent."""

    tier: Tier = Field(description="The tier of the study.")
    reliability: float = Field(description="What the rubric gives a claim that rests on it.")
    step_belief: float = Field(description="The belief in the step then.")
    belief: float = Field(description="The belief in the mechanism then.")
    gain: float = Field(description="By how much the belief in the mechanism would grow.")


class WeakLinkRow(Wire):
    """A mechanism, its weakest step, what hangs on that, and what would mend it."""

    text: str = Field(description="The mechanism in one line.")
    sign: Sign = Field(description="The product of its steps' signs.")
    support: PathSupport = Field(description="How it holds together.")
    hops: int = Field(description="The number of its steps.")
    belief: float = Field(description="The product of its steps' beliefs; it assumes that the steps are independent.")
    step: int = Field(description="The step, from 1, that is believed least; the first of several.")
    ties: tuple[int, ...] = Field(description="The others that are believed as little.")
    subject: str = Field(description="Id of that step's subject.")
    subject_name: str = Field(description="Name of its subject.")
    predicate: Predicate = Field(description="What is said of subject and object.")
    object: str = Field(description="Id of its object.")
    object_name: str = Field(description="Name of its object.")
    step_belief: float = Field(description="How far it is believed.")
    claims: tuple[str, ...] = Field(description="Ids of the claims that say it.")
    independent: int = Field(description="How many independent pieces of evidence these rest on.")
    tiers: tuple[Tier, ...] = Field(description="The tiers that this evidence counts as, the strongest first.")
    implied: bool = Field(description="Whether it is only implied.")
    contested: bool = Field(description="Whether claims deny it, or say the opposite.")
    mechanisms: int = Field(description="How many of the mechanisms up to the end of this page have it.")
    without: float | None = Field(
        description="The belief of the best path from the source to the effect without it, single steps included; "
        "null where there is none."
    )
    lost: int = Field(description="How many conclusions on any source and any cell effect are lost without it.")
    weakened: int = Field(description="How many are believed less without it.")
    falls_exact: bool = Field(description="Whether these are the numbers, or least ones.")
    best_study: Tier = Field(description="The tier of the study that would raise the mechanism's belief most.")
    best_belief: float = Field(description="The belief in the mechanism then.")
    studies: tuple[StudyGain, ...] = Field(
        description="What a study of each tier would do, the greatest gain first; of equal ones, the weaker tier."
    )
    unread: tuple[str, ...] = Field(
        description="The primary studies that are cited for the step and count as no more than a review, because too "
        "little of them was read."
    )
    read_step_belief: float | None = Field(
        description="The belief in the step, were they read and what they seem to be; null where there are none."
    )
    read_belief: float | None = Field(description="The belief in the mechanism then.")
    falls: tuple[Fall, ...] = Field(description="The conclusions that fall, those that are lost first.")


class WeakLinkList(ItemList[WeakLinkRow]):
    """The mechanisms in the order of paths, each with its weakest step."""

    source: Named = Field(description="The thing that `source` was understood as.")
    effect: Named = Field(description="The thing that `effect` was understood as.")
    rubric: str = Field(description="The version of the rubric that the gains are computed by.")
