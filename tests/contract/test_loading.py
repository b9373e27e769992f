"""A store holds documents whole or not at all, and what it answers hangs on nothing but which documents it holds."""

import random
from contextlib import closing
from typing import Any

import pytest
from hypothesis import strategies as st

from graph.store import GraphStore, LoadOutcome
from schema.document import Bundle, DocumentInfo
from schema.errors import InvalidDocument, StoreError, UnknownDocument
from schema.predicates import Predicate
from schema.release import release_of
from schema.vocabulary import Kind
from tests.contract.answers import answers
from tests.contract.conftest import NewHome
from tests.contract.examples import for_all
from tests.contract.homes import Home
from tests.contract.papers import MIR, MSC, OPC, claim, entity, judgement, paper, reference
from tests.strategies import DOCUMENTS, bundles

Step = Bundle | str
"""A document to load, or the id of one to remove."""


def test_a_new_document_is_added_and_counted(store: GraphStore) -> None:
    report = store.load(paper())

    assert (report.document, report.outcome, report.release) == ("paper", LoadOutcome.ADDED, store.release())
    (held,) = store.documents()
    assert (held.info, held.hash) == (paper().info, paper().hash)
    assert (held.entities, held.claims, held.references) == (3, 2, 1)
    assert held.findings == len(store.findings())


def test_the_release_is_a_hash_over_the_hashes_of_the_documents(store: GraphStore) -> None:
    assert store.release() == release_of([])

    store.load(paper("b"))
    store.load(paper("a"))

    assert store.release() == release_of([("a", paper("a").hash), ("b", paper("b").hash)])


def test_the_same_content_listed_in_another_order_changes_nothing(store: GraphStore) -> None:
    store.load(paper())
    before = answers(store)
    parts = {name: tuple(reversed(getattr(paper(), name))) for name in Bundle.model_fields if name != "info"}

    report = store.load(Bundle(info=paper().info, **parts))

    assert report.outcome is LoadOutcome.UNCHANGED
    assert report.release == before["release"]
    assert answers(store) == before


def test_other_content_of_the_same_id_takes_the_place_of_the_older(store: GraphStore) -> None:
    store.load(paper())
    other = paper(claims=(), judgements=(), info=DocumentInfo(id="paper", title="Another"))

    report = store.load(other)

    assert report.outcome is LoadOutcome.REPLACED
    assert [document.info.title for document in store.documents()] == ["Another"]
    assert list(store.edges()) == []


def test_removal_takes_only_what_no_other_document_holds(store: GraphStore) -> None:
    store.load(paper("first"))
    before = answers(store)
    extra = entity("exomyelin:extra", "extra", Kind.SUBSTANCE)
    renamed = entity(MSC, "mesenchymal exosome", Kind.VESICLE)
    store.load(paper("second", entities=(renamed, *paper().entities[1:], extra)))
    assert "mesenchymal exosome" in next(found for found in store.entities() if found.id == MSC).synonyms

    store.remove("second")

    assert answers(store) == before


def test_removing_the_document_that_named_an_entity_leaves_the_name_of_the_next(store: GraphStore) -> None:
    store.load(paper("first"))
    renamed = entity(MSC, "mesenchymal exosome", Kind.VESICLE)
    store.load(paper("second", entities=(renamed, *paper().entities[1:])))

    store.remove("first")

    assert next(found.name for found in store.entities() if found.id == MSC) == "mesenchymal exosome"


def test_an_unknown_document_can_not_be_removed(store: GraphStore) -> None:
    store.load(paper())

    with pytest.raises(UnknownDocument) as caught:
        store.remove("papre")

    assert (caught.value.document, list(caught.value.known)) == ("papre", ["paper"])


