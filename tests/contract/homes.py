"""Where a store can live: what the contract suite, and processes that it starts, need to know of each kind of store."""

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from graph.opening import open_store
from graph.store import GraphStore
from schema.rubric import Rubric, load_rubric

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


HOMES: Mapping[str, Callable[[Path], Home]] = {
    "sqlite": sqlite_home,
}
"""By name of the kind of store, how to make a new home for one."""
