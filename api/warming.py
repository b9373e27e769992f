"""The questions that everybody begins with, asked by the service itself as it starts.

The first answer of a process loads modules, makes threads and reads what is read once per release. Whoever comes first
would wait for that; so the service asks first, while the port is open already. No answer is another for it.
"""

import threading
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from urllib.parse import urlsplit

import anyio
from starlette.types import ASGIApp, Message, Scope

from api.examples import ask, examples, subject_of
from api.service import Service
from schema.errors import ExomyelinError

_SECONDS = 1.0
_LOOK = 0.05
_OF_A_SUBJECT = 3


def first_questions(service: Service) -> Sequence[str]:
    """The paths of the questions to begin with; none where the store can't be read. Each gives up after a second."""
    try:
        subject = subject_of(service.snapshots.current())
    except ExomyelinError:
        return ()
    asked = [example.href for example in examples(subject)[:_OF_A_SUBJECT]] if subject else []
    seconds = min(_SECONDS, service.settings.timeout)
    return (*(f"{path}&timeout={seconds:g}" for path in asked), ask("/questions"), ask("/stats"))


@contextmanager
def warmed(app: ASGIApp, questions: Sequence[str]) -> Generator[threading.Thread]:
    """Have an application answer questions in a thread besides, which is over when the context is left."""
    over = threading.Event()
    thread = threading.Thread(target=anyio.run, args=(_ask, app, questions, over), name="warming", daemon=True)
    thread.start()
    try:
        yield thread
    finally:
        over.set()
        thread.join()


async def _ask(app: ASGIApp, questions: Sequence[str], over: threading.Event) -> None:
    async def receive() -> Message:
        """A client that goes away when it is over, so that no search outlasts the service."""
        while not over.is_set():  # noqa: ASYNC110 - it is a thread's event, which no loop can wait for
            await anyio.sleep(_LOOK)
        return {"type": "http.disconnect"}

    async def send(_: Message) -> None:
        """Nobody reads the answers."""

    for question in questions:
        if over.is_set():
            return
        await app(_scope(question), receive, send)


def _scope(question: str) -> Scope:
    path, query = urlsplit(question)[2:4]
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(b"host", b"localhost")],
        "client": None,
        "server": None,
    }
