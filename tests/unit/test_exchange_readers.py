"""What is written opens in the readers of those for whom it is written, by their own rules."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import igraph
import pyarrow.parquet as pq
import pytest
from jsonschema.validators import validator_for
from ndex2.cx2 import RawCX2NetworkFactory
from rdflib import Dataset
from rdflib.compare import isomorphic

from graph.exchange.extract import Extract
from tests.exchange_world import AWKWARD, written

DATA = Path(__file__).parents[1] / "data"
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
GEPHI_TYPES: dict[str, Callable[[str], object]] = {
    "string": str,
    "boolean": {"true": True, "false": False}.__getitem__,
    "long": int,
    "double": float,
}
TAKEN_BY_GEPHI = {"label", "x", "y", "z", "size", "r", "g", "b", "weight", "id", "edgelabel", "edgeid", "d3", "d7"}


def test_graphml_opens_in_igraph(article: Extract, tmp_path: Path) -> None:
    (tmp_path / "graph.graphml").write_bytes(written(article, "graphml"))
    graph = igraph.Graph.Read_GraphML(str(tmp_path / "graph.graphml"))
    edges = {edge.key: edge for edge in article.edges()}

    assert graph.is_directed()
    assert set(graph.vs["id"]) == set(article.snapshot.entities)
    ends = [(graph.vs[edge.source]["id"], edge["predicate"], graph.vs[edge.target]["id"]) for edge in graph.es]
    assert sorted(ends) == sorted(edges)
    assert [edge["belief"] for edge in graph.es] == [edges[key].belief for key in ends]


def test_graphml_keeps_the_rules_of_gephis_importer(article: Extract) -> None:
    """Keys with an id, a known type and a class; unique ids; ends that were declared before; values of their type."""
    root = ET.fromstring(written(article, "graphml"))  # noqa: S314 - written by us
    keys = {key.get("id", ""): key for key in root.iter(f"{GRAPHML}key")}
    (graph,) = root.iter(f"{GRAPHML}graph")
    nodes = [node.get("id") for node in graph.iter(f"{GRAPHML}node")]
    edges = list(graph.iter(f"{GRAPHML}edge"))

    assert graph.get("edgedefault") == "directed"
    assert len(keys) == len(list(root.iter(f"{GRAPHML}key")))
    for key in keys.values():
        assert key.get("attr.type") in GEPHI_TYPES
        assert key.get("for") in {"node", "edge", "graph"}
        assert key.get("attr.name") not in TAKEN_BY_GEPHI
    assert len({*nodes}) == len(nodes)
    assert len({edge.get("id") for edge in edges}) == len(edges)
    assert {end for edge in edges for end in (edge.get("source"), edge.get("target"))} <= {*nodes}
    for element in (*graph.iter(f"{GRAPHML}node"), *edges):
        for data in element.iter(f"{GRAPHML}data"):
            key = keys[data.get("key", "")]
            assert element.tag == f"{GRAPHML}{key.get('for')}"
            GEPHI_TYPES[key.get("attr.type", "")](data.text or "")


@pytest.mark.parametrize("of", ["article", "strange"])
def test_cx2_is_read_by_the_client_of_ndex(of: str, request: pytest.FixtureRequest) -> None:
    extract: Extract = request.getfixturevalue(of)
    network = RawCX2NetworkFactory().get_cx2network(json.loads(written(extract, "cx2")))
    names = {number: node["v"]["represents"] for number, node in network.get_nodes().items()}
    edges = [(names[e["s"]], e["v"]["interaction"], names[e["t"]]) for e in network.get_edges().values()]

    assert set(names.values()) == set(extract.snapshot.entities)
    assert edges == [edge.key for edge in extract.edges()]
    assert network.get_network_attributes()["version"] == extract.snapshot.release


@pytest.mark.parametrize("of", ["article", "strange"])
def test_indra_statements_keep_indras_own_schema(of: str, request: pytest.FixtureRequest) -> None:
    schema = json.loads((DATA / "indra-statements.schema.json").read_text(encoding="utf-8"))
    validator = validator_for(schema)(schema)
    statements = json.loads(written(request.getfixturevalue(of), "indra"))

    assert statements
    assert [error.message[:200] for error in validator.iter_errors(statements)] == []
    assert not validator.is_valid([{"type": "Inhibition"}])


@pytest.mark.parametrize("of", ["article", "strange"])
def test_n_quads_say_what_trig_says(of: str, request: pytest.FixtureRequest) -> None:
    extract: Extract = request.getfixturevalue(of)
    trig, quads = Dataset(), Dataset()
    trig.parse(data=written(extract, "trig"), format="trig")
    quads.parse(data=written(extract, "nq"), format="nquads")

    assert {str(graph.identifier) for graph in trig.graphs()} == {str(graph.identifier) for graph in quads.graphs()}
    for graph in trig.graphs():
        assert isomorphic(graph, quads.graph(graph.identifier))


@pytest.mark.parametrize("table", ["nodes", "edges", "claims"])
def test_csv_and_parquet_hold_the_same(article: Extract, table: str) -> None:
    rows = list(csv.DictReader(io.StringIO(written(article, f"{table}.csv").decode(), newline="")))
    typed = pq.read_table(io.BytesIO(written(article, f"{table}.parquet"))).to_pylist()

    assert [list(row) for row in rows[:1]] == [list(row) for row in typed[:1]]
    assert len(rows) == len(typed)
    for plain, row in zip(rows, typed, strict=True):
        for name, value in row.items():
            if isinstance(value, str):
                assert plain[name].removeprefix("'") == value.removeprefix("'")
            elif isinstance(value, float):
                assert float(plain[name]) == value


def test_no_cell_of_the_csv_is_a_formula_and_signs_stay_signs(strange: Extract, article: Extract) -> None:
    for extract in (strange, article):
        for table in ("nodes", "edges", "claims"):
            for row in csv.DictReader(io.StringIO(written(extract, f"{table}.csv").decode(), newline="")):
                for name, cell in row.items():
                    assert name == "sign" or not cell.startswith(("=", "+", "-", "@")), (table, name)
                assert row.get("sign", "+") in {"+", "-", "?", "0"}
    assert AWKWARD in written(strange, "claims.csv").decode().replace('""', '"')
