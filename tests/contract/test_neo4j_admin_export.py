"""The files for Neo4j's own import tool are taken by it, and give the graph that the store holds."""

import os
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
from neo4j import GraphDatabase

from graph.neo4j.admin_export import export_for_admin
from graph.neo4j.server.artefacts import java_command
from graph.neo4j.server.running import USER
from graph.sqlite.store import SqliteStore
from schema.query import ClaimFilter
from schema.vocabulary import Kind
from tests.contract.homes import RUBRIC
from tests.contract.papers import MIR, entity, paper, vocabulary
from tests.neo4j_servers import PASSWORD, VERSIONS, require_neo4j, start_server

ROOT = Path(__file__).parents[2]
AWKWARD = 'a "quoted", multi-\nline; name'
SYNONYMS = ("one; two", "α,β")


@pytest.mark.parametrize("version", VERSIONS)
def test_the_import_tool_takes_the_files(tmp_path: Path, version: str) -> None:
    require_neo4j(version)
    extra = entity("exomyelin:awkward", AWKWARD, Kind.PATHWAY, synonyms=SYNONYMS)
    with closing(SqliteStore(tmp_path / "store.sqlite", RUBRIC)) as store:
        store.load(paper(entities=(*paper().entities, extra)))
        store.load(vocabulary())
        files = export_for_admin(store, tmp_path / "export")
        edges, claims = list(store.edges()), list(store.claims(ClaimFilter()))
    home = tmp_path / "home"
    run_import(version, files[-1], home)

    with start_server(version, home) as server, GraphDatabase.driver(server.address, auth=(USER, PASSWORD)) as driver:
        found = driver.execute_query(
            "MATCH (s)-[e]->(o:Entity) WHERE s:Entity RETURN s.id, type(e), o.id, e.belief, e.claims"
        )
        rows = {(s, type_, o, belief, tuple(ids)) for s, type_, o, belief, ids in map(tuple, found.records)}
        assert rows == {
            (edge.subject, edge.predicate.value.upper(), edge.object, edge.belief, edge.claims) for edge in edges
        }
        (odd,) = driver.execute_query("MATCH (e:Pathway) RETURN e.name, e.synonyms").records
        assert tuple(odd) == (AWKWARD, list(SYNONYMS))
        (cargo,) = driver.execute_query("MATCH (e:Cargo:MicroRNA) RETURN e.id").records
        assert tuple(cargo) == (MIR,)
        chain = (
            "MATCH (:Document)-[:HOLDS]->(c:Claim)-[:CITES]->(:Reference) MATCH (c)-[:SUBJECT]->() RETURN c.statement"
        )
        assert [tuple(row) for row in driver.execute_query(chain).records] == [(claims[0].claim.statement,)]


def run_import(version: str, script: Path, home: Path) -> None:
    """Run the written command with Neo4j's own tool in the place of ``neo4j-admin``."""
    (home / "conf").mkdir(parents=True)
    command = java_command(version, "-Xmx1g")
    tool = home / "neo4j-admin"
    quoted = " ".join(f"'{word}'" for word in (*command, "org.neo4j.cli.AdminTool"))
    tool.write_text(f'#!/bin/sh\nexec {quoted} "$@"\n', encoding="utf-8")
    tool.chmod(0o755)
    environment = {**os.environ, "PATH": f"{home}:{os.environ['PATH']}", "NEO4J_HOME": str(home)}
    environment["NEO4J_CONF"] = str(home / "conf")
    done = subprocess.run(  # noqa: S603 - the script is ours
        ["/bin/sh", str(script)], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
