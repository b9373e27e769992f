"""What is said for and against an exosome source."""

from collections import defaultdict
from typing import NamedTuple

from graph.store import GraphStore
from schema.predicates import Predicate
from schema.query import ClaimFilter
from schema.vocabulary import Polarity

MERITS = (Predicate.HAS_ADVANTAGE, Predicate.HAS_LIMITATION, Predicate.FACES, Predicate.ADDRESSES)
"""The predicates that appraise, in the order in which they are shown."""


class Merit(NamedTuple):
    """What is said of one thing and another in one way.

    Attributes:
        predicate: one of ``MERITS``.
        object: id of the advantage, limitation, hurdle or disease.
        claims: ids of the claims that say it, sorted.
        denials: ids of the claims that deny it, sorted.
    """

    predicate: Predicate
    object: str
    claims: tuple[str, ...]
    denials: tuple[str, ...]


def merits_of(store: GraphStore, subject: str) -> tuple[Merit, ...]:
    """What appraises a thing, by predicate in the order of ``MERITS``, then by object."""
    return tuple(merit for predicate in MERITS for merit in _said(store, subject, predicate))


def _said(store: GraphStore, subject: str, predicate: Predicate) -> list[Merit]:
    by_object: dict[str, dict[Polarity, set[str]]] = defaultdict(lambda: {polarity: set() for polarity in Polarity})
    for record in store.claims(ClaimFilter(subject=subject, predicate=predicate)):
        by_object[record.claim.object][record.claim.polarity].add(record.claim.id)
    return [
        Merit(predicate, object_, *(tuple(sorted(by_object[object_][polarity])) for polarity in Polarity))
        for object_ in sorted(by_object)
    ]
