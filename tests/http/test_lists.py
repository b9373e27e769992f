"""Formats, pages, limits, tags and reasons: the same for every list."""

import csv
import io
import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from api.app import create_app
from api.settings import Settings
from graph.sqlite.store import SqliteStore
from schema.rubric import load_rubric
from tests.http.client import Client, assert_problem
from tests.http.world import CLAIMS, PAPER, background, paper

pd = pytest.importorskip("pandas")

LISTS = (
    "/claims",
    "/entities",
    "/references",
    "/documents",
    "/audit",
    "/search?q=exosome",
    "/entities/CL:0000134/neighbours",
)
KEYS = {"items", "next", "truncated", "timed_out", "release", "permalink", "methods"}


@pytest.mark.parametrize("path", LISTS)
def test_a_json_list_has_one_envelope(client: Client, path: str) -> None:
    body = client.get(path).json()
    assert set(body) == KEYS
    assert body["items"]
    assert (body["next"], body["truncated"], body["timed_out"]) == (None, False, False)
    assert body["release"] == client.get("/release").json()["release"]


@pytest.mark.parametrize("path", LISTS)
def test_all_formats_hold_the_same_rows(client: Client, path: str) -> None:
    items = client.get(path).json()["items"]
    lines = [json.loads(line) for line in client.get(path, accept="application/x-ndjson").text.splitlines()]
    assert lines == items
    comma = list(csv.DictReader(io.StringIO(client.get(path, accept="text/csv").text)))
    tab = list(csv.DictReader(io.StringIO(client.get(path, accept="text/tab-separated-values").text), delimiter="\t"))
    assert comma == tab
    plain = [name for name, value in items[0].items() if isinstance(value, str)]
    assert [[re.sub("^'(?=[=+@-])", "", row[name]) for name in plain] for row in comma] == [
        [item[name] or "" for name in plain] for item in items
    ]


@pytest.mark.parametrize("path", LISTS)
def test_pages_one_after_the_other_are_the_whole_list(client: Client, path: str) -> None:
    whole, pages = client.get(path).json()["items"], []
    response = client.get(path + ("&" if "?" in path else "?") + "limit=1")
    for _ in whole:
        pages += response.json()["items"]
        if response.json()["next"] is None:
            break
        assert response.json()["truncated"] is True
        response = client.get(response.links["next"]["url"])
    assert pages == whole


@pytest.mark.parametrize("path", LISTS)
def test_a_list_is_the_same_bytes_each_time(client: Client, path: str) -> None:
    assert client.get(path).content == client.get(path).content


def test_the_parameter_stands_before_the_header(client: Client) -> None:
    response = client.get("/claims", accept="text/csv", format="json")
    assert response.headers["content-type"] == "application/json"
    assert response.headers["vary"] == "Accept"


def test_a_table_without_a_limit_has_every_row(own_store: SqliteStore) -> None:
    client = Client(create_app(own_store, Settings(page_size=2, max_page_size=2)))
    assert len(client.items("/claims")) == 2
    for format in ("csv", "tsv", "ndjson"):
        text = client.get("/claims", format=format).text
        assert len(text.splitlines()) == len(CLAIMS) + (format != "ndjson")


def test_a_table_that_would_be_cut_is_a_problem(own_store: SqliteStore) -> None:
    client = Client(create_app(own_store, Settings(page_size=2, max_page_size=2, max_rows=9)))
    for format in ("csv", "tsv", "ndjson"):
        assert_problem(client.get("/claims", format=format), "too-many-rows", "limit")
    response = client.get("/claims", format="csv", limit=9)
    assert response.headers["exomyelin-truncated"] == "true"
    assert response.headers["exomyelin-rows"] == "9"
    rest = client.get(response.links["next"]["url"])
    assert rest.headers["exomyelin-rows"] == "1"


def test_limits_are_held(own_store: SqliteStore) -> None:
    client = Client(create_app(own_store, Settings(page_size=2, max_page_size=3, max_rows=5)))
    assert len(client.items("/claims", limit=3)) == 3
    assert_problem(client.get("/claims", limit=4), "invalid-parameter", "limit")
    assert client.get("/claims", limit=5, format="csv").status_code == 200
    assert_problem(client.get("/claims", limit=6, format="csv"), "invalid-parameter", "limit")


def test_a_cursor_is_good_for_its_own_question_and_release_only(own_store: SqliteStore) -> None:
    client = Client(create_app(own_store, Settings()))
    cursor = client.get("/claims", limit=1).json()["next"]
    assert client.get("/claims", cursor=cursor, limit=3, format="csv").status_code == 200
    stale = client.get("/claims", cursor=cursor, hedge="asserted")
    assert assert_problem(stale, "stale-cursor", "cursor")["status"] == 409
    assert_problem(client.get("/audit", cursor=cursor), "stale-cursor", "cursor")
    own_store.load(paper(claims=CLAIMS[:-1]))
    assert_problem(client.get("/claims", cursor=cursor, limit=1), "stale-cursor", "cursor")


def test_a_change_of_the_store_is_seen_by_the_next_question(own_store: SqliteStore) -> None:
    client = Client(create_app(own_store, Settings()))
    before = client.get("/claims").json()
    own_store.load(paper(claims=CLAIMS[:3]))
    after = client.get("/claims").json()
    assert (len(before["items"]), len(after["items"])) == (len(CLAIMS), 3)
    assert before["release"] != after["release"]


