"""Edges: all claims of one (subject, predicate, object), and how far they are to be believed."""

import math
from typing import NamedTuple

from schema.base import Model
from schema.predicates import Predicate
from schema.vocabulary import Sign, Tier

COST_PER_NAT = 1_000_000


class Edge(NamedTuple):
    """One walkable step between two entities.

    Attributes:
        subject, predicate, object: what the step says.
        belief: in [0, 1], rounded to 9 decimals; 1 for a background relation.
        cost: ``round(-10**6 * ln(belief))``; an exact sum of costs orders paths by the product of beliefs. None where
            belief is 0, and the edge can't be walked.
        claims: ids of the affirmed claims behind it, sorted; empty for a background relation.
        is_implied: whether every one of them is only implied.
        contested: whether claims negate it, or say the opposite of the same subject and object.
    """

    subject: str
    predicate: Predicate
    object: str
    belief: float
    cost: int | None
    claims: tuple[str, ...]
    is_implied: bool = False
    contested: bool = False

    @property
    def sign(self) -> Sign:
        """The sign of the edge's predicate."""
        return self.predicate.traits.sign

    @property
    def key(self) -> tuple[str, str, str]:
        """What orders and identifies edges."""
        return self.subject, self.predicate.value, self.object

    @property
    def is_background(self) -> bool:
        """Whether a vocabulary states it, and no claim."""
        return not self.claims


def cost_of(belief: float) -> int | None:
    """The integer cost of a step that is believed with probability ``belief``; None for 0."""
    return round(-COST_PER_NAT * math.log(belief)) if belief > 0 else None


class EvidenceGroup(Model):
    """Claims that rest on the same evidence, and so count once.

    Attributes:
        key: what they share: a work, ``review``, ``uncited:DOCUMENT``, or a sentence.
        tier: the tier of the best claim's study, after caps.
        reliability: the greatest reliability of the group's claims.
        claims: ids of the claims, sorted.
    """

    key: str
    tier: Tier
    reliability: float
    claims: tuple[str, ...]


class ClaimReliability(Model):
    """How one claim came by its reliability through one piece of evidence.

    Attributes:
        claim: id of the claim.
        group: key of the evidence group that it falls in.
        tier: tier that it counts as, after caps.
        base: reliability of that tier.
        penalties: (name, factor) of each penalty applied, sorted by name.
        reliability: ``base`` times all factors.
        capped: whether a basis below the abstract capped the tier ("not checked against the paper").
    """

    claim: str
    group: str
    tier: Tier
    base: float
    penalties: tuple[tuple[str, float], ...]
    reliability: float
    capped: bool


class Belief(Model):
    """The belief in an edge with all its parts: ``1 - product(1 - reliability)`` over the groups."""

    value: float
    groups: tuple[EvidenceGroup, ...]
    parts: tuple[ClaimReliability, ...]
