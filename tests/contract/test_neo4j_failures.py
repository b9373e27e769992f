"""What can go wrong between the service and a server is said plainly, and is over when it is over."""

import math
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest
from neo4j import GraphDatabase

from graph.neo4j.address import parse_address
from graph.neo4j.connection import version_of
from graph.neo4j.server.running import USER, RunningServer
from graph.neo4j.store import Neo4jStore
from graph.opening import open_store
from graph.paths.deadline import Deadline
from graph.reach import reach
from graph.snapshot import Snapshots
from schema.errors import IncompatibleStore, StoreError, StoreUnavailable
from tests.contract.answers import digest
from tests.contract.homes import RUBRIC
from tests.contract.loading_loop import edition
from tests.contract.papers import OPC, paper
from tests.neo4j_servers import PASSWORD, VERSIONS, blank_server, start_server, uri_of

pytestmark = pytest.mark.parametrize("version", VERSIONS)


def again(server: RunningServer, folder: Path, version: str) -> RunningServer:
    """The same server after its end: same data, same port."""
    return RunningServer(folder, PASSWORD, version, server.port)


def test_a_server_killed_in_mid_load_comes_back_with_the_old_or_the_new_release(tmp_path: Path, version: str) -> None:
    """And the load, made again, completes."""
    server = start_server(version, tmp_path)
    store = open_store(uri_of(server), RUBRIC)
    editions = []
    for number in range(2):
        store.load(edition(number))
        editions.append(digest(store))

    for moment in (0.05, 0.2, 0.4):
        failure: list[StoreError] = []

        def load(failure: list[StoreError] = failure) -> None:
            try:
                for number in range(1000):
                    store.load(edition(number))
            except StoreError as error:
                failure.append(error)

        loader = threading.Thread(target=load)
        loader.start()
        time.sleep(moment)
        server.kill()
        loader.join()
        assert isinstance(failure[0], StoreUnavailable)
        server = again(server, tmp_path, version)

        assert digest(store) in editions
        store.load(edition(0))
        assert digest(store) == editions[0]
    store.close()
    server.kill()


def test_answers_go_on_while_the_server_is_away_and_the_store_is_found_again(tmp_path: Path, version: str) -> None:
    server = start_server(version, tmp_path)
    with closing(open_store(uri_of(server), RUBRIC)) as store:
        store.load(paper())
        snapshots = Snapshots(store)
        held = snapshots.current()
        reached = reach(held, store, OPC, deadline=Deadline(math.inf))
        server.stop()

        with pytest.raises(StoreUnavailable, match="no server answers there"):
            store.release()
        with pytest.raises(StoreUnavailable, match="no server answers there"):
            list(store.edges())
        assert snapshots.current() is held
        assert reach(held, store, OPC, deadline=Deadline(math.inf)) == reached

        with again(server, tmp_path, version):
            assert store.release() == held.release
            assert snapshots.current() is held


def test_a_wrong_password_is_named_as_such_and_not_shown(version: str) -> None:
    uri = uri_of(blank_server(version)).replace(PASSWORD, "guessed-badly")

    with pytest.raises(StoreUnavailable, match=r"refuses the user 'neo4j' or the password") as caught:
        open_store(uri, RUBRIC)

    assert "guessed-badly" not in str(caught.value)


def test_a_missing_database_is_named(version: str) -> None:
    address = parse_address(uri_of(blank_server(version)), {"EXOMYELIN_NEO4J_DATABASE": "nowhere"})

    with pytest.raises(StoreUnavailable, match="has no database 'nowhere': create it, or set EXOMYELIN_NEO4J_DATABASE"):
        Neo4jStore(address, RUBRIC)


def test_a_database_that_takes_no_writes_says_so_and_is_read(tmp_path: Path, version: str) -> None:
    with start_server(version, tmp_path) as server, closing(open_store(uri_of(server), RUBRIC)) as store:
        store.load(paper())
        before = digest(store)

    settings = {"server.databases.default_to_read_only": "true"}
    with start_server(version, tmp_path, settings) as server, closing(open_store(uri_of(server), RUBRIC)) as store:
        assert digest(store) == before
        with pytest.raises(StoreUnavailable, match="takes no writes"):
            store.load(paper("other"))


def test_a_graph_of_somebody_else_is_left_alone(version: str) -> None:
    server = blank_server(version)
    with GraphDatabase.driver(server.address, auth=(USER, PASSWORD)) as driver:
        driver.execute_query("CREATE (:Person {name: 'Ada'})")

    with pytest.raises(IncompatibleStore, match="holds a graph that is not exomyelin's"):
        open_store(uri_of(server), RUBRIC)


def test_an_empty_database_is_not_opened_for_reading(version: str) -> None:
    with pytest.raises(StoreUnavailable, match="holds no store: load a document into it first"):
        open_store(uri_of(blank_server(version)), RUBRIC, read_only=True)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ("SET s.schema_version = 99", "has layout 99, and this version reads layout"),
        ("SET s.derivation = 99", "written by a newer version of exomyelin"),
    ],
)
def test_a_store_of_another_version_is_refused(version: str, change: str, problem: str) -> None:
    server = blank_server(version)
    open_store(uri_of(server), RUBRIC).close()
    with GraphDatabase.driver(server.address, auth=(USER, PASSWORD)) as driver, driver.session() as session:
        session.run("MATCH (s:Store) " + change).consume()

    with pytest.raises(IncompatibleStore, match=problem):
        open_store(uri_of(server), RUBRIC)


def test_a_part_in_an_unknown_form_is_refused(version: str) -> None:
    server = blank_server(version)
    with closing(open_store(uri_of(server), RUBRIC)) as store:
        store.load(paper())
        with GraphDatabase.driver(server.address, auth=(USER, PASSWORD)) as driver:
            driver.execute_query("MATCH (r:Reference) SET r.record = '{}'")

        with pytest.raises(IncompatibleStore, match="holds a Reference that this version can't read"):
            store.references()


def test_routing_addresses_are_taken(version: str) -> None:
    with closing(open_store(uri_of(blank_server(version), "neo4j"), RUBRIC)) as store:
        assert store.load(paper()).release == store.release()


def test_two_processes_may_open_a_blank_database_at_once(version: str) -> None:
    uri = uri_of(blank_server(version))
    opened: list[object] = []

    def open_and_load(name: str) -> None:
        with closing(open_store(uri, RUBRIC)) as store:
            store.load(paper(name))
        opened.append(name)

    threads = [threading.Thread(target=open_and_load, args=(name,)) for name in ("a", "b")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with closing(open_store(uri, RUBRIC)) as store:
        assert [document.info.id for document in store.documents()] == ["a", "b"]


def test_a_server_that_is_too_old_is_named_with_the_version_that_is_needed(
    version: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.neo4j.connection.OLDEST", (9999, 1))

    with pytest.raises(StoreUnavailable, match=rf"is Neo4j/{version}: exomyelin needs Neo4j 9999\.1 or newer"):
        open_store(uri_of(blank_server(version)), RUBRIC)


def test_versions_are_read_from_what_servers_call_themselves(version: str) -> None:
    assert version_of(f"Neo4j/{version}") == tuple(map(int, version.split(".")))
    assert version_of("Neo4j/4.4.0-drop01") == (4, 4, 0)
    assert version_of("Memgraph") is None
