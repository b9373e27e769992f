"""What a person with Neo4j Browser finds, and that it is what the service answers from."""

import json
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, LiteralString, cast

import pytest
from neo4j import Driver, GraphDatabase, Record

from cypher import queries
from cypher.query import Query
from graph.neo4j.address import parse_address
from graph.neo4j.parts import label_of
from graph.neo4j.server.running import USER, RunningServer
from graph.neo4j.store import Neo4jStore
from graph.snapshot import take_snapshot
from graph.sqlite.store import SqliteStore
from loaders.folder import read_folder
from schema.predicates import Predicate
from schema.query import ClaimFilter
from schema.vocabulary import Kind
from tests.contract.answers import answers
from tests.contract.homes import RUBRIC
from tests.contract.papers import MIR, MSC, OPC, claim, entity, paper, vocabulary
from tests.neo4j_servers import PASSWORD, VERSIONS, blank_server, keep_from_others, uri_of

ROOT = Path(__file__).parents[2]
PAPERS = [read_folder(folder) for folder in sorted((ROOT / "loaders" / "papers").iterdir()) if folder.is_dir()]


class Library:
    """A server that holds the shipped papers."""

    def __init__(self, server: RunningServer) -> None:
        self.store = Neo4jStore(parse_address(uri_of(server)), RUBRIC)
        for shipped in PAPERS:
            self.store.load(shipped)
        self.driver: Driver = GraphDatabase.driver(
            server.address, auth=(USER, PASSWORD), notifications_min_severity="OFF"
        )
        keep_from_others(server, self)

    def ask(self, text: str, **parameters: Any) -> list[tuple[Any, ...]]:
        found = self.driver.execute_query(cast("LiteralString", text), parameters)  # type: ignore[redundant-cast]
        return [tuple(record.values()) for record in found.records]


@pytest.fixture(scope="module", params=VERSIONS)
def version(request: pytest.FixtureRequest) -> str:
    return request.param  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def library(version: str) -> Iterator[Library]:
    library = Library(blank_server(version))
    with closing(library.store), closing(library.driver):
        yield library


def test_the_chain_of_the_mission_is_seen(library: Library) -> None:
    chains = library.ask(
        "MATCH p=(:Source)-[:CARRIES]->(:Cargo)-[:DECREASES]->(:TargetGene)-[:DECREASES]->(:CellEffect) "
        "RETURN [n IN nodes(p) | n.name]"
    )

    assert (["MSC exosome", "miR-219", "SOX6", "OPC differentiation"],) in chains


def test_the_shipped_papers_are_answered_as_from_a_file(library: Library, tmp_path: Path) -> None:
    with closing(SqliteStore(tmp_path / "store.sqlite", RUBRIC)) as store:
        for shipped in PAPERS:
            store.load(shipped)
        assert answers(library.store) == answers(store)


def test_entities_bear_the_labels_of_their_kind_and_roles(library: Library) -> None:
    snapshot = take_snapshot(library.store)
    expected = {
        id_: {"Entity", label_of(entity.kind), *map(label_of, snapshot.roles[id_])}
        for id_, entity in snapshot.entities.items()
    }

    assert {id_: set(labels) for id_, labels in library.ask("MATCH (e:Entity) RETURN e.id, labels(e)")} == expected


def test_edges_are_relationships_with_sign_belief_and_claims(library: Library) -> None:
    tiers = {
        record.claim.id: {part.tier.value for part in record.parts} for record in library.store.claims(ClaimFilter())
    }
    expected = {
        (
            edge.subject,
            edge.predicate.value.upper(),
            edge.object,
            edge.sign.value,
            edge.belief,
            len(edge.claims),
            edge.claims,
            edge.contested,
            tuple(sorted({tier for claim in edge.claims for tier in tiers[claim]})),
        )
        for edge in library.store.edges()
    }
    found = library.ask(
        "MATCH (s:Entity)-[e]->(o:Entity) "
        "RETURN s.id, type(e), o.id, e.sign, e.belief, e.claim_count, e.claims, e.contested, e.tiers"
    )

    assert {tuple(tuple(value) if isinstance(value, list) else value for value in row) for row in found} == expected


