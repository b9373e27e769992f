"""The whole graph can be had over HTTP in every form that is listed, and what is not listed is refused by name."""

import pytest

from graph.exchange.forms import FORMS
from tests.http.client import Client, assert_problem


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
