"""Evidence that is missing: for a source, for a claim, for a thing that one claim alone speaks of."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from graph.evidence.belief import value_of
from graph.evidence.reliability import part_at
from graph.gaps.conclusions import Conclusions
from graph.gaps.disease_models import DiseaseModels
from graph.gaps.gap import Gap, GapKind, Stake, Triple
from graph.paths.deadline import Deadline
from graph.paths.query import FoundPath
from graph.reading import read_claims
from graph.snapshot import Snapshot
from graph.store import GraphStore
from schema.edge import Edge
from schema.errors import OutOfTime
from schema.query import ClaimFilter
from schema.record import ClaimRecord
from schema.rubric import Rubric
from schema.vocabulary import Polarity, Tier

_DECIMALS = 9
_NEW = "new"
"""Key of the evidence group of a study that is not there yet."""


class Lacking:
    """Finds what lacks evidence: from all claims, or, where the time is up before they are read, nothing.

    Attributes:
        timed_out: whether the time was up.
    """

    def __init__(
        self, snapshot: Snapshot, store: GraphStore, rubric: Rubric, conclusions: Conclusions, deadline: Deadline
    ) -> None:
        self.timed_out = False
        self._deadline = deadline
        self._snapshot = snapshot
        self._store = store
        self._rubric = rubric
        self._conclusions = conclusions

    def sources_without_ms_evidence(self) -> Iterator[Gap]:
        """Sources of which no claim has evidence in a model of the disease."""
        models = DiseaseModels(self._snapshot)
        shown = self._rubric.tiers[Tier.IN_VIVO_MS]
        covered = {record.claim.subject for record in self._records if models.speaks_for(record)}
        for source in self._conclusions.asked.sources if self._records else ():
            if source in covered:
                continue
            path = self._conclusions.by_source.get(source)
            if path is None:
                stake = Stake(0.0, shown, self._rubric.tiers[Tier.UNCITED])
                yield Gap(GapKind.SOURCE_WITHOUT_MS_EVIDENCE, stake, source)
                continue
            weakest = min(path.edges, key=lambda edge: (edge.belief, path.edges.index(edge)))
            stake = self._stake(path, weakest, _joined(weakest.belief, shown), weakest.belief)
            step = Triple(*weakest[:3])
            yield Gap(GapKind.SOURCE_WITHOUT_MS_EVIDENCE, stake, source, path.nodes[-1], step=step, path=path)

    def uncited_claims(self) -> Iterator[Gap]:
        """Affirmed claims that cite nothing."""
        for record in self._records:
            if not record.works and record.claim.polarity is Polarity.AFFIRMED:
                yield self._of_claim(GapKind.UNCITED_CLAIM, record, self._cited(record), record.belief)

    def single_mention_entities(self) -> Iterator[Gap]:
        """Things that one claim alone speaks of."""
        speaking: dict[str, list[ClaimRecord]] = defaultdict(list)
        for record in self._records:
            for id_ in sorted({record.claim.subject, record.claim.object, record.claim.agent or ""} - {""}):
                speaking[id_].append(record)
        shown = self._rubric.tiers[Tier.IN_VIVO_MS]
        for id_ in sorted(speaking):
            if len(speaking[id_]) == 1:
                (record,) = speaking[id_]
                now = self._belief(record)
                made = self._of_claim(GapKind.SINGLE_MENTION_ENTITY, record, _joined(now, shown), now)
                yield made._replace(entity=id_)

    def _of_claim(self, kind: GapKind, record: ClaimRecord, belief: float, chance: float) -> Gap:
        """The gap at a claim whose step would be believed so much."""
        claim = record.claim
        path = self._conclusions.over(claim.edge_key)
        if path is None:
            stake = Stake(0.0, 0.0, chance, self._belief(record), belief)
        else:
            step = next(edge for edge in path.edges if edge.key == claim.edge_key)
            stake = self._stake(path, step, belief, chance)
        return Gap(
            kind,
            stake,
            source=path.nodes[0] if path else None,
            effect=path.nodes[-1] if path else None,
            claim=claim.id,
            step=Triple(claim.subject, claim.predicate, claim.object),
            path=path,
            exact=self._conclusions.whole,
        )

    def _stake(self, path: FoundPath, step: Edge, belief: float, chance: float) -> Stake:
        return Stake(path.belief, path.belief_if(step.key, belief), chance, step.belief, belief)

    def _belief(self, record: ClaimRecord) -> float:
        return value_of(part for other in self._of_step(record) for part in other.parts)

    def _cited(self, record: ClaimRecord) -> float:
        """The belief of a claim's step if the claim cited a study in vitro."""
        new = [part_at(part, Tier.IN_VITRO, self._rubric).model_copy(update={"group": _NEW}) for part in record.parts]
        others = [part for other in self._of_step(record) if other is not record for part in other.parts]
        return value_of([*others, *new])

    @cached_property
    def _records(self) -> Sequence[ClaimRecord]:
        """All claims; none where there was no time to read them, since from some of them nothing follows."""
        try:
            return list(read_claims(self._store, ClaimFilter(), self._deadline))
        except OutOfTime:
            self.timed_out = True
            return ()

    def _of_step(self, record: ClaimRecord) -> list[ClaimRecord]:
        return self._by_step[record.claim.edge_key]

    @cached_property
    def _by_step(self) -> dict[tuple[str, str, str], list[ClaimRecord]]:
        steps: dict[tuple[str, str, str], list[ClaimRecord]] = defaultdict(list)
        for record in self._records:
            if record.claim.polarity is Polarity.AFFIRMED:
                steps[record.claim.edge_key].append(record)
        return steps


def _joined(belief: float, reliability: float) -> float:
    """The belief of a step with one independent study more."""
    return round(1 - (1 - belief) * (1 - reliability), _DECIMALS)
