"""Answers become py2neo subgraphs that merge into a graph of the user's own."""

import math
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from graph.mechanisms import mechanisms
from graph.paths.deadline import Deadline
from graph.paths.query import PathQuery
from graph.paths.search import top_k
from graph.reach import reach
from graph.snapshot import Snapshot, take_snapshot
from graph.sqlite.store import SqliteStore
from tests.contract.homes import RUBRIC
from tests.contract.papers import MIR, MSC, OPC, paper
from tests.neo4j_servers import PASSWORD, VERSIONS, blank_server

py2neo = pytest.importorskip("py2neo")
export = pytest.importorskip("graph.py2neo_export")

pytestmark = pytest.mark.parametrize("version", VERSIONS)


@pytest.fixture
def held(tmp_path: Path) -> Iterator[tuple[SqliteStore, Snapshot]]:
    with closing(SqliteStore(tmp_path / "store.sqlite", RUBRIC)) as store:
        store.load(paper())
        yield store, take_snapshot(store)


def test_each_answer_merges_and_merges_again_without_change(held: tuple[SqliteStore, Snapshot], version: str) -> None:
    store, snapshot = held
    query = PathQuery(sources=(MSC,), target=OPC)
    subgraphs = [
        export.paths_subgraph(top_k(snapshot.index, query, Deadline(math.inf)).paths, snapshot),
        export.mechanisms_subgraph(mechanisms(snapshot, store, MSC, OPC), snapshot),
        export.reach_subgraph(reach(snapshot, store, OPC), snapshot),
    ]
    graph = py2neo.Graph(blank_server(version).address, auth=("neo4j", PASSWORD))
    graph.run("CREATE (:Mine {id: 'mine'})")

    for _ in range(2):
        for subgraph in subgraphs:
            graph.merge(subgraph)

    assert read(graph, "MATCH (s:Entity)-[e]->(o:Entity) RETURN s.id, type(e), e.sign, e.claim_count, o.id") == [
        (MIR, "INCREASES", "+", 1, OPC),
        (MSC, "CARRIES", "0", 1, MIR),
    ]
    assert read(graph, "MATCH (e:Source:Vesicle) RETURN e.name, e.synonyms[0]") == [("MSC exosome", "MSC-Exo")]
    assert read(graph, "MATCH (m:Mine) RETURN m.id") == [("mine",)]
    graph.service.connector.close()


def read(graph: Any, text: str) -> list[tuple[Any, ...]]:  # noqa: ANN401 - py2neo has no types
    return sorted(tuple(record) for record in graph.run(text))
