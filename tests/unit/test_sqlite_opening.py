"""Which files are opened as stores, and what is said of those that are not."""

import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from graph.opening import open_store
from graph.sqlite.connections import APPLICATION, LAYOUT
from graph.sqlite.store import SqliteStore
from schema.errors import IncompatibleStore, StoreUnavailable
from schema.query import ClaimFilter
from schema.release import release_of
from schema.rubric import load_rubric
from tests.contract.papers import paper

RUBRIC = load_rubric()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.sqlite"


@pytest.fixture
def held(path: Path) -> Path:
    """A store that holds a document."""
    with closing(SqliteStore(path, RUBRIC)) as store:
        store.load(paper())
    return path


def change(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement)


def test_a_store_says_whose_file_and_of_which_layout_it_is(held: Path) -> None:
    with closing(sqlite3.connect(held)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
        assert connection.execute("PRAGMA user_version").fetchone() == (LAYOUT,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.parametrize("form", ["{path}", "sqlite:///{path}", "SQLite:///{path}"])
def test_a_path_is_taken_by_itself_and_as_an_address(held: Path, form: str) -> None:
    with closing(open_store(form.format(path=held), RUBRIC, read_only=True)) as store:
        assert store.release() == release_of([("paper", paper().hash)])


@pytest.mark.parametrize("name", ["a store?.sqlite", "100%#store.sqlite", "Überträger.sqlite"])
def test_any_name_of_a_file_will_do(tmp_path: Path, name: str) -> None:
    with closing(open_store(str(tmp_path / name), RUBRIC)) as store:
        store.load(paper())

    assert (tmp_path / name).is_file()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://example.org/store", "names no store"),
        ("sqlite://store.sqlite", "names no store"),
        ("neo4j://localhost:1", "no server answers there"),
        ("bolt+ssc://neo4j:secret@localhost:1", "no server answers there"),
    ],
)
def test_an_address_that_can_not_be_opened_is_refused_without_telling_its_password(address: str, said: str) -> None:
    with pytest.raises(StoreUnavailable, match=said) as caught:
        open_store(address, RUBRIC)

    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("read_only", [False, True])
def test_a_file_that_is_no_database_is_refused_and_left_alone(path: Path, read_only: bool) -> None:  # noqa: FBT001
    content = b"document\tsubject\tpredicate\n" * 100
    path.write_bytes(content)

    with pytest.raises(StoreUnavailable, match="not a database"):
        SqliteStore(path, RUBRIC, read_only=read_only)

    assert path.read_bytes() == content


@pytest.mark.parametrize("read_only", [False, True])
def test_the_database_of_another_program_is_refused_and_left_alone(path: Path, read_only: bool) -> None:  # noqa: FBT001
    change(path, "CREATE TABLE document (id TEXT)")
    content = path.read_bytes()

    with pytest.raises(IncompatibleStore, match="no store of exomyelin"):
        SqliteStore(path, RUBRIC, read_only=read_only)

    assert path.read_bytes() == content


@pytest.mark.parametrize("read_only", [False, True])
def test_another_layout_is_refused_with_what_to_do(held: Path, read_only: bool) -> None:  # noqa: FBT001
    change(held, "PRAGMA user_version = 99")

    with pytest.raises(IncompatibleStore, match=r"layout 99.* load its documents into a new file"):
        SqliteStore(held, RUBRIC, read_only=read_only)


@pytest.mark.parametrize("read_only", [False, True])
def test_what_a_newer_version_derived_is_left_to_it(held: Path, read_only: bool) -> None:  # noqa: FBT001
    change(held, "UPDATE state SET derivation = 99")

    with pytest.raises(IncompatibleStore, match="newer version"):
        SqliteStore(held, RUBRIC, read_only=read_only)


def test_what_an_older_version_derived_is_derived_anew(held: Path) -> None:
    change(held, "UPDATE state SET derivation = 0")
    change(held, "UPDATE edge SET belief = 0.5")
    with pytest.raises(IncompatibleStore, match="older version"):
        SqliteStore(held, RUBRIC, read_only=True)

    with closing(SqliteStore(held, RUBRIC)) as store:
        assert 0.5 not in {edge.belief for edge in store.edges()}


def test_a_record_in_a_form_of_another_version_is_told_from_a_fault_of_the_service(held: Path) -> None:
    change(held, """UPDATE claim_record SET record = json_set(record, '$.unheard_of', 1)""")

    with closing(SqliteStore(held, RUBRIC)) as store, pytest.raises(IncompatibleStore, match="a ClaimRecord"):
        store.claims(ClaimFilter())


def test_a_store_that_is_not_there_is_not_made_by_reading(path: Path) -> None:
    with pytest.raises(StoreUnavailable, match=r"no store at .*\(python -m loaders add\)"):
        SqliteStore(path, RUBRIC, read_only=True)

    assert not path.exists()


@pytest.mark.parametrize("name", ["missing/store.sqlite", "."])
def test_a_path_where_no_file_can_be_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(StoreUnavailable, match="unable to open"):
        SqliteStore(tmp_path / name, RUBRIC)


def test_a_file_without_content_becomes_a_store(path: Path) -> None:
    """As a process leaves it that was killed before it had written anything."""
    path.touch()

    with closing(SqliteStore(path, RUBRIC)) as store:
        assert store.release() == release_of([])


def test_a_file_without_content_is_no_store_to_read(path: Path) -> None:
    path.touch()

    with pytest.raises(IncompatibleStore, match="no store of exomyelin"):
        SqliteStore(path, RUBRIC, read_only=True)


def test_a_store_that_stays_locked_is_unavailable_to_writers_and_open_to_readers(held: Path) -> None:
    with (
        closing(SqliteStore(held, RUBRIC, patience=0.05)) as store,
        closing(sqlite3.connect(held, isolation_level=None)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(StoreUnavailable, match="locked"):
            store.load(paper("another"))
        assert [document.info.id for document in store.documents()] == ["paper"]

        other.execute("ROLLBACK")
        store.load(paper("another"))
        assert len(store.documents()) == 2


def test_a_blank_file_that_another_holds_is_made_a_store_when_it_is_let_go(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailable, match="locked"):
            SqliteStore(path, RUBRIC, patience=0.05)

        with ThreadPoolExecutor(1) as pool:
            opened = pool.submit(SqliteStore, path, RUBRIC)
            time.sleep(0.1)
            other.execute("ROLLBACK")
            with closing(opened.result()) as store:
                assert store.release() == release_of([])


def test_nothing_is_asked_of_a_closed_store(held: Path) -> None:
    store = SqliteStore(held, RUBRIC)
    store.close()
    store.close()

    with pytest.raises(StoreUnavailable, match="was closed"):
        store.release()
    with pytest.raises(StoreUnavailable, match="closed"):
        store.remove("paper")


def test_a_damaged_file_is_unavailable(held: Path) -> None:
    content = bytearray(held.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    held.write_bytes(content)

    with pytest.raises(StoreUnavailable, match="malformed"):
        SqliteStore(held, RUBRIC, read_only=True)
