"""Edges: what claims and vocabularies come to, per subject, predicate and object."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.evidence.derive import derive
from graph.evidence.project import background_edges, project
from schema.document import BackgroundRelation
from schema.edge import cost_of
from schema.predicates import Predicate, Walk
from schema.record import ClaimRecord
from schema.rubric import load_rubric
from schema.vocabulary import Derivation, Polarity, Sign, Support
from tests.unit.evidence_bundles import bundle, claim, entry, mention

RUBRIC = load_rubric()
CITED = [mention("Ash|2020|1"), mention("Elm|2020|2", ordinal=2)]
LISTED = [entry(1, "Ash", 2020, doi="10.1/ash"), entry(2, "Elm", 2020)]


def records(*made: dict[str, Any], document: str = "d") -> tuple[ClaimRecord, ...]:
    """Records of claims, each from its fields; ``cites`` is the ordinal of the work that supports it."""
    claims = []
    for place, fields in enumerate(made, start=1):
        citing = [(f"results/1/1#{fields['cites']}", Support.YES)] if "cites" in fields else []
        rest = {name: value for name, value in fields.items() if name != "cites"}
        claims.append(claim(f"results/1/{place}", *citing, document=document, **rest))
    return derive(bundle(claims, CITED, LISTED, info_id=document), RUBRIC).records


NEGATED = {"polarity": Polarity.NEGATED}
DECREASES = {"predicate": Predicate.DECREASES}


def test_claims_of_one_subject_predicate_and_object_are_one_edge() -> None:
    made = records({"cites": 1}, {"cites": 2}, {"object": "exomyelin:c"})
    first, second = project(made)

    assert first.key == ("exomyelin:a", "increases", "exomyelin:b")
    assert first.claims == tuple(sorted(record.claim.id for record in made[:2]))
    assert (first.belief, first.cost) == (0.96, cost_of(0.96))
    assert (second.object, second.belief) == ("exomyelin:c", 0.2)
    assert not first.contested


def test_documents_that_rest_on_one_work_count_once() -> None:
    both = [*records({"cites": 1}, document="d"), *records({"cites": 1}, document="e")]
    (edge,) = project(both)

    assert (edge.belief, len(edge.claims)) == (0.8, 2)


def test_an_edge_is_implied_if_all_of_its_claims_are() -> None:
    implied = {"derivation": Derivation.IMPLIED}

    assert project(records(implied, implied))[0].is_implied
    assert not project(records(implied, {}))[0].is_implied


@pytest.mark.parametrize("other", [NEGATED, DECREASES])
def test_a_denied_edge_and_one_with_its_opposite_are_contested(other: dict[str, Any]) -> None:
    assert all(edge.contested for edge in project(records({}, other)))


@pytest.mark.parametrize(
    "other",
    [
        {"predicate": Predicate.AFFECTS},
        {"predicate": Predicate.REQUIRED_FOR},
        {"predicate": Predicate.CARRIES},
        DECREASES | {"object": "exomyelin:c"},
        DECREASES | {"subject": "exomyelin:b", "object": "exomyelin:a"},
        DECREASES | NEGATED,
        NEGATED | {"object": "exomyelin:c"},
    ],
)
def test_nothing_else_contests_an_edge(other: dict[str, Any]) -> None:
    assert not any(edge.contested for edge in project(records({}, other)))


def test_only_denied_pairs_have_no_edge() -> None:
    assert project(records(NEGATED)) == []


@pytest.mark.parametrize("predicate", Predicate)
def test_claims_make_edges_of_signed_and_structural_predicates_only(predicate: Predicate) -> None:
    edges = project(records({"predicate": predicate}))

    assert len(edges) == (predicate.traits.walk in {Walk.SIGNED, Walk.STRUCTURAL})


def test_belief_zero_can_not_be_walked() -> None:
    nothing = RUBRIC.model_copy(update={"tiers": dict.fromkeys(RUBRIC.tiers, 0.0)})
    (edge,) = project(derive(bundle([claim()]), nothing).records)

    assert (edge.belief, edge.cost) == (0, None)


FIELDS = st.lists(
    st.fixed_dictionaries(
        {
            "subject": st.sampled_from(["exomyelin:a", "exomyelin:b"]),
            "predicate": st.sampled_from(Predicate),
            "object": st.sampled_from(["exomyelin:b", "exomyelin:c"]),
            "polarity": st.sampled_from(Polarity),
            "derivation": st.sampled_from(Derivation),
        },
        optional={"cites": st.integers(1, 2)},
    ),
    max_size=6,
)


@given(FIELDS, st.randoms(use_true_random=False))
def test_edges_are_sorted_and_the_same_in_whatever_order_records_come(made: list[dict[str, Any]], chance: Any) -> None:  # noqa: ANN401
    found = list(records(*made))
    edges = project(found)
    chance.shuffle(found)

    assert project(found) == edges
    assert [edge.key for edge in edges] == sorted({edge.key for edge in edges})


@given(FIELDS, FIELDS)
def test_more_claims_never_take_an_edge_or_its_belief_away(
    made: list[dict[str, Any]], more: list[dict[str, Any]]
) -> None:
    before = project(records(*made))
    after = {edge.key: edge for edge in project([*records(*made), *records(*more, document="e")])}

    assert all(after[edge.key].belief >= edge.belief for edge in before)
    assert all(edge.contested <= after[edge.key].contested for edge in before)


def relation(subject: str, predicate: Predicate, object_: str, vocabulary: str = "V") -> BackgroundRelation:
    return BackgroundRelation(
        subject=subject, predicate=predicate, object=object_, vocabulary=vocabulary, version="1", read_at="here"
    )


def test_what_vocabularies_state_is_certain_free_and_without_claims() -> None:
    member = relation("V:2", Predicate.MEMBER_OF, "V:1")
    first, second = background_edges(
        [member, relation("V:1", Predicate.PART_OF, "V:3"), member, relation("V:2", Predicate.MEMBER_OF, "V:1", "W")]
    )

    assert (first.key, first.sign) == (("V:1", "part_of", "V:3"), Sign.UNKNOWN)
    assert (second.key, second.belief, second.cost) == (("V:2", "member_of", "V:1"), 1, 0)
    assert second.is_background


def test_other_predicates_and_barred_ends_make_no_background_edge() -> None:
    relations = [relation("V:1", Predicate.IS_A, "V:2"), relation("V:2", Predicate.CELL_OF_ORIGIN, "V:3")]

    assert [edge.key for edge in background_edges(relations)] == [("V:1", "is_a", "V:2")]
    assert background_edges(relations, barred={"V:1"}) == background_edges(relations, barred={"V:2"}) == []
