"""With EXOMYELIN_PATHS=server the Neo4j server finds the paths, and they are those of the index."""

import json
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.app import create_app
from api.server import main
from api.settings import Settings
from graph.opening import open_store
from graph.sqlite.store import SqliteStore
from loaders.folder import read_folder
from schema.document import Bundle
from schema.errors import InvalidParameter
from schema.rubric import load_rubric
from tests.http.client import Client, assert_problem
from tests.neo4j_servers import VERSIONS, blank_server, keep_from_others, uri_of
from tests.strategies import CURIES, bundles

PAPERS = Path(__file__).parents[2] / "loaders" / "papers"
RUBRIC = load_rubric()
ON_SERVER = Settings(paths="server", timeout=300.0)

OF_THE_ARTICLE = [
    "/paths?from=MSC&to=SOX6",
    "/paths?from=MSC&to=OPC+differentiation&limit=30",
    "/paths?from=MSC&to=OPC+differentiation&sign=%2B&via=SOX6&format=csv",
    "/paths?from=MSC&from=NSC&to=OPC+maturation&max_hops=4&limit=3",
    "/paths?from=MSC&to=OPC+differentiation&stages=source,cargo,target_gene,cell_effect",
    "/paths?from=MSC&to=OPC+differentiation&avoid=miR-219&min_belief=0.3&background=false",
    "/paths?from=MSC&to=SOX6&max_hops=1",
    "/paths?from=MSC&to=SOX6&min_belief=0.99&max_hops=3",
    "/paths?from=nobody&to=SOX6",
    "/entities?format=ndjson",
    "/entities?role=source",
    "/entities/HGNC:16421/neighbours",
    "/claims?format=csv",
    "/search?q=oligo",
    "/claims?subject=MSC+exosome",
    "/audit?format=csv",
    "/stats",
    "/release",
]
OF_STRANGERS = [
    *(f"/paths?from={CURIES[0]}&to={to}" for to in CURIES[1:4]),
    f"/paths?from={CURIES[1]}&to={CURIES[3]}&min_belief=0.2&sign=-",
    "/entities?format=ndjson",
    "/stats",
]
_OWN = {"exomyelin-elapsed-ms", "etag"}
"""Headers of cost, and the tag, which the setting is part of."""


def told(response: httpx.Response) -> tuple[int, bytes, dict[str, str]]:
    return response.status_code, response.content, {n: v for n, v in response.headers.items() if n not in _OWN}


def is_late(response: httpx.Response) -> bool:
    """Whether a search, or that for a reason, was ended."""
    headers = response.headers
    return "true" in headers.get_list("exomyelin-timed-out") or "timed_out" in headers.get_list("exomyelin-reason")


class Asked:
    """The same papers in a file, with an index, and in a server that finds the paths."""

    def __init__(self, stack: ExitStack, version: str, folder: Path, library: list[Bundle]) -> None:
        server = blank_server(version)
        keep_from_others(server, self)
        stores = SqliteStore(folder / "store.sqlite", RUBRIC), open_store(uri_of(server), RUBRIC)
        for store in stores:
            stack.enter_context(closing(store))
            for bundle in library:
                store.load(bundle)
        self.by_index = Client(create_app(stores[0], Settings(timeout=300.0)))
        self.by_server = Client(create_app(stores[1], ON_SERVER))


@pytest.fixture(scope="module", params=VERSIONS)
def version(request: pytest.FixtureRequest) -> str:
    return request.param  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def article(version: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    library = [read_folder(folder) for folder in sorted(PAPERS.iterdir()) if folder.is_dir()]
    with ExitStack() as stack:
        yield Asked(stack, version, tmp_path_factory.mktemp("article"), library)


@pytest.mark.parametrize("question", OF_THE_ARTICLE)
def test_the_shipped_papers_are_answered_as_by_the_index(article: Asked, question: str) -> None:
    expected, found = article.by_index.get(question), article.by_server.get(question)

    assert not is_late(found)
    assert told(found) == told(expected)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=10)
@given(library=st.lists(bundles(), min_size=1, max_size=3, unique_by=lambda bundle: bundle.info.id))
def test_whatever_papers(version: str, tmp_path_factory: pytest.TempPathFactory, library: list[Bundle]) -> None:
    with ExitStack() as stack:
        asked = Asked(stack, version, tmp_path_factory.mktemp("parity"), library)
        for question in OF_STRANGERS:
            expected, found = asked.by_index.get(question), asked.by_server.get(question)
            assert is_late(found) or told(found) == told(expected), question


@pytest.mark.parametrize("condition", ["tier=in_vitro", "cargo=delivered", "same_species=true", "same_study=true"])
def test_a_condition_that_the_server_does_not_know_is_refused_by_name(article: Asked, condition: str) -> None:
    response = article.by_server.get(f"/paths?from=MSC&to=SOX6&{condition}")

    assert response.status_code == 501
    assert_problem(response, "not-offered", condition.partition("=")[0])


@pytest.mark.parametrize(
    "question",
    [
        "/reach?effect=OPC+maturation",
        "/mechanisms?source=MSC&effect=OPC+differentiation",
        "/weakest-link?source=MSC&effect=OPC+differentiation",
        "/influence?effect=OPC+differentiation",
        "/paths?from=MSC&to=SOX6&documents=gangadharan-2025",
        "/cuts?source=MSC&effect=OPC+differentiation",
    ],
)
def test_what_needs_the_index_says_what_it_would_take(article: Asked, question: str) -> None:
    response = article.by_server.get(question)

    assert response.status_code == 501
    assert "EXOMYELIN_PATHS=index" in assert_problem(response, "not-offered")["detail"]


def test_the_first_page_needs_no_index(article: Asked) -> None:
    assert article.by_server.get("/").status_code == 200


def test_a_search_that_the_server_ends_says_so(article: Asked) -> None:
    response = article.by_server.get("/paths?from=MSC&to=OPC+differentiation&timeout=0.000001")

    assert json.loads(response.content)["timed_out"]
    assert response.headers["cache-control"] == "no-store"


def test_a_store_in_a_file_has_no_server_to_find_paths(
    store_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (
        closing(SqliteStore(tmp_path / "store.sqlite", RUBRIC)) as store,
        pytest.raises(InvalidParameter, match="the store is a file"),
    ):
        create_app(store, ON_SERVER)

    assert main(["--store", str(store_path), "--port", "0"], {"EXOMYELIN_PATHS": "server"}) == 1
    assert "EXOMYELIN_PATHS='server' is not valid: expected index" in capsys.readouterr().err
