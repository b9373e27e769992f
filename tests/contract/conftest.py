from collections.abc import Callable, Iterator
from functools import partial

import pytest

from graph.store import GraphStore
from tests.contract.homes import HOMES, Home

NewHome = Callable[[], Home]


@pytest.fixture(scope="session", params=sorted(HOMES))
def kind(request: pytest.FixtureRequest) -> str:
    """A kind of store: every test that uses it, or what is made of it, runs on every kind."""
    return str(request.param)


@pytest.fixture(scope="session")
def new_home(kind: str, tmp_path_factory: pytest.TempPathFactory) -> NewHome:
    """Makes homes for stores of one kind."""
    return partial(HOMES[kind], tmp_path_factory.mktemp("homes"))


@pytest.fixture
def home(new_home: NewHome) -> Home:
    return new_home()


@pytest.fixture
def store(home: Home) -> Iterator[GraphStore]:
    store = home.open()
    yield store
    store.close()
