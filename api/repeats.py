"""Answers that were given before, given again while their release stands: a repeated question costs a look-up."""

import threading
import time
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

import anyio
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from api.etags import matches
from api.media import Format, negotiate
from api.problems import ProblemFound
from graph.snapshot import Snapshots
from schema.errors import ExomyelinError

ELAPSED = "Exomyelin-Elapsed-Ms"
_OVERHEAD = 2_000
_OF_UNCHANGED = {"vary", "exomyelin-release", "etag", "cache-control"}


class Asked(NamedTuple):
    """What an answer answers.

    Attributes:
        path: the path, decoded.
        pairs: the parameters, decoded, in the order in which they came.
        media_type: what the ``Accept`` header chose; empty where a parameter did.
    """

    path: str
    pairs: tuple[tuple[str, str], ...]
    media_type: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer of one release.

    Attributes:
        release: of the store.
        tag: its entity tag.
        headers: all of them but the time that it took.
        body: its bytes.
    """

    release: str
    tag: str
    headers: dict[str, str]
    body: bytes

    def again(self, seconds: float, if_none_match: str | None) -> Response:
        """The response to the same question, found in so many seconds."""
        headers = self.headers | {ELAPSED: elapsed_ms(seconds), "Cache-Status": "exomyelin; hit"}
        if not matches(if_none_match, self.tag):
            return Response(self.body, headers=headers)
        kept = {name: value for name, value in self.headers.items() if name in _OF_UNCHANGED}
        return Response(status_code=304, headers=kept | {ELAPSED: headers[ELAPSED]})


class Repeats:
    """The answers that are kept: the last ones that were asked for, as many as some bytes hold.

    Args:
        most_bytes: how many bytes they may take together; 0 keeps none.
    """

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._bytes = 0
        self._lock = threading.Lock()
        self._answers: OrderedDict[Asked, Answer] = OrderedDict()

    def keep(self, asked: Asked, answer: Answer) -> None:
        """Keep an answer in the place of an older one to the same question."""
        if _weight(answer) > self._most:
            return
        with self._lock:
            self._forget(asked)
            self._answers[asked] = answer
            self._bytes += _weight(answer)
            while self._bytes > self._most:
                self._forget(next(iter(self._answers)))

    def find(self, asked: Asked) -> Answer | None:
        """The last answer to a question, of whatever release."""
        with self._lock:
            if asked in self._answers:
                self._answers.move_to_end(asked)
            return self._answers.get(asked)

    @property
    def nbytes(self) -> int:
        """How many bytes the answers take."""
        return self._bytes

    def _forget(self, asked: Asked) -> None:
        answer = self._answers.pop(asked, None)
        self._bytes -= _weight(answer) if answer else 0


class Repeating:
    """ASGI middleware that answers what was asked before, and lets the application answer the rest."""

    def __init__(self, app: ASGIApp, repeats: Repeats, snapshots: Snapshots) -> None:
        self._app = app
        self._repeats = repeats
        self._snapshots = snapshots

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        started = time.perf_counter()
        answer = self._found(scope) if scope["type"] == "http" and scope["method"] == "GET" else None
        if answer is not None and await anyio.to_thread.run_sync(self._stands, answer):
            header = Headers(scope=scope).get("if-none-match")
            await answer.again(time.perf_counter() - started, header)(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _found(self, scope: Scope) -> Answer | None:
        pairs = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        try:
            media_type = negotiate(Headers(scope=scope).get("accept", ""), tuple(Format)).media_type
        except ProblemFound:
            media_type = ""
        return self._repeats.find(asked(scope["path"], pairs, media_type))

    def _stands(self, answer: Answer) -> bool:
        # The store is asked, which may take its time: never in the thread that serves all.
        try:
            return self._snapshots.current().release == answer.release
        except ExomyelinError:
            return False


def asked(path: str, pairs: Iterable[tuple[str, str]], media_type: str) -> Asked:
    """What a request asks for; the media type counts only where no parameter names the format."""
    given = tuple(pairs)
    return Asked(path, given, "" if any(name == "format" for name, _ in given) else media_type)


def answer_of(release: str, tag: str, response: Response) -> Answer:
    """What is kept of a response."""
    dropped = {ELAPSED.lower(), "content-length"}
    headers = {name: value for name, value in response.headers.items() if name not in dropped}
    body: Any = response.body
    return Answer(release, tag, headers, bytes(body))


def elapsed_ms(seconds: float) -> str:
    """A time as its header has it."""
    return f"{seconds * 1000:.1f}"


def _weight(answer: Answer) -> int:
    return len(answer.body) + _OVERHEAD
