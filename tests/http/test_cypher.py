"""/cypher: questions in Neo4j's own language, where there is a Neo4j, and where it is allowed."""

import json
from collections.abc import Iterator
from contextlib import closing

import pytest

from api.app import create_app
from api.settings import Settings
from graph.opening import open_store
from graph.store import GraphStore
from schema.rubric import load_rubric
from tests.http.client import Client, assert_problem
from tests.http.world import MSC, background, paper
from tests.neo4j_servers import VERSIONS, blank_server, uri_of

ANYWHERE = "0.0.0.0"  # noqa: S104 - no socket is opened here
NAMES = "MATCH (e:Entity {id: $id}) RETURN e.name AS name"


@pytest.fixture(scope="module", params=VERSIONS)
def served(request: pytest.FixtureRequest) -> Iterator[GraphStore]:
    with closing(open_store(uri_of(blank_server(request.param)), load_rubric())) as store:
        store.load(background())
        store.load(paper())
        yield store


@pytest.fixture
def asked(served: GraphStore) -> Client:
    return Client(create_app(served, Settings()))


def test_a_question_with_parameters_is_answered_as_a_table(asked: Client, served: GraphStore) -> None:
    answer = asked.get("/cypher", query=NAMES, params=json.dumps({"id": MSC})).json()

    assert answer == {
        "columns": ["name"],
        "rows": [["MSC exosome"]],
        "truncated": False,
        "timed_out": False,
        "release": served.release(),
    }


def test_csv_holds_nodes_as_json_and_never_a_formula(asked: Client) -> None:
    answer = asked.get(
        "/cypher", accept="text/csv", query="UNWIND ['=1+1', 'plain'] AS t RETURN t, {a: [1]} AS m, 2 AS n, true AS b"
    )

    assert answer.headers["content-type"].startswith("text/csv")
    assert answer.text.splitlines() == ["t,m,n,b", '\'=1+1,"{""a"": [1]}",2,true', 'plain,"{""a"": [1]}",2,true']


def test_rows_are_limited_and_the_answer_is_never_stored(asked: Client) -> None:
    answer = asked.get("/cypher", query="UNWIND range(1, 9) AS n RETURN n", limit="2")

    assert answer.json()["rows"] == [[1], [2]]
    assert answer.headers["exomyelin-truncated"] == "true"
    assert answer.headers["cache-control"] == "no-store"
    assert_problem(asked.get("/cypher", query="RETURN 1", limit="5000"), "invalid-parameter", "limit")


def test_a_question_that_takes_too_long_is_ended(asked: Client) -> None:
    answer = asked.get(
        "/cypher", query="UNWIND range(1, 1000000000000) AS n WITH n WHERE n < 0 RETURN n", timeout="0.5"
    )

    assert (answer.json()["rows"], answer.json()["timed_out"]) == ([], True)


@pytest.mark.parametrize("query", ["MATCH (n) DETACH DELETE n", "LOAD CSV FROM 'file:///x' AS l RETURN l", "SELECT 1"])
def test_what_does_not_only_read_is_a_problem_of_the_parameter(asked: Client, served: GraphStore, query: str) -> None:
    before = served.release()

    assert_problem(asked.get("/cypher", query=query), "invalid-parameter", "query")
    assert served.release() == before


@pytest.mark.parametrize("params", ["[1]", "{", "1"])
def test_parameters_are_a_json_object(asked: Client, params: str) -> None:
    assert_problem(asked.get("/cypher", query=NAMES, params=params), "invalid-parameter", "params")


def test_other_formats_are_refused(asked: Client) -> None:
    assert_problem(asked.get("/cypher", query="RETURN 1", format="tsv"), "invalid-parameter", "format")


def test_it_is_off_where_other_machines_reach_the_service_unless_that_is_said(served: GraphStore) -> None:
    reached = Settings(host=ANYWHERE, public=True)
    off = Client(create_app(served, reached)).get("/cypher", query="RETURN 1")
    on = Client(create_app(served, reached.model_copy(update={"cypher": True}))).get("/cypher", query="RETURN 1")

    assert_problem(off, "not-offered")
    assert off.status_code == 501
    assert on.status_code == 200


def test_a_store_in_a_file_says_what_it_would_take(client: Client) -> None:
    response = client.get("/cypher", query="RETURN 1")

    assert response.status_code == 501
    assert "EXOMYELIN_STORE=neo4j://" in assert_problem(response, "not-offered")["detail"]
