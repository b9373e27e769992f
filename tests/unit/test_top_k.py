"""The first paths of a query are exactly those that trying all paths finds, in exactly that order."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.index.marks import Mark
from graph.paths import fan, programme
from graph.paths.deadline import Deadline
from graph.paths.query import PathQuery
from graph.paths.search import top_k, top_k_by_sign
from schema.edge import Edge
from schema.predicates import Predicate
from schema.vocabulary import Kind, Sign
from tests.unit.small_graphs import SmallGraph, all_paths, edge, entity, random_graph, random_query

SEEDS = range(400)
A, B, C, D = (f"exomyelin:{letter}" for letter in "abcd")


def graph_of(*edges: Edge, **kinds: Kind) -> SmallGraph:
    ids = sorted({end for step in edges for end in (step.subject, step.object)})
    return SmallGraph([entity(id_, kinds.get(id_[-1], Kind.GENE)) for id_ in ids], list(edges))


def predicates(graph: SmallGraph, query: PathQuery) -> list[str]:
    found = top_k(graph.index, query, Deadline()).paths
    return [" ".join(step.predicate.value for step in path.edges) for path in found]


@pytest.mark.parametrize("batch", range(8))
@pytest.mark.parametrize(("sweep", "first"), [(3, 64), (0, 1)], ids=["as in use", "edge by edge, step by step"])
def test_equal_to_enumeration_on_seeded_graphs(
    batch: int, sweep: int, first: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """3200 graphs with two queries each, all conditions among them, by each way to the same numbers."""
    monkeypatch.setattr(programme, "SWEEP", sweep)
    monkeypatch.setattr(fan, "FIRST", first)
    for seed in range(batch * len(SEEDS), (batch + 1) * len(SEEDS)):
        graph = random_graph(seed)
        index = graph.index
        for query in (random_query(2 * seed, graph), random_query(2 * seed + 1, graph)):
            expected = all_paths(graph, query)
            result = top_k(index, query, Deadline())
            assert list(result.paths) == expected[: query.k]
            assert not result.timed_out
            assert result.exhausted or len(expected) >= query.k


@settings(max_examples=150, deadline=None)
@given(seed=st.integers(0, 10**9), sign=st.sampled_from([None, "+", "-", "0", "?"]), k=st.integers(1, 40))
def test_equal_to_enumeration_whatever_the_sign_and_number(seed: int, sign: str | None, k: int) -> None:
    graph = random_graph(seed, most_nodes=6)
    ends = Random(seed).sample(graph.ids, 2)  # noqa: S311 a pair that can be drawn again, not a secret
    query = PathQuery.model_validate({"sources": ends[:1], "target": ends[1], "sign": sign, "k": k})
    assert list(top_k(graph.index, query, Deadline()).paths) == all_paths(graph, query)[:k]


@settings(max_examples=150, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_one_programme_answers_for_every_sign_what_one_for_each_does(seed: int) -> None:
    graph = random_graph(seed)
    query, index = random_query(seed, graph), graph.index
    signs = [Sign.POSITIVE, Sign.NEGATIVE, Sign.UNKNOWN, Sign.NEUTRAL]
    by_sign = top_k_by_sign(index, query, signs, Deadline())
    assert list(by_sign) == signs
    for sign, result in by_sign.items():
        assert result == top_k(index, query.model_copy(update={"sign": sign}), Deadline())


def test_each_prefix_of_the_answer_is_the_answer_for_fewer() -> None:
    graph = random_graph(11)
    query = PathQuery(sources=tuple(graph.ids), target=graph.ids[0], k=1000)
    everything = top_k(graph.index, query, Deadline()).paths
    assert len(everything) > 10
    for k in range(1, len(everything) + 1):
        fewer = top_k(graph.index, query.model_copy(update={"k": k}), Deadline()).paths
        assert fewer == everything[:k]


def test_opposite_signs_of_one_pair_are_two_paths() -> None:
    graph = graph_of(edge(A, Predicate.DECREASES, B), edge(A, Predicate.INCREASES, B))
    assert predicates(graph, PathQuery(sources=(A,), target=B)) == ["decreases", "increases"]
    assert predicates(graph, PathQuery(sources=(A,), target=B, sign=Sign.POSITIVE)) == ["increases"]


def test_equal_paths_come_in_code_point_order_of_their_nodes() -> None:
    upper, lower = "exomyelin:B", "exomyelin:a"
    steps = [edge("exomyelin:s", Predicate.INCREASES, node) for node in (lower, upper)]
    ends = [edge(node, Predicate.INCREASES, "exomyelin:t") for node in (lower, upper)]
    graph = graph_of(*steps, *ends)
    found = top_k(graph.index, PathQuery(sources=("exomyelin:s",), target="exomyelin:t"), Deadline()).paths
    assert [path.nodes[1] for path in found] == [upper, lower]


def test_of_equally_believed_paths_the_shorter_is_first() -> None:
    graph = graph_of(
        edge(A, Predicate.INCREASES, B, 1.0),
        edge(B, Predicate.INCREASES, D, 1.0),
        edge(A, Predicate.INCREASES, D, 1.0),
    )
    found = top_k(graph.index, PathQuery(sources=(A,), target=D), Deadline()).paths
    assert [path.hops for path in found] == [1, 2]


def test_a_class_may_be_an_end_but_never_between() -> None:
    steps = [edge(A, Predicate.CARRIES, B), edge(B, Predicate.INCREASES, C)]
    nodes = [entity(A, Kind.VESICLE, is_class=True), entity(B, is_class=True), entity(C)]
    index = SmallGraph(nodes, steps).index
    assert not top_k(index, PathQuery(sources=(A,), target=C), Deadline()).paths
    assert top_k(index, PathQuery(sources=(A,), target=B), Deadline()).paths
    assert top_k(index, PathQuery(sources=(A,), target=C, through_classes=True), Deadline()).paths


def test_background_never_lends_a_vesicle_what_is_known_of_another() -> None:
    nodes = [entity(A, Kind.VESICLE), entity(B, Kind.VESICLE), entity(C)]
    steps = [edge(A, Predicate.IS_A, B, 1.0), edge(B, Predicate.INCREASES, C)]
    assert not top_k(SmallGraph(nodes, steps).index, PathQuery(sources=(A,), target=C), Deadline()).paths


def test_a_step_of_belief_zero_is_not_walked() -> None:
    graph = graph_of(edge(A, Predicate.INCREASES, B, 0.0))
    assert predicates(graph, PathQuery(sources=(A,), target=B)) == []


def test_stages_fix_the_kind_of_each_node_and_the_number_of_steps() -> None:
    graph = graph_of(
        edge(A, Predicate.CARRIES, B),
        edge(B, Predicate.DECREASES, C),
        edge(A, Predicate.DECREASES, C),
        a=Kind.VESICLE,
        b=Kind.MICRORNA,
    )
    query = PathQuery(sources=(A,), target=C, stages=(Kind.VESICLE, Kind.MICRORNA, Kind.GENE))
    assert predicates(graph, query) == ["carries decreases"]
    assert predicates(graph, query.model_copy(update={"max_hops": 1})) == []


def test_a_mark_can_be_demanded_of_some_step() -> None:
    graph = graph_of(
        edge(A, Predicate.CARRIES, B), edge(B, Predicate.INCREASES, C), edge(A, Predicate.INCREASES, C, 0.9)
    )
    query = PathQuery(sources=(A,), target=C, must=(Mark.CARRIES,))
    assert predicates(graph, query) == ["carries increases"]


@pytest.mark.parametrize(
    "query",
    [
        PathQuery(sources=("exomyelin:x",), target=B),
        PathQuery(sources=(A,), target="exomyelin:x"),
        PathQuery(sources=(A,), target=A),
        PathQuery(sources=(), target=B),
        PathQuery(sources=(A,), target=B, via=("exomyelin:x",)),
        PathQuery(sources=(A,), target=B, avoid=(B,)),
    ],
)
def test_what_can_have_no_path_has_none(query: PathQuery) -> None:
    result = top_k(graph_of(edge(A, Predicate.INCREASES, B)).index, query, Deadline())
    assert result == ((), False, True)


def test_belief_is_the_product_of_the_steps_and_the_least_is_beside_it() -> None:
    graph = graph_of(edge(A, Predicate.INCREASES, B, 0.123456789), edge(B, Predicate.INCREASES, C, 0.7))
    path = top_k(graph.index, PathQuery(sources=(A,), target=C), Deadline()).paths[0]
    assert (path.belief, path.least_belief, path.hops) == (0.086419752, 0.123456789, 2)
