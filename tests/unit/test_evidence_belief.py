"""Belief: each independent piece of evidence counts once, by its best claim."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.evidence.belief import belief_of, value_of
from schema.edge import ClaimReliability
from schema.vocabulary import Tier


def part(group: str, reliability: float, claim: str = "claim:1", tier: Tier = Tier.IN_VITRO) -> ClaimReliability:
    return ClaimReliability(
        claim=claim, group=group, tier=tier, base=reliability, penalties=(), reliability=reliability, capped=False
    )


PARTS = st.lists(
    st.builds(
        part,
        group=st.sampled_from(["doi:1", "doi:2", "doi:3", "review", "uncited:d"]),
        reliability=st.floats(0, 1).map(lambda number: round(number, 9)),
        claim=st.sampled_from(["claim:1", "claim:2", "claim:3"]),
        tier=st.sampled_from(Tier),
    ),
    max_size=8,
)


def test_no_evidence_is_no_belief() -> None:
    assert belief_of([]).value == 0
    assert belief_of([]).groups == ()


@pytest.mark.parametrize(
    ("parts", "value"),
    [
        ([part("doi:1", 0.6)], 0.6),
        ([part("doi:1", 0.6), part("doi:2", 0.5)], 0.8),
        ([part("doi:1", 0.6), part("doi:1", 0.5)], 0.6),
        ([part("doi:1", 0.8), part("doi:2", 0.6), part("review", 0.4)], 0.952),
        ([part("doi:1", 1.0), part("doi:2", 0.1)], 1.0),
    ],
)
def test_belief_is_what_is_left_when_no_group_is_doubted(parts: list[ClaimReliability], value: float) -> None:
    assert belief_of(parts).value == value


def test_a_group_tells_its_best_claims_tier_and_all_its_claims() -> None:
    weak, strong = part("review", 0.3, "claim:2", Tier.UNCITED), part("review", 0.4, "claim:1", Tier.REVIEW)
    (group,) = belief_of([weak, strong]).groups

    assert (group.key, group.tier, group.reliability, group.claims) == (
        "review",
        Tier.REVIEW,
        0.4,
        ("claim:1", "claim:2"),
    )


@given(PARTS)
def test_belief_is_a_probability_with_at_most_nine_decimals(parts: list[ClaimReliability]) -> None:
    value = belief_of(parts).value

    assert 0 <= value <= 1
    assert value == round(value, 9)


@given(PARTS, st.randoms(use_true_random=False))
def test_neither_order_nor_repetition_of_the_parts_matters(parts: list[ClaimReliability], chance: object) -> None:
    again = [*parts, *parts[:3]]
    chance.shuffle(again)  # type: ignore[attr-defined]

    assert belief_of(again) == belief_of(parts)


@given(PARTS, PARTS)
def test_more_evidence_never_lowers_belief(parts: list[ClaimReliability], more: list[ClaimReliability]) -> None:
    assert belief_of([*parts, *more]).value >= belief_of(parts).value


@given(PARTS)
def test_a_group_is_worth_its_best_part_however_many_it_has(parts: list[ClaimReliability]) -> None:
    best = {key: max(part.reliability for part in group) for key, group in by_group(parts).items()}

    assert belief_of(parts).value == belief_of([part(key, value) for key, value in best.items()]).value
    assert math.isclose(belief_of(parts).value, 1 - math.prod(1 - value for value in best.values()), abs_tol=1e-9)


@given(PARTS)
def test_belief_comes_with_all_its_parts(parts: list[ClaimReliability]) -> None:
    belief = belief_of(parts)

    assert set(belief.parts) == set(parts)
    assert [group.key for group in belief.groups] == sorted({part.group for part in parts})


def by_group(parts: list[ClaimReliability]) -> dict[str, list[ClaimReliability]]:
    ordered = sorted(parts, key=lambda part: part.group)
    return {key: list(group) for key, group in itertools.groupby(ordered, key=lambda part: part.group)}


@given(PARTS)
def test_the_value_alone_is_that_of_the_belief_with_its_parts(parts: list[ClaimReliability]) -> None:
    assert value_of(parts) == belief_of(parts).value
