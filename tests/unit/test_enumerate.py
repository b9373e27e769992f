"""Listing a source's paths finds each of them once."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.paths.deadline import Deadline
from graph.paths.enumerate import enumerate_paths
from graph.paths.programme import Programme
from graph.paths.search import found_path
from graph.paths.terms import Terms
from schema.predicates import Predicate
from tests.unit.small_graphs import SmallGraph, all_paths, edge, entity, random_graph, random_query


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 10**9))
def test_every_path_of_a_source_is_listed_once(seed: int) -> None:
    graph = random_graph(seed, most_nodes=6)
    query, index = random_query(seed, graph), graph.index
    programme = Programme(Terms(index, query), Deadline())
    for source in programme.terms.sources:
        listed = enumerate_paths(programme, source, 10**6, Deadline())
        expected = [path for path in all_paths(graph, query) if path.nodes[0] == index.ids[source]]
        assert sorted((found_path(index, path) for path in listed.paths), key=lambda path: path.sort_key) == expected
        assert listed.complete
        if expected:
            fewer = enumerate_paths(programme, source, len(expected) - 1, Deadline())
            assert (len(fewer.paths), fewer.complete) == (len(expected) - 1, False)


def test_time_over_on_the_way_leaves_the_list_incomplete() -> None:
    ids = [f"exomyelin:n{n}" for n in range(9)]
    edges = [edge(a, Predicate.INCREASES, b) for a, b in itertools.permutations(ids, 2)]
    graph = SmallGraph([entity(id_) for id_ in ids], edges)
    query = random_query(0, graph).model_validate({"sources": ids[:1], "target": ids[1], "max_hops": 8})
    programme = Programme(Terms(graph.index, query), Deadline())
    ticks = itertools.count()
    listed = enumerate_paths(programme, 0, 10**6, Deadline(3, lambda: next(ticks)))
    assert not listed.complete
    assert listed.paths
