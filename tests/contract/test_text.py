"""A user's own copy of a text lies beside its document, and is no part of what the store says of itself."""

import pytest

from graph.store import GraphStore
from schema.document import DocumentInfo
from schema.errors import UnknownDocument
from tests.contract.answers import answers
from tests.contract.papers import SENTENCES, paper


def test_text_lies_beside_its_document_and_is_no_part_of_the_release(store: GraphStore) -> None:
    store.load(paper())
    before = answers(store)

    store.put_text("paper", SENTENCES)

    assert store.text("paper") == SENTENCES
    assert answers(store) == before


def test_text_is_put_in_the_place_of_what_lay_there(store: GraphStore) -> None:
    store.load(paper())
    store.put_text("paper", SENTENCES)

    store.put_text("paper", {"introduction/1/2": "Something else."})

    assert store.text("paper") == {"introduction/1/2": "Something else."}


def test_there_is_no_text_where_none_was_given(store: GraphStore) -> None:
    store.load(paper())

    assert store.text("paper") == {}
    assert store.text("unknown") == {}


def test_text_needs_a_document_to_lie_beside(store: GraphStore) -> None:
    with pytest.raises(UnknownDocument, match="'paper'"):
        store.put_text("paper", SENTENCES)


def test_text_goes_with_its_document(store: GraphStore) -> None:
    store.load(paper())
    store.put_text("paper", SENTENCES)
    store.remove("paper")

    store.load(paper())

    assert store.text("paper") == {}


def test_a_new_content_keeps_the_text_of_the_places_that_it_left_alone(store: GraphStore) -> None:
    store.load(paper())
    store.put_text("paper", SENTENCES)
    first, second = paper().coverage
    moved = second.model_copy(update={"hash": "0" * 16})

    store.load(paper(info=DocumentInfo(id="paper", title="New"), coverage=(first, moved)))

    assert store.text("paper") == {"introduction/1/1": SENTENCES["introduction/1/1"]}
