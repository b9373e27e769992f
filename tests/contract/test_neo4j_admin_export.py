"""The files for Neo4j's own import tool are taken by it, and give the graph that the store holds."""

import json
import os
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any, LiteralString, cast

import pytest
from neo4j import Driver, GraphDatabase

from graph.neo4j.admin_export import export_for_admin
from graph.neo4j.server.artefacts import java_command
from graph.neo4j.server.running import USER
from graph.opening import open_store
from graph.sqlite.store import SqliteStore
from graph.store import GraphStore
from schema.document import Bundle
from schema.predicates import Predicate
from schema.vocabulary import Kind
from tests.contract.answers import digest
from tests.contract.homes import RUBRIC
from tests.contract.papers import MIR, OPC, SENTENCES, claim, entity, paper, vocabulary
from tests.contract.test_neo4j_graph import content
from tests.neo4j_servers import PASSWORD, VERSIONS, blank_server, require_neo4j, start_server, uri_of

AWKWARD = 'a "quoted", multi-\nline; name'
TEXT = {"introduction/1/1": SENTENCES["introduction/1/1"]}


def awkward() -> Bundle:
    """A document with names, lists and texts that a table could lose, and claims of things that nobody records."""
    synonyms = ("one; two", "α,β")
    odd = entity("exomyelin:awkward", AWKWARD, Kind.PATHWAY, synonyms=synonyms, description='\\ and ""')
    loose = claim("awkward", MIR, Predicate.DECREASES, "exomyelin:unrecorded", locator="introduction/1/2")
    return paper("awkward", entities=(*paper().entities, odd), claims=(*paper("awkward").claims, loose))


BUNDLES = (paper(), awkward(), vocabulary((OPC, Predicate.IS_A, "exomyelin:awkward")))


@pytest.mark.parametrize("version", VERSIONS)
def test_what_the_import_tool_makes_is_the_graph_that_loading_makes_and_is_served(tmp_path: Path, version: str) -> None:
    """Down to each property of each node and relationship but for empty lists, which the tool can't make."""
    require_neo4j(version)
    with closing(SqliteStore(tmp_path / "store.sqlite", RUBRIC)) as store:
        fill(store)
        expected = digest(store)
        *_, indexes, command = export_for_admin(store, RUBRIC, tmp_path / "export")
    run_import(version, command, tmp_path / "home")
    other = blank_server(version)
    with closing(open_store(uri_of(other), RUBRIC)) as loaded:
        fill(loaded)
    with GraphDatabase.driver(other.address, auth=(USER, PASSWORD)) as driver:
        graph, names = without_empty_lists(content(driver)), index_names(driver)

    with start_server(version, tmp_path / "home") as server:
        with closing(open_store(uri_of(server), RUBRIC, read_only=True)) as served:
            assert digest(served) == expected
        with GraphDatabase.driver(server.address, auth=(USER, PASSWORD)) as driver:
            assert without_empty_lists(content(driver)) == graph
            for statement in indexes.read_text(encoding="utf-8").split(";\n"):
                if statement.strip():
                    driver.execute_query(cast("LiteralString", statement))  # type: ignore[redundant-cast]
            assert index_names(driver) == names
            driver.execute_query("DROP INDEX entity_names")
        with closing(open_store(uri_of(server), RUBRIC)) as served:
            served.remove("awkward")
            served.load(awkward())
            assert digest(served) == expected
        with GraphDatabase.driver(server.address, auth=(USER, PASSWORD)) as driver:
            assert index_names(driver) == names


def fill(store: GraphStore) -> None:
    """Load all documents, and a user's own text beside one."""
    for bundle in BUNDLES:
        store.load(bundle)
    store.put_text("paper", TEXT)


def without_empty_lists(graph: list[list[str]]) -> list[list[dict[str, Any]]]:
    """The same without properties that are empty lists."""
    return [sorted((_full(json.loads(said)) for said in part), key=repr) for part in graph]


def _full(said: dict[str, Any]) -> dict[str, Any]:
    held = ("held", "a", "b")
    return {
        name: {key: item for key, item in value.items() if item != []} if name in held else value
        for name, value in said.items()
    }


def index_names(driver: Driver) -> list[str]:
    """What indexes there are, those of constraints among them."""
    found = driver.execute_query("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name ORDER BY name")
    return [row["name"] for row in found.records]


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
