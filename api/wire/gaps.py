"""What is missing, over the wire."""

from pydantic import Field

from api.wire.base import Wire
from api.wire.envelope import ItemList
from graph.gaps.gap import GapKind
from schema.predicates import Predicate


class GapRow(Wire):
    """Something missing, and what closing it would add to the belief in a conclusion."""

    kind: GapKind = Field(
        description="`effect_without_mechanism`: a source is claimed to affect an effect, and no chain says how; "
        "`mechanism_without_effect_claim`: a chain leads there, and no claim speaks of its two ends; `unlinked_cargo`: "
        "nothing leads on from it; `source_without_ms_evidence`: no claim has evidence in a model of the disease; "
        "`uncited_claim`: a claim that cites nothing; `single_mention_entity`: one claim alone speaks of it."
    )
    explanation: str = Field(description="What is missing, in plain words.")
    gain: float = Field(description="What closing it is expected to add to the conclusion's belief: `chance` * `rise`.")
    chance: float = Field(description="How far that which a study would have to find is believed already.")
    rise: float = Field(description="`after` - `now`: what it would add if it were found.")
    now: float = Field(description="The belief of the conclusion as it is.")
    after: float = Field(description="The belief of the conclusion once the gap is closed as `assumption` says.")
    step_now: float | None = Field(description="The belief of the step that would change; null where none is there.")
    step_after: float | None = Field(description="The belief of that step once the gap is closed.")
    assumption: str = Field(description="By what study the gap is taken to be closed, and what `chance` is.")
    source: str | None = Field(description="Id of the source of the conclusion; null where no path has one.")
    source_name: str | None = Field(description="Its name.")
    generic: bool | None = Field(description="Whether it stands for exosomes in general.")
    effect: str | None = Field(description="Id of the effect of the conclusion; null where no path has one.")
    effect_name: str | None = Field(description="Its name.")
    entity: str | None = Field(description="Id of the cargo, or of the thing that one claim alone speaks of.")
    entity_name: str | None = Field(description="Its name.")
    claim: str | None = Field(description="Id of the claim that cites nothing, or that alone speaks of the entity.")
    place: str | None = Field(description="Where that claim stands: DOCUMENT:LOCATOR.")
    step_subject: str | None = Field(description="Id of the subject of the step that is to be found or shown better.")
    step_subject_name: str | None = Field(description="Its name.")
    step_predicate: Predicate | None = Field(description="What that step says; null where the step is missing.")
    step_object: str | None = Field(description="Id of its object; null where any effect would do.")
    step_object_name: str | None = Field(description="Its name.")
    text: str | None = Field(description="The path that bears the conclusion, in one line.")
    exact: bool = Field(description="Whether that is the best path of all, or of those that could be read.")


class GapList(ItemList[GapRow]):
    """Gaps: by `gain`, then `rise`, then the rise of the step, then kind and ids."""
