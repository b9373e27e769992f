"""The edges of a store are what all documents together make of them."""

from collections.abc import Iterable
from contextlib import closing

import pytest
from hypothesis import strategies as st

from graph.evidence.derive import derive
from graph.evidence.project import background_edges, project
from graph.index.build import build_index, index_of_blocks
from graph.index.path_index import PathIndex
from graph.store import GraphStore
from schema.document import Bundle
from schema.edge import Edge
from schema.errors import IncompatibleStore
from schema.predicates import Predicate
from schema.query import ClaimFilter
from schema.rubric import Rubric
from schema.vocabulary import Kind, Role
from tests.contract.answers import answers
from tests.contract.conftest import NewHome
from tests.contract.examples import for_all
from tests.contract.homes import RUBRIC, Home
from tests.contract.papers import MIR, MSC, OPC, entity, paper, vocabulary
from tests.strategies import bundles, rubrics

FAMILY = "exomyelin:mir-219-family"
UNTRUSTING = RUBRIC.model_copy(update={"tiers": dict.fromkeys(RUBRIC.tiers, 0.0)})
libraries = st.lists(bundles(), max_size=3, unique_by=lambda bundle: bundle.info.id)


@for_all(library=libraries, rubric=rubrics())
def test_edges_are_projected_from_all_documents(new_home: NewHome, library: list[Bundle], rubric: Rubric) -> None:
    with closing(new_home().open(rubric)) as store:
        for bundle in library:
            store.load(bundle)

        records = [record for bundle in library for record in derive(bundle, rubric).records]
        assert list(store.edges()) == sorted(
            [*project(records), *_stated_edges(store, library)], key=lambda edge: edge.key
        )


@for_all(library=libraries, rubric=rubrics())
def test_edges_column_by_column_make_the_same_index(new_home: NewHome, library: list[Bundle], rubric: Rubric) -> None:
    with closing(new_home().open(rubric)) as store:
        for bundle in library:
            store.load(bundle)

        entities = list(store.entities())
        by_column = index_of_blocks(entities, store.edge_blocks())
        by_edge = build_index(entities, store.edges())
        assert _held(by_column) == _held(by_edge)


def test_an_edge_of_no_belief_is_kept_and_has_no_cost(home: Home) -> None:
    with closing(home.open(UNTRUSTING)) as store:
        store.load(paper())

        assert {(edge.belief, edge.cost) for edge in store.edges()} == {(0.0, None)}


def test_an_edge_names_the_claims_of_all_documents_sorted(store: GraphStore) -> None:
    for document in ("a", "b", "c"):
        store.load(paper(document))

    for edge in store.edges():
        records = store.claims(ClaimFilter(subject=edge.subject, predicate=edge.predicate, object=edge.object))
        assert list(edge.claims) == sorted(record.claim.id for record in records)
        assert len(edge.claims) == 3


def test_a_background_step_never_touches_what_turns_out_to_be_a_vesicle_or_a_class(store: GraphStore) -> None:
    """Whether it does can change with any document that records the entity."""
    relation = (MIR, Predicate.MEMBER_OF, FAMILY)
    store.load(vocabulary(relation))
    assert [edge.key for edge in store.edges()] == [relation]

    store.load(paper(entities=(*paper().entities, entity(FAMILY, "miR-219 family", Kind.MICRORNA, is_class=True))))
    assert not any(edge.is_background for edge in store.edges())

    store.remove("paper")
    assert [edge.key for edge in store.edges()] == [relation]


def test_another_rubric_derives_everything_anew(home: Home, new_home: NewHome) -> None:
    library = (paper("a"), paper("b"), vocabulary((MIR, Predicate.MEMBER_OF, FAMILY)))
    with closing(home.open()) as store:
        for bundle in library:
            store.load(bundle)
        release = store.release()
        store.put_text("a", {"introduction/1/1": "MSC exosomes carry miR-219."})

    with closing(home.open(UNTRUSTING)) as store, closing(new_home().open(UNTRUSTING)) as afresh:
        for bundle in library:
            afresh.load(bundle)
        assert answers(store) == answers(afresh)
        assert store.release() == release
        assert store.text("a")


@for_all(library=libraries, before=rubrics(), after=rubrics())
def test_deriving_anew_is_as_good_as_loading_anew(
    new_home: NewHome, library: list[Bundle], before: Rubric, after: Rubric
) -> None:
    home = new_home()
    with closing(home.open(before)) as store:
        for bundle in library:
            store.load(bundle)

    with closing(home.open(after)) as store, closing(new_home().open(after)) as afresh:
        for bundle in library:
            afresh.load(bundle)
        assert answers(store) == answers(afresh)


def test_a_store_of_another_rubric_is_not_opened_for_reading(home: Home) -> None:
    with closing(home.open()) as store:
        store.load(paper())

    with pytest.raises(IncompatibleStore, match="derived by another rubric"):
        home.open(UNTRUSTING, read_only=True)


def test_a_reader_notices_that_another_process_derived_by_another_rubric(home: Home) -> None:
    with closing(home.open()) as store:
        store.load(paper())

        with closing(home.open(read_only=True)) as reading:
            home.open(UNTRUSTING).close()
            with pytest.raises(IncompatibleStore, match="derived by another rubric"):
                reading.release()

        with pytest.raises(IncompatibleStore, match="derived by another rubric"):
            store.load(paper("other"))


def test_removal_leaves_no_edge_that_only_the_document_made(store: GraphStore) -> None:
    store.load(paper())
    assert {edge.key for edge in store.edges()} == {(MSC, "carries", MIR), (MIR, "increases", OPC)}

    store.remove("paper")

    assert list(store.edges()) == []


def _held(index: PathIndex) -> tuple[list[Edge], list[frozenset[Role]]]:
    return index.edges_at(range(index.edge_count)), list(map(index.roles, range(index.node_count)))


def _stated_edges(store: GraphStore, library: Iterable[Bundle]) -> list[Edge]:
    barred = {entity.id for entity in store.entities() if entity.is_class or entity.kind is Kind.VESICLE}
    return background_edges((relation for bundle in library for relation in bundle.background), barred)
