"""``documents=`` restricts any question: the answer is that of a service which never loaded the others."""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.app import create_app
from api.parts import Parts
from api.settings import Settings
from graph.snapshot import Snapshots
from graph.sqlite.store import SqliteStore
from schema.document import Bundle
from schema.edge import Edge
from schema.predicates import Predicate
from schema.rubric import load_rubric
from tests.http.client import Client, assert_problem
from tests.http.every_route import QUESTIONS, every_question, routes_of
from tests.http.world import CLAIMS, MATURATION, MIR, MSC, PAPER, background, claim, paper

OTHER = "another-2032"
UNPARTED = {"get /health", "get /cypher", "get /pg/statistics/summary", "get /defaultConnection"}
"""What no document restricts: how the service is, what Neo4j answers itself, what graph-explorer asks at its start."""
UNREADABLE = ("parquet", "package")
OF_THE_QUESTION = {"release", "permalink", "methods", "next", "timestamp", "href"}


def other() -> Bundle:
    """A second paper: what the first says of some things, and the opposite of others."""
    more = (
        claim("results/3/1", MIR, Predicate.INCREASES, MATURATION, "It brings it on."),
        claim("results/3/2", MSC, Predicate.DECREASES, MATURATION, "They hold it back."),
    )
    whole = paper()
    made = whole.model_copy(update={"claims": (*CLAIMS[:2], *more), "judgements": (), "coverage": ()})
    return Bundle.model_validate_json(made.model_dump_json().replace(PAPER, OTHER))


def client_of(folder: Path, *bundles: Bundle) -> Iterator[Client]:
    with closing(SqliteStore(folder / "store.sqlite", load_rubric())) as store:
        for bundle in bundles:
            store.load(bundle)
        yield Client(create_app(store, Settings()))


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    yield from client_of(tmp_path_factory.mktemp("both"), background(), paper(), other())


@pytest.fixture(scope="module", params=[PAPER, OTHER])
def alone(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Client]]:
    bundles = {PAPER: paper(), OTHER: other()}
    for client in client_of(tmp_path_factory.mktemp("alone"), background(), bundles[request.param]):
        yield request.param, client


def test_documents_restrict_every_question(both: Client) -> None:
    routes = routes_of(both)
    assert {route for route, parameters in routes.items() if "documents" not in parameters} == UNPARTED
    assert set(routes) - UNPARTED == {*QUESTIONS, "get /claims/{id}"} - UNPARTED


def test_an_answer_from_one_document_is_that_of_a_service_that_holds_no_other(
    both: Client, alone: tuple[str, Client]
) -> None:
    document, client = alone
    release = both.get("/release").json()["release"]
    for route, asked in every_question(client):
        if route in UNPARTED or asked.path.endswith(UNREADABLE):
            continue
        # A file says which documents it holds, so that no part passes for the whole: it is asked of either as a part.
        parted = asked.beside(documents=document)
        expected, found = (parted if "/export/" in route else asked).of(client), parted.of(both)
        assert found.status_code == expected.status_code, asked
        assert _of_the_world(found) == _of_the_world(expected), asked
        if found.status_code == 200 and "defaultConnection" not in route:
            assert found.headers["exomyelin-release"] == release, asked


def _of_the_world(response: httpx.Response) -> object:
    """What an answer says, but for what names its release or question, and the documents that its links ask."""
    text = response.text.replace(response.headers.get("exomyelin-release", "none"), "RELEASE")
    text = re.sub(r"\?documents=[a-z0-9-]+(&amp;|&)", "?", text)
    text = re.sub(r"([?&]|&amp;)documents=[a-z0-9-]+", "", text)
    if "json" not in response.headers["content-type"] or "ndjson" in response.headers["content-type"]:
        return text
    return _without(json.loads(text), OF_THE_QUESTION)


def _without(value: object, names: set[str]) -> object:
    if isinstance(value, dict):
        return {name: _without(each, names) for name, each in value.items() if name not in names}
    return [_without(each, names) for each in value] if isinstance(value, list) else value


