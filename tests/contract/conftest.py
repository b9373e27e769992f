from collections.abc import Callable, Iterator
from functools import partial

import pytest

from graph.store import GraphStore
from tests.contract.homes import HOMES, Home

NewHome = Callable[[], Home]


@pytest.fixture(scope="session", params=sorted(HOMES))
def new_home(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> NewHome:
    """Makes homes for stores of one kind: every test that uses it runs on every kind of store."""
    return partial(HOMES[request.param], tmp_path_factory.mktemp("homes"))


@pytest.fixture
def home(new_home: NewHome) -> Home:
    return new_home()


@pytest.fixture
def store(home: Home) -> Iterator[GraphStore]:
    store = home.open()
    yield store
    store.close()
