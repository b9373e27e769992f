"""Whenever the time is up, an answer is whole or says that it is not: it is then neither tagged nor kept."""

from collections.abc import Callable, Iterator
from itertools import count

import pytest

from api.app import create_app
from api.deps import deadline
from api.settings import Settings
from graph.paths.deadline import Deadline
from graph.sqlite.store import SqliteStore
from tests.http.client import Client, assert_problem

QUESTIONS = (
    "/paths?from=NSC exosome&to=OPC maturation&min_belief=0.5",
    "/mechanisms?source=NSC exosome&effect=OPC maturation&sign=-",
    "/influence?effect=OPC maturation&source=NSC exosome",
    "/cuts?source=NSC exosome&effect=OPC maturation",
    "/cuts?source=MSC&effect=OPC maturation",
    "/fragility?source=MSC&effect=OPC maturation",
    "/gaps?kind=unlinked_cargo&source=MSC",
    "/contradictions?source=NSC exosome",
    "/reach?effect=OPC maturation",
    "/compare?effect=OPC maturation&a=NSC exosome&b=OPC exosome&max_hops=1&sign=-",
)


def after(ticks: int) -> Callable[[], Deadline]:
    """A deadline that passes when it was looked at so many times."""
    return lambda: Deadline(ticks, count().__next__)


@pytest.fixture
def ticking(own_store: SqliteStore) -> Client:
    return Client(create_app(own_store, Settings(cache_bytes=0)))


def looks() -> Iterator[int]:
    """How often the clock is looked at before time is up: each number at first, then some."""
    ticks = 0
    while True:
        yield ticks
        ticks += 1 + ticks // 8


@pytest.mark.parametrize("path", QUESTIONS)
def test_an_answer_is_whole_or_says_that_it_is_not(ticking: Client, path: str) -> None:
    whole, late = ticking.get(path), None
    assert "etag" in whole.headers
    for ticks in looks():
        ticking.app.dependency_overrides[deadline] = after(ticks)
        answer = ticking.get(path)
        if not answer.json()["timed_out"]:
            break
        late = ticks
        assert ("etag" in answer.headers, answer.headers["cache-control"]) == (False, "no-store")
        assert answer.headers["exomyelin-timed-out"] == "true"
    assert answer.content == whole.content, f"after {ticks} looks at the clock"
    assert late is not None
    ticking.app.dependency_overrides[deadline] = after(late)
    assert_problem(ticking.get(f"{path}&format=csv"), "timed-out")


@pytest.mark.parametrize("path", ["/fragility", "/reach?effect=OPC maturation&reached=true"])
def test_nothing_in_time_is_not_told_as_nothing_at_all(ticking: Client, path: str) -> None:
    ticking.app.dependency_overrides[deadline] = after(0)
    body = ticking.get(path).json()
    assert (body["items"], body["timed_out"], body["reason"]) == ([], True, "timed_out")
