"""What one more study would do for the belief in a step, and in a path through it, under the rubric."""

import math
from collections.abc import Iterable
from typing import NamedTuple

from graph.evidence.belief import belief_of
from graph.evidence.reliability import REVIEWS
from graph.paths.query import FoundPath
from schema.edge import ClaimReliability
from schema.rubric import Rubric
from schema.vocabulary import Tier

NEW = "a new study"
_DECIMALS = 9


class Raise(NamedTuple):
    """What one more study of a tier would do.

    Attributes:
        tier: of the study.
        reliability: what the rubric gives a claim that rests on it.
        step: the belief in the step then.
        path: the belief in the path then.
        gain: by how much the belief in the path would grow.
    """

    tier: Tier
    reliability: float
    step: float
    path: float
    gain: float


def raises(path: FoundPath, step: int, parts: Iterable[ClaimReliability], rubric: Rubric) -> tuple[Raise, ...]:
    """What a study of each tier would do, the greatest gain first; of equal ones, the weaker tier, which asks for less.

    The study is independent of all that there is, was read, and says the step outright: nothing is taken off. A review
    is not independent of other reviews: it counts with them, as their best. What is not cited is no study.

    Args:
        path: the path.
        step: the step that the study is of, from 0.
        parts: the reliability of the step's claims through each piece of evidence.
        rubric: the numbers.
    """
    held = tuple(parts)
    rest = [edge.belief for place, edge in enumerate(path.edges) if place != step]
    found = (_raise(path, rest, held, tier, rubric.tiers[tier]) for tier in Tier if tier is not Tier.UNCITED)
    order = tuple(Tier)
    return tuple(sorted(found, key=lambda one: (-one.gain, -order.index(one.tier))))


def _raise(
    path: FoundPath, rest: list[float], held: tuple[ClaimReliability, ...], tier: Tier, reliability: float
) -> Raise:
    group = REVIEWS if tier is Tier.REVIEW else NEW
    part = ClaimReliability(
        claim=NEW, group=group, tier=tier, base=reliability, penalties=(), reliability=reliability, capped=False
    )
    step = belief_of((*held, part)).value
    then = round(math.prod([*rest, step]), _DECIMALS)
    return Raise(tier, reliability, step, then, round(then - path.belief, _DECIMALS))
