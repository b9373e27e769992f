"""What the service answers from Neo4j it answers from a file, byte for byte."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Literal

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.app import create_app
from api.settings import Settings
from graph.exchange.extract import Extract
from graph.exchange.forms import FORMS
from graph.exchange.whole import bundle_of
from graph.opening import open_store
from graph.snapshot import take_snapshot
from graph.sqlite.store import SqliteStore
from loaders.folder import read_folder
from schema.document import Bundle
from schema.rubric import load_rubric
from tests.http.client import Client
from tests.http.every_route import OF_A_STORE, QUESTIONS, Asked, every_question, routes_of
from tests.http.world import CLAIMS, MATURATION, MSC, background, paper
from tests.neo4j_servers import VERSIONS, blank_server, uri_of
from tests.strategies import CURIES, bundles

PAPERS = Path(__file__).parents[2] / "loaders" / "papers"
RUBRIC = load_rubric()
UNHURRIED = Settings(timeout=300.0)

OF_THE_ARTICLE = [
    "/paths?from=MSC&to=OPC+maturation&stages=source,cargo,target_gene,cell_effect,cell_effect&format=csv",
    "/mechanisms?source=MSC&effect=OPC+maturation&limit=1000&format=csv",
    "/paths?from=MSC&to=remyelination&tier=review&cargo=delivered&same_study=true",
    "/knockout?reference=gangadharan-2025%2316&effect=OPC+maturation&format=csv",
    "/knockout?reference=gangadharan-2025%235&effect=OPC+maturation&tier=review&same_study=true",
    "/knockout?document=counter-evidence&effect=OPC+maturation",
    "/cuts?source=MSC&effect=OPC+maturation&tier=review&same_study=true",
    "/fragility?effect=OPC+maturation&min_belief=0.2",
    "/stats?documents=counter-evidence",
    "/check?sentence=miR-219a-5p+represses+SOX6",
    "/openCypher?query=MATCH+(v)+RETURN+labels(v)+AS+label,+count(v)+AS+count",
    "/openCypher?query=MATCH+(v:CellEffect)+WHERE+v.synonyms+CONTAINS+'remyelin'+RETURN+v+AS+object+LIMIT+5",
]
"""What is asked besides every route under every condition and in every format."""

OF_STRANGERS = [
    f"/compare?a={CURIES[0]}&b={CURIES[1]}&effect={CURIES[2]}",
    "/contradictions?format=ndjson",
    "/gaps?format=ndjson",
    f"/reach?effect={CURIES[1]}",
    f"/paths?from={CURIES[0]}&to={CURIES[3]}",
    f"/mechanisms?source={CURIES[0]}&effect={CURIES[1]}",
    f"/knockout?node={CURIES[3]}&source={CURIES[0]}&effect={CURIES[1]}",
    f"/cuts?source={CURIES[0]}&effect={CURIES[1]}",
    "/audit?format=ndjson",
    "/claims?format=ndjson",
    "/entities?format=ndjson",
    "/references?format=ndjson",
    "/documents?format=ndjson",
    "/release",
    "/openCypher?query=MATCH+(v)-[e]-(w)+RETURN+v,+e,+w",
]
_TIME = "exomyelin-elapsed-ms"


@pytest.fixture(scope="module", params=VERSIONS)
def version(request: pytest.FixtureRequest) -> str:
    return request.param  # type: ignore[no-any-return]


@contextmanager
def both(version: str, folder: Path, library: list[Bundle]) -> Iterator[tuple[Client, Client]]:
    """The service over a file and over Neo4j, both of which hold the same documents."""
    with ExitStack() as stack:
        file = stack.enter_context(closing(SqliteStore(folder / "store.sqlite", RUBRIC)))
        server = stack.enter_context(closing(open_store(uri_of(blank_server(version)), RUBRIC)))
        for bundle in library:
            assert file.load(bundle) == server.load(bundle)
        one, other = (Client(create_app(store, UNHURRIED)) for store in (file, server))
        yield one, other


def assert_same(clients: tuple[Client, Client], asked: Asked) -> httpx.Response:
    one, other = (asked.of(client) for client in clients)
    assert (one.status_code, _untimed(one)) == (other.status_code, _untimed(other)), asked
    assert told(one) == told(other), asked
    return one


def _untimed(response: httpx.Response) -> bytes:
    """The bytes of an answer; the logs of TRAPI tell the time of day."""
    return re.sub(rb'"timestamp":"[^"]*"', b"", response.content)


def told(response: httpx.Response) -> dict[str, str]:
    return {name: value for name, value in response.headers.items() if name != _TIME}


@pytest.fixture(scope="module")
def shipped(version: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Client, Client]]:
    library = [read_folder(folder) for folder in sorted(PAPERS.iterdir()) if folder.is_dir()]
    with both(version, tmp_path_factory.mktemp("shipped"), library) as clients:
        yield clients


def test_every_route_is_asked_of_both_stores(shipped: tuple[Client, Client]) -> None:
    """A route that is new has its questions in ``tests.http.every_route``, or the reason why not."""
    routes = set(routes_of(shipped[0]))
    asked = {route for route, _ in every_question(shipped[0])}
    assert routes - asked == OF_A_STORE
    assert set(routes_of(shipped[1])) == routes


def test_the_shipped_papers_are_answered_the_same_by_every_route(shipped: tuple[Client, Client]) -> None:
    for route, asked in every_question(shipped[0]):
        response = assert_same(shipped, asked)
        if asked in QUESTIONS.get(route, ()):
            assert response.status_code == 200, asked
            assert response.json() if response.headers["content-type"] == "application/json" else response.content
    for documents in ("gangadharan-2025", "counter-evidence"):
        for route, (asked, *_) in QUESTIONS.items():
            if "documents" in routes_of(shipped[0])[route]:
                assert_same(shipped, asked.beside(documents=documents))
    for path in OF_THE_ARTICLE:
        assert_same(shipped, Asked("GET", path))


def test_a_permalink_of_one_store_is_answered_by_the_other(shipped: tuple[Client, Client]) -> None:
    one, other = shipped
    for path in ("/reach?effect=OPC+maturation", "/claims?limit=3", "/check?sentence=miR-219+represses+Sox6"):
        permalink = one.get(path).json()["permalink"]
        assert "release=" in permalink
        answers = [client.get(permalink) for client in (one, other)]
        assert answers[0].status_code == 200
        assert answers[0].content == answers[1].content
        assert assert_same(shipped, Asked("GET", f"{path}&release=0123456789abcdef")).status_code == 409


def test_what_can_not_be_answered_is_refused_in_the_same_words(shipped: tuple[Client, Client]) -> None:
    for path in ("/reach?effect=mir219x", "/paths?from=MSC", "/claims/claim:none", "/reach?effect=Akt", "/export/none"):
        assert assert_same(shipped, Asked("GET", path)).status_code >= 400


def test_whole_documents_are_written_in_the_same_bytes(version: str, tmp_path: Path) -> None:
    with (
        closing(SqliteStore(tmp_path / "store.sqlite", RUBRIC)) as file,
        closing(open_store(uri_of(blank_server(version)), RUBRIC)) as server,
    ):
        for bundle in (background(), paper()):
            assert file.load(bundle) == server.load(bundle)
        one, other = (Extract(take_snapshot(store), store, "a test", whole=True) for store in (file, server))
        for form in FORMS.values():
            assert b"".join(form.write(one)) == b"".join(form.write(other)), form.name
        for held in zip(file.documents(), server.documents(), strict=True):
            assert bundle_of(file, held[0]) == bundle_of(server, held[1])


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=20)
@given(library=st.lists(bundles(), min_size=1, max_size=3, unique_by=lambda bundle: bundle.info.id))
def test_whatever_papers(version: str, tmp_path_factory: pytest.TempPathFactory, library: list[Bundle]) -> None:
    with both(version, tmp_path_factory.mktemp("parity"), library) as clients:
        for path in OF_STRANGERS:
            assert_same(clients, Asked("GET", path))


@pytest.mark.parametrize("paths", ["index", "server"])
def test_what_another_process_loads_is_answered_without_a_restart(
    version: str, tmp_path: Path, paths: Literal["index", "server"]
) -> None:
    uri = uri_of(blank_server(version))
    with (
        closing(SqliteStore(tmp_path / "store.sqlite", RUBRIC)) as file,
        closing(open_store(uri, RUBRIC)) as other,
        closing(open_store(uri, RUBRIC, read_only=True)) as served,
    ):
        client = Client(create_app(served, Settings(paths=paths, timeout=300.0)))
        as_from_a_file = Client(create_app(file, UNHURRIED))
        for bundle in (paper(claims=CLAIMS[:1], judgements=()), background(), paper()):
            assert file.load(bundle) == other.load(bundle)
            question = f"/paths?from={MSC}&to={MATURATION}&max_hops=4"
            assert client.get(question).content == as_from_a_file.get(question).content
