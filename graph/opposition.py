"""The claims that contradict others, looked up."""

from graph.opposed import opposing
from graph.records import Pair, PairClaims
from graph.snapshot import Snapshot
from graph.store import GraphStore
from schema.claim import Claim
from schema.predicates import Predicate
from schema.query import ClaimFilter
from schema.record import ClaimRecord
from schema.vocabulary import Polarity


class Opposition:
    """The claims that contradict others, looked up for the length of an answer.

    Only pairs with an edge that is marked as contested are read, those of denials, and, for predicates that no path
    walks, those that something denies.
    """

    def __init__(self, snapshot: Snapshot, store: GraphStore) -> None:
        self._snapshot = snapshot
        self._store = store
        self._pairs = PairClaims(store)
        self._denied: dict[Predicate, frozenset[Pair]] = {}

    @property
    def contested_pairs(self) -> frozenset[Pair]:
        """The pairs with a contested edge."""
        return self._snapshot.contested_pairs

    def on(self, pair: Pair) -> tuple[ClaimRecord, ...]:
        """All claims on a pair, by document and position."""
        return self._pairs.on(pair)

    def to_claim(self, claim: Claim) -> tuple[str, ...]:
        """Ids of the claims that contradict a claim, sorted."""
        pair = claim.subject, claim.object
        if claim.polarity is Polarity.AFFIRMED and not self._is_contested(pair, claim.predicate):
            return ()
        return opposing(claim, self.on(pair))

    def _is_contested(self, pair: Pair, predicate: Predicate) -> bool:
        return pair in (self.contested_pairs if predicate.traits.walkable else self._denials(predicate))

    def _denials(self, predicate: Predicate) -> frozenset[Pair]:
        if predicate not in self._denied:
            records = self._store.claims(ClaimFilter(predicate=predicate, polarity=Polarity.NEGATED))
            self._denied[predicate] = frozenset((record.claim.subject, record.claim.object) for record in records)
        return self._denied[predicate]
