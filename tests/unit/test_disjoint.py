"""The number of mechanisms that share no inner node is exact, or marked as a lower bound."""

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import disjoint
from graph.disjoint import Count, count_disjoint, max_packing
from graph.paths.deadline import Deadline
from graph.paths.enumerate import Enumeration, enumerate_paths
from graph.paths.programme import Programme
from graph.paths.query import PathQuery
from graph.paths.terms import Terms
from schema.predicates import Predicate
from tests.unit.small_graphs import SmallGraph, edge, entity

SETS = st.sets(st.frozensets(st.integers(0, 7), min_size=1, max_size=4), max_size=9)


def by_trying_all(sets: set[frozenset[int]]) -> int:
    """The most pairwise disjoint sets."""
    for size in range(len(sets), 0, -1):
        for chosen in itertools.combinations(sets, size):
            if sum(map(len, chosen)) == len(frozenset().union(*chosen)):
                return size
    return 0


def layered(*middles: str) -> Programme:
    """Paths from s to t, each through the nodes of one text."""
    edges = {}
    for middle in middles:
        nodes = ["s", *middle, "t"]
        for subject, object_ in itertools.pairwise(nodes):
            step = edge(f"exomyelin:{subject}", Predicate.INCREASES, f"exomyelin:{object_}")
            edges[step.key] = step
    ids = {end for step in edges.values() for end in (step.subject, step.object)}
    index = SmallGraph([entity(id_) for id_ in ids], list(edges.values())).index
    return Programme(Terms(index, PathQuery(sources=("exomyelin:s",), target="exomyelin:t")), Deadline())


def counted(programme: Programme, cap: int = 1000) -> Count:
    source = programme.terms.sources[0]
    paths = enumerate_paths(programme, source, cap, Deadline())
    return count_disjoint([programme], source, paths, Deadline())


@given(SETS)
def test_packing_is_the_best_of_all_choices(sets: set[frozenset[int]]) -> None:
    assert max_packing(sets, Deadline()) == Count(by_trying_all(sets), exact=True)


def test_a_packing_where_the_obvious_choice_is_wrong() -> None:
    sets = {frozenset(one) for one in ({1, 2, 3}, {1, 4, 5}, {2, 6, 7}, {3, 8, 9}, {4, 6, 8}, {5, 7, 9})}
    assert max_packing(sets, Deadline()) == Count(by_trying_all(sets), exact=True)


def test_many_independent_mechanisms_are_counted_without_recursion() -> None:
    assert max_packing({frozenset({n}) for n in range(1000)}, Deadline()).value == 1000


def test_a_packing_that_takes_too_long_is_a_lower_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disjoint, "_MOST_BRANCHES", 3)
    chance = random.Random(5)  # noqa: S311 sets that can be drawn again, not a secret
    sets = {frozenset(chance.sample(range(12), 4)) for _ in range(60)}
    found = max_packing(sets, Deadline())
    assert not found.exact
    assert 1 <= found.value <= 3


def test_a_single_step_is_no_mechanism() -> None:
    assert counted(layered("")) == Count(0, exact=True)
    assert counted(layered("", "a")) == Count(1, exact=True)


def test_mechanisms_that_share_a_node_count_once() -> None:
    assert counted(layered("ax", "bx", "c")) == Count(2, exact=True)


def test_where_paths_were_not_all_listed_the_number_is_a_lower_bound() -> None:
    assert counted(layered("ax", "bx", "c"), cap=1) == Count(2, exact=False)


def test_a_lower_bound_that_no_more_openings_could_exceed_is_exact() -> None:
    assert counted(layered("a", "b", "c"), cap=1) == Count(3, exact=True)


def test_nothing_is_known_where_time_was_over_at_once() -> None:
    programme = layered("a", "b")
    late = Programme(programme.terms, Deadline(0))
    source = programme.terms.sources[0]
    paths = enumerate_paths(late, source, 10, Deadline(0))
    assert paths == Enumeration([], complete=False)
    assert count_disjoint([late], source, paths, Deadline(0)) == Count(0, exact=False)
