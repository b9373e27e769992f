"""How a claim bears on something that is said of the same two things."""

from enum import StrEnum

from graph.check.reading import Triple
from schema.claim import Claim
from schema.predicates import Predicate
from schema.vocabulary import Polarity, Sign


class Stance(StrEnum):
    """How a claim bears on what is said.

    ``near``: it says less, or something that does not entail it. ``beside``: it says nothing for or against it.
    """

    FOR = "for"
    AGAINST = "against"
    NEAR = "near"
    BESIDE = "beside"


_SIGNED = frozenset({Predicate.INCREASES, Predicate.DECREASES, Predicate.REQUIRED_FOR, Predicate.AFFECTS})
_OPPOSITE = {Sign.POSITIVE: Sign.NEGATIVE, Sign.NEGATIVE: Sign.POSITIVE}


def stance(triple: Triple, claim: Claim) -> Stance:
    """How a claim of the same subject and object bears on a triple."""
    is_denied = claim.polarity is Polarity.NEGATED
    plain = _denied(triple.predicate, claim.predicate) if is_denied else _affirmed(triple.predicate, claim.predicate)
    if not triple.negated:
        return plain
    if plain is Stance.FOR:
        return Stance.AGAINST
    if plain is Stance.AGAINST:
        return Stance.FOR if is_denied else Stance.NEAR
    return Stance.BESIDE


def _affirmed(said: Predicate, claimed: Predicate) -> Stance:
    """How a claim that something holds bears on what is said to hold."""
    if said is claimed or (said is Predicate.AFFECTS and claimed in _SIGNED):
        return Stance.FOR
    if not {said, claimed} <= _SIGNED:
        return Stance.BESIDE
    return Stance.AGAINST if _OPPOSITE.get(said.traits.sign) is claimed.traits.sign else Stance.NEAR


def _denied(said: Predicate, claimed: Predicate) -> Stance:
    """How a claim that something does not hold bears on what is said to hold."""
    if said is claimed or (claimed is Predicate.AFFECTS and said in _SIGNED):
        return Stance.AGAINST
    return Stance.BESIDE
