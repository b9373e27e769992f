"""/openCypher over HTTP: how questions are sent, what comes back, and who may ask from a browser."""

import json
from typing import Any

import httpx
import pytest

from api.app import create_app
from api.settings import Settings, read_settings
from api.shield import MOST_SENT_TO
from api.views import opencypher as view
from graph.sqlite.store import SqliteStore
from schema.errors import ExomyelinError, InvalidParameter, NotOffered, OutOfTime, StoreUnavailable
from tests.http.client import Client, assert_problem
from tests.http.world import MIR, SOX6

PATH = "/openCypher"
ONE = "MATCH (v {id: $id}) RETURN v.name AS name"
ELSEWHERE = "http://localhost:5173"


def refusal_of(response: httpx.Response, status: int, code: str) -> str:
    """Every refusal has the shape that Neptune's have."""
    body = response.json()
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/json"
    assert response.headers["cache-control"] == "no-store"
    assert set(body) == {"code", "detailedMessage", "requestId"}
    assert body["code"] == code
    assert len(body["requestId"]) == 36
    return str(body["detailedMessage"])


@pytest.mark.parametrize(
    ("error", "refusal"),
    [
        (NotOffered(what="this", instead="ask otherwise"), (400, "UnsupportedOperationException")),
        (OutOfTime(), (504, "TimeLimitExceededException")),
        (InvalidParameter(parameter="query", value="", expected="some"), (400, "InvalidParameterException")),
        (StoreUnavailable("no file"), (503, "InternalFailureException")),
    ],
)
def test_whatever_goes_wrong_is_called_what_neptune_calls_it(error: ExomyelinError, refusal: tuple[int, str]) -> None:
    status, body = view.refusal_of(error, "release", "RETURN 1")
    assert (status, body.code) == refusal
    assert body.detailedMessage
    assert "no file" not in body.detailedMessage


def test_a_node_and_a_relationship_have_the_shapes_that_neptune_gives(client: Client) -> None:
    query = "MATCH (m)-[e:DECREASES]->(g:TargetGene) RETURN m, e, g, [g.name] AS list, {n: 1} AS map, null AS none"
    (row,) = client.request("POST", PATH, data={"query": query}).json()["results"]

    assert set(row["g"]) == {"~id", "~entityType", "~labels", "~properties"}
    assert row["g"]["~id"] == f"SOX6 ({SOX6})"
    assert row["g"]["~entityType"] == "node"
    assert row["g"]["~labels"] == ["TargetGene", "Gene"]
    assert row["g"]["~properties"] | {"id": SOX6, "name": "SOX6", "synonyms": "SRY-box 6"} == row["g"]["~properties"]
    assert set(row["e"]) == {"~id", "~entityType", "~start", "~end", "~type", "~properties"}
    assert row["e"]["~id"] == f"{MIR}-DECREASES->{SOX6}"
    assert (row["e"]["~entityType"], row["e"]["~type"]) == ("relationship", "DECREASES")
    assert (row["e"]["~start"], row["e"]["~end"]) == (row["m"]["~id"], row["g"]["~id"])
    assert row["e"]["~properties"]["sign"] == "-"
    assert all(isinstance(value, str | int | float | bool) for value in row["e"]["~properties"].values())
    assert (row["list"], row["map"], row["none"]) == (["SOX6"], {"n": 1}, None)


@pytest.mark.parametrize(
    "sent",
    [
        {"json": {"query": ONE, "parameters": {"id": SOX6}}},
        {"json": {"query": ONE, "parameters": json.dumps({"id": SOX6})}},
        {"data": {"query": ONE, "parameters": json.dumps({"id": SOX6})}},
        {
            "content": f"query={ONE.replace('$id', f'%22{SOX6}%22')}",
            "headers": {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"},
        },
        {"content": ONE.replace("$id", f"'{SOX6}'"), "headers": {"Content-Type": "application/opencypher"}},
    ],
)
def test_a_question_is_sent_as_json_or_a_form_or_as_it_is(client: Client, sent: dict[str, Any]) -> None:
    response = client.request("POST", PATH, **sent)

    assert response.json() == {"results": [{"name": "SOX6"}]}, response.text
    assert response.headers["content-type"] == "application/json"
    assert response.headers["cache-control"] == "no-store"
    assert len(response.headers["exomyelin-release"]) == 16


def test_the_same_is_asked_with_get(client: Client) -> None:
    response = client.get(PATH, query=ONE, parameters=json.dumps({"id": SOX6}))

    assert response.json() == {"results": [{"name": "SOX6"}]}
    assert_problem(client.get(PATH, query=ONE, params="{}"), "unknown-parameter", "params")


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"json": {}}, "is needed"),
        ({"json": {"query": "  "}}, "is needed"),
        ({"json": {"query": 1}}, "expected a text"),
        ({"json": {"query": ONE, "explain": "static"}}, "'explain' is not served; served are query and parameters"),
        ({"json": {"query": ONE, "parameters": [1]}}, "JSON object"),
        ({"json": {"query": ONE, "parameters": "{"}}, "no JSON"),
        ({"json": {"query": ONE}}, "$id"),
        ({"json": [ONE]}, "no JSON object"),
        ({"content": "{", "headers": {"Content-Type": "application/json"}}, "can't be read"),
        ({"content": b"query=\xff\xfe"}, "can't be read"),
        ({"content": b"query=%ff%fe"}, "can't be read"),
        ({"content": "&".join(f"p{n}=1" for n in range(50))}, "can't be read"),
        ({"content": "[" * 50_000, "headers": {"Content-Type": "application/json"}}, "can't be read"),
        ({"content": ONE, "headers": {"Content-Type": "text/turtle"}}, "text/turtle is not read"),
        ({"data": {"query": "MATCH (v"}}, "not expected"),
    ],
)
def test_what_can_t_be_understood_is_refused_with_what_can(client: Client, sent: dict[str, Any], told: str) -> None:
    assert told in refusal_of(client.request("POST", PATH, **sent), 400, "MalformedQueryException")


