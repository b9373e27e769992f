"""What a claim can say of its subject and object: a closed set, each with its sign and whether a path may walk it."""

from dataclasses import dataclass
from enum import StrEnum

from schema.vocabulary import Sign


class Walk(StrEnum):
    """Whether a path may use a predicate, and as what."""

    SIGNED = "signed"
    STRUCTURAL = "structural"
    BACKGROUND = "background"
    NEVER = "never"


class Predicate(StrEnum):
    """What a claim says of its subject and object."""

    INCREASES = "increases"
    DECREASES = "decreases"
    REQUIRED_FOR = "required_for"
    AFFECTS = "affects"
    CARRIES = "carries"
    MEMBER_OF = "member_of"
    IS_A = "is_a"
    PART_OF = "part_of"
    DERIVES_FROM = "derives_from"
    CELL_OF_ORIGIN = "cell_of_origin"
    LOCATED_IN = "located_in"
    ACCUMULATES_IN = "accumulates_in"
    CROSSES = "crosses"
    BINDS = "binds"
    ASSOCIATED_WITH = "associated_with"
    POSITIVELY_CORRELATED_WITH = "positively_correlated_with"
    NEGATIVELY_CORRELATED_WITH = "negatively_correlated_with"
    HAS_INPUT = "has_input"
    HAS_OUTPUT = "has_output"
    HAS_ADVANTAGE = "has_advantage"
    HAS_LIMITATION = "has_limitation"
    FACES = "faces"
    ADDRESSES = "addresses"

    @property
    def traits(self) -> "PredicateTraits":
        """Sign, walkability and reading of this predicate."""
        return PREDICATES[self]


@dataclass(frozen=True, slots=True)
class PredicateTraits:
    """What holds of every claim with one predicate.

    Attributes:
        sign: the sign that a step with this predicate contributes to a path.
        walk: whether a path may use it.
        reading: the predicate in a sentence, between the names of subject and object.
    """

    sign: Sign
    walk: Walk
    reading: str

    @property
    def walkable(self) -> bool:
        """Whether a path may use the predicate."""
        return self.walk is not Walk.NEVER


def _never(reading: str) -> PredicateTraits:
    return PredicateTraits(Sign.NEUTRAL, Walk.NEVER, reading)


PREDICATES: dict[Predicate, PredicateTraits] = {
    Predicate.INCREASES: PredicateTraits(Sign.POSITIVE, Walk.SIGNED, "increases"),
    Predicate.DECREASES: PredicateTraits(Sign.NEGATIVE, Walk.SIGNED, "decreases"),
    Predicate.REQUIRED_FOR: PredicateTraits(Sign.POSITIVE, Walk.SIGNED, "is required for"),
    Predicate.AFFECTS: PredicateTraits(Sign.UNKNOWN, Walk.SIGNED, "affects, in a direction not stated,"),
    Predicate.CARRIES: PredicateTraits(Sign.NEUTRAL, Walk.STRUCTURAL, "carries"),
    Predicate.MEMBER_OF: PredicateTraits(Sign.NEUTRAL, Walk.BACKGROUND, "is a member of"),
    Predicate.IS_A: PredicateTraits(Sign.NEUTRAL, Walk.BACKGROUND, "is a kind of"),
    Predicate.PART_OF: PredicateTraits(Sign.UNKNOWN, Walk.BACKGROUND, "is part of"),
    Predicate.DERIVES_FROM: _never("derives from"),
    Predicate.CELL_OF_ORIGIN: _never("is released by"),
    Predicate.LOCATED_IN: _never("is located in"),
    Predicate.ACCUMULATES_IN: _never("accumulates in"),
    Predicate.CROSSES: _never("crosses"),
    Predicate.BINDS: _never("binds"),
    Predicate.ASSOCIATED_WITH: _never("is associated with"),
    Predicate.POSITIVELY_CORRELATED_WITH: _never("is positively correlated with"),
    Predicate.NEGATIVELY_CORRELATED_WITH: _never("is negatively correlated with"),
    Predicate.HAS_INPUT: _never("starts from"),
    Predicate.HAS_OUTPUT: _never("ends in"),
    Predicate.HAS_ADVANTAGE: _never("has the advantage of"),
    Predicate.HAS_LIMITATION: _never("has the limitation of"),
    Predicate.FACES: _never("faces"),
    Predicate.ADDRESSES: _never("addresses"),
}
