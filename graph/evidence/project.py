"""Projects claims, and what vocabularies state, onto the edges that paths walk."""

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from graph.evidence.belief import value_of
from schema.document import BackgroundRelation
from schema.edge import Edge, cost_of
from schema.predicates import Predicate, Walk
from schema.record import ClaimRecord
from schema.vocabulary import Derivation, Polarity, Sign

_OPPOSITE = {Sign.POSITIVE: Sign.NEGATIVE, Sign.NEGATIVE: Sign.POSITIVE}
_CLAIMED = frozenset({Walk.SIGNED, Walk.STRUCTURAL})

Pair = tuple[str, str]
Key = tuple[str, str, str]


def project(records: Iterable[ClaimRecord], walks: AbstractSet[Walk] = _CLAIMED) -> list[Edge]:
    """The edges of some pairs of entities.

    Args:
        records: all claims of these (subject, object) pairs, of all documents.
        walks: how paths may use the predicates of which edges are made.

    Returns:
        One edge for each (subject, predicate, object) that a path may so use and that at least one claim affirms, by
        key. Unless told otherwise background predicates are left to vocabularies: a claim makes no edge of them.
    """
    affirmed: dict[Key, list[ClaimRecord]] = defaultdict(list)
    denied: set[Key] = set()
    for record in records:
        claim = record.claim
        if claim.polarity is Polarity.NEGATED:
            denied.add(claim.edge_key)
        elif claim.predicate.traits.walk in walks:
            affirmed[claim.edge_key].append(record)
    signs = _signs(affirmed)
    return [_edge(affirmed[key], signs, is_denied=key in denied) for key in sorted(affirmed)]


def background_edges(relations: Iterable[BackgroundRelation], barred: AbstractSet[str] = frozenset()) -> list[Edge]:
    """The edges of what vocabularies state, by key: certain, free of cost, and without claims.

    Args:
        relations: what the vocabularies state; what several of them state is one edge.
        barred: ids that no background step may start from or end on: vesicles and classes of molecules.
    """
    stated = {
        (relation.subject, relation.predicate, relation.object)
        for relation in relations
        if relation.predicate.traits.walk is Walk.BACKGROUND and barred.isdisjoint({relation.subject, relation.object})
    }
    return [Edge(*key, belief=1.0, cost=cost_of(1.0), claims=()) for key in sorted(stated)]


def _signs(keys: Iterable[Key]) -> dict[Pair, set[Sign]]:
    signs: dict[Pair, set[Sign]] = defaultdict(set)
    for subject, predicate, object_ in keys:
        signs[subject, object_].add(Predicate(predicate).traits.sign)
    return signs


def _edge(records: list[ClaimRecord], signs: dict[Pair, set[Sign]], *, is_denied: bool) -> Edge:
    claim = records[0].claim
    belief = value_of(part for record in records for part in record.parts)
    opposite = _OPPOSITE.get(claim.sign)
    return Edge(
        claim.subject,
        claim.predicate,
        claim.object,
        belief=belief,
        cost=cost_of(belief),
        claims=tuple(sorted({record.claim.id for record in records})),
        is_implied=all(record.claim.derivation is Derivation.IMPLIED for record in records),
        contested=is_denied or opposite in signs[claim.subject, claim.object],
    )
