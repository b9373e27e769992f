"""Other tools read what is written for them, and find in it what the store holds: no more and no less."""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pyarrow.parquet as pq
import pyshacl
import pytest
from rdflib import OWL, RDF, Dataset, Graph, URIRef

from graph.exchange.extract import Extract, of_paths
from graph.exchange.forms import FORMS
from graph.paths.deadline import Deadline
from graph.paths.query import PathQuery
from graph.paths.search import top_k
from schema.iris import iri_of
from schema.vocabulary import Polarity, Support
from tests.exchange_world import AWKWARD, awkward, extract_of, shipped, written

SHAPES = Path(__file__).parents[2] / "schema" / "shapes.ttl"


@pytest.fixture(scope="module")
def article(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Extract]:
    with extract_of(tmp_path_factory.mktemp("article"), *shipped()) as extract:
        yield extract


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Extract]:
    with extract_of(tmp_path_factory.mktemp("strange"), awkward()) as extract:
        yield extract


@pytest.mark.parametrize("form", FORMS)
def test_the_same_release_is_written_in_the_same_bytes(strange: Extract, form: str) -> None:
    assert written(strange, form) == written(strange, form) != b""


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_store_is_written_without_complaint(tmp_path: Path, form: str) -> None:
    with extract_of(tmp_path) as extract:
        assert b"claim:" not in written(extract, form).replace(b"claim: ", b"")


def test_kgx_has_an_edge_for_every_claim_and_background_relation(article: Extract) -> None:
    nodes = {row["id"]: row for row in table(written(article, "kgx-nodes.tsv"))}
    edges = table(written(article, "kgx-edges.tsv"))
    records = {record.claim.id: record for record in article.claims()}
    background = [edge for edge in edges if edge["id"].startswith("background:")]

    assert set(nodes) == set(article.snapshot.entities)
    assert len({edge["id"] for edge in edges}) == len(edges)
    assert {edge["id"] for edge in edges} == set(records) | {edge["id"] for edge in background}
    assert len(background) == sum(edge.is_background for edge in article.edges())
    for edge in edges:
        assert {edge["subject"], edge["object"]} <= set(nodes)
        assert (edge["knowledge_level"], edge["agent_type"]) != ("", "")
        if record := records.get(edge["id"]):
            claim = record.claim
            assert {edge["subject"], edge["object"]} == {claim.subject, claim.object}
            assert edge["original_predicate"] == f"exomyelin:{claim.predicate}"
            assert edge["sign"] == claim.sign
            assert float(edge["belief"]) == record.belief


def test_kgx_says_the_same_in_both_of_its_forms(strange: Extract) -> None:
    lines = [json.loads(line) for line in written(strange, "kgx-edges.jsonl").splitlines()]
    rows = table(written(strange, "kgx-edges.tsv"))

    assert [line["id"] for line in lines] == [row["id"] for row in rows]
    assert [line["negated"] for line in lines] == [row["negated"] == "true" for row in rows] == [False, True, False]
    assert [line["description"] for line in lines] == [f"{AWKWARD} {number}" for number in (1, 2, 3)]


def test_works_judged_not_to_support_a_claim_are_no_publications_of_it(article: Extract) -> None:
    published = {row["id"]: set(row["publications"].split("|")) for row in table(written(article, "kgx-edges.tsv"))}
    unsupporting = [
        (record.claim.id, work.doi)
        for record in article.claims()
        for work in record.works
        if work.support is Support.NO and work.doi
        if work.doi not in {other.doi for other in record.works if other.support is not Support.NO}
    ]

    assert unsupporting
    assert [pair for pair in unsupporting if f"DOI:{pair[1]}" in published[pair[0]]] == []


def test_graphml_opens_in_networkx_with_every_step_and_says_what_it_leaves_out(article: Extract) -> None:
    graph = nx.read_graphml(io.BytesIO(written(article, "graphml")), force_multigraph=True)
    edges = {edge.key: edge for edge in article.edges()}
    found = {(subject, data["predicate"], object_): data for subject, object_, data in graph.edges(data=True)}

    assert set(graph) == set(article.snapshot.entities)
    assert set(found) == set(edges)
    assert all(data["belief"] == edges[key].belief for key, data in found.items())
    assert all(data["sign"] == edges[key].sign for key, data in found.items())
    shown = [record for record in article.claims() if record.claim.id in {c for e in edges.values() for c in e.claims}]
    counted = sum(int(number) for number in re.findall(r"(\d+) (?:negated )?claims", graph.graph["left_out"]))
    assert len(shown) + counted == sum(1 for _ in article.claims())


def test_texts_that_xml_and_json_have_meanings_for_come_back_as_they_were(strange: Extract) -> None:
    legal = AWKWARD.replace("\u0001", "\ufffd")
    graph = nx.read_graphml(io.BytesIO(written(strange, "graphml")), force_multigraph=True)
    nodes = aspects(written(strange, "cx2"))["nodes"]

    assert graph.nodes["exomyelin:gene-b"]["name"] == f"{legal} gene"
    assert {node["v"]["name"] for node in nodes} == {f"{AWKWARD} gene", f"{AWKWARD} vesicle"}


