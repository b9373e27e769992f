"""A snapshot holds one release whole, and is replaced when the release changes."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph.snapshot import Snapshots, take_snapshot
from graph.sqlite.store import SqliteStore
from schema.entity import MergedEntity
from schema.errors import StoreUnavailable
from schema.rubric import load_rubric
from schema.vocabulary import Kind, Role
from tests.unit.engine_store import claim, id_of, paper
from tests.unit.small_graphs import entity

NODES = [entity(id_of("v"), Kind.VESICLE), entity(id_of("m"), Kind.MICRORNA)]
FIRST = paper(NODES, claim("v carries m"))
SECOND = paper([*NODES, entity(id_of("p"), Kind.PROCESS)], claim("v carries m"), claim("m increases p"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    made = SqliteStore(tmp_path / "store.sqlite", load_rubric())
    yield made
    made.close()


class ChangingStore(SqliteStore):
    """A store that another process changes while it is read, a number of times."""

    changes = 1

    def entities(self) -> Iterator[MergedEntity]:
        if self.changes:
            self.changes -= 1
            self.load(SECOND if self.changes % 2 == 0 else FIRST)
        return super().entities()


def test_a_snapshot_holds_what_the_store_holds(store: SqliteStore) -> None:
    store.load(FIRST)
    snapshot = take_snapshot(store)
    assert snapshot.release == store.release()
    assert list(snapshot.entities) == [id_of("m"), id_of("v")]
    assert snapshot.roles == {id_of("m"): {Role.CARGO}, id_of("v"): {Role.SOURCE}}
    assert snapshot.sources == (id_of("v"),)
    assert snapshot.names.resolve("V", "source") == id_of("v")
    assert [document.info.id for document in snapshot.documents] == ["paper"]
    assert not snapshot.references


def test_the_snapshot_is_kept_until_the_release_changes(store: SqliteStore) -> None:
    snapshots = Snapshots(store)
    store.load(FIRST)
    first = snapshots.current()
    assert snapshots.current() is first
    store.load(SECOND)
    assert id_of("p") in snapshots.current().entities
    assert id_of("p") not in first.entities


def test_many_threads_share_one_snapshot(store: SqliteStore) -> None:
    store.load(FIRST)
    snapshots = Snapshots(store)
    with ThreadPoolExecutor(8) as pool:
        taken = list(pool.map(lambda _: snapshots.current(), range(32)))
    assert len({id(snapshot) for snapshot in taken}) == 1


def test_a_store_that_changes_while_it_is_read_is_read_again(tmp_path: Path) -> None:
    store = ChangingStore(tmp_path / "store.sqlite", load_rubric())
    snapshot = take_snapshot(store)
    assert (snapshot.release, len(snapshot.entities)) == (store.release(), 3)
    store.close()


def test_a_store_that_never_rests_is_given_up(tmp_path: Path) -> None:
    store = ChangingStore(tmp_path / "store.sqlite", load_rubric())
    store.changes = 100
    with pytest.raises(StoreUnavailable):
        take_snapshot(store)
    store.close()
