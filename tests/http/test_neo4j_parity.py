"""What the service answers from Neo4j it answers from a file, byte for byte."""

from contextlib import ExitStack, closing
from pathlib import Path
from typing import Literal

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.app import create_app
from api.settings import Settings
from graph.opening import open_store
from graph.sqlite.store import SqliteStore
from loaders.folder import read_folder
from schema.document import Bundle
from schema.rubric import load_rubric
from tests.http.client import Client
from tests.http.world import CLAIMS, MATURATION, MSC, background, paper
from tests.neo4j_servers import VERSIONS, blank_server, uri_of
from tests.strategies import CURIES, bundles

PAPERS = Path(__file__).parents[2] / "loaders" / "papers"
RUBRIC = load_rubric()
UNHURRIED = Settings(timeout=300.0)

OF_THE_ARTICLE = [
    "/compare?a=MSC&b=OPC&source=NSC&effect=OPC+maturation",
    "/contradictions",
    "/gaps?format=csv",
    "/reach?effect=OPC+maturation",
    "/reach?effect=OPC+differentiation&format=csv",
    "/reach?effect=remyelination&format=ndjson",
    "/reach?effect=OPC+maturation&sign=mixed",
    "/reach?effect=OPC+maturation&avoid=miR-219&background=false&format=tsv",
    "/paths?from=MSC&to=OPC+differentiation&limit=100",
    "/paths?from=MSC&to=SOX6&sign=-&format=ndjson",
    "/paths?from=MSC&to=OPC+maturation&stages=source,cargo,target_gene,cell_effect,cell_effect&format=csv",
    "/paths?from=MSC&to=SOX6&min_belief=0.99",
    "/mechanisms?source=MSC&effect=OPC+differentiation",
    "/mechanisms?source=MSC&effect=OPC+maturation&limit=1000&format=csv",
    "/mechanisms?source=NSC+exosome&effect=OPC+maturation",
    "/reach?effect=remyelination&same_model=true",
    "/paths?from=MSC&to=remyelination&tier=review&cargo=delivered&same_study=true",
    "/weakest-link?source=MSC&effect=OPC+differentiation",
    "/influence?effect=OPC+differentiation&format=csv",
    "/knockout?node=miR-219&effect=remyelination",
    "/knockout?reference=gangadharan-2025%2316&effect=OPC+maturation&format=csv",
    "/knockout?document=counter-evidence&effect=OPC+maturation",
    "/fragility?effect=OPC+maturation",
    "/cuts?source=MSC&effect=OPC+maturation&sign=%2B",
    "/cuts?source=MSC&effect=OPC+maturation&tier=review&same_study=true",
    "/fragility?effect=OPC+maturation&min_belief=0.2",
    "/reach?effect=OPC+maturation&documents=gangadharan-2025",
    "/stats?documents=counter-evidence",
    "/audit",
    "/audit?severity=error&format=ndjson",
    "/audit?format=csv",
    "/claims?format=ndjson",
    "/claims?tier=review&limit=7",
    "/claims?subject=MSC+exosome&format=csv",
    "/entities?format=ndjson",
    "/references?format=csv",
    "/documents",
    "/search?q=oligo",
    "/check?sentence=miR-219+from+MSC+exosomes+represses+Sox6",
    "/check?sentence=miR-219a-5p+represses+SOX6",
    "/reach?effect=remyelination&format=bibtex",
    "/questions",
    "/release",
    "/pg/statistics/summary?mode=basic",
    "/openCypher?query=MATCH+(v)-[e]-(w:Cargo)+RETURN+v,+e,+w",
    "/openCypher?query=MATCH+(v)+RETURN+labels(v)+AS+label,+count(v)+AS+count",
    "/openCypher?query=MATCH+(v:CellEffect)+WHERE+v.synonyms+CONTAINS+'remyelin'+RETURN+v+AS+object+LIMIT+5",
    "/stats",
]
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


def assert_same(version: str, folder: Path, library: list[Bundle], questions: list[str]) -> None:
    with ExitStack() as stack:
        file = stack.enter_context(closing(SqliteStore(folder / "store.sqlite", RUBRIC)))
        server = stack.enter_context(closing(open_store(uri_of(blank_server(version)), RUBRIC)))
        for bundle in library:
            assert file.load(bundle) == server.load(bundle)
        clients = [Client(create_app(store, UNHURRIED)) for store in (file, server)]
        for question in questions:
            one, other = (client.get(question) for client in clients)
            assert (one.status_code, one.content) == (other.status_code, other.content), question
            assert told(one) == told(other)


def told(response: httpx.Response) -> dict[str, str]:
    return {name: value for name, value in response.headers.items() if name != _TIME}


def test_the_shipped_papers(version: str, tmp_path: Path) -> None:
    library = [read_folder(folder) for folder in sorted(PAPERS.iterdir()) if folder.is_dir()]

    assert_same(version, tmp_path, library, OF_THE_ARTICLE)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=20)
@given(library=st.lists(bundles(), min_size=1, max_size=3, unique_by=lambda bundle: bundle.info.id))
def test_whatever_papers(version: str, tmp_path_factory: pytest.TempPathFactory, library: list[Bundle]) -> None:
    assert_same(version, tmp_path_factory.mktemp("parity"), library, OF_STRANGERS)


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
