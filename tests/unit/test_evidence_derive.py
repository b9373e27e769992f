"""What is derived for a document's claims: works, flags, reliability, order."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.evidence.derive import derive
from schema.claim import Claim
from schema.document import Bundle
from schema.vocabulary import (
    Basis,
    Derivation,
    Hedge,
    Polarity,
    Support,
    Tier,
)
from tests.unit.evidence_bundles import DOCUMENT, bundle, claim, entry, shuffled, study
from tests.unit.evidence_library import RUBRIC, cites, document, record_of

YES, UNCLEAR, NO = Support.YES, Support.UNCLEAR, Support.NO


@pytest.mark.parametrize(("basis", "expected"), [(Basis.NONE, Basis.TITLE), (Basis.FULL_TEXT, Basis.FULL_TEXT)])
def test_a_title_supports_what_is_read_off_it(basis: Basis, expected: Basis) -> None:
    titled = entry(1, "Ash Elm", 2020, study=study(basis=basis))
    (record,) = derive(bundle([claim("references/1")], references=[titled]), RUBRIC).records
    (work,), (part,) = record.works, record.parts

    assert (work.mention, work.reference, work.support, work.basis) == ("references/1", titled.id, YES, expected)
    assert (work.authors, work.year, work.number, work.title) == ("Ash & Elm", "2020", "1", "Work 1")
    assert (part.group, part.capped) == (titled.work, expected is Basis.TITLE)


def test_a_title_that_is_not_listed_supports_nothing() -> None:
    (record,) = derive(bundle([claim("references/9")]), RUBRIC).records

    assert (record.works, record.parts[0].tier) == ((), Tier.UNCITED)


def test_a_cited_work_is_shown_as_printed_and_as_resolved() -> None:
    (work,) = record_of(claim("results/2/1", ("results/2/1#1", UNCLEAR))).works

    assert (work.mention, work.authors, work.year, work.number) == ("results/2/1#1", "Birch et al.", "2019", "2")
    assert (work.reference, work.pmid, work.title) == (f"{DOCUMENT}#2", "22", "Work 2")
    assert (work.support, work.why, work.tier, work.basis) == (UNCLEAR, "because", Tier.IN_VITRO, Basis.ABSTRACT)


def test_a_negated_claim_is_listed_and_lends_no_belief() -> None:
    record = record_of(claim("results/1/1", cites(1), polarity=Polarity.NEGATED))

    assert (record.parts, record.belief, len(record.works)) == ((), 0, 1)


def test_records_come_in_reading_order() -> None:
    places = [
        "abstract/1/1",
        "results/1/2",
        "results/1/10",
        "results/2/1",
        "table-1/r1/c1",
        "table-1/r10/c1",
        "discussion/1/1",
        "references/1",
        "annex/1/1",
        "zoo/1/1",
    ]
    made = [claim(place, object=f"exomyelin:{name}") for place in reversed(places) for name in "bc"]
    records = derive(bundle(made), RUBRIC).records

    assert [record.claim.locator for record in records[::2]] == places
    assert [record.claim.id for record in records] == [
        each.id
        for place in places
        for each in sorted((each for each in made if each.locator == place), key=lambda c: c.id)
    ]
    assert sorted(record.position for record in records) == [record.position for record in records]


SUPPORTS = st.lists(
    st.tuples(st.integers(1, 7), st.sampled_from(Support)), max_size=4, unique_by=lambda cited: cited[0]
)
CLAIMS = st.builds(
    lambda place, citing, hedge, derivation, polarity: claim(
        place,
        *(cites(number, support) for number, support in citing),
        hedge=hedge,
        derivation=derivation,
        polarity=polarity,
    ),
    st.sampled_from(["results/1/1", "results/1/2", "references/1", "table-1/r1/c1", "other/1/1"]),
    SUPPORTS,
    st.sampled_from(Hedge),
    st.sampled_from(Derivation),
    st.sampled_from(Polarity),
)
DOCUMENTS = st.lists(CLAIMS, max_size=6, unique_by=lambda made: made.id).map(lambda claims: document(*claims))


@given(DOCUMENTS, st.integers(0, 9))
def test_the_order_in_which_a_document_is_listed_changes_nothing(made: Bundle, seed: int) -> None:
    assert derive(shuffled(made, seed), RUBRIC) == derive(made, RUBRIC)


@given(DOCUMENTS)
def test_every_number_follows_from_its_parts(made: Bundle) -> None:
    for record in derive(made, RUBRIC).records:
        assert 0 <= record.belief <= 1
        assert bool(record.parts) == (record.claim.polarity is Polarity.AFFIRMED)
        for part in record.parts:
            assert part.base == RUBRIC.tiers[part.tier]
            assert math.isclose(part.reliability, math.prod([part.base, *dict(part.penalties).values()]), abs_tol=1e-9)


@given(CLAIMS, st.integers(1, 7))
def test_a_work_judged_not_to_support_adds_nothing(made: Claim, number: int) -> None:
    if number not in {int(citing.mention.split("#")[1]) for citing in made.citing}:
        more = claim(made.locator, cites(number, NO)).citing
        richer = made.model_copy(update={"citing": (*made.citing, *more)})
        assert record_of(Claim(**richer.model_dump())).belief == record_of(made).belief
