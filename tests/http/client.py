"""Asks an application without a network, and says what a problem must look like."""

from typing import Any

import anyio
import httpx
from fastapi import FastAPI

PROBLEM_KEYS = {"type", "title", "status", "detail", "parameter", "nearest", "candidates", "mistakes"}


class Client:
    """A client of an application in this process, over ASGI."""

    def __init__(self, app: FastAPI) -> None:
        self.app = app

    def request(self, method: str, path: str, **options: Any) -> httpx.Response:
        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(self.app)
            async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
                return await client.request(method, path, **options)

        return anyio.run(ask)

    def get(self, path: str, accept: str | None = None, **params: Any) -> httpx.Response:
        headers = {} if accept is None else {"Accept": accept}
        return self.request("GET", path, params=params or None, headers=headers)

    def items(self, path: str, **params: Any) -> list[dict[str, Any]]:
        response = self.get(path, **params)
        assert response.status_code == 200, response.text
        items: list[dict[str, Any]] = response.json()["items"]
        return items


def assert_problem(response: httpx.Response, slug: str, parameter: str | None = None) -> dict[str, Any]:
    """Every problem has one shape: the fields of RFC 9457 and ours, no others, and is never stored."""
    body: dict[str, Any] = response.json()
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["cache-control"] == "no-store"
    assert set(body) == PROBLEM_KEYS
    assert body["type"] == f"/problems/{slug}"
    assert body["status"] == response.status_code
    assert body["title"]
    assert body["detail"]
    assert body["parameter"] == parameter
    return body
