"""Claim records, fetched from a store once for the length of an answer."""

from collections.abc import Iterable, Iterator, Mapping

from graph.opposed import denying
from graph.store import GraphStore
from schema.edge import Edge
from schema.query import ClaimFilter
from schema.record import ClaimRecord

Pair = tuple[str, str]
"""A (subject, object)."""


class PairClaims:
    """The claims on pairs of entities, each pair's fetched once for the length of an answer."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self._held: dict[Pair, tuple[ClaimRecord, ...]] = {}

    def on(self, pair: Pair) -> tuple[ClaimRecord, ...]:
        """All claims on a pair, by document and position."""
        if pair not in self._held:
            self._held[pair] = tuple(self._store.claims(ClaimFilter(subject=pair[0], object=pair[1])))
        return self._held[pair]


class RecordCache(Mapping[str, ClaimRecord]):
    """The claim records that an answer has needed so far, by id. Asking for another fetches it."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self._held: dict[str, ClaimRecord] = {}
        self._pairs = PairClaims(store)

    def of(self, edges: Iterable[Edge]) -> list[ClaimRecord]:
        """The records behind some edges, each once, by id; those that are missing are fetched together."""
        wanted = sorted({claim for edge in edges for claim in edge.claims})
        missing = [claim for claim in wanted if claim not in self._held]
        if missing:
            self._held.update(zip(missing, self._store.claims_by_id(missing), strict=True))
        return [self._held[claim] for claim in wanted]

    def against(self, edge: Edge) -> tuple[str, ...]:
        """Ids of the claims that contradict an edge, sorted. Nothing is read for one that is not contested."""
        if not edge.contested:
            return ()
        return denying(edge.predicate, self._pairs.on((edge.subject, edge.object)))

    def __getitem__(self, claim: str) -> ClaimRecord:
        if claim not in self._held:
            (self._held[claim],) = self._store.claims_by_id([claim])
        return self._held[claim]

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)