def test_an_answer_that_has_not_changed_is_not_sent_again(client: Client) -> None:
    first = client.get("/claims")
    for known in (first.headers["etag"], f"W/{first.headers['etag']}", f'"x", {first.headers["etag"]}'):
        second = client.request("GET", "/claims", headers={"If-None-Match": known})
        assert (second.status_code, second.content) == (304, b"")
        assert second.headers["etag"] == first.headers["etag"]
        assert second.headers["vary"] == "Accept"
    release = client.get("/release")
    same = client.request("GET", "/release", headers={"If-None-Match": release.headers["etag"]})
    assert (same.status_code, same.content) == (304, b"")
    for other in ('"x"', "*"):
        assert client.request("GET", "/claims", headers={"If-None-Match": other}).status_code == 200


def test_whatever_an_answer_depends_on_gives_it_another_tag(own_store: SqliteStore) -> None:
    def tags(settings: Settings) -> list[str]:
        client = Client(create_app(own_store, settings))
        paths = ("/claims", "/claims?limit=1", "/claims?limit=2", "/claims?format=csv", "/audit", "/release")
        return [client.get(path).headers["etag"] for path in paths]

    seen = [*tags(Settings()), *tags(Settings(page_size=3))]
    own_store.load(paper(claims=CLAIMS[:3]))
    seen += tags(Settings())
    assert len(set(seen)) == len(seen)
    client = Client(create_app(own_store, Settings()))
    assert client.get("/claims?format=json").headers["etag"] == client.get("/claims").headers["etag"]


@pytest.mark.parametrize(
    ("path", "relaxations"),
    [
        ("/claims?subject=SOX6&predicate=binds", [("predicate", "/claims?subject=SOX6")]),
        ("/claims?subject=SOX6&predicate=binds&hedge=speculated", []),
        ("/entities?kind=gene&role=cargo", [("kind", "/entities?role=cargo"), ("role", "/entities?kind=gene")]),
        ("/references?year=2014&number=2", [("number", "/references?year=2014"), ("year", "/references?number=2")]),
        ("/documents?year=1999", [("year", "/documents")]),
        ("/audit?code=no_such_code", [("code", "/audit")]),
        ("/entities/HGNC:16421/neighbours?kind=disease", [("kind", "/entities/HGNC:16421/neighbours")]),
        ("/search?q=qqqqqqq", []),
    ],
)
def test_an_empty_list_says_why_and_what_would_answer(
    client: Client, path: str, relaxations: list[tuple[str, str]]
) -> None:
    body = client.get(path).json()
    assert body["items"] == []
    assert body["reason"] == "no_match"
    found = [(relaxation["parameter"], relaxation["href"]) for relaxation in body["relaxations"]]
    assert sorted(found) == sorted(relaxations)
    assert all(client.items(href) for _, href in found)
    table = client.get(path, accept="text/csv")
    assert len(table.text.splitlines()) == 1
    assert table.headers["exomyelin-reason"] == "no_match"
    assert table.headers.get("exomyelin-relaxation") == (found[0][1] if found else None)


def test_headers_tell_the_cost(client: Client) -> None:
    headers = client.get("/claims").headers
    assert float(headers["exomyelin-elapsed-ms"]) >= 0
    assert headers["exomyelin-rows"] == str(len(CLAIMS))
    assert headers["exomyelin-release"] == client.get("/release").json()["release"]


def test_a_head_is_an_answer_without_its_body(client: Client) -> None:
    whole, head = client.get("/claims"), client.request("HEAD", "/claims")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["etag"] == whole.headers["etag"]
    assert head.headers["content-length"] == whole.headers["content-length"]


def test_a_formula_in_a_name_is_no_formula_in_a_table(client: Client) -> None:
    text = client.get("/claims", format="csv", predicate="has_advantage").text
    (row,) = csv.DictReader(io.StringIO(text))
    assert row["object_name"] == "'=cheap|to make"
    assert row["statement"] == "'=they cost little"
    (item,) = client.items("/claims", predicate="has_advantage")
    assert item["object_name"] == "=cheap|to make"


def test_pandas_reads_a_table_without_help(client: Client) -> None:
    table = pd.read_csv(io.StringIO(client.get("/claims", format="csv").text))
    assert list(table["sign"]) == ["0", "-", "-", "+", "+", "+", "?", "-", "0", "0"]
    assert table["belief"].dtype.kind == "f"
    assert (table["document"] == PAPER).all()


def test_the_order_of_loading_changes_nothing(tmp_path: Path, client: Client) -> None:
    store = SqliteStore(tmp_path / "other.sqlite", load_rubric())
    store.load(paper())
    store.load(background())
    other = Client(create_app(store, Settings()))
    for path in LISTS:
        assert other.get(path).content == client.get(path).content
    store.close()


def test_claims_come_in_the_order_of_the_text(client: Client) -> None:
    places = [item["locator"] for item in client.items("/claims")]
    assert places == [str(claim.locator) for claim in CLAIMS]
    assert all(before != after for before, after in pairwise(places))
