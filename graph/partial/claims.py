"""Which claims a release without something has, and what they then rest on."""

from collections.abc import Mapping
from functools import cached_property

from graph.partial.loss import Loss
from graph.partial.retractions import Retractions
from graph.paths.deadline import Deadline
from graph.reading import read_claims
from graph.store import GraphStore
from schema.claim import Claim
from schema.query import ClaimFilter
from schema.record import ClaimRecord
from schema.rubric import Rubric

Pair = tuple[str, str]


class PartialClaims:
    """The claims of a store without some of what it holds.

    Args:
        store: which holds everything.
        loss: what is taken from it.
        rubric: by which what is left of a claim is believed.
        deadline: when to give up.
    """

    def __init__(self, store: GraphStore, loss: Loss, rubric: Rubric, deadline: Deadline) -> None:
        self._store = store
        self._loss = loss
        self._deadline = deadline
        self._claims = frozenset(loss.claims)
        self._nodes = frozenset(loss.nodes)
        self.retractions = Retractions(store, loss, rubric, deadline)

    @cached_property
    def lost_documents(self) -> tuple[str, ...]:
        """Ids of the documents that are gone, sorted."""
        held = (document.info.id for document in self._store.documents())
        return tuple(document for document in held if not self._loss.keeps(document))

    def left_of(self, record: ClaimRecord) -> ClaimRecord | None:
        """A claim as it is now; None where it is gone.

        Raises:
            OutOfTime: the deadline passed.
        """
        claim = record.claim
        is_gone = claim.id in self._claims or not self._loss.keeps(claim.document)
        if is_gone or not self._nodes.isdisjoint((claim.subject, claim.object)):
            return None
        return self.retractions.left.get(claim.id, record)

    def touched(self) -> Mapping[Pair, None]:
        """The (subject, object) pairs whose edges may differ; not those of lost nodes, which have no edge at all.

        Raises:
            UnknownClaim: a claim that is to go is not held.
            OutOfTime: the deadline passed.
        """
        lost = self._store.claims_by_id(sorted(self._claims)) if self._claims else ()
        pairs = {_pair(record.claim): None for record in (*lost, *self.retractions.touched.values())}
        for document in self.lost_documents:
            records = read_claims(self._store, ClaimFilter(document=document), self._deadline)
            pairs |= {_pair(record.claim): None for record in records}
        return pairs


def _pair(claim: Claim) -> Pair:
    return claim.subject, claim.object