def test_a_claim_leads_to_its_document_its_ends_its_references_and_its_findings(library: Library) -> None:
    cited = next(record for record in library.store.claims(ClaimFilter()) if record.works and record.works[0].reference)
    rows = library.ask(
        "MATCH (d:Document)-[:HOLDS]->(c:Claim {id: $id}) MATCH (s)<-[:SUBJECT]-(c)-[:OBJECT]->(o) "
        "RETURN d.id, s.id, o.id, [(c)-[:CITES]->(r:Reference) | r.id], [(f:Finding)-[:TOUCHES]->(c) | f.code]",
        id=cited.claim.id,
    )

    ((document, subject, object_, references, codes),) = rows
    assert (document, subject, object_) == (cited.claim.document, cited.claim.subject, cited.claim.object)
    assert set(references) == {work.reference for work in cited.works if work.reference}
    assert sorted(set(codes)) == list(cited.flags)


def test_loading_again_changes_nothing_and_removal_takes_what_no_other_document_holds(version: str) -> None:
    """In the graph itself, down to each property of each node and relationship."""
    server = blank_server(version)
    renamed = (entity(MSC, "mesenchymal exosome", Kind.VESICLE), *paper().entities[1:])
    with (
        closing(Neo4jStore(parse_address(uri_of(server)), RUBRIC)) as store,
        closing(GraphDatabase.driver(server.address, auth=(USER, PASSWORD))) as driver,
    ):
        empty = content(driver)
        store.load(paper("first"))
        first = content(driver)
        store.load(paper("first"))
        assert content(driver) == first

        store.load(paper("second", entities=renamed))
        store.load(vocabulary())
        assert content(driver) != first
        store.remove(vocabulary().info.id)
        store.remove("second")
        assert content(driver) == first

        store.remove("first")
        assert content(driver) == empty


OTHERWISE = (entity(MSC, "MSC exosome", Kind.VESICLE), entity(OPC, "OPC differentiation", Kind.PHENOTYPE))
"""Records by which one thing is of another kind, and one that others claim of is recorded by nobody else."""
LOOSE = (claim("loose", OPC, Predicate.INCREASES, "exomyelin:loose"), claim("loose", MIR, Predicate.DECREASES, OPC))
ORDERED = {
    "another kind": paper("another-kind", entities=OTHERWISE, claims=()),
    "paper": paper("paper"),
    "loose": paper("loose", entities=(), claims=LOOSE),
    "recorded later": paper("late", entities=(entity("exomyelin:loose", "loose", Kind.PROCESS),), claims=()),
    "vocabulary": vocabulary((OPC, Predicate.IS_A, "exomyelin:loose")),
}


@pytest.mark.parametrize("detour", [[], ["paper"], ["another kind", "recorded later"]], ids=repr)
def test_the_graph_is_the_same_whatever_was_loaded_first(version: str, detour: list[str]) -> None:
    """Labels and all properties included; also where some of it was held before in another edition, or removed."""
    server = blank_server(version)
    with (
        closing(Neo4jStore(parse_address(uri_of(server)), RUBRIC)) as store,
        closing(GraphDatabase.driver(server.address, auth=(USER, PASSWORD))) as driver,
    ):
        for bundle in ORDERED.values():
            store.load(bundle)
        expected = content(driver)
        for name in detour:
            store.remove(ORDERED[name].info.id)
        for name in reversed(ORDERED):
            store.load(paper(ORDERED[name].info.id, entities=(), claims=(), judgements=()))
            store.load(ORDERED[name])

        assert content(driver) == expected
        for bundle in ORDERED.values():
            store.remove(bundle.info.id)
        for name in reversed(ORDERED):
            store.load(ORDERED[name])

        assert content(driver) == expected


