"""Graphs made to be hard are answered, or given up in time with an exact beginning of the answer."""

import itertools
from collections.abc import Callable, Sequence

import pytest

from graph.index.build import build_index
from graph.index.path_index import PathIndex
from graph.paths import search
from graph.paths.deadline import Deadline
from graph.paths.query import PathQuery, PathResult
from graph.paths.search import top_k
from schema.edge import Edge
from schema.predicates import Predicate
from schema.vocabulary import Sign
from tests.unit.small_graphs import edge, entity

LIMIT = 60.0
"""Seconds after which a hard graph is given up; far above what any takes."""


def index_of(edges: list[Edge]) -> PathIndex:
    ids = {end for step in edges for end in (step.subject, step.object)}
    return build_index(map(entity, ids), edges)


def node(number: int) -> str:
    return f"exomyelin:n{number:06}"


def looks(most: int) -> Callable[[], float]:
    """A clock that passes a deadline of one second at the given look."""
    ticks = itertools.count(0, 1 / most)
    return lambda: next(ticks)


def complete(size: int) -> list[Edge]:
    pairs = itertools.permutations(range(size), 2)
    return [edge(node(a), Predicate.INCREASES, node(b)) for a, b in pairs]


def maze(size: int) -> list[Edge]:
    """All costs equal, and the one negative step leads to where no new node gets out: walks answer, paths don't."""
    trap = [edge(node(0), Predicate.DECREASES, node(size)), edge(node(size), Predicate.INCREASES, node(0))]
    return [*complete(size), *trap]


def is_prefix(result: PathResult, expected: Sequence[tuple[str, ...]]) -> bool:
    """Whether an answer is the beginning of what is expected: all of it, unless its time was up."""
    found = [path.nodes for path in result.paths]
    return found == list(expected[: len(found)]) and (result.timed_out or len(found) == len(expected))


@pytest.mark.parametrize("sign", [None, Sign.POSITIVE])
def test_a_complete_graph_of_three_hundred_nodes_and_equal_costs(sign: Sign | None) -> None:
    query = PathQuery(sources=(node(0),), target=node(7), max_hops=12, sign=sign)
    over = [number for number in range(300) if number not in {0, 7}]
    expected = [(node(0), node(7)), *((node(0), node(number), node(7)) for number in over[:19])]
    assert is_prefix(top_k(index_of(complete(300)), query, Deadline(LIMIT)), expected)


def test_a_sign_that_no_path_of_a_complete_graph_has_is_known_at_once() -> None:
    query = PathQuery(sources=(node(0),), target=node(7), max_hops=12, sign=Sign.NEGATIVE)
    assert top_k(index_of(complete(300)), query, Deadline(LIMIT)).exhausted


def test_a_hub_of_a_hundred_thousand_steps() -> None:
    middle = range(2, 50_002)
    spokes = [edge(node(0), Predicate.INCREASES, node(n)) for n in middle]
    last = [edge(node(n), Predicate.INCREASES, node(1)) for n in middle]
    query = PathQuery(sources=(node(0),), target=node(1), k=100)
    expected = [(node(0), node(n), node(1)) for n in middle[:100]]
    assert is_prefix(top_k(index_of([*spokes, *last]), query, Deadline(LIMIT)), expected)


def test_a_chain_of_a_hundred_thousand_is_reached_only_within_the_hop_bound() -> None:
    index = index_of([edge(node(n), Predicate.INCREASES, node(n + 1)) for n in range(100_000)])
    near = top_k(index, PathQuery(sources=(node(0),), target=node(12), max_hops=12), Deadline(LIMIT))
    assert is_prefix(near, [tuple(map(node, range(13)))])
    assert top_k(index, PathQuery(sources=(node(0),), target=node(100_000), max_hops=12), Deadline(LIMIT)).exhausted


def test_a_sign_that_only_walks_can_have_ends_at_the_deadline() -> None:
    query = PathQuery(sources=(node(1),), target=node(2), max_hops=12, sign=Sign.NEGATIVE)
    result = top_k(index_of(maze(24)), query, Deadline(1, looks(60)))
    assert result == ((), True, False)


def test_a_search_that_would_fill_the_memory_ends_as_if_its_time_were_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "MAX_WAITING", 500)
    query = PathQuery(sources=(node(1),), target=node(2), max_hops=12, sign=Sign.NEGATIVE)
    assert top_k(index_of(maze(24)), query, Deadline()).timed_out


@pytest.mark.parametrize("most", range(2, 30, 3))
def test_what_is_found_before_the_deadline_is_the_beginning_of_the_answer(most: int) -> None:
    index = index_of(complete(9))
    query = PathQuery(sources=(node(0),), target=node(8), max_hops=6, k=800)
    everything = top_k(index, query, Deadline()).paths
    result = top_k(index, query, Deadline(1, looks(most)))
    assert result.timed_out
    assert result.paths == everything[: len(result.paths)]
    assert len(result.paths) < len(everything)


@pytest.mark.parametrize("most", [1, 2, 3])
def test_time_over_while_bounds_are_computed_finds_nothing(most: int) -> None:
    spokes = [edge(node(0), Predicate.INCREASES, node(n)) for n in range(1, 4)]
    many = [edge(node(n), Predicate.INCREASES, node(99)) for n in range(4, 90)]
    index = index_of([*spokes, *many, edge(node(3), Predicate.INCREASES, node(99))])
    result = top_k(index, PathQuery(sources=(node(0),), target=node(99), max_hops=2), Deadline(1, looks(most)))
    assert result == ((), True, False)


def test_time_over_before_the_start_finds_nothing() -> None:
    result = top_k(index_of(complete(4)), PathQuery(sources=(node(0),), target=node(1)), Deadline(0))
    assert result == ((), True, False)
