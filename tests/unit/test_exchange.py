"""Other tools read what is written for them, and find in it what the store holds: no more and no less."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any
from typing import Literal as Only

import networkx as nx
import pyarrow.parquet as pq
import pyshacl
import pytest
from rdflib import OWL, RDF, Dataset, Graph, Literal, URIRef
from rdflib.namespace import PROV

from graph.exchange.bel import FUNCTIONS, RELATIONS
from graph.exchange.extract import Extract, of_paths
from graph.exchange.forms import FORMS
from graph.paths.deadline import Deadline
from graph.paths.query import PathQuery
from graph.paths.search import top_k
from loaders.imports.intake import Options
from loaders.imports.recognise import recognised
from schema.claim import Claim
from schema.document import DocumentInfo
from schema.errors import StoreUnavailable
from schema.hierarchy import resource_of
from schema.iris import iri_of
from schema.vocabulary import Derivation, Hedge, Polarity, Sign, Support
from tests.exchange_world import AWKWARD, awkward, extract_of, written

ROOT = Path(__file__).parents[2]
SHAPES = ROOT / "schema" / "shapes.ttl"
FROM_THE_SNAPSHOT = {"kgx-nodes.tsv", "kgx-nodes.jsonl", "nodes.csv", "nodes.parquet", "sif"}


@pytest.mark.parametrize("form", FORMS)
def test_the_same_release_is_written_in_the_same_bytes(strange: Extract, form: str) -> None:
    assert written(strange, form) == written(strange, form) != b""


def test_another_process_writes_the_same_bytes(tmp_path: Path) -> None:
    """An entity tag and a release promise it, and what a process takes from sets comes in an order of its own."""
    digests = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        folder.mkdir()
        command = [sys.executable, "-m", "tests.unit.form_digests", str(folder)]
        hashed = os.environ | {"PYTHONHASHSEED": seed}
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT, env=hashed)  # noqa: S603
        digests.append(done.stdout.splitlines())
    assert len(digests[0]) == len(FORMS)
    assert digests[0] == digests[1]


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


SAID_OF_A_CLAIM = (
    *("rdf:subject", "rdf:predicate", "rdf:object", "biolink:original_predicate", "biolink:negated", "exomyelin:sign"),
    *("exomyelin:belief", "exomyelin:locator", "exomyelin:hedge", "exomyelin:derivation", "dcterms:description"),
    *("prov:hadPrimarySource", "rdfs:label"),
)


@pytest.mark.parametrize("said", SAID_OF_A_CLAIM)
def test_the_shapes_refuse_a_claim_that_leaves_out_what_each_must_say(strange: Extract, said: str) -> None:
    described = Graph().parse(data=written(strange, "ttl"), format="turtle")
    property_ = described.namespace_manager.expand_curie(said)
    of = set(described.subjects(property_, None))
    described.remove((None, property_, None))

    assert of
    assert not pyshacl.validate(described, shacl_graph=Graph().parse(SHAPES))[0]


@pytest.mark.parametrize(
    ("said", "value"), [("belief", Literal(1.5)), ("sign", Literal("up")), ("hedge", Literal("sure"))]
)
def test_the_shapes_refuse_a_value_that_there_is_not(strange: Extract, said: str, value: Literal) -> None:
    described = Graph().parse(data=written(strange, "ttl"), format="turtle")
    property_ = URIRef(iri_of(f"exomyelin:{said}"))
    node = next(described.subjects(property_, None))
    described.set((node, property_, value))

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


@pytest.mark.parametrize("form", [form for form in FORMS if form not in FROM_THE_SNAPSHOT])
def test_no_file_is_of_two_releases(tmp_path: Path, form: str) -> None:
    with extract_of(tmp_path, awkward()) as extract:
        extract.store.load(awkward().model_copy(update={"info": DocumentInfo(id="other", title="Other"), "claims": ()}))

        with pytest.raises(StoreUnavailable):
            written(extract, form)


def test_every_step_says_how_firmly_of_how_much_and_of_whose_doing_it_is_claimed(article: Extract) -> None:
    graph = nx.read_graphml(io.BytesIO(written(article, "graphml")), force_multigraph=True)
    found = {(subject, data["predicate"], object_): data for subject, object_, data in graph.edges(data=True)}
    claims = {record.claim.id: record.claim for record in article.claims()}

    for edge in article.edges():
        behind = [claims[claim] for claim in edge.claims]
        said = {
            name: set(found[edge.key].get(name, "").split("|")) - {""} for name in ("hedges", "quantifiers", "agents")
        }
        assert said["hedges"] == {claim.hedge.value for claim in behind}
        assert said["quantifiers"] == {claim.quantifier.value for claim in behind if claim.quantifier}
        assert said["agents"] == {claim.agent for claim in behind if claim.agent}


def test_cx2_draws_what_is_only_implied_with_a_line_of_its_own(article: Extract) -> None:
    held = aspects(written(article, "cx2"))
    drawn = held["visualProperties"][0]["edgeMapping"]["EDGE_LINE_STYLE"]["definition"]
    lines = {pair["v"]: pair["vp"] for pair in drawn["map"]}

    assert lines[True] != lines[False]
    assert {edge["v"][drawn["attribute"]] for edge in held["edges"]} == set(lines)


def test_cx2_says_before_its_nodes_what_it_leaves_out(article: Extract) -> None:
    negated = sum(record.claim.polarity is Polarity.NEGATED for record in article.claims())
    shown = {claim for edge in article.edges() for claim in edge.claims}
    rest = sum(1 for _ in article.claims()) - len(shown) - negated
    (network,) = aspects(written(article, "cx2"))["networkAttributes"]

    assert f"Left out: {negated} negated claims and {rest} claims of what no path walks" in network["description"]


@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_NONE])
def test_kgx_tsv_reads_the_same_with_and_without_quotes(article: Extract, quoting: Only[0, 3]) -> None:
    text = io.StringIO(written(article, "kgx-edges.tsv").decode(), newline="")
    rows = {row["id"]: row for row in csv.DictReader(text, delimiter="\t", quoting=quoting)}

    for record in article.claims():
        assert json.loads(rows[record.claim.id]["claim"]) == record.claim.model_dump(mode="json", exclude_defaults=True)
        assert rows[record.claim.id]["description"] == record.claim.statement


def test_what_a_vocabulary_states_has_that_vocabulary_as_its_source(article: Extract) -> None:
    rows = [json.loads(line) for line in written(article, "kgx-edges.jsonl").splitlines()]
    background = {row["id"].split(":")[1]: row for row in rows if row["id"].startswith("background:")}
    dataset = Dataset()
    dataset.parse(data=written(article, "nq"), format="nquads")
    sources = {str(quad[2]) for quad in dataset.quads((None, PROV.hadPrimarySource, None))}

    assert background
    for vocabulary, row in background.items():
        assert row["primary_knowledge_source"] == resource_of(vocabulary) != "infores:exomyelin"
        assert row["aggregator_knowledge_source"] == ["infores:exomyelin"]
        assert iri_of(resource_of(vocabulary)) in sources


def test_rdf_has_every_step_that_graphml_has(article: Extract) -> None:
    dataset = Dataset()
    dataset.parse(data=written(article, "nq"), format="nquads")

    for edge in article.edges():
        triple = (iri_of(edge.subject), iri_of(f"exomyelin:{edge.predicate}"), iri_of(edge.object))
        subject, predicate, object_ = map(URIRef, triple)
        assert next(dataset.quads((subject, predicate, object_, None)), None), edge.key


def test_indra_takes_what_is_hedged_or_implied_for_a_hypothesis_and_no_denial_for_a_statement(article: Extract) -> None:
    statements = {statement["id"]: statement for statement in json.loads(written(article, "indra"))}

    for record in article.claims():
        claim = record.claim
        if not (statement := statements.get(claim.id.removeprefix("claim:"))):
            continue
        epistemics = statement["evidence"][0]["epistemics"]
        is_sure = claim.hedge is Hedge.ASSERTED and claim.derivation is Derivation.EXPLICIT
        assert epistemics.get("hypothesis", False) is not is_sure
        assert epistemics.get("negated", False) is (claim.polarity is Polarity.NEGATED)
        assert claim.polarity is Polarity.AFFIRMED or statement["belief"] == 0


def test_a_claim_of_a_collection_has_the_work_that_it_was_read_in(article: Extract) -> None:
    statements = {statement["id"]: statement for statement in json.loads(written(article, "indra"))}
    script = written(article, "bel").decode()
    seen = 0
    for record in article.claims():
        works = [work for work in record.works if work.support is Support.YES]
        if record.claim.document != "counter-evidence" or len(works) != 1:
            continue
        wanted = {"DOI": works[0].doi, "PMID": works[0].pmid}
        if statement := statements.get(record.claim.id.removeprefix("claim:")):
            assert statement["evidence"][0]["text_refs"] == {name: value for name, value in wanted.items() if value}
            seen += 1
        if (start := script.find(f'"{record.claim.id}"')) > 0:
            told = script[start : script.index("UNSET", start)]
            assert set(article.publications(record)) <= set(re.findall(r'"([^"]*)"', told))

    assert seen > 0


def test_bel_comes_back_by_our_own_reader_with_every_sign(article: Extract, tmp_path: Path) -> None:
    (tmp_path / "claims.bel").write_bytes(written(article, "bel"))
    (bundle,) = recognised(tmp_path / "claims.bel").read([tmp_path / "claims.bel"], Options()).bundles()
    said = {
        as_said(claim)
        for record in article.claims()
        if (claim := record.claim).polarity is Polarity.AFFIRMED
        if claim.predicate in RELATIONS
        if {article.end(claim.subject).kind, article.end(claim.object).kind} <= set(FUNCTIONS)
    }

    assert said
    assert {as_said(claim) for claim in bundle.claims} == said


def as_said(claim: Claim) -> tuple[Sign, tuple[str, ...]]:
    """A claim's sign and its ends, which have no order where BEL knows none."""
    ends = claim.subject, claim.object
    return claim.sign, tuple(sorted(ends)) if claim.sign is Sign.NEUTRAL else ends


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline=""), delimiter="\t"))


def aspects(data: bytes) -> dict[str, list[dict[str, Any]]]:
    head, *rest = json.loads(data)
    assert head == {"CXVersion": "2.0", "hasFragments": False}
    return {name: items for aspect in rest for name, items in aspect.items()}
