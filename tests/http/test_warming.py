"""The service asks itself the first questions, so that nobody else waits for what a first answer takes."""

from contextlib import closing
from pathlib import Path

from starlette.types import Receive, Scope, Send

from api.app import create_app
from api.repeats import asked
from api.service import Service
from api.settings import Settings
from api.warming import first_questions, warmed
from graph.sqlite.store import SqliteStore
from schema.errors import StoreUnavailable
from schema.rubric import load_rubric
from tests.http.client import Client

AWAY = "it is away"


def test_the_first_questions_are_answered_and_others_as_ever(store_path: Path) -> None:
    with closing(SqliteStore(store_path, load_rubric(), read_only=True)) as store:
        cold, warm = (Client(create_app(store, Settings())) for _ in range(2))
        service: Service = warm.app.state.service
        questions = first_questions(service)
        with warmed(warm.app, questions) as asking:
            asking.join()
        assert {path.partition("?")[0] for path in questions} == {
            "/reach",
            "/mechanisms",
            "/paths",
            "/questions",
            "/stats",
        }
        for path in questions:
            again = warm.get(path)
            assert again.headers["cache-status"] == "exomyelin; hit", path
            assert again.content == cold.get(path).content
        assert service.repeats.find(asked("/claims", (), "application/json")) is None
        assert warm.get("/claims").content == cold.get("/claims").content


def test_of_a_store_without_a_step_nothing_is_asked_about_one(tmp_path: Path) -> None:
    with closing(SqliteStore(tmp_path / "empty.sqlite", load_rubric())) as store:
        app = create_app(store, Settings())
        questions = first_questions(app.state.service)
        with warmed(app, questions) as asking:
            asking.join()
        assert questions == ("/questions", "/stats")


def test_of_a_store_that_can_not_be_read_nothing_is_asked(store_path: Path) -> None:
    class Away(SqliteStore):
        def release(self) -> str:
            raise StoreUnavailable(AWAY)

    with closing(Away(store_path, load_rubric(), read_only=True)) as store:
        assert first_questions(create_app(store, Settings()).state.service) == ()


def test_it_is_over_when_the_service_is() -> None:
    """The question under way is given up as if its client had gone, and no other is asked."""
    begun: list[str] = []

    async def app(scope: Scope, receive: Receive, _: Send) -> None:
        begun.append(scope["path"])
        while (await receive())["type"] != "http.disconnect":
            pass

    with warmed(app, ["/reach?effect=a", "/stats"]) as asking:
        assert asking.is_alive()
    assert not asking.is_alive()
    assert begun in ([], ["/reach"])