def content(driver: Driver) -> list[list[str]]:
    """All nodes and relationships, by what they say and not by where they lie."""
    nodes = "MATCH (n) WHERE NOT n:Commits RETURN labels(n) AS labels, properties(n) AS held"
    links = "MATCH (a)-[r]->(b) RETURN type(r) AS type, properties(r) AS held, properties(a) AS a, properties(b) AS b"
    return [sorted(map(_said, driver.execute_query(text).records)) for text in (nodes, links)]


def _said(record: Record) -> str:
    said = record.data()
    said["labels"] = sorted(said.get("labels", ()))
    said["held"].pop("changes", None)  # of the node that is locked
    return json.dumps(said, sort_keys=True)


def test_names_are_found_by_words_and_synonyms(library: Library) -> None:
    rows = library.ask("CALL db.index.fulltext.queryNodes('entity_names', 'matur*') YIELD node RETURN node.name")

    assert ("OPC maturation",) in rows


def examples(query: Query) -> dict[str, Any]:
    """Parameters with which a query can be planned."""
    lists = {"ids", "pairs", "sources", "hops", "avoid", "via", "stages", "signs", "must", "without", "rows", "labels"}
    lists |= {"elements"}
    numbers = {"limit": 10, "min_belief": 0.0}
    truths = {"background": True, "through_classes": False}
    known: dict[str, Any] = {**{name: [] for name in lists}, **numbers, **truths, "where": {}, "properties": {}}
    return {name: known.get(name, "x") for name in query.params}


PLANNED = sorted(
    (query for query in vars(queries).values() if isinstance(query, Query) and not query.name.startswith("schema/")),
    key=lambda query: query.name,
)
WHOLE = {
    "read/background",
    "read/beliefs",
    "read/contested_pairs",
    "read/documents",
    "read/edge_count",
    "read/findings",
    "read/hashes",
    "read/index_names",
    "read/is_blank",
    "read/mentions",
    "read/pairs",
    "read/references",
    "read/roles",
}
"""The queries that read all of something, and so start from a label."""


@pytest.mark.parametrize("query", PLANNED, ids=lambda query: query.name)
def test_a_query_that_starts_from_a_name_uses_an_index(library: Library, query: Query) -> None:
    """Queries that write included. Labels are gone through only where they hold less than what the index leads to."""
    result = library.driver.execute_query("EXPLAIN " + query.text, examples(query))
    plan = repr(result.summary.plan)

    if query.name not in WHOLE:
        assert re.search(r"NodeUniqueIndexSeek|NodeIndexSeek|NodeByElementIdSeek", plan)
        assert not re.search(r"AllNodesScan|RelationshipTypeScan|IndexScan", plan)
        assert "NodeByLabelScan" not in plan or "USING INDEX" in query.text


def ready_queries() -> list[str]:
    """The queries of the page for people who use Neo4j itself."""
    return re.findall(r"```cypher\n(.*?)```", (ROOT / "docs" / "cypher.md").read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("number", range(len(ready_queries())))
def test_each_ready_query_has_an_answer_on_the_shipped_papers(library: Library, number: int) -> None:
    assert library.ask(ready_queries()[number])


def test_the_style_speaks_of_labels_and_relationships_that_there_are(library: Library) -> None:
    style = (ROOT / "cypher" / "style.grass").read_text(encoding="utf-8")
    labels = {label for (label,) in library.ask("CALL db.labels()")}
    types = {type_ for (type_,) in library.ask("CALL db.relationshipTypes()")}

    assert set(re.findall(r"^node\.(\w+)", style, re.MULTILINE)) <= labels
    assert set(re.findall(r"^relationship\.(\w+)", style, re.MULTILINE)) <= types
    assert style.count("{") == style.count("}")