@pytest.mark.parametrize(
    "twice",
    [
        {"entities": (*paper().entities, entity(MSC, "again", Kind.VESICLE))},
        {"claims": (*paper().claims, paper().claims[0])},
        {"references": (reference("paper"), reference("paper"))},
        {"mentions": paper().mentions * 2},
        {"coverage": paper().coverage * 2},
        {"judgements": paper().judgements * 2},
    ],
    ids=lambda parts: next(iter(parts)),
)
def test_a_document_that_holds_something_twice_is_refused(store: GraphStore, twice: dict[str, Any]) -> None:
    store.load(paper())
    before = answers(store)

    with pytest.raises(InvalidDocument, match="paper: holds the same twice"):
        store.load(paper(**twice))

    assert answers(store) == before


@pytest.mark.parametrize(
    "foreign",
    [
        {"claims": (claim("other", MSC, Predicate.CARRIES, MIR),)},
        {"references": (reference("other"),)},
        {"judgements": (judgement("other", "judged", "introduction/1/1"),)},
    ],
    ids=lambda parts: next(iter(parts)),
)
def test_a_document_that_speaks_for_another_is_refused(store: GraphStore, foreign: dict[str, Any]) -> None:
    with pytest.raises(InvalidDocument, match="of document 'other'"):
        store.load(paper(mentions=(), **({"claims": ()} | foreign)))

    assert store.release() == release_of([])


def test_what_is_loaded_is_there_when_the_store_is_opened_again(home: Home) -> None:
    with closing(home.open()) as store:
        store.load(paper())
        before = answers(store)

    with closing(home.open()) as again, closing(home.open(read_only=True)) as reading:
        assert answers(again) == before
        assert answers(reading) == before


def test_nothing_is_changed_through_a_store_opened_for_reading(home: Home) -> None:
    with closing(home.open()) as store:
        store.load(paper())

    with closing(home.open(read_only=True)) as reading:
        before = answers(reading)
        with pytest.raises(StoreError, match="for reading only"):
            reading.load(paper("other"))
        with pytest.raises(StoreError, match="for reading only"):
            reading.remove("paper")
        with pytest.raises(StoreError, match="for reading only"):
            reading.put_text("paper", {})
        assert answers(reading) == before


def test_a_claim_of_another_document_marks_an_edge_as_contested_until_it_is_removed(store: GraphStore) -> None:
    store.load(paper("first"))
    against = claim("second", MIR, Predicate.DECREASES, OPC)
    store.load(paper("second", claims=(against,), judgements=()))
    assert {(edge.predicate, edge.contested) for edge in store.edges() if edge.object == OPC} == {
        (Predicate.INCREASES, True),
        (Predicate.DECREASES, True),
    }

    store.remove("second")

    assert [(edge.predicate, edge.contested) for edge in store.edges() if edge.object == OPC] == [
        (Predicate.INCREASES, False)
    ]


steps = st.lists(bundles() | st.sampled_from(DOCUMENTS), max_size=6)


@for_all(steps=steps, order=st.randoms(use_true_random=False))
def test_only_the_documents_held_decide_what_is_answered(
    new_home: NewHome, steps: list[Step], order: random.Random
) -> None:
    """Whatever was loaded, replaced and removed before, and in whatever order."""
    with closing(new_home().open()) as store, closing(new_home().open()) as afresh:
        survivors = _follow(store, steps)
        order.shuffle(survivors)
        for bundle in survivors:
            afresh.load(bundle)

        assert answers(store) == answers(afresh)


def _follow(store: GraphStore, steps: list[Step]) -> list[Bundle]:
    held: dict[str, Bundle] = {}
    for step in steps:
        if isinstance(step, Bundle):
            before = held.get(step.info.id)
            held[step.info.id] = step
            assert store.load(step).outcome is _expected(before, step)
        elif held.pop(step, None) is None:
            with pytest.raises(UnknownDocument):
                store.remove(step)
        else:
            store.remove(step)
    return list(held.values())


def _expected(before: Bundle | None, after: Bundle) -> LoadOutcome:
    if before is None:
        return LoadOutcome.ADDED
    return LoadOutcome.UNCHANGED if before.hash == after.hash else LoadOutcome.REPLACED
