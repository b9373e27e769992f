"""Asks a server the queries of ``cypher/``, and nothing else."""

import marshal
import math
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any, TypeVar

from neo4j import (
    READ_ACCESS,
    WRITE_ACCESS,
    Driver,
    GraphDatabase,
    ManagedTransaction,
    NotificationMinimumSeverity,
    Session,
    Transaction,
)
from neo4j.exceptions import Neo4jError

from cypher import queries
from cypher.query import Query
from graph.batches import batches
from graph.neo4j.address import Address
from graph.neo4j.failures import ServerAway, naming
from graph.neo4j.presence import PAUSE, Presence
from schema.errors import StoreUnavailable

Row = tuple[Any, ...]
Answer = TypeVar("Answer")

BATCH = 1000
"""Rows that one query is given at a time."""
OLDEST = (5, 26)
"""The first version whose Cypher has relationship types and labels that are data."""

_SECONDS_TO_CONNECT = 5.0
_SECONDS_TO_RETRY = 5.0
_AGENT = "Neo4j/"

TIMED_OUT = {
    "Neo.ClientError.Transaction.TransactionTimedOut",
    "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration",
    "Neo.TransientError.Transaction.Terminated",
}
"""What a server says when it ended a transaction because its time was over."""


OUT_OF_MEMORY = {"Neo.TransientError.General.MemoryPoolOutOfMemoryError"}
"""What a server says when it ended a transaction to spare its memory."""


class Change:
    """A transaction under way, in which queries can be run."""

    def __init__(self, transaction: ManagedTransaction | Transaction) -> None:
        self._transaction = transaction

    def ask(self, query: Query, **values: object) -> list[Row]:
        """Run a query and read all that it returns."""
        return [tuple(row) for row in self._transaction.run(query.text, query.given(**values)).values(*query.returns)]

    def ask_packed(self, query: Query, **values: object) -> list[bytes]:
        """Run a query and keep each row that it returns packed by ``marshal``: in a fraction of the memory."""
        result = self._transaction.run(query.text, query.given(**values))
        return [marshal.dumps(tuple(record.values())) for record in result]

    def ask_each(self, query: Query, parameter: str, items: Sequence[object], **values: object) -> Iterator[Row]:
        """Run a query over a long list, a batch at a time."""
        for batch in batches(items, BATCH):
            yield from self.ask(query, **{parameter: batch}, **values)

    def tell(self, query: Query, **values: object) -> None:
        """Run a query that returns nothing."""
        self._transaction.run(query.text, query.given(**values)).consume()

    def tell_each(self, query: Query, parameter: str, items: Sequence[object], **values: object) -> None:
        """Run a query that returns nothing over a long list, a batch at a time."""
        for batch in batches(items, BATCH):
            self.tell(query, **{parameter: batch}, **values)


class Connection:
    """A way to one database of one server. Threads may share it; it finds back to a server that was away.

    Args:
        address: of the server and database.
        pause: seconds for which a server that was away is not asked again. Until then whoever asks is told so at once.

    Raises:
        StoreUnavailable: the server can't be reached, refuses, or is too old.
    """

    def __init__(self, address: Address, pause: float = PAUSE) -> None:
        self.address = address
        self._presence = Presence(pause)
        with naming(address):
            self._driver = _driver(address)
        try:
            self._refuse_old()
        except BaseException:
            self.close()
            raise

    def ask(self, query: Query, **values: object) -> list[Row]:
        """Run a query that only reads, and read all that it returns."""
        return self._managed(READ_ACCESS, lambda change: change.ask(query, **values))

    def tell(self, query: Query, **values: object) -> None:
        """Run a query that changes something, by itself."""
        self._managed(WRITE_ACCESS, lambda change: change.tell(query, **values))

    def reading_within(self, seconds: float, work: Callable[[Change], Answer]) -> Answer | None:
        """Do work that only reads, in one transaction; None where the server had to end it before it was done.

        Args:
            seconds: that the server gives it; infinity for as many as it takes.
            work: to do.
        """
        if seconds <= 0:
            return None
        timeout = seconds if math.isfinite(seconds) else None
        with self.asking(READ_ACCESS) as session:
            try:
                with session.begin_transaction(timeout=timeout) as transaction:
                    return work(Change(transaction))
            except Neo4jError as error:
                if error.code not in TIMED_OUT | OUT_OF_MEMORY:
                    raise
                return None

    def reading(self, work: Callable[[Change], Answer]) -> Answer:
        """Do work that only reads, in one transaction."""
        return self._managed(READ_ACCESS, work)

    def changing(self, work: Callable[[Change], Answer]) -> Answer:
        """Do all of a work, or nothing of it; it may be begun anew where the server asks for that."""
        return self._managed(WRITE_ACCESS, work)

    def close(self) -> None:
        """Let go of the server."""
        self._driver.close()

    def _managed(self, access: str, work: Callable[[Change], Answer]) -> Answer:
        with self.asking(access) as session:
            run = session.execute_write if access == WRITE_ACCESS else session.execute_read
            return run(lambda transaction: work(Change(transaction)))

    @contextmanager
    def asking(self, access: str) -> Generator[Session, None, None]:
        """A session for one access mode, in which whatever goes wrong with the server is named.

        Raises:
            ServerAway: it can't be reached; at once, where that was found a moment ago.
            StoreUnavailable: it refuses.
        """
        self._presence.require(self._greet)
        try:
            with naming(self.address), self.session(access) as session:
                yield session
        except ServerAway as lost:
            self._presence.note(lost)
            raise

    def _greet(self) -> None:
        # Outside of what the driver manages, nothing is tried again.
        with naming(self.address), self.session(READ_ACCESS) as session, session.begin_transaction() as transaction:
            Change(transaction).ask(queries.STATE)

    def session(self, access: str) -> AbstractContextManager[Session]:
        """A session for one access mode."""
        # One manager of bookmarks for all sessions: whoever reads on a follower reads what was written before.
        return self._driver.session(
            database=self.address.database,
            default_access_mode=access,
            bookmark_manager=self._driver.execute_query_bookmark_manager,
        )

    def _refuse_old(self) -> None:
        with naming(self.address):
            agent = self._driver.get_server_info().agent
        version = version_of(agent)
        if version is not None and version < OLDEST:
            needed = ".".join(map(str, OLDEST))
            message = f"the server at {self.address} is {agent}: exomyelin needs Neo4j {needed} or newer"
            raise StoreUnavailable(message)


def version_of(agent: str) -> tuple[int, ...] | None:
    """The version in what a server calls itself, e.g. ``Neo4j/5.26.19``; None where it gives no plain one."""
    numbers = agent.removeprefix(_AGENT).split("-")[0].split(".")
    return tuple(map(int, numbers)) if agent.startswith(_AGENT) and all(map(str.isdecimal, numbers)) else None


def _driver(address: Address) -> Driver:
    return GraphDatabase.driver(
        address.uri,
        auth=address.auth,
        connection_timeout=_SECONDS_TO_CONNECT,
        connection_acquisition_timeout=_SECONDS_TO_RETRY,
        max_transaction_retry_time=_SECONDS_TO_RETRY,
        notifications_min_severity=NotificationMinimumSeverity.OFF,
    )
