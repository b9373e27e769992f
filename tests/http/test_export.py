"""The whole graph can be had over HTTP in every form that is listed, and what is not listed is refused by name."""

import io
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

import anyio
import pytest
from fastapi import FastAPI
from starlette.types import Message

from api.app import create_app
from api.settings import Settings
from graph.exchange.forms import FORMS
from graph.sqlite.store import SqliteStore
from schema.rubric import load_rubric
from tests.exchange_world import awkward, shipped
from tests.http.client import Client, assert_problem

_FEW = 5
"""Pieces of a body: fewer than that large form has."""


def test_every_form_is_listed_with_where_it_is(client: Client) -> None:
    rows = client.items("/export")

    assert [row["form"] for row in rows] == list(FORMS)
    assert [row["href"] for row in rows] == [f"/export/{name}" for name in FORMS]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_given_with_its_type_and_its_release(client: Client, form: str) -> None:
    response = client.get(f"/export/{form}")

    assert response.status_code == 200
    assert response.headers["content-type"] == FORMS[form].content_type
    assert response.headers["content-disposition"] == f'attachment; filename="exomyelin-{FORMS[form].file}"'
    assert response.headers["exomyelin-release"] == client.get("/release").json()["release"]
    assert response.content


def test_a_form_that_is_not_there_is_refused_with_those_that_are(client: Client) -> None:
    body = assert_problem(client.get("/export/gexf"), "invalid-parameter", "form")

    assert "graphml" in str(body)


def test_a_document_alone_is_given_as_a_store_that_holds_no_other_gives_it(client: Client) -> None:
    whole = client.get("/export/kgx-edges.jsonl").text.splitlines()
    (document,) = [row["id"] for row in client.items("/documents") if not row["builtin"]]

    assert client.get("/export/kgx-edges.jsonl", documents=document).text.splitlines() == whole
    assert_problem(client.get("/export/kgx-edges.jsonl", documents="nothing"), "unknown-document", "documents")


def test_head_has_what_get_has_and_writes_no_body_for_nobody(article: Client) -> None:
    got, head = article.get("/export/kgx-edges.jsonl"), article.request("HEAD", "/export/kgx-edges.jsonl")

    assert dict(head.headers) == dict(got.headers)
    assert head.content == b""
    assert len(exchanged(article.app, "/export/kgx-edges.jsonl", method="HEAD")) < _FEW
    assert len(exchanged(article.app, "/export/kgx-edges.jsonl")) > _FEW


def test_a_client_that_holds_the_same_bytes_is_told_so(client: Client) -> None:
    tags = {form: client.request("HEAD", f"/export/{form}").headers["etag"] for form in FORMS}
    unchanged = client.request("GET", "/export/nq", headers={"If-None-Match": tags["nq"]})

    assert len(set(tags.values())) == len(FORMS)
    assert (unchanged.status_code, unchanged.content, unchanged.headers["etag"]) == (304, b"", tags["nq"])
    assert client.request("GET", "/export/nq", headers={"If-None-Match": tags["ttl"]}).status_code == 200


def test_a_client_that_leaves_ends_the_work(article: Client) -> None:
    assert len(exchanged(article.app, "/export/kgx-edges.jsonl", leaves_after=1)) < _FEW


@pytest.mark.parametrize("form", [name for name, form in FORMS.items() if form.tells and form.of_answers])
def test_a_file_of_one_document_says_that_it_is_no_whole_release(article: Client, form: str) -> None:
    part = article.get(f"/export/{form}", documents="counter-evidence")

    assert part.headers["content-disposition"] == f'attachment; filename="exomyelin-part-{FORMS[form].file}"'
    assert b"only_documents" in unpacked(form, part.content)
    assert b"only_documents" not in unpacked(form, article.get(f"/export/{form}").content)


def unpacked(form: str, content: bytes) -> bytes:
    """What can be searched for words."""
    return ZipFile(io.BytesIO(content)).read("datapackage.json") if form == "package" else content


@pytest.mark.parametrize("form", ["kgx-edges.jsonl", "graphml"])
def test_where_the_store_changes_in_mid_answer_it_ends_without_its_end(tmp_path: Path, form: str) -> None:
    with closing(SqliteStore(tmp_path / "own.sqlite", load_rubric())) as store:
        for bundle in shipped():
            store.load(bundle)
        app = create_app(store, Settings())
        bodies: list[Message] = []
        with pytest.raises(ExceptionGroup):
            exchanged(app, f"/export/{form}", bodies, meanwhile=lambda: store.load(awkward()))

        assert bodies
        assert all(body["more_body"] for body in bodies)
        assert Client(app).get(f"/export/{form}").headers["exomyelin-release"] == store.release()


def exchanged(
    app: FastAPI,
    path: str,
    bodies: list[Message] | None = None,
    *,
    method: str = "GET",
    leaves_after: int | None = None,
    meanwhile: Callable[[], object] | None = None,
) -> list[Message]:
    """The pieces of a body, as a server takes them: with a client that may leave, or while something else is done."""
    taken = [] if bodies is None else bodies

    async def ask() -> None:
        left = anyio.Event()

        async def receive() -> Message:
            await left.wait()
            return {"type": "http.disconnect"}

        async def send(message: Message) -> None:
            if message["type"] == "http.response.body":
                taken.append(message)
                if len(taken) == leaves_after:
                    left.set()
                if meanwhile and len(taken) == 1:
                    meanwhile()

        scope = {"type": "http", "method": method, "path": path, "raw_path": path.encode(), "query_string": b""}
        await app({**scope, "headers": [], "asgi": {"version": "3.0"}}, receive, send)

    anyio.run(ask)
    return taken
