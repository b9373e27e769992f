"""What is missing, as it is sent."""

from api.views.claims import reading
from api.views.paths import path_text
from api.wire.gaps import GapRow
from graph.gaps.gap import Gap, GapKind
from graph.records import RecordCache
from graph.snapshot import Snapshot
from schema.rubric import Rubric
from schema.vocabulary import Tier


class GapView:
    """Makes the rows of one answer.

    Args:
        snapshot: the release that was asked.
        records: the claims that gaps are about.
        rubric: the numbers by which they were weighed.
    """

    def __init__(self, snapshot: Snapshot, records: RecordCache, rubric: Rubric) -> None:
        self._snapshot = snapshot
        self._records = records
        shown = f"a study in vivo in a model of the disease ({rubric.tiers[Tier.IN_VIVO_MS]:g} by the rubric)"
        uncited = f"that of an uncited claim ({rubric.tiers[Tier.UNCITED]:g}), since nothing is claimed of it"
        self._assumptions = {
            GapKind.EFFECT_WITHOUT_MECHANISM: f"The missing step is shown by {shown}; chance is the effect's belief.",
            GapKind.MECHANISM_WITHOUT_EFFECT_CLAIM: f"The effect is shown by {shown}; chance is the chain's belief.",
            GapKind.UNLINKED_CARGO: f"An effect of the cargo is shown by {shown}; chance is {uncited}. No path leads "
            "through a class, so that closing it for a class adds nothing.",
            GapKind.SOURCE_WITHOUT_MS_EVIDENCE: "The least believed step of the best path, or where there is none "
            f"an effect, is shown by {shown}; chance is the belief of that step, or {uncited}.",
            GapKind.UNCITED_CLAIM: f"A study in vitro that shows it ({rubric.tiers[Tier.IN_VITRO]:g} by the rubric) is "
            "cited; chance is the reliability of the claim.",
            GapKind.SINGLE_MENTION_ENTITY: f"The step is shown independently by {shown}; chance is its belief.",
        }

    def row(self, gap: Gap) -> GapRow:
        """One gap."""
        stake, step, entities = gap.stake, gap.step, self._snapshot.entities
        claim = self._records[gap.claim].claim if gap.claim else None
        return GapRow(
            kind=gap.kind,
            explanation=self._explanation(gap),
            gain=stake.gain,
            chance=stake.chance,
            rise=stake.rise,
            now=stake.now,
            after=stake.after,
            step_now=stake.step_now,
            step_after=stake.step_after,
            assumption=self._assumptions[gap.kind],
            source=gap.source,
            source_name=self._name(gap.source),
            generic=entities[gap.source].is_class if gap.source else None,
            effect=gap.effect,
            effect_name=self._name(gap.effect),
            entity=gap.entity,
            entity_name=self._name(gap.entity),
            claim=gap.claim,
            place=f"{claim.document}:{claim.locator}" if claim else None,
            step_subject=step.subject if step else None,
            step_subject_name=self._name(step.subject) if step else None,
            step_predicate=step.predicate if step else None,
            step_object=(step.object or None) if step else None,
            step_object_name=self._name(step.object) if step else None,
            text=path_text(self._snapshot, gap.path) if gap.path else None,
            exact=gap.exact,
        )

    def _name(self, id_: str | None) -> str | None:
        return self._snapshot.entities[id_].name if id_ else None

    def _explanation(self, gap: Gap) -> str:
        source, effect, entity = map(self._name, (gap.source, gap.effect, gap.entity))
        match gap.kind:
            case GapKind.EFFECT_WITHOUT_MECHANISM:
                return f"{source} is claimed to act on {effect}, and no chain says how.{self._nearest(gap)}"
            case GapKind.MECHANISM_WITHOUT_EFFECT_CLAIM:
                return f"A chain leads from {source} to {effect}, and no claim says that the one acts on the other."
            case GapKind.UNLINKED_CARGO:
                return f"{source} carries {entity}, and nothing is claimed of what that does."
            case GapKind.SOURCE_WITHOUT_MS_EVIDENCE:
                return f"No claim of {source} has evidence in a model of the disease."
            case GapKind.UNCITED_CLAIM:
                return f"Nothing is cited for the claim that {self._said(gap)}."
            case GapKind.SINGLE_MENTION_ENTITY:
                return f"Only one claim speaks of {entity}: {self._said(gap)}."

    def _nearest(self, gap: Gap) -> str:
        if gap.step is None:
            return " Nothing is known that would take a single step to make one."
        return f" It would take a step from {self._name(gap.step.subject)} to {self._name(gap.step.object)}."

    def _said(self, gap: Gap) -> str:
        return reading(self._snapshot, self._records[gap.claim or ""].claim)
