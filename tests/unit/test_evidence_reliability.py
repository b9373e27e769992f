"""How far a claim is relied on through each work that it rests on."""

from typing import Any

import pytest

from graph.evidence.derive import derive
from schema.document import Finding
from schema.vocabulary import (
    Derivation,
    FindingBasis,
    Hedge,
    Severity,
    Support,
    Tier,
)
from tests.unit.evidence_bundles import DOCUMENT, claim
from tests.unit.evidence_library import RUBRIC, cites, document, record_of

YES, UNCLEAR, NO = Support.YES, Support.UNCLEAR, Support.NO


@pytest.mark.parametrize(
    ("number", "group", "tier", "reliability", "capped"),
    [
        (1, "doi:10.1/ash", Tier.IN_VIVO_MS, 0.8, False),
        (2, "pmid:22", Tier.IN_VITRO, 0.6, False),
        (3, f"{DOCUMENT}#3", Tier.REVIEW, 0.4, True),
        (4, "review", Tier.REVIEW, 0.4, False),
        (5, "review", Tier.REVIEW, 0.4, False),
        (6, "review", Tier.REVIEW, 0.4, True),
        (7, f"{DOCUMENT}#7", Tier.UNCITED, 0.2, False),
    ],
)
def test_a_supporting_work_counts_as_its_tier_as_far_as_it_was_read(
    number: int, group: str, tier: Tier, reliability: float, *, capped: bool
) -> None:
    record = record_of(claim("results/1/1", cites(number)))
    (part,) = record.parts

    assert (part.group, part.tier, part.reliability, part.capped) == (group, tier, reliability, capped)
    assert part.penalties == ()
    assert record.belief == reliability


def test_works_of_unclear_support_are_one_group_of_the_document() -> None:
    record = record_of(claim("results/1/1", cites(1, UNCLEAR), cites(2, UNCLEAR), cites(4, UNCLEAR)))

    assert {part.group for part in record.parts} == {f"attribution:{DOCUMENT}"}
    assert [part.reliability for part in record.parts] == [0.56, 0.42, 0.28]
    assert all(part.penalties == (("attribution_unclear", 0.7),) for part in record.parts)
    assert record.belief == 0.56


def test_reviews_are_one_group_and_primary_works_one_each() -> None:
    record = record_of(claim("results/1/1", cites(1), cites(2), cites(4), cites(5)))

    assert [part.group for part in record.parts] == ["doi:10.1/ash", "pmid:22", "review"]
    assert record.belief == round(1 - 0.2 * 0.4 * 0.6, 9)


@pytest.mark.parametrize("citing", [(), (cites(1, NO), cites(4, NO)), (("table-1/r2/c4#1", YES),)])
def test_a_claim_that_nothing_supports_is_uncited(citing: tuple[tuple[str, Support], ...]) -> None:
    record = record_of(claim("results/1/1", *citing))
    (part,) = record.parts

    assert (part.group, part.tier, part.reliability) == (f"uncited:{DOCUMENT}", Tier.UNCITED, 0.2)
    assert len(record.works) == len(citing)


def test_a_work_judged_not_to_support_counts_nothing_beside_one_that_does() -> None:
    assert record_of(claim("results/1/1", cites(1, NO), cites(2))).belief == 0.6


def test_an_ambiguous_citation_is_worth_its_weakest_candidate_and_no_group_of_its_own() -> None:
    rubric = RUBRIC.model_copy(update={"findings": {"citation_ambiguous": 0.5}})
    (record,) = derive(document(claim("table-1/r1/c2", ("table-1/r1/c4#1", YES))), rubric).records
    (part,) = record.parts

    assert (part.group, part.tier, part.capped) == (f"attribution:{DOCUMENT}", Tier.REVIEW, True)
    assert part.penalties == (("attribution_unclear", 0.7), ("citation_ambiguous", 0.5))
    assert record.works[0].reference is None


def test_how_a_claim_is_put_and_derived_takes_off() -> None:
    def penalties(**fields: Any) -> dict[str, float]:
        return dict(record_of(claim("results/1/1", cites(1), **fields)).parts[0].penalties)

    assert penalties(hedge=Hedge.SUGGESTED) == {"hedge_suggested": 0.8}
    assert penalties(hedge=Hedge.SPECULATED) == {"hedge_speculated": 0.5}
    assert penalties(derivation=Derivation.IMPLIED) == {"implied": 0.6}


def test_a_fault_of_one_citation_takes_off_through_that_citation_only() -> None:
    record = record_of(claim("results/2/1", ("results/2/1#1", YES), ("results/2/1#2", YES)))
    penalties = {part.group: part.penalties for part in record.parts}

    assert record.flags == ("et_al_misused", "year_differs")
    assert penalties == {"doi:10.1/ash": (), "pmid:22": (("year_differs", 0.95),)}


@pytest.mark.parametrize(
    ("where", "touched"),
    [
        ({"locator": "results/1/1"}, {"doi:10.1/ash", "pmid:22"}),
        ({"locator": "results/1/1", "reference": 2}, {"pmid:22"}),
        ({"locator": "results/1/1", "mention": 1}, {"doi:10.1/ash"}),
        ({"locator": "results/9/1"}, set()),
    ],
)
def test_a_judgement_takes_off_where_it_touches(where: dict[str, Any], touched: set[str]) -> None:
    judged = Finding(
        document=DOCUMENT,
        code="misprint",
        severity=Severity.INFO,
        explanation="Misprint.",
        basis=FindingBasis.JUDGEMENT,
        **where,
    )
    record = record_of(claim("results/1/1", cites(1), cites(2)), judgements=[judged])

    assert {part.group for part in record.parts if dict(part.penalties) == {"misprint": 0.95}} == touched
    assert ("misprint" in record.flags) == bool(touched)


def test_a_fault_of_a_lost_citation_does_not_count_against_the_uncited_claim() -> None:
    rubric = RUBRIC.model_copy(update={"findings": {"not_a_citation": 0.5, "unsupported_claim": 0.1}})
    made = [claim("table-1/r2/c2", ("table-1/r2/c4#1", YES)), claim("results/1/1", cites(1, NO))]
    lost, unsupported = sorted(derive(document(*made), rubric).records, key=lambda record: -record.belief)

    assert (lost.flags, lost.belief) == (("not_a_citation",), 0.2)
    assert (unsupported.flags, unsupported.belief) == (("unsupported_claim",), 0.02)
