"""The path index gives back the edges that it was built from."""

from hypothesis import given
from hypothesis import strategies as st

from graph.index.build import build_index
from schema.edge import Edge
from schema.predicates import Predicate
from schema.vocabulary import Kind, Role
from tests.unit.small_graphs import edge, entity, random_graph

A, B, C = (f"exomyelin:{letter}" for letter in "abc")


def test_edges_come_back_as_they_went_in() -> None:
    steps = [
        edge(A, Predicate.CARRIES, B, 0.4, claims=("claim:0123456789abcdef0123", "claim:odd")),
        edge(B, Predicate.DECREASES, C, 0.3, is_implied=True, contested=True),
        edge(B, Predicate.IS_A, C, 1.0),
    ]
    index = build_index(map(entity, (A, B, C)), steps)
    assert [index.edge(position) for position in range(index.edge_count)] == steps


@given(st.integers(0, 10**6))
def test_the_order_in_which_edges_arrive_changes_nothing(seed: int) -> None:
    graph = random_graph(seed)
    first = build_index(graph.entities, graph.edges)
    second = build_index(graph.entities[::-1], graph.edges[::-1])
    assert first.ids == second.ids
    assert [first.edge(n) for n in range(first.edge_count)] == [second.edge(n) for n in range(second.edge_count)]


@given(st.integers(0, 10**6))
def test_steps_out_of_a_node_and_into_it_are_those_of_its_edges(seed: int) -> None:
    index = random_graph(seed).index
    for rank, id_ in enumerate(index.ids):
        leaving = [index.edge(n) for n in index.leaving(id_)]
        entering = [index.edge(n) for n in index.in_edges[index.in_starts[rank] : index.in_starts[rank + 1]].tolist()]
        everything = [index.edge(n) for n in range(index.edge_count)]
        assert leaving == [step for step in everything if step.subject == id_]
        assert entering == [step for step in everything if step.object == id_]


def test_an_edge_to_what_no_document_records_is_left_out() -> None:
    index = build_index([entity(A)], [edge(A, Predicate.INCREASES, B), edge(B, Predicate.INCREASES, A)])
    assert index.edge_count == 0
    assert index.rank(B) is None
    assert not index.leaving(B)


def test_roles_follow_from_kinds_and_claims_even_of_belief_zero() -> None:
    nodes = [entity(A, Kind.VESICLE), entity(B, Kind.GENE), entity(C, Kind.PROCESS)]
    steps = [edge(A, Predicate.CARRIES, B, 0.0), edge(B, Predicate.AFFECTS, C)]
    index = build_index(nodes, steps)
    assert [index.roles(rank) for rank in range(3)] == [{Role.SOURCE}, {Role.CARGO}, {Role.CELL_EFFECT}]
    assert index.sources == (0,)


def test_an_index_of_nothing_is_empty() -> None:
    index = build_index([], [])
    assert (index.node_count, index.edge_count, index.sources) == (0, 0, ())


def test_edges_between_things_that_no_document_records_are_left_out() -> None:
    steps = [edge(A, Predicate.INCREASES, B, claims=("claim:1",)), edge(B, Predicate.IS_A, C, claims=())]
    assert build_index([], steps).edge_count == 0
    assert build_index([entity(A)], steps).edge_count == 0


def test_an_edge_takes_less_than_a_hundred_bytes() -> None:
    nodes = [entity(f"exomyelin:n{n}") for n in range(100)]
    steps: list[Edge] = [
        edge(a.id, Predicate.INCREASES, b.id, claims=(f"claim:{n:020x}",))
        for n, (a, b) in enumerate((a, b) for a in nodes for b in nodes if a is not b)
    ]
    index = build_index(nodes, steps)
    assert index.nbytes / index.edge_count < 100
