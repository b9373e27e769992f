"""Where a store can live: what the contract suite, and processes that it starts, need to know of each kind of store."""

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from neo4j import GraphDatabase

from graph.neo4j.server.running import USER, RunningServer
from graph.opening import open_store
from graph.store import GraphStore
from schema.rubric import Rubric, load_rubric
from tests.neo4j_servers import PASSWORD, VERSIONS, blank_server, keep_from_others, uri_of

RUBRIC = load_rubric()


@dataclass(frozen=True)
class Home:
    """A place for one store.

    Attributes:
        uri: what ``open_store`` takes.
        check: fails if what the store has written there is not sound in itself.
    """

    uri: str
    check: Callable[[], None]

    def open(self, rubric: Rubric = RUBRIC, *, read_only: bool = False) -> GraphStore:
        """Open the store that lives here, or make it."""
        return open_store(self.uri, rubric, read_only=read_only)


def sqlite_home(folder: Path) -> Home:
    """A new home in a folder."""
    path = Path(mkdtemp(dir=folder)) / "store.sqlite"
    return Home(str(path), lambda: check_sqlite(path))


def check_sqlite(path: Path) -> None:
    """Have SQLite itself look over a file, and the index of names over its content."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.execute("INSERT INTO entity_search (entity_search, rank) VALUES ('integrity-check', 1)")


def neo4j_home(version: str, _folder: Path) -> Home:
    """A new home on a server that is running."""
    server = blank_server(version)
    home = Home(uri_of(server), lambda: check_neo4j(server))
    keep_from_others(server, home)
    return home


def check_neo4j(server: RunningServer) -> None:
    """Have every part of a document hang on it, and every claim on its subject and object."""
    with GraphDatabase.driver(server.address, auth=(USER, PASSWORD)) as driver:
        loose = (
            "MATCH (n) WHERE NOT n:Document|Store|Commits|Entity AND NOT EXISTS { (:Document)-[:HOLDS]->(n) } RETURN n"
        )
        assert driver.execute_query(loose).records == []
        claims = "MATCH (c:Claim) WHERE NOT EXISTS { (:Entity)<-[:SUBJECT]-(c)-[:OBJECT]->(:Entity) } RETURN c"
        assert driver.execute_query(claims).records == []


HOMES: Mapping[str, Callable[[Path], Home]] = {
    "sqlite": sqlite_home,
    **{f"neo4j-{version}": partial(neo4j_home, version) for version in VERSIONS},
}
"""By name of the kind of store, how to make a new home for one."""
