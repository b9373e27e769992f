from collections.abc import Iterator
from pathlib import Path

import pytest

from api.app import create_app
from api.settings import Settings
from graph.sqlite.store import SqliteStore
from loaders.folder import read_folder
from schema.rubric import load_rubric
from tests.http.client import Client
from tests.http.world import background, paper

PAPERS = Path(__file__).parents[2] / "loaders" / "papers"


@pytest.fixture(scope="session")
def store_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store file that holds the made-up paper. It is not to be changed."""
    path = tmp_path_factory.mktemp("store") / "exomyelin.sqlite"
    store = SqliteStore(path, load_rubric())
    store.load(background())
    store.load(paper())
    store.close()
    return path


@pytest.fixture(scope="session")
def client(store_path: Path) -> Iterator[Client]:
    store = SqliteStore(store_path, load_rubric(), read_only=True)
    yield Client(create_app(store, Settings()))
    store.close()


@pytest.fixture(scope="session")
def article(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A client of the papers that ship with the service."""
    store = SqliteStore(tmp_path_factory.mktemp("article") / "exomyelin.sqlite", load_rubric())
    for folder in sorted(PAPERS.iterdir()):
        store.load(read_folder(folder))
    yield Client(create_app(store, Settings()))
    store.close()


@pytest.fixture
def own_store(tmp_path: Path) -> Iterator[SqliteStore]:
    """A store that a test may change."""
    store = SqliteStore(tmp_path / "own.sqlite", load_rubric())
    store.load(background())
    store.load(paper())
    yield store
    store.close()
