"""What stands around every request: security headers, HEAD, failures of ours, and clients that go away."""

import logging
import threading
from collections.abc import MutableMapping
from typing import Any

import anyio
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import problems
from api.problems import Slug

_LOG = logging.getLogger("exomyelin")

GONE = "exomyelin.gone"
"""Key of the scope under which an event tells that the client has gone away, or has all that it asked for."""

MOST_SENT = 65_536
"""Bytes that may be sent with POST."""

MOST_SENT_TO = {"/openCypher": 524_288, "/trapi/query": 524_288, "/trapi/1.5/query": 524_288}
"""The same for paths that need more: an explorer tells the ids of all that it shows, TRAPI takes ids in batches."""

HEADERS = {
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""What every response says to browsers."""


class Shield:
    """ASGI middleware around the whole application."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        gone = threading.Event()
        inner: MutableMapping[str, Any] = {**scope, GONE: gone}
        is_head = scope["method"] == "HEAD"
        if is_head:
            inner["method"] = "GET"
        sender = _Sender(send, gone if is_head else None)
        most = MOST_SENT_TO.get(scope["path"], MOST_SENT)
        sent = await _taken(receive, most) if scope["method"] == "POST" else receive
        if sent is None:
            too_large = problems.problem(Slug.TOO_LARGE, f"What is sent may have {most} bytes.")
            await problems.respond(too_large)(inner, receive, sender)
            return
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(_watch, receive, gone)
            await self._serve(inner, sent, sender)
            tasks.cancel_scope.cancel()

    async def _serve(self, scope: Scope, receive: Receive, send: "_Sender") -> None:
        try:
            await self._app(scope, receive, send)
        except Exception:
            _LOG.exception("%s failed", scope["path"])
            if send.has_started:
                raise
            await problems.respond(problems.internal())(scope, receive, send)


async def _watch(receive: Receive, gone: threading.Event) -> None:
    """Tell when the client goes away. What a client sends with POST was taken before, so nothing else reads here."""
    while (await receive())["type"] != "http.disconnect":
        pass
    gone.set()


async def _taken(receive: Receive, most: int) -> Receive | None:
    """What a client sends, taken whole and given on; None where it is too much."""
    body, is_more = bytearray(), True
    while is_more:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > most:
            return None
        is_more = message.get("more_body", False)
    waiting: list[Message] = [{"type": "http.request", "body": bytes(body), "more_body": False}]

    async def give() -> Message:
        if not waiting:
            await anyio.sleep_forever()
        return waiting.pop()

    return give


class _Sender:
    """Sends a response with the headers that all have, and without a body where only its head is asked for.

    Args:
        send: sends it.
        has_head: where only the head is asked for, is set when that was sent; None otherwise.
    """

    def __init__(self, send: Send, has_head: threading.Event | None) -> None:
        self._send = send
        self._has_head = has_head
        self.has_started = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.has_started = True
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            if self._has_head:
                self._has_head.set()
        elif self._has_head:
            message = {**message, "body": b""}
        await self._send(message)