def _without_release(body: dict[str, Any]) -> dict[str, Any]:
    """An answer but for what names its release or question, and for the documents that its links go on to ask."""
    text = re.sub(r"&documents=[a-z0-9-]+", "", json.dumps(body))
    own = {"release", "next", "permalink", "methods"}
    return {name: value for name, value in json.loads(text).items() if name not in own}


def test_all_documents_together_answer_as_none_named(both: Client) -> None:
    named = both.get("/claims", documents=[PAPER, OTHER]).json()
    assert _without_release(named) == _without_release(both.get("/claims").json())


def test_every_answer_names_the_documents_that_it_uses(both: Client) -> None:
    (row,) = both.items("/reach", effect="OPC maturation", source="MSC")
    assert row["documents"] == [OTHER, PAPER]
    for path in both.items("/paths", **{"from": "MSC exosome", "to": "OPC maturation"}):
        assert path["documents"] == sorted({one for step in path["steps"] for one in step["documents"]})
        for step in path["steps"]:
            assert step["documents"] == sorted({place.partition(":")[0] for place in step["places"]})


def test_an_unknown_document_is_a_problem_that_names_those_there_are(both: Client) -> None:
    body = assert_problem(both.get("/claims", documents="another-2033"), "unknown-document", "documents")
    assert body["nearest"] == OTHER
    assert [one["id"] for one in body["candidates"]] == [OTHER, "background", PAPER]


def test_a_cursor_goes_on_among_the_same_documents_only(both: Client) -> None:
    first = both.get("/claims", documents=PAPER, limit=2).json()
    second = both.get("/claims", documents=PAPER, limit=2, cursor=first["next"]).json()
    assert {one["document"] for one in (*first["items"], *second["items"])} == {PAPER}
    assert_problem(both.get("/claims", documents=OTHER, limit=2, cursor=first["next"]), "stale-cursor", "cursor")


def test_a_document_that_is_replaced_answers_with_what_it_says_now(own_store: SqliteStore) -> None:
    client = Client(create_app(own_store, Settings()))
    own_store.load(other())
    before = client.items("/claims", documents=OTHER)
    own_store.load(other().model_copy(update={"claims": other().claims[:1]}))
    assert len(before) == 4
    assert client.items("/claims", documents=OTHER) == before[:1]
    assert_problem(client.get("/reach", effect="PI3K/Akt", documents="none"), "unknown-document", "documents")


def test_what_falls_is_asked_of_some_documents_as_of_all(both: Client, alone: tuple[str, Client]) -> None:
    document, client = alone
    for path, asked in (
        ("/knockout", {"node": "miR-219"}),
        ("/knockout", {"reference": "10.1/alpha"}),
        ("/fragility", {}),
        ("/cuts", {"source": "MSC", "effect": "OPC maturation"}),
    ):
        found = both.get(path, **asked, documents=document).json()
        assert _without_release(found) == _without_release(client.get(path, **asked).json())


class Halting(SqliteStore):
    """A store at which the thread of a name halts until another has had its answer, or too long has passed."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, load_rubric())
        self.is_met = threading.Event()
        self.may_go_on = threading.Event()

    def edges(self) -> Iterator[Edge]:
        if threading.current_thread().name == "halting":
            self.is_met.set()
            self.may_go_on.wait(20)
        return super().edges()


def test_who_asks_for_one_part_does_not_wait_for_another(tmp_path: Path) -> None:
    done: list[str] = []
    with closing(Halting(tmp_path / "store.sqlite")) as store:
        for bundle in (background(), paper(), other()):
            store.load(bundle)
        snapshots = Snapshots(store)
        parts = Parts(store, snapshots, load_rubric(), 60)
        snapshots.current()

        def ask(document: str) -> None:
            parts.snapshot([document])
            done.append(document)

        halting = threading.Thread(target=ask, args=[PAPER], name="halting")
        halting.start()
        assert store.is_met.wait(20)
        ask(OTHER)
        store.may_go_on.set()
        halting.join()
    assert done == [OTHER, PAPER]
