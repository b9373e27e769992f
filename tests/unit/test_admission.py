"""Conditions on evidence are part of the search: its first paths are those of all paths that meet them."""

import random
from itertools import islice

import pytest

from graph.disjoint import count_disjoint
from graph.index.facets import EdgeFacets, Facet, Shown, gather
from graph.index.path_index import PathIndex
from graph.paths.admission import ADMITTED, admitted_tiers
from graph.paths.agreement import merged, one_by_one
from graph.paths.deadline import Deadline
from graph.paths.enumerate import enumerate_union
from graph.paths.programme import Programme
from graph.paths.query import FoundPath, PathQuery
from graph.paths.search import Search, top_k
from graph.paths.terms import Terms
from schema.edge import Edge
from schema.predicates import Predicate
from schema.vocabulary import CargoEvidence, Tier
from tests.unit.small_graphs import SmallGraph, all_paths, random_graph, random_query

SEEDS = range(150)
VALUES = ("x", "y", "z")
Known = dict[tuple[str, str, str], Shown]


def random_facts(seed: int, graph: SmallGraph) -> Known:
    """What is shown of each claimed step: often nothing, so that much is not stated."""
    chance = random.Random(seed)  # noqa: S311 facts that can be made again, not a secret

    def some(terms: tuple[str, ...], odds: float) -> frozenset[str]:
        return frozenset(term for term in terms if chance.random() < odds)

    return {
        edge.key: Shown(
            frozenset(map(Tier, some(tuple(Tier), 0.3))),
            frozenset(map(CargoEvidence, some(tuple(CargoEvidence), 0.3))),
            {facet: some(VALUES, 0.5) for facet in Facet},
        )
        for edge in graph.edges
        if not edge.is_background
    }


def index_of(graph: SmallGraph, known: Known) -> PathIndex:
    index = graph.index

    def describe(described: PathIndex) -> EdgeFacets:
        edges = ((place, described.edge(place).key) for place in range(described.edge_count))
        return gather(((place, known[key]) for place, key in edges if key in known), described.edge_count)

    index.describe = describe
    return index


def random_demands(seed: int, graph: SmallGraph) -> PathQuery:
    chance = random.Random(seed)  # noqa: S311 a query that can be made again, not a secret
    demands = {name: chance.random() < 0.4 for name in ("same_species", "same_model", "same_cell", "same_study")}
    more = {
        "tier": chance.choice((None, None, *Tier)),
        "cargo": chance.choice((None, None, *CargoEvidence)),
        "held_in": ((Facet.CELL, "x"),) if chance.random() < 0.15 else (),
        "avoid_steps": tuple(edge.key for edge in chance.sample(graph.edges, min(2, len(graph.edges)))),
    }
    return random_query(seed, graph).model_copy(update=demands | more)


def meets(known: Known, query: PathQuery, path: FoundPath) -> bool:
    claimed = [known[edge.key] for edge in path.edges if not edge.is_background]
    return (
        all(_is_shown(known, query, edge) for edge in path.edges)
        and not {edge.key for edge in path.edges} & {*query.avoid_steps}
        and all(frozenset(VALUES).intersection(*(piece.values[facet] for piece in claimed)) for facet in query.same)
        and all(value in piece.values[facet] for piece in claimed for facet, value in query.held_in)
    )


def _is_shown(known: Known, query: PathQuery, edge: Edge) -> bool:
    if edge.is_background:
        return True
    shown = known[edge.key]
    has_tier = query.tier is None or bool(shown.tiers & admitted_tiers(query.tier))
    is_cargo = query.cargo is not None and edge.predicate is Predicate.CARRIES
    return has_tier and (not is_cargo or bool(shown.cargo & ADMITTED[query.cargo or CargoEvidence.PRESENT]))


