"""A path is stated, stitched or implied by its weakest step, and the answer says which."""

import pytest

from graph.paths.query import FoundPath
from graph.paths.signs import product
from graph.support import Verdict, Weakness, support_of
from schema.claim import Claim
from schema.edge import Edge
from schema.record import ClaimRecord
from schema.vocabulary import Derivation, PathSupport
from tests.unit.engine_store import claim, id_of
from tests.unit.small_graphs import edge

STATED, STITCHED, IMPLIED = PathSupport


def verdict(*steps: tuple[Claim, ...] | Edge) -> Verdict:
    """The verdict on a path over some steps, each the claims behind it or a background edge."""
    edges = tuple(step if isinstance(step, Edge) else _edge(step) for step in steps)
    claims = [made for step in steps if not isinstance(step, Edge) for made in step]
    records = {made.id: ClaimRecord(claim=made, position="1", belief=0.5) for made in claims}
    nodes = (edges[0].subject, *(step.object for step in edges))
    path = FoundPath(nodes, edges, product(step.sign for step in edges), 0)
    return support_of(path, records)


def _edge(claims: tuple[Claim, ...]) -> Edge:
    implied = all(made.derivation is Derivation.IMPLIED for made in claims)
    ids = tuple(sorted(made.id for made in claims))
    return edge(claims[0].subject, claims[0].predicate, claims[0].object, claims=ids, is_implied=implied)


def test_one_sentence_that_says_every_step_states_the_path() -> None:
    found = verdict((claim("v carries m"),), (claim("m decreases g"),))
    assert found == Verdict(STATED, sentence=("paper", "text/1/1"))


def test_steps_from_different_sentences_are_stitched_where_the_sentence_changes() -> None:
    found = verdict((claim("v carries m"),), (claim("m decreases g"),), (claim("g decreases p", "text/1/2"),))
    assert found == Verdict(STITCHED, 2, Weakness.OTHER_SENTENCE)


def test_one_common_sentence_among_many_is_enough() -> None:
    found = verdict(
        (claim("v carries m", "text/1/1"), claim("v carries m", "text/1/2")),
        (claim("m decreases g", "text/1/2"), claim("m decreases g", "text/1/3")),
    )
    assert found == Verdict(STATED, sentence=("paper", "text/1/2"))


def test_the_same_place_of_another_document_is_another_sentence() -> None:
    found = verdict((claim("v carries m"),), (claim("m decreases g", document="other"),))
    assert found.support is STITCHED


def test_a_step_shown_for_another_agent_is_stitched() -> None:
    step = claim("m decreases g", agent=id_of("w"))
    assert verdict((claim("v carries m"),), (step,)) == Verdict(STITCHED, 1, Weakness.OTHER_AGENT)
    assert verdict((step,)) == Verdict(STITCHED, 0, Weakness.OTHER_AGENT)


@pytest.mark.parametrize("agent", ["v", "m"])
def test_a_step_shown_for_the_source_or_a_node_before_it_is_stated(agent: str) -> None:
    found = verdict((claim("v carries m"),), (claim("m decreases g"),), (claim("g decreases p", agent=id_of(agent)),))
    assert found.support is STATED


def test_the_least_believed_of_the_implied_steps_decides() -> None:
    weak, weaker = (
        _edge((claim(text, derivation="implied"),))._replace(belief=belief)
        for text, belief in (("m decreases g", 0.3), ("g decreases p", 0.2))
    )
    assert verdict((claim("v carries m"),), weak, weaker) == Verdict(IMPLIED, 2, Weakness.IMPLIED)


def test_an_implied_claim_beside_an_explicit_one_weakens_nothing_and_says_nothing() -> None:
    found = verdict(
        (claim("v carries m"),),
        (claim("m decreases g", derivation="implied"), claim("m decreases g", "text/1/2")),
    )
    assert found == Verdict(STITCHED, 1, Weakness.OTHER_SENTENCE)


def test_a_negated_claim_says_no_step() -> None:
    found = verdict((claim("v carries m", polarity="negated"), claim("v carries m", "text/1/2")))
    assert found.sentence == ("paper", "text/1/2")


def test_a_background_step_makes_a_path_stitched() -> None:
    between = edge(id_of("m"), claim("m is_a f").predicate, id_of("f"), 1.0)
    found = verdict((claim("v carries m"),), between, (claim("f decreases g"),))
    assert found == Verdict(STITCHED, 1, Weakness.BACKGROUND)
