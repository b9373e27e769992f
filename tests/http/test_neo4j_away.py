"""While the Neo4j server is away, the service answers from what it holds and says so; when it is back, all is well."""

import time
from contextlib import closing
from pathlib import Path

import pytest

from api.app import create_app
from api.settings import Settings
from graph.neo4j.address import parse_address
from graph.neo4j.server.running import RunningServer
from graph.neo4j.store import Neo4jStore
from graph.opening import open_store
from graph.store import GraphStore
from schema.rubric import load_rubric
from tests.http.client import Client, assert_problem
from tests.http.world import background, paper
from tests.neo4j_servers import PASSWORD, VERSIONS, start_server, uri_of

PAUSE = 1.0
UNHURRIED = Settings(timeout=300.0, cache_bytes=0)
"""Without answers given again, so that each is made anew from what is held."""
ASKED_BEFORE = [
    "/reach?effect=OPC+maturation",
    "/paths?from=MSC&to=OPC+differentiation",
    "/mechanisms?source=MSC&effect=OPC+differentiation",
    "/claims?format=csv",
]
NEW = [
    "/reach?effect=OPC+differentiation&format=csv",
    "/paths?from=MSC&to=SOX6&sign=-",
    "/paths?from=NSC+exosome&to=SOX6",
    "/mechanisms?source=MSC&effect=OPC+maturation&max_hops=4",
    "/claims?subject=MSC+exosome&limit=1",
    "/claims?tier=review",
    "/paths?from=MSC&to=OPC+maturation&same_species=true",
    "/entities?kind=vesicle",
    "/search?q=oligo",
    "/release",
]
BEYOND = ["/audit", "/stats"]
_TIME = "exomyelin-elapsed-ms"


def told(client: Client, question: str) -> tuple[int, bytes, dict[str, str]]:
    response = client.get(question)
    return response.status_code, response.content, {n: v for n, v in response.headers.items() if n != _TIME}


def loaded(store: GraphStore) -> GraphStore:
    store.load(background())
    store.load(paper())
    return store


@pytest.mark.parametrize("version", VERSIONS)
def test_answers_go_on_while_the_server_is_away(tmp_path: Path, version: str) -> None:
    server = start_server(version, tmp_path / "neo4j")
    with (
        closing(loaded(open_store(str(tmp_path / "file.sqlite"), load_rubric()))) as file,
        closing(loaded(Neo4jStore(parse_address(uri_of(server)), load_rubric(), pause=PAUSE))) as store,
    ):
        as_from_a_file = Client(create_app(file, UNHURRIED))
        client = Client(create_app(store, UNHURRIED))
        before = {question: told(client, question) for question in ASKED_BEFORE}
        release = store.release()
        assert client.get("/health").json()["answered_from"] == release

        server.kill()

        gone = client.get("/health")
        assert (gone.status_code, gone.json()["status"]) == (503, "unavailable")
        assert (gone.json()["release"], gone.json()["answered_from"]) == (None, release)
        assert {question: told(client, question) for question in ASKED_BEFORE} == before
        for question in NEW:
            assert told(client, question) == told(as_from_a_file, question)
            assert told(client, question)[2]["exomyelin-release"] == release
        for question in BEYOND:
            assert_problem(client.get(question), "store-unavailable")
        assert_problem(client.get("/claims/claim:00000000000000000000"), "unknown-claim")

        with RunningServer(tmp_path / "neo4j", PASSWORD, version, server.port):
            time.sleep(PAUSE)
            for question in (*ASKED_BEFORE, *NEW, *BEYOND):
                assert told(client, question) == told(as_from_a_file, question)
            back = client.get("/health")
            assert (back.status_code, back.json()["release"], back.json()["answered_from"]) == (200, release, release)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_graph_too_large_to_be_kept_answers_what_was_asked_before(
    tmp_path: Path, version: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.neo4j.store.MOST", 1)
    server = start_server(version, tmp_path)
    with closing(loaded(Neo4jStore(parse_address(uri_of(server)), load_rubric()))) as store:
        client = Client(create_app(store, UNHURRIED))
        before = {question: told(client, question) for question in ASKED_BEFORE}

        server.kill()

        assert {question: told(client, question) for question in ASKED_BEFORE} == before
        assert_problem(client.get("/claims?subject=MSC+exosome"), "store-unavailable")
