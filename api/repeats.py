"""Answers that were given before, given again while their release stands: a repeated question costs a look-up."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

import anyio
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from api.etags import matches
from api.media import Format, negotiate
from api.problems import ProblemFound
from api.shield import HEADERS
from schema.errors import ExomyelinError

ELAPSED = "Exomyelin-Elapsed-Ms"
_OVERHEAD = 2_000
_HIT = (b"cache-status", b"exomyelin; hit")
_SHIELDING = tuple((name.lower().encode(), value.encode()) for name, value in HEADERS.items())
_OF_UNCHANGED = {b"vary", b"exomyelin-release", b"etag", b"cache-control", *(name for name, _ in _SHIELDING)}

Header = tuple[bytes, bytes]


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
        headers: all of them, as they are sent, but the time that it took.
        body: its bytes.
    """

    release: str
    tag: str
    headers: tuple[Header, ...]
    body: bytes

    async def send(self, send: Send, seconds: float, if_none_match: str | None, *, is_head: bool) -> None:
        """Give it again, found in so many seconds, or say that what the client has is still the same."""
        is_same = matches(if_none_match, self.tag)
        kept = (header for header in self.headers if header[0] in _OF_UNCHANGED) if is_same else self.headers
        headers = [*kept, (ELAPSED.lower().encode(), elapsed_ms(seconds).encode())]
        headers += () if is_same else (_HIT, (b"content-length", str(len(self.body)).encode()))
        body = b"" if is_same or is_head else self.body
        await send({"type": "http.response.start", "status": 304 if is_same else 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})


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

    def keep_for(self, request: Request, media_type: str, answer: Answer) -> None:
        """Keep the answer to a request, if it was asked by its address alone."""
        if request.method == "GET":
            self.keep(asked(request.scope["path"], request.query_params.multi_items(), media_type), answer)

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
    """ASGI middleware that answers what was asked before, and lets the application answer the rest.

    Args:
        app: the application.
        repeats: the answers that are kept.
        release: tells the store's present release.
        is_near: whether it does so from a file, in microseconds. It is then asked where requests are read: in a
            thread besides, each of its calls would wait for the interpreter. A server far away is asked in a thread.
    """

    def __init__(self, app: ASGIApp, repeats: Repeats, release: Callable[[], str], *, is_near: bool) -> None:
        self._app = app
        self._repeats = repeats
        self._release = release
        self._is_near = is_near

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        started = time.perf_counter()
        is_question = scope["type"] == "http" and scope["method"] in {"GET", "HEAD"}
        given = _given(scope) if is_question else {}
        answer = self._found(scope, given.get(b"accept", "")) if is_question else None
        if answer is not None and await self._stands(answer):
            seconds, known = time.perf_counter() - started, given.get(b"if-none-match")
            await answer.send(send, seconds, known, is_head=scope["method"] == "HEAD")
        else:
            await self._app(scope, receive, send)

    def _found(self, scope: Scope, accept: str) -> Answer | None:
        pairs = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        return self._repeats.find(asked(scope["path"], pairs, _media_type(accept)))

    async def _stands(self, answer: Answer) -> bool:
        try:
            release = self._release() if self._is_near else await anyio.to_thread.run_sync(self._release)
        except ExomyelinError:
            return False
        return release == answer.release


def asked(path: str, pairs: Iterable[tuple[str, str]], media_type: str) -> Asked:
    """What a request asks for; the media type counts only where no parameter names the format."""
    given = tuple(pairs)
    return Asked(path, given, "" if any(name == "format" for name, _ in given) else media_type)


def answer_of(release: str, tag: str, response: Response) -> Answer:
    """What is kept of a response."""
    dropped = {ELAPSED.lower().encode(), b"content-length"}
    headers = [header for header in response.raw_headers if header[0] not in dropped]
    body: Any = response.body
    return Answer(release, tag, (*headers, *_SHIELDING), bytes(body))


def elapsed_ms(seconds: float) -> str:
    """A time as its header has it."""
    return f"{seconds * 1000:.1f}"


def _weight(answer: Answer) -> int:
    return len(answer.body) + sum(len(name) + len(value) for name, value in answer.headers) + _OVERHEAD


def _given(scope: Scope) -> dict[bytes, str]:
    """The headers of a request, those of one name as one."""
    headers: dict[bytes, str] = {}
    for name, value in scope["headers"]:
        text = value.decode("latin-1")
        headers[name] = f"{headers[name]}, {text}" if name in headers else text
    return headers


@lru_cache(maxsize=256)
def _media_type(accept: str) -> str:
    try:
        return negotiate(accept, tuple(Format)).media_type
    except ProblemFound:
        return ""
