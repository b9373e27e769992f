"""Through the door for users' own Cypher everything can be read, and nothing else be done."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from neo4j import GraphDatabase

from graph.door import CypherAnswer
from graph.neo4j.address import parse_address
from graph.neo4j.door import door_of
from graph.neo4j.server.running import USER, RunningServer
from graph.neo4j.store import Neo4jStore
from graph.opening import open_door
from graph.sqlite.store import SqliteStore
from schema.errors import InvalidParameter, StoreUnavailable
from tests.contract.homes import RUBRIC
from tests.contract.papers import MIR, MSC, paper
from tests.neo4j_servers import PASSWORD, VERSIONS, blank_server, keep_from_others, uri_of


class Room:
    """A server with a loaded store, and a door to it."""

    def __init__(self, server: RunningServer) -> None:
        self.server = server
        self.store = Neo4jStore(parse_address(uri_of(server)), RUBRIC)
        self.store.load(paper())
        self.door = door_of(self.store, {})
        keep_from_others(server, self)

    def ask(self, text: str, rows: int = 100, seconds: float = 30.0, **parameters: Any) -> CypherAnswer:
        return self.door.ask(text, parameters, rows=rows, seconds=seconds)

    def content(self) -> list[Any]:
        """All that is in the server: nodes, relationships, indexes, constraints, users, settings of the store."""
        with GraphDatabase.driver(self.server.address, auth=(USER, PASSWORD)) as driver:
            nodes = driver.execute_query("MATCH (n) RETURN elementId(n) AS id, labels(n), properties(n) ORDER BY id")
            links = driver.execute_query("MATCH ()-[r]->() RETURN elementId(r) AS id, properties(r) ORDER BY id")
            indexes = driver.execute_query("SHOW INDEXES YIELD name RETURN name ORDER BY name")
            constraints = driver.execute_query("SHOW CONSTRAINTS YIELD name RETURN name ORDER BY name")
            users = driver.execute_query("SHOW USERS YIELD user RETURN user ORDER BY user", database_="system")
        return [result.records for result in (nodes, links, indexes, constraints, users)]


@pytest.fixture(scope="module", params=VERSIONS)
def room(request: pytest.FixtureRequest) -> Iterator[Room]:
    room = Room(blank_server(request.param))
    with closing(room.store):
        yield room


ATTACKS = {
    "create": "CREATE (n:Evil) RETURN n",
    "merge": "MERGE (n:Evil {id: 1}) RETURN n",
    "set": "MATCH (e:Entity) SET e.name = 'x' RETURN e",
    "set labels": "MATCH (e:Entity) SET e:Evil RETURN e",
    "remove": "MATCH (e:Entity) REMOVE e.name RETURN e",
    "delete": "MATCH (n) DETACH DELETE n",
    "foreach": "FOREACH (i IN range(1, 3) | CREATE (:Evil))",
    "write in a subquery": "CALL () { CREATE (n:Evil) RETURN n } RETURN n",
    "write in transactions": "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 1 ROWS",
    "write behind a comment": "MATCH (n) RETURN n /* only looking */ UNION CREATE (n:Evil) RETURN n",
    "write spelt in escapes": "\\u0043REATE (n:Evil) RETURN n",
    "a second statement": "RETURN 1; MATCH (n) DETACH DELETE n",
    "a statement behind explain": "EXPLAIN RETURN 1",
    "profile": "PROFILE CREATE (n:Evil) RETURN n",
    "profile behind a comment": "/* first */ PROFILE CREATE (n:Evil) RETURN n",
    "read a file": "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "reach a network": "LOAD CSV FROM 'http://127.0.0.1:9/secret' AS line RETURN line",
    "create a label": "CALL db.createLabel('Evil')",
    "create an index": "CREATE INDEX evil IF NOT EXISTS FOR (e:Entity) ON (e.evil)",
    "drop a constraint": "DROP CONSTRAINT entity_id",
    "read the configuration": "CALL dbms.listConfig() YIELD name, value RETURN name, value",
    "read the settings": "SHOW SETTINGS YIELD name, value RETURN name, value",
    "look at what others ask": "SHOW TRANSACTIONS YIELD currentQuery RETURN currentQuery",
    "end what others ask": "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    "list users": "SHOW USERS",
    "list users by another database": "USE system SHOW USERS",
    "read another database": "USE `system` MATCH (n) RETURN n",
    "make a user": "CREATE USER evil SET PASSWORD 'evilevil' CHANGE NOT REQUIRED",
    "change the password": "ALTER USER neo4j SET PASSWORD 'evilevil'",
    "stop the database": "STOP DATABASE neo4j",
    "a procedure in backticks": "CALL `db`.`createProperty`('evil')",
    "a procedure of a plug-in": "CALL apoc.load.json('http://127.0.0.1:9/')",
    "a function of a plug-in": "RETURN apoc.cypher.runFirstColumnSingle('CREATE (n) RETURN n', {})",
    "a function in escapes": "RETURN \\u0061poc . load . `json`('http://127.0.0.1:9/')",
    "nothing": "",
    "no cypher": "DROP TABLE entity",
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_whatever_does_more_than_read_is_refused_and_does_nothing(room: Room, attack: str) -> None:
    before = room.content()

    with pytest.raises(InvalidParameter, match="one question that only reads"):
        room.ask(ATTACKS[attack])

    assert room.content() == before


def test_parameters_are_values_and_never_cypher(room: Room) -> None:
    answer = room.ask("MATCH (e:Entity {id: $id}) RETURN e.name AS name", id="x'}) DETACH DELETE e //")

    assert (answer.columns, answer.rows) == (("name",), ())


def test_a_question_is_answered_with_plain_values(room: Room) -> None:
    answer = room.ask(
        "MATCH p = (v:Source {id: $id})-[c:CARRIES]->(m:Cargo) "
        "RETURN m, c, p, v.id AS id, 1.5 AS x, 1.0 / 0.0 AS infinite, date('2026-11-24') AS day, "
        "point({x: 1.0, y: 2.0}) AS place, {a: [1, null]} AS map",
        id=MSC,
    )

    assert answer.columns == ("m", "c", "p", "id", "x", "infinite", "day", "place", "map")
    cargo, carries, path, *others = answer.rows[0]
    assert cargo["labels"] == ["Cargo", "Entity", "MicroRNA"]
    assert cargo["properties"]["id"] == MIR
    assert (carries["type"], carries["end"], carries["properties"]["sign"]) == ("CARRIES", cargo["element_id"], "0")
    assert path["relationships"] == [carries]
    assert path["nodes"][1] == cargo
    place = {"srid": 7203, "coordinates": [1.0, 2.0]}
    assert others == [MSC, 1.5, "inf", "2026-11-24", place, {"a": [1, None]}]


def test_names_are_found_by_the_index_of_names(room: Room) -> None:
    answer = room.ask("CALL db.index.fulltext.queryNodes('entity_names', 'differentiat*') YIELD node RETURN node.name")

    assert answer.rows == (("OPC differentiation",),)


def test_rows_are_capped_and_the_answer_says_so(room: Room) -> None:
    capped = room.ask("UNWIND range(1, 1000000000) AS n RETURN n", rows=3)
    whole = room.ask("UNWIND range(1, 3) AS n RETURN n", rows=3)

    assert (capped.rows, capped.truncated) == (((1,), (2,), (3,)), True)
    assert (whole.rows, whole.truncated) == (capped.rows, False)


def test_a_question_without_end_is_ended_on_the_server(room: Room) -> None:
    answer = room.ask("UNWIND range(1, 1000000000000) AS n WITH n WHERE n < 0 RETURN n", seconds=1.0)

    assert (answer.rows, answer.timed_out) == ((), True)
    with GraphDatabase.driver(room.server.address, auth=(USER, PASSWORD)) as driver:
        running = driver.execute_query("SHOW TRANSACTIONS YIELD currentQuery RETURN currentQuery").records
    assert not [row for row in running if "1000000000000" in row["currentQuery"]]


def test_the_door_can_have_a_user_of_its_own(room: Room) -> None:
    with pytest.raises(StoreUnavailable, match="refuses the user 'reader'"):
        door_of(room.store, {"EXOMYELIN_NEO4J_READER": "reader", "EXOMYELIN_NEO4J_READER_PASSWORD": "wrong"})


def test_a_store_in_a_file_has_no_door(tmp_path: Path) -> None:
    with closing(SqliteStore(tmp_path / "store.sqlite", RUBRIC)) as store:
        assert open_door(store) is None


def test_a_door_with_a_user_of_its_own_closes_with_the_store(room: Room) -> None:
    environment = {"EXOMYELIN_NEO4J_READER": USER, "EXOMYELIN_NEO4J_READER_PASSWORD": PASSWORD}
    with closing(Neo4jStore(parse_address(uri_of(room.server)), RUBRIC)) as store:
        door = door_of(store, environment)

        assert door.ask("RETURN 1 AS one", {}, rows=1, seconds=10.0).rows == ((1,),)
