"""Steps and claims that are missing: between a source and an effect, beneath a claim, behind a cargo."""

from collections.abc import Iterator

from graph.gaps.conclusions import Conclusion, Conclusions
from graph.gaps.gap import Gap, GapKind, Stake, Triple
from graph.outcomes import OUTCOME_KINDS
from graph.snapshot import Snapshot
from graph.store import GraphStore
from schema.edge import Edge
from schema.predicates import Predicate, Walk
from schema.query import ClaimFilter
from schema.rubric import Rubric
from schema.vocabulary import Kind, Polarity, Tier

_DECIMALS = 9


class Missing:
    """Finds what is missing between the sources and effects of some conclusions."""

    def __init__(self, snapshot: Snapshot, store: GraphStore, rubric: Rubric, conclusions: Conclusions) -> None:
        self._snapshot = snapshot
        self._store = store
        self._shown = rubric.tiers[Tier.IN_VIVO_MS]
        self._unclaimed = rubric.tiers[Tier.UNCITED]
        self._conclusions = conclusions

    def effects_without_mechanism(self) -> Iterator[Gap]:
        """Effects that are claimed of a source, with no chain beneath."""
        for one in self._conclusions.all:
            if one.direct and one.beneath is None:
                step, held = self._nearest(one)
                after = self._shown * (self._shown if held is None else held.belief)
                stake = Stake(now=0.0, after=round(after, _DECIMALS), chance=one.direct.belief)
                yield Gap(GapKind.EFFECT_WITHOUT_MECHANISM, stake, one.source, one.effect, step=step, path=one.direct)

    def mechanisms_without_effect_claim(self) -> Iterator[Gap]:
        """Chains from a source to an effect of which no claim speaks as a whole."""
        denied = self._denied()
        for one in self._conclusions.all:
            if one.chain and one.direct is None and (one.source, one.effect) not in denied:
                now = one.chain.belief
                stake = Stake(now=now, after=max(now, self._shown), chance=now)
                step = Triple(one.source, None, one.effect)
                yield Gap(
                    GapKind.MECHANISM_WITHOUT_EFFECT_CLAIM, stake, one.source, one.effect, step=step, path=one.chain
                )

    def unlinked_cargo(self) -> Iterator[Gap]:
        """Cargo from which no step leads on."""
        index = self._snapshot.index
        for source in self._conclusions.asked.sources:
            for edge in map(index.edge, index.leaving(source)):
                if edge.predicate is Predicate.CARRIES and not index.leaving(edge.object):
                    after = 0.0 if self._snapshot.entities[edge.object].is_class else edge.belief * self._shown
                    stake = Stake(0.0, round(after, _DECIMALS), self._unclaimed, edge.belief, edge.belief)
                    step = Triple(edge.object, None, "")
                    yield Gap(GapKind.UNLINKED_CARGO, stake, source, entity=edge.object, step=step)

    def _denied(self) -> set[tuple[str, str]]:
        records = self._store.claims(ClaimFilter(polarity=Polarity.NEGATED))
        walkable = (record.claim for record in records if record.claim.predicate.traits.walkable)
        return {(claim.subject, claim.object) for claim in walkable}

    def _nearest(self, one: Conclusion) -> tuple[Triple | None, Edge | None]:
        """The step whose absence keeps a chain from being one, and the step that it would join.

        Longer chains with one step missing are not looked at: none is believed more than the chain of two steps that
        joins its first thing to the effect, or the source to its last.
        """
        onward = [(edge, Triple(edge.object, None, one.effect)) for edge in self._from(one)]
        toward = [(edge, Triple(one.source, None, edge.subject)) for edge in self._to(one)]
        ranked = sorted((*onward, *toward), key=lambda pair: self._rank(one, *pair))
        return (ranked[0][1], ranked[0][0]) if ranked else (None, None)

    def _from(self, one: Conclusion) -> Iterator[Edge]:
        index = self._snapshot.index
        edges = map(index.edge, index.leaving(one.source))
        return (edge for edge in edges if edge.object != one.effect and self._may_be_inner(edge.object))

    def _to(self, one: Conclusion) -> Iterator[Edge]:
        index, rank = self._snapshot.index, self._snapshot.index.rank(one.effect)
        if rank is None:
            return
        for place in index.in_edges[index.in_starts[rank] : index.in_starts[rank + 1]].tolist():
            edge = index.edge(place)
            walk = edge.predicate.traits.walk
            if walk is Walk.SIGNED and edge.subject != one.source and self._may_be_inner(edge.subject):
                yield edge

    def _may_be_inner(self, id_: str) -> bool:
        entity = self._snapshot.entities[id_]
        return not entity.is_class and entity.kind is not Kind.VESICLE

    def _rank(self, one: Conclusion, edge: Edge, step: Triple) -> tuple[bool, bool, float, str, str]:
        is_toward = step.subject == one.source
        inner = step.object if is_toward else step.subject
        is_outcome = self._snapshot.entities[inner].kind in OUTCOME_KINDS
        return is_outcome, is_toward, -edge.belief, step.subject, step.object
