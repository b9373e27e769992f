"""Answers from one release, whatever changes meanwhile; and what stands around every request."""

import anyio
import anyio.lowlevel
import pytest
from fastapi import HTTPException
from fastapi.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.app import create_app
from api.service import Service
from api.settings import Settings
from api.shield import GONE, Shield
from graph.snapshot import Snapshot
from graph.sqlite.store import SqliteStore
from schema.errors import StoreUnavailable, UnknownClaim
from tests.http.client import Client, assert_problem
from tests.http.world import CLAIMS, paper


def service_of(store: SqliteStore) -> Service:
    service: Service = create_app(store, Settings()).state.service
    return service


def test_an_answer_is_made_anew_when_the_store_changes_meanwhile(own_store: SqliteStore) -> None:
    seen: list[str] = []

    def make(snapshot: Snapshot) -> str:
        seen.append(snapshot.release)
        if len(seen) < 3:
            own_store.load(paper(claims=CLAIMS[: len(seen)], judgements=()))
        return snapshot.release

    assert service_of(own_store).consistently(make) == own_store.release() == seen[-1]
    assert len({*seen}) == 3


def test_what_fails_only_because_of_a_change_is_tried_again(own_store: SqliteStore) -> None:
    held = [CLAIMS[0].id]

    def make(snapshot: Snapshot) -> str:
        if held:
            own_store.load(paper(claims=CLAIMS[1:]))
            raise UnknownClaim(held.pop())
        return snapshot.release

    assert service_of(own_store).consistently(make) == own_store.release()


def test_a_failure_without_a_change_is_a_failure(own_store: SqliteStore) -> None:
    def make(_: Snapshot) -> str:
        raise UnknownClaim(CLAIMS[0].id)

    with pytest.raises(UnknownClaim):
        service_of(own_store).consistently(make)


def test_a_store_that_changes_without_end_is_given_up(own_store: SqliteStore) -> None:
    count = iter(range(100))

    def make(_: Snapshot) -> None:
        own_store.load(paper(claims=CLAIMS[: next(count) % 4 + 1], judgements=()))

    with pytest.raises(StoreUnavailable, match="changes faster"):
        service_of(own_store).consistently(make)


def test_what_http_alone_refuses_has_a_problem_too(own_store: SqliteStore) -> None:
    app = create_app(own_store, Settings())

    @app.get("/teapot")
    def brew() -> None:
        raise HTTPException(418)

    assert_problem(Client(app).get("/teapot"), "internal-error")


def serve(app: ASGIApp, scope: Scope, received: list[Message]) -> list[Message]:
    """What an ASGI application sends when it is sent ``received``, and then nothing more."""
    sent: list[Message] = []

    async def receive() -> Message:
        if received:
            return received.pop(0)
        await anyio.sleep_forever()
        raise AssertionError

    async def send(message: Message) -> None:
        sent.append(message)

    async def run() -> None:
        with anyio.fail_after(30):
            await app(scope, receive, send)

    anyio.run(run)
    return sent


SCOPE: Scope = {"type": "http", "method": "GET", "path": "/", "headers": []}


def test_a_request_learns_that_its_client_has_gone() -> None:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        while not scope[GONE].is_set():
            await anyio.lowlevel.checkpoint()
        await Response("late")(scope, receive, send)

    sent = serve(Shield(app), SCOPE, [{"type": "http.request"}, {"type": "http.disconnect"}])
    assert sent[1]["body"] == b"late"


def test_a_failure_after_the_first_byte_is_not_covered_up() -> None:
    async def app(_: Scope, __: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        message = "in the middle"
        raise RuntimeError(message)

    with pytest.raises(ExceptionGroup) as failure:
        serve(Shield(app), SCOPE, [])
    assert failure.group_contains(RuntimeError, match="in the middle")


def test_what_is_no_request_passes_through(own_store: SqliteStore) -> None:
    messages: list[Message] = [{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}]
    sent = serve(create_app(own_store, Settings()), {"type": "lifespan", "state": {}}, messages)
    assert [message["type"] for message in sent] == ["lifespan.startup.complete", "lifespan.shutdown.complete"]
