"""A read-only door for questions in Cypher that users write themselves.

Five locks, each of which would do: the transaction is opened for reading, so that the server refuses to write; the
server plans the question before it runs, and says itself whether it reads only; every operator of the plan is on a list
of those that only read the graph; procedures and functions are on lists, so that none reads files or reaches a network;
and where the server knows roles, the door can be given a user of its own that may not write.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, LiteralString, cast

from neo4j import READ_ACCESS, Query, Result, Session
from neo4j.exceptions import ClientError, DriverError, Neo4jError

from graph.door import CypherAnswer
from graph.neo4j.connection import TIMED_OUT, Connection
from graph.neo4j.plans import refusal_of_plan, refusal_of_text
from graph.neo4j.store import Neo4jStore
from graph.neo4j.values import plain
from schema.errors import InvalidParameter

READER = "EXOMYELIN_NEO4J_READER"
READER_PASSWORD = "EXOMYELIN_NEO4J_READER_PASSWORD"  # noqa: S105 - the name of a variable

_EXPLAIN = "EXPLAIN "
_ASKED_WRONGLY = ("Neo.ClientError.Statement.", "Neo.ClientError.Procedure.", "Neo.ClientError.Schema.")
_FORBIDDEN = ("Neo.ClientError.Security.", "Neo.ClientError.Request.")
_SHOWN = 200
_LEAST_SECONDS = 0.001


class Neo4jDoor:
    """A ``Door`` to a Neo4j server.

    Args:
        connection: to the server and database, as the user to ask as. Whoever opened it closes it.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ask(self, text: str, parameters: Mapping[str, Any], *, rows: int, seconds: float) -> CypherAnswer:
        """Answer one question.

        Args:
            text: one statement of Cypher.
            parameters: for its ``$names``.
            rows: the most that are given.
            seconds: after which the server ends the transaction.

        Raises:
            InvalidParameter: it does more than read the graph, or is no Cypher.
            StoreUnavailable: the server can't be reached.
        """
        if problem := refusal_of_text(text):
            raise _refusal(text, problem)
        with self._connection.asking(READ_ACCESS) as session:
            try:
                self._refuse_plan(session, text, parameters, seconds)
                return _run(session, text, parameters, rows, seconds)
            except (ClientError, DriverError) as error:
                raise _explained(text, error) from error

    @staticmethod
    def _refuse_plan(session: Session, text: str, parameters: Mapping[str, Any], seconds: float) -> None:
        summary = session.run(_query(_EXPLAIN + text, seconds), dict(parameters)).consume()
        if problem := refusal_of_plan(summary.query_type, summary.plan or {}):
            raise _refusal(text, problem)


def door_of(store: Neo4jStore, environment: Mapping[str, str] = os.environ) -> Neo4jDoor:
    """The door to a store's server, which closes with the store.

    Args:
        store: that is served.
        environment: for ``EXOMYELIN_NEO4J_READER`` and ``_READER_PASSWORD``, a user without the right to write.

    Raises:
        StoreUnavailable: the server can't be reached, or refuses that user.
    """
    reader = environment.get(READER)
    if not reader:
        return Neo4jDoor(store.connection)
    address = replace(store.connection.address, user=reader, password=environment.get(READER_PASSWORD, ""))
    return Neo4jDoor(store.lend(Connection(address)))


def _run(session: Session, text: str, parameters: Mapping[str, Any], most: int, seconds: float) -> CypherAnswer:
    found: list[tuple[Any, ...]] = []
    columns: tuple[str, ...] = ()
    try:
        result = session.run(_query(text, seconds), dict(parameters))
        columns = tuple(result.keys())
        for row in _plain_rows(result):
            if len(found) == most:
                return CypherAnswer(columns, tuple(found), truncated=True)
            found.append(row)
    except Neo4jError as error:
        if error.code not in TIMED_OUT:
            raise
        return CypherAnswer(columns, tuple(found), timed_out=True)
    return CypherAnswer(columns, tuple(found))


def _plain_rows(result: Result) -> Iterator[tuple[Any, ...]]:
    for record in result:
        yield tuple(map(plain, record.values()))


def _query(text: str, seconds: float) -> Query:
    # The one text that is not from a file of ours: it has passed, or is being put to, the locks above.
    literal = cast("LiteralString", text)  # type: ignore[redundant-cast] # mypy takes any text for one
    # To the driver no seconds at all mean no limit.
    return Query(literal, timeout=max(seconds, _LEAST_SECONDS))


def _refusal(text: str, problem: str) -> InvalidParameter:
    return InvalidParameter(parameter="query", value=text[:_SHOWN], expected=f"one question that only reads: {problem}")


def _explained(text: str, error: Exception) -> Exception:
    code = getattr(error, "code", None) or ""
    if code.startswith(_ASKED_WRONGLY):
        return _refusal(text, str(getattr(error, "message", error)))
    if code.startswith(_FORBIDDEN):
        return _refusal(text, "the server allows no more")
    return error