@pytest.mark.parametrize("batch", range(4))
def test_equal_to_enumeration_under_every_demand_on_evidence(batch: int) -> None:
    """600 graphs with two queries each; paths of background steps alone agree on anything."""
    found_any = 0
    for seed in range(batch * len(SEEDS), (batch + 1) * len(SEEDS)):
        graph = random_graph(seed)
        known = random_facts(seed, graph)
        index = index_of(graph, known)
        for query in (random_demands(2 * seed, graph), random_demands(2 * seed + 1, graph)):
            expected = [path for path in all_paths(graph, query) if meets(known, query, path)]
            result = top_k(index, query, Deadline())
            assert list(result.paths) == expected[: query.k]
            assert not result.timed_out
            assert result.exhausted or len(expected) >= query.k
            found_any += bool(expected)
    assert found_any > 20


def test_counts_are_those_of_the_paths_that_agree() -> None:
    for seed in SEEDS:
        graph = random_graph(seed)
        known = random_facts(seed, graph)
        index = index_of(graph, known)
        query = PathQuery(sources=graph.ids[:1], target=graph.ids[-1], same_species=True, same_model=seed % 2 == 0)
        expected = [path for path in all_paths(graph, query) if meets(known, query, path)]
        programmes = [Programme(Terms(index, each), Deadline()) for each in one_by_one(index, query)]
        source = index.rank(graph.ids[0]) or 0
        listed = enumerate_union(programmes, source, 10_000, Deadline())
        assert (len(listed.paths), listed.complete) == (len(expected), True)
        if len(expected) > 1:
            fewer = enumerate_union(programmes, source, len(expected) - 1, Deadline())
            assert (len(fewer.paths), fewer.complete) == (len(expected) - 1, False)
            least = count_disjoint(programmes, source, fewer, Deadline())
            assert least.value <= count_disjoint(programmes, source, listed, Deadline()).value


def test_a_search_that_ends_early_ends_the_merged_one_before_anything_that_might_come_later() -> None:
    graph = random_graph(11)
    index = graph.index
    query = PathQuery(sources=tuple(graph.ids), target=graph.ids[0])
    whole, late = Programme(Terms(index, query), Deadline()), Programme(Terms(index, query), Deadline(0))
    union = merged(index, [Search(whole, Deadline()), Search(late, Deadline(0))])
    assert (list(islice(union, 3)), union.timed_out, union.exhausted) == ([], True, False)
    ticks = iter(range(10))
    slow = Deadline(1.5, lambda: next(ticks))
    union = merged(index, [Search(whole, Deadline()), Search(whole, slow)])
    found = list(union)
    assert union.timed_out
    assert found == list(islice(Search(whole, Deadline()), len(found)))


def test_a_query_whose_steps_must_agree_is_not_searched_as_it_is() -> None:
    """Else the demand would be forgotten."""
    graph = random_graph(11)
    query = PathQuery(sources=graph.ids[:1], target=graph.ids[-1], same_study=True)
    with pytest.raises(ValueError, match="agree"):
        Terms(graph.index, query)


def test_a_demand_on_evidence_is_refused_where_no_evidence_is_known() -> None:
    graph = random_graph(11)
    query = PathQuery(sources=graph.ids[:1], target=graph.ids[-1], tier=Tier.REVIEW)
    with pytest.raises(ValueError, match="known of its edges"):
        top_k(graph.index, query, Deadline())


@pytest.mark.parametrize(
    ("demand", "admitted"),
    [
        ("present", {"present", "delivered", "necessary", "sufficient"}),
        ("delivered", {"delivered", "necessary", "sufficient"}),
        ("necessary", {"necessary"}),
        ("sufficient", {"sufficient"}),
    ],
)
def test_what_meets_a_demand_on_a_cargo(demand: str, admitted: set[str]) -> None:
    assert ADMITTED[CargoEvidence(demand)] == admitted


def test_facets_of_some_edges_are_theirs_in_the_whole() -> None:
    graph = random_graph(11)
    facets = index_of(graph, random_facts(11, graph)).facets
    some = facets.taken([3, 1])
    assert [some.of(0), some.of(1)] == [facets.of(3), facets.of(1)]
    assert facets.nbytes > some.nbytes
