"""The belief in what claims say, from their reliability through each independent piece of evidence."""

import math
from collections import defaultdict
from collections.abc import Iterable

from schema.edge import Belief, ClaimReliability, EvidenceGroup
from schema.vocabulary import Tier

_DECIMALS = 9
_TIERS = tuple(Tier)


def belief_of(parts: Iterable[ClaimReliability]) -> Belief:
    """Combine reliabilities, each evidence group counting once by its best part.

    Returns:
        ``1 - product(1 - reliability)`` over the groups, in the order of their keys, rounded to 9 decimals; 0 for no
        parts. The same parts in any order, and however often each is given, have the same belief.
    """
    ordered = sorted(set(parts), key=_order)
    by_group: dict[str, list[ClaimReliability]] = defaultdict(list)
    for part in ordered:
        by_group[part.group].append(part)
    groups = tuple(_group(key, by_group[key]) for key in sorted(by_group))
    value = _value(group.reliability for group in groups)
    return Belief(value=value, groups=groups, parts=tuple(ordered))


def value_of(parts: Iterable[ClaimReliability]) -> float:
    """The value of ``belief_of`` alone, which a load needs for every claim and edge."""
    best: dict[str, float] = {}
    for part in parts:
        best[part.group] = max(part.reliability, best.get(part.group, 0.0))
    return _value(best[key] for key in sorted(best))


def _value(reliabilities: Iterable[float]) -> float:
    return round(1 - math.prod(1 - reliability for reliability in reliabilities), _DECIMALS)


def _order(part: ClaimReliability) -> tuple[str, float, int, str, tuple[tuple[str, float], ...], float, bool]:
    tier = _TIERS.index(part.tier)
    return part.group, -part.reliability, tier, part.claim, part.penalties, part.base, part.capped


def _group(key: str, parts: list[ClaimReliability]) -> EvidenceGroup:
    best = parts[0]
    claims = tuple(sorted({part.claim for part in parts}))
    return EvidenceGroup(key=key, tier=best.tier, reliability=best.reliability, claims=claims)
