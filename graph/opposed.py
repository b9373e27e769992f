"""What it takes for claims on the same subject and object to contradict each other.

A claim that denies contradicts those that affirm the same with the same predicate. Two that affirm contradict each
other where their signs are opposite. Two denials don't, and where a direction is not stated, nothing does.
"""

from collections.abc import Iterable

from schema.claim import Claim
from schema.predicates import Predicate
from schema.record import ClaimRecord
from schema.vocabulary import Polarity, Sign

OPPOSITE = {Sign.POSITIVE: Sign.NEGATIVE, Sign.NEGATIVE: Sign.POSITIVE}
"""The sign opposite to each that has one."""


def opposing(claim: Claim, others: Iterable[ClaimRecord]) -> tuple[str, ...]:
    """Ids of those of some claims on the same subject and object that contradict a claim, sorted."""
    return _ids(record for record in others if _are_opposed(claim, record.claim))


def denying(predicate: Predicate, others: Iterable[ClaimRecord]) -> tuple[str, ...]:
    """Ids of those of some claims on one subject and object that contradict an affirmed step, sorted."""
    return _ids(record for record in others if _is_against(predicate, record.claim))


def _are_opposed(one: Claim, other: Claim) -> bool:
    if one.polarity is Polarity.AFFIRMED:
        return _is_against(one.predicate, other)
    return other.polarity is Polarity.AFFIRMED and one.predicate is other.predicate


def _is_against(affirmed: Predicate, claim: Claim) -> bool:
    if claim.polarity is Polarity.NEGATED:
        return claim.predicate is affirmed
    return OPPOSITE.get(affirmed.traits.sign) is claim.sign


def _ids(records: Iterable[ClaimRecord]) -> tuple[str, ...]:
    return tuple(sorted({record.claim.id for record in records}))
