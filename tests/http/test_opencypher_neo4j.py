"""/openCypher with a store in Neo4j: what explorers ask is answered as from a file, and the rest by the server."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from api.app import create_app
from api.settings import Settings
from graph.opening import open_store
from graph.store import GraphStore
from schema.rubric import load_rubric
from tests.http import explorer_questions as asking
from tests.http.client import Client
from tests.http.world import MIR, MSC, SOX6, background, paper
from tests.neo4j_servers import VERSIONS, blank_server, uri_of

PATH = "/openCypher"
ANYWHERE = "0.0.0.0"  # noqa: S104 - no socket is opened here


@pytest.fixture(scope="module", params=VERSIONS)
def served(request: pytest.FixtureRequest) -> Iterator[GraphStore]:
    with closing(open_store(uri_of(blank_server(request.param)), load_rubric())) as store:
        store.load(background())
        store.load(paper())
        yield store


@pytest.fixture
def asked(served: GraphStore) -> Client:
    return Client(create_app(served, Settings()))


def rows(client: Client, query: str, **parameters: object) -> list[dict[str, Any]]:
    response = client.request("POST", PATH, json={"query": query, "parameters": parameters})
    assert response.status_code == 200, response.text
    results: list[dict[str, Any]] = response.json()["results"]
    return results


def test_what_explorers_ask_is_answered_as_from_a_file(asked: Client, client: Client) -> None:
    questions = (
        asking.LABELS,
        asking.TYPES,
        asking.search("exosome", ("Source",), ("name", asking.ANY_ID), limit=10),
        asking.neighbours(f"MSC exosome ({MSC})", limit=3),
        asking.neighbour_counts([f"MSC exosome ({MSC})"]),
        asking.edges_called([f"{MSC}-CARRIES->{MIR}"]),
        asking.nodes_called([f"SOX6 ({SOX6})"]),
    )
    for query in questions:
        assert rows(asked, query) == rows(client, query), query


def test_what_is_more_than_that_the_server_answers_in_the_same_shapes(asked: Client) -> None:
    here = rows(asked, "MATCH (m {id: $id})-[e:DECREASES]->(g) RETURN m, e, g", id=MIR)
    there = rows(asked, "MATCH (m {id: $id})-[e:DECREASES*1..1]->(g) RETURN m, e[0] AS e, g", id=MIR)

    assert len(here) == len(there) == 1
    for name in ("m", "e", "g"):
        own, passed = here[0][name], there[0][name]
        assert {key: own[key] for key in own if key != "~properties"} == {
            key: passed[key] for key in passed if key != "~properties"
        }
        common = own["~properties"].keys() & passed["~properties"].keys()
        assert {"name", "id"} <= common or {"belief", "sign", "claims", "contested"} <= common
        assert {key: own["~properties"][key] for key in common} == {key: passed["~properties"][key] for key in common}


def test_relationships_without_their_nodes_are_called_the_same(asked: Client) -> None:
    (row,) = rows(asked, "MATCH p = (:Entity {id: $id})-[e:CARRIES]->() RETURN e, [e] AS list, {e: e} AS map", id=MSC)

    assert row["e"]["~id"] == f"{MSC}-CARRIES->{MIR}"
    assert (row["e"]["~start"], row["e"]["~end"]) == (f"MSC exosome ({MSC})", f"miR-219 ({MIR})")
    assert row["list"] == [row["e"]]
    assert row["map"] == {"e": row["e"]}


def test_claims_are_there_for_who_asks_for_them(asked: Client) -> None:
    (row,) = rows(asked, "MATCH (c:Claim)-[s:SUBJECT]->(e:Entity {id: $id}) RETURN c, s, e LIMIT 1", id=MIR)

    assert row["c"]["~labels"] == ["Claim"]
    assert row["c"]["~id"] == row["c"]["~properties"]["id"] == row["s"]["~start"]
    assert row["s"]["~end"] == row["e"]["~id"] == f"miR-219 ({MIR})"


@pytest.mark.parametrize("query", ["MATCH (n) DETACH DELETE n", "CREATE (n) RETURN n", "CALL dbms.components()"])
def test_nothing_is_changed_or_called_that_does_more_than_read(asked: Client, served: GraphStore, query: str) -> None:
    before = served.release()
    response = asked.request("POST", PATH, json={"query": query})

    assert (response.status_code, response.json()["code"]) == (400, "InvalidParameterException")
    assert served.release() == before


def test_no_rows_of_the_server_are_cut_off_in_silence_and_its_time_is_short(asked: Client, served: GraphStore) -> None:
    few = Client(create_app(served, Settings(max_rows=5, max_page_size=5, page_size=5)))
    many = few.request("POST", PATH, json={"query": "UNWIND range(1, 6) AS n RETURN n"})
    slow = "UNWIND range(1, 1000000000000) AS n WITH n WHERE n < 0 RETURN n"
    late = asked.request("POST", f"{PATH}?timeout=0.5", json={"query": slow})

    assert (many.status_code, many.json()["code"]) == (400, "QueryLimitException")
    assert (late.status_code, late.json()["code"]) == (504, "TimeLimitExceededException")


def test_nothing_is_passed_on_where_questions_in_cypher_are_off(served: GraphStore) -> None:
    off = Client(create_app(served, Settings(host=ANYWHERE, public=True)))
    response = off.request("POST", PATH, json={"query": "UNWIND [1] AS n RETURN n"})

    assert response.json()["code"] == "UnsupportedOperationException"
    assert rows(off, "MATCH (v:Source) RETURN count(v) AS n")
