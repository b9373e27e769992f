"""Influence is what counting all mechanisms one by one gives."""

from pathlib import Path

import networkx as nx
import pytest

from graph.influence import Influence, influence
from graph.paths.deadline import Deadline
from graph.paths.query import FoundPath, PathQuery
from schema.vocabulary import Kind, Sign
from tests.unit.engine_store import claim, graph_of, held, id_of, paper, random_paper
from tests.unit.small_graphs import SmallGraph, all_paths, entity

SOURCES = tuple(map(id_of, ("v1", "v2", "v3")))


def counted(graph: SmallGraph, query: PathQuery) -> dict[str, list[FoundPath]]:
    """The mechanisms of each source, by trying all paths."""
    mechanisms = [path for path in all_paths(graph, query) if path.hops > 1]
    return {source: [path for path in mechanisms if path.nodes[0] == source] for source in sorted(query.sources)}


@pytest.mark.parametrize("seed", range(40))
def test_shares_and_dominators_are_those_of_plain_counting(tmp_path: Path, seed: int) -> None:
    with held(tmp_path, random_paper(seed)) as (snapshot, _):
        query = PathQuery(sources=SOURCES, target=id_of("p"), sign=(None, Sign.POSITIVE)[seed % 2], k=10_000)
        found = influence(snapshot, query, Deadline())
        by_source = counted(graph_of(snapshot), query)
    everything = [path for paths in by_source.values() for path in paths]
    assert (found.mechanisms, found.exhausted, found.timed_out) == (len(everything), True, False)
    assert {node.node for node in found.nodes} == {node for path in everything for node in path.nodes[1:-1]}
    for node in found.nodes:
        passing = [path for path in everything if node.node in path.nodes[1:-1]]
        belief = sum(path.belief for path in passing) / sum(path.belief for path in everything)
        reaching = {source: paths for source, paths in by_source.items() if paths}
        dependent = tuple(s for s, paths in reaching.items() if all(node.node in path.nodes[1:-1] for path in paths))
        assert node.mechanisms == len(passing)
        assert node.share == pytest.approx(len(passing) / len(everything))
        assert node.belief_share == pytest.approx(belief)
        assert node.dependent == dependent
        assert node.dominates == (passing == everything)
        assert node.dominates_walks == _cuts(everything, node.node, query.target)
        assert 0 <= node.betweenness <= 1
    for source in found.sources:
        assert source.mechanisms == len(by_source[source.source])
        assert set(source.walk_dominators) <= set(source.dominators)


def _cuts(paths: list[FoundPath], node: str, effect: str) -> bool:
    """Whether taking a node away leaves no walk from any source that starts elsewhere."""
    graph = nx.DiGraph((edge.subject, edge.object) for path in paths for edge in path.edges)
    sources = {path.nodes[0] for path in paths}
    graph.remove_node(node)
    return node not in sources and not any(nx.has_path(graph, source, effect) for source in sources)


def asked(tmp_path: Path, *claims: str, k: int = 100, **more: object) -> Influence:
    names = sorted({name for text in claims for name in text.split()[::2]})
    nodes = [entity(id_of(name), Kind.VESICLE if name.startswith("v") else Kind.GENE) for name in names]
    with held(tmp_path, paper(nodes, *map(claim, claims))) as (snapshot, _):
        sources = tuple(source for source in snapshot.sources)
        query = PathQuery.model_validate({"sources": sources, "target": id_of("z"), "k": k, **more})
        return influence(snapshot, query, Deadline())


BOTTLENECK = ("v1 carries a", "v2 carries b", "a increases m", "b decreases m", "m increases z", "v1 increases z")


def test_the_bottleneck_comes_first(tmp_path: Path) -> None:
    found = asked(tmp_path, *BOTTLENECK)
    first = found.nodes[0]
    assert (first.node, first.share, first.belief_share, first.betweenness) == (id_of("m"), 1.0, 1.0, 1.0)
    assert first.dominates
    assert first.dominates_walks
    assert first.dependent == (id_of("v1"), id_of("v2"))
    assert found.sources[0].dominators == (id_of("a"), id_of("m"))


def test_a_dominator_of_the_mechanisms_need_not_cut_the_walks(tmp_path: Path) -> None:
    """Every positive mechanism passes ``b``; a walk along their steps avoids it, and is negative."""
    claims = ("v increases a", "a increases b", "b increases z", "v increases b", "b decreases a", "a decreases z")
    by_node = {node.node: node for node in asked(tmp_path, *claims, sign="+").nodes}
    assert by_node[id_of("b")].mechanisms == 3
    assert by_node[id_of("b")].dominates
    assert not by_node[id_of("b")].dominates_walks


def test_what_was_not_all_listed_says_so(tmp_path: Path) -> None:
    fewer = asked(tmp_path, "v carries a", "v carries b", "a increases z", "b increases z", k=1)
    assert not fewer.exhausted
    assert [(source.mechanisms, source.exhausted) for source in fewer.sources] == [(1, False)]


def test_a_single_step_is_no_mechanism_and_is_remembered(tmp_path: Path) -> None:
    found = asked(tmp_path, "v increases z")
    assert found.nodes == ()
    assert [(source.mechanisms, source.reaches_directly) for source in found.sources] == [(0, True)]


def test_time_that_is_over_is_said(tmp_path: Path) -> None:
    with held(tmp_path, random_paper(3)) as (snapshot, _):
        late = influence(snapshot, PathQuery(sources=SOURCES, target=id_of("p")), Deadline(0))
    assert late.timed_out
    assert not late.exhausted