def test_cx2_declares_every_attribute_and_counts_what_it_holds(article: Extract) -> None:
    held = aspects(written(article, "cx2"))
    declared = held["attributeDeclarations"][0]
    types = {"string": str, "boolean": bool, "double": float, "long": int, "list_of_string": list}

    assert list(held) == [
        "metaData",
        "attributeDeclarations",
        "networkAttributes",
        "nodes",
        "edges",
        "visualProperties",
        "status",
    ]
    assert {row["name"]: row["elementCount"] for row in held["metaData"]} == {
        name: len(held[name]) for name in held if name not in {"metaData", "status"}
    }
    for aspect in ("nodes", "edges"):
        assert [item["id"] for item in held[aspect]] == list(range(len(held[aspect])))
        for item in held[aspect]:
            assert all(type(value) is types[declared[aspect][name]["d"]] for name, value in item["v"].items())
    assert {end for edge in held["edges"] for end in (edge["s"], edge["t"])} <= {node["id"] for node in held["nodes"]}


def test_sif_has_a_line_for_every_step(article: Extract) -> None:
    lines = [tuple(line.split("\t")) for line in written(article, "sif").decode().splitlines()]

    assert lines == [edge.key for edge in article.edges()]


def test_rdf_asserts_affirmed_claims_in_graphs_of_their_own_and_never_a_negated_one(strange: Extract) -> None:
    for form, syntax in (("trig", "trig"), ("jsonld", "json-ld"), ("nq", "nquads")):
        dataset = Dataset()
        dataset.parse(data=written(strange, form), format=syntax)
        for record in strange.claims():
            claim = record.claim
            triple = (
                URIRef(iri_of(claim.subject)),
                URIRef(iri_of(f"exomyelin:{claim.predicate}")),
                URIRef(iri_of(claim.object)),
            )
            places = [str(quad[3]) for quad in dataset.quads((*triple, None))]
            if claim.polarity is Polarity.AFFIRMED:
                assert places == [f"{iri_of(claim.id)}#assertion"]
            else:
                assert places == []
        denials = list(dataset.quads((None, RDF.type, OWL.NegativePropertyAssertion, None)))
        assert len(denials) == 1


def test_rdf_of_the_article_conforms_to_the_shapes_and_both_syntaxes_say_the_same(article: Extract) -> None:
    described = Graph().parse(data=written(article, "ttl"), format="turtle")
    conforms, _, report = pyshacl.validate(described, shacl_graph=Graph().parse(SHAPES))
    associations = set(described.subjects(RDF.type, URIRef(iri_of("biolink:Association"))))

    assert conforms, report
    assert associations == {URIRef(iri_of(record.claim.id)) for record in article.claims()}


def test_the_shapes_refuse_a_claim_without_its_sign(strange: Extract) -> None:
    described = Graph().parse(data=written(strange, "ttl"), format="turtle")
    described.remove((None, URIRef(iri_of("exomyelin:sign")), None))

    assert not pyshacl.validate(described, shacl_graph=Graph().parse(SHAPES))[0]


def test_indra_has_a_statement_for_every_claim_that_it_can_say(article: Extract) -> None:
    statements = {statement["id"]: statement for statement in json.loads(written(article, "indra"))}
    said = {"increases", "decreases", "required_for", "affects", "binds"}
    records = {record.claim.id.removeprefix("claim:"): record for record in article.claims()}

    assert set(statements) == {id_ for id_, record in records.items() if record.claim.predicate in said}
    signs = {"Activation": "+", "IncreaseAmount": "+", "Inhibition": "-", "DecreaseAmount": "-", "Association": "?"}
    for id_, statement in statements.items():
        assert signs.get(statement["type"], "0") == records[id_].claim.sign


def test_bel_says_or_counts_every_claim(article: Extract) -> None:
    lines = written(article, "bel").decode().splitlines()
    said = sum(line.startswith("SET SupportingText") for line in lines)
    left_out = {line: int(line.split()[3]) for line in lines if line.startswith("# left out:")}
    background = sum(count for line, count in left_out.items() if "background relations" in line)

    assert said + sum(left_out.values()) - background == sum(1 for _ in article.claims())
    assert background == sum(1 for _ in article.background()) > 0
    relations = Counter(line.split(") ")[1].split(" ")[0] for line in lines if " ! " in line)
    assert set(relations) == {"increases", "decreases", "regulates", "association"}


def test_parquet_keeps_types_and_lists(article: Extract) -> None:
    claims = pq.read_table(io.BytesIO(written(article, "claims.parquet"))).to_pylist()
    edges = pq.read_table(io.BytesIO(written(article, "edges.parquet"))).to_pylist()

    assert [row["id"] for row in claims] == [record.claim.id for record in article.claims()]
    assert [row["belief"] for row in claims] == [record.belief for record in article.claims()]
    assert [(row["subject"], row["predicate"], row["object"]) for row in edges] == [e.key for e in article.edges()]
    assert all(isinstance(row["claims"], list) for row in edges)


def test_an_answer_is_written_with_its_own_steps_and_claims_alone(article: Extract) -> None:
    snapshot = article.snapshot
    ends = [snapshot.names.resolve(name, "name") for name in ("MSC exosome", "SOX6")]
    paths = top_k(snapshot.index, PathQuery(sources=(ends[0],), target=ends[1], k=3), Deadline()).paths
    extract = of_paths(snapshot, article.store, "MSC exosome to SOX6", paths)
    rows = table(written(extract, "kgx-edges.tsv"))

    assert paths
    assert {row["id"] for row in table(written(extract, "kgx-nodes.tsv"))} == {n for path in paths for n in path.nodes}
    assert {row["id"] for row in rows if row["id"].startswith("claim:")} == {
        claim for path in paths for edge in path.edges for claim in edge.claims
    }


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline=""), delimiter="\t"))


def aspects(data: bytes) -> dict[str, list[dict[str, Any]]]:
    head, *rest = json.loads(data)
    assert head == {"CXVersion": "2.0", "hasFragments": False}
    return {name: items for aspect in rest for name, items in aspect.items()}
