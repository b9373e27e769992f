"""What one more study, or reading those that are cited, would do for the belief in a step and a path, by the rubric."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from graph.evidence.belief import value_of
from graph.evidence.reliability import REVIEWS, part_at
from graph.paths.query import FoundPath
from schema.edge import ClaimReliability
from schema.record import ClaimRecord
from schema.reference import Reference
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


class Reading(NamedTuple):
    """What it would do to read the primary studies that a step's claims cite, if they are what they seem to be.

    Attributes:
        works: those that count as no more than a review because too little of them was read.
        step, path, gain: the belief in the step and in the path then, and by how much the latter would grow.
    """

    works: tuple[str, ...]
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
    found = (_raise(path, step, held, tier, rubric.tiers[tier]) for tier in Tier if tier is not Tier.UNCITED)
    order = tuple(Tier)
    return tuple(sorted(found, key=lambda one: (-one.gain, -order.index(one.tier))))


def _raise(path: FoundPath, step: int, held: tuple[ClaimReliability, ...], tier: Tier, reliability: float) -> Raise:
    group = REVIEWS if tier is Tier.REVIEW else NEW
    part = ClaimReliability(
        claim=NEW, group=group, tier=tier, base=reliability, penalties=(), reliability=reliability, capped=False
    )
    return Raise(tier, reliability, *_effect(path, step, (*held, part)))


def reading(
    path: FoundPath, step: int, records: Iterable[ClaimRecord], references: Mapping[str, Reference], rubric: Rubric
) -> Reading | None:
    """What it would do to read what a step's claims cite; None where nothing is capped for want of reading.

    Only works count whose support for the claim was judged and whose authorship of the evidence is clear: for others
    reading would have to settle more than their tier.

    Args:
        path: the path.
        step: the step, from 0.
        records: of the step's claims.
        references: the entries of all reference lists, by id.
        rubric: the numbers.
    """
    found = [pair for record in records for pair in _read(record, references, rubric)]
    works = tuple(sorted({read.group for held, read in found if held is not read}))
    return Reading(works, *_effect(path, step, [read for _, read in found])) if works else None


def _read(
    record: ClaimRecord, references: Mapping[str, Reference], rubric: Rubric
) -> Iterator[tuple[ClaimReliability, ClaimReliability]]:
    """Each part of a claim's reliability, and what it would be were its work read."""
    tiers = {references[work.reference].work: work.tier for work in record.works if work.reference is not None}
    for part in record.parts:
        if not part.capped or part.group not in tiers:
            yield part, part
            continue
        yield part, part_at(part, tiers[part.group], rubric)


def _effect(path: FoundPath, step: int, parts: Iterable[ClaimReliability]) -> tuple[float, float, float]:
    """The belief in a step that rests on some parts, that in the path then, and what the path gains."""
    belief = value_of(parts)
    then = path.belief_if(path.edges[step].key, belief)
    return belief, then, round(then - path.belief, _DECIMALS)