def test_what_is_not_served_is_refused_with_what_is(client: Client) -> None:
    told = refusal_of(client.request("POST", PATH, data={"query": "CREATE (v)"}), 400, "UnsupportedOperationException")

    assert "served are MATCH" in told


def test_a_question_that_is_too_large_is_refused_before_it_is_read(client: Client) -> None:
    most = MOST_SENT_TO[PATH]

    assert_problem(client.request("POST", PATH, content="x" * (most + 1)), "too-large")
    long = client.request("POST", PATH, json={"query": f"RETURN {'1,' * 20_000}1"})
    refusal_of(long, 400, "QueryTooLargeException")


def test_neither_rows_nor_what_is_in_them_are_cut_off_in_silence(own_store: SqliteStore) -> None:
    few = Client(create_app(own_store, Settings(max_rows=5, max_page_size=5, page_size=5)))

    for query in ("MATCH (v) RETURN v.name", "MATCH (v) RETURN collect(v)"):
        told = refusal_of(few.request("POST", PATH, json={"query": query}), 400, "QueryLimitException")
        assert "LIMIT" in told
    assert len(few.request("POST", PATH, json={"query": "MATCH (v) RETURN v LIMIT 5"}).json()["results"]) == 5


def test_a_question_that_takes_too_long_is_ended(client: Client) -> None:
    query = f"MATCH {', '.join(f'(v{n})' for n in range(9))} RETURN count(*)"
    response = client.request("POST", f"{PATH}?timeout=0.05", json={"query": query})

    assert "the time was up" in refusal_of(response, 504, "TimeLimitExceededException")


def test_it_is_asked_with_get_and_post_only(client: Client) -> None:
    for method in ("PUT", "DELETE", "OPTIONS"):
        response = client.request(method, PATH)
        assert_problem(response, "method-not-allowed")
        assert set(response.headers["allow"].split(", ")) == {"GET", "POST"}


def test_the_same_refusal_names_the_same_request(client: Client) -> None:
    one, other = (client.request("POST", PATH, json={"query": "MATCH (v"}).json()["requestId"] for _ in range(2))

    assert one == other != client.request("POST", PATH, json={"query": "MATCH (w"}).json()["requestId"]


def test_graph_explorer_is_told_how_to_connect(client: Client) -> None:
    told = client.get("/defaultConnection").json()

    assert told["GRAPH_EXP_PUBLIC_OR_PROXY_ENDPOINT"] == told["GRAPH_EXP_CONNECTION_URL"] == "http://test"
    assert (told["GRAPH_EXP_GRAPH_TYPE"], told["GRAPH_EXP_SERVICE_TYPE"]) == ("openCypher", "neptune-db")
    assert told["GRAPH_EXP_USING_PROXY_SERVER"] is told["GRAPH_EXP_IAM"] is False
    assert told["GRAPH_EXP_FETCH_REQUEST_TIMEOUT"] > Settings().timeout * 1000


def test_the_summary_is_told_in_one_way_only(client: Client) -> None:
    assert client.get("/pg/statistics/summary").json()["status"] == "200 OK"
    assert_problem(client.get("/pg/statistics/summary?mode=detailed"), "invalid-parameter", "mode")


def test_pages_of_other_origins_may_not_ask_unless_that_is_said(own_store: SqliteStore) -> None:
    preflight = {
        "Origin": ELSEWHERE,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    closed = Client(create_app(own_store, Settings()))
    opened = Client(create_app(own_store, Settings(cors_origins=(ELSEWHERE,))))

    assert closed.request("OPTIONS", PATH, headers=preflight).status_code == 405
    allowed = opened.request("OPTIONS", PATH, headers=preflight)
    assert allowed.status_code == 200
    assert allowed.headers["access-control-allow-origin"] == ELSEWHERE
    for client, path, origin, expected in (
        (opened, "/release", ELSEWHERE, ELSEWHERE),
        (opened, "/clams", ELSEWHERE, ELSEWHERE),
        (opened, "/release", "http://evil.example", None),
        (closed, "/release", ELSEWHERE, None),
    ):
        answer = client.request("GET", path, headers={"Origin": origin})
        assert answer.headers.get("access-control-allow-origin") == expected
        assert "access-control-allow-credentials" not in answer.headers
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_origins_are_read_from_the_environment_and_are_no_patterns() -> None:
    given = read_settings({"EXOMYELIN_CORS_ORIGINS": f"{ELSEWHERE}/, https://graph.example"})
    assert given.cors_origins == (ELSEWHERE, "https://graph.example")
    for value in ("*", "localhost", "http://a.example/path", "null", "http://*.example"):
        with pytest.raises(InvalidParameter, match="origin"):
            read_settings({"EXOMYELIN_CORS_ORIGINS": value})
