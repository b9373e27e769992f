"""Which claims contradict others: they deny them, or say the opposite of the same subject and object."""

from collections.abc import Iterable
from functools import cached_property

import numpy as np

from graph.index.marks import Mark
from graph.snapshot import Snapshot
from graph.store import GraphStore
from schema.claim import Claim
from schema.edge import Edge
from schema.predicates import Predicate
from schema.query import ClaimFilter
from schema.record import ClaimRecord
from schema.vocabulary import Polarity, Sign

Pair = tuple[str, str]
"""A (subject, object)."""

_OPPOSITE = {Sign.POSITIVE: Sign.NEGATIVE, Sign.NEGATIVE: Sign.POSITIVE}


def are_opposed(one: Claim, other: Claim) -> bool:
    """Whether two claims on the same subject and object contradict each other.

    One denies what the other affirms, or both affirm effects of opposite signs. Two denials don't.
    """
    if one.polarity is not other.polarity:
        return one.predicate is other.predicate
    return one.polarity is Polarity.AFFIRMED and _OPPOSITE.get(one.sign) is other.sign


class Opposition:
    """The claims that contradict others, looked up for the length of an answer.

    Only pairs that the index marks as contested are read, those of denials, and, for predicates that no path walks,
    those that something denies.
    """

    def __init__(self, snapshot: Snapshot, store: GraphStore) -> None:
        self._snapshot = snapshot
        self._store = store
        self._held: dict[Pair, tuple[ClaimRecord, ...]] = {}
        self._denied: dict[Predicate, frozenset[Pair]] = {}

    @cached_property
    def contested_pairs(self) -> frozenset[Pair]:
        """The pairs with a contested edge."""
        index = self._snapshot.index
        positions = np.flatnonzero(index.edges.marks & Mark.CONTESTED.bit).tolist()
        return frozenset(
            (index.ids[index.edges.subjects[place]], index.ids[index.edges.objects[place]]) for place in positions
        )

    def on(self, pair: Pair) -> tuple[ClaimRecord, ...]:
        """All claims on a pair, by document and position."""
        if pair not in self._held:
            self._held[pair] = tuple(self._store.claims(ClaimFilter(subject=pair[0], object=pair[1])))
        return self._held[pair]

    def to_claim(self, claim: Claim) -> tuple[str, ...]:
        """Ids of the claims that contradict a claim, sorted."""
        pair = claim.subject, claim.object
        if claim.polarity is Polarity.AFFIRMED and not self._is_contested(pair, claim.predicate):
            return ()
        return _ids(record for record in self.on(pair) if are_opposed(claim, record.claim))

    def to_edge(self, edge: Edge) -> tuple[str, ...]:
        """Ids of the claims that contradict those behind an edge, sorted."""
        if not edge.contested:
            return ()
        return _ids(record for record in self.on((edge.subject, edge.object)) if _is_against(edge, record.claim))

    def _is_contested(self, pair: Pair, predicate: Predicate) -> bool:
        return pair in (self.contested_pairs if predicate.traits.walkable else self._denials(predicate))

    def _denials(self, predicate: Predicate) -> frozenset[Pair]:
        if predicate not in self._denied:
            records = self._store.claims(ClaimFilter(predicate=predicate, polarity=Polarity.NEGATED))
            self._denied[predicate] = frozenset((record.claim.subject, record.claim.object) for record in records)
        return self._denied[predicate]


def _is_against(edge: Edge, claim: Claim) -> bool:
    if claim.polarity is Polarity.NEGATED:
        return claim.predicate is edge.predicate
    return _OPPOSITE.get(edge.sign) is claim.sign


def _ids(records: Iterable[ClaimRecord]) -> tuple[str, ...]:
    return tuple(sorted({record.claim.id for record in records}))
