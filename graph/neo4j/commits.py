"""Sees to it that each answer is of one release.

A Neo4j server shows a change while it is being committed, part by part. So every change says on a node of its own, in
transactions of their own, when its commit begins and ends; and whoever reads looks there before and after, and reads
again where a commit lay in between.
"""

import time
from collections.abc import Callable
from contextlib import suppress
from typing import Generic, NamedTuple, TypeVar
from uuid import uuid4

from cypher import queries
from graph.neo4j.connection import Change, Connection, Row
from graph.paths.deadline import Deadline
from schema.errors import IncompatibleStore, StoreError, StoreUnavailable

Answer = TypeVar("Answer")

PATIENCE = 5.0
"""Seconds to wait for a commit to end. One that has not ended by then was cut short by a sudden end of its process."""

_PAUSE = 0.02


class Commits:
    """Reads and changes a database so that nobody sees half a change.

    Args:
        connection: to the database.
        patience: seconds to wait for a commit to end.
    """

    def __init__(self, connection: Connection, patience: float = PATIENCE) -> None:
        self._connection = connection
        self._patience = patience
        self._cut_short: list[Row] = []

    def reading(self, work: Callable[[Change], Answer]) -> Answer:
        """Do work that only reads, of one release. What it can't read of half a change it is to read again.

        Raises:
            IncompatibleStore: the work can't read what is there.
            StoreUnavailable: the store changed during every attempt.
        """
        end = time.monotonic() + self._patience
        while True:
            watched = self._connection.reading(lambda change: _watched(change, work))
            is_late = time.monotonic() > end
            if self._is_of_one_release(watched.before, watched.after, is_late=is_late):
                return watched.given()
            if is_late:
                message = f"the store at {self._connection.address} changes faster than it can be read"
                raise StoreUnavailable(message)
            time.sleep(_PAUSE)

    def reading_within(self, deadline: Deadline, work: Callable[[Change], Answer]) -> Answer | None:
        """Do work that only reads, of one release; None where the time was up before."""
        end = time.monotonic() + self._patience
        while watched := self._connection.reading_within(deadline.remaining(), lambda change: _watched(change, work)):
            if self._is_of_one_release(watched.before, watched.after, is_late=time.monotonic() > end):
                return watched.given()
            time.sleep(_PAUSE)
        return None

    def _is_of_one_release(self, before: list[Row], after: list[Row], *, is_late: bool) -> bool:
        if before != after or not (is_late or not _is_open(before) or before == self._cut_short):
            return False
        self._cut_short = before
        return True

    def changing(self, work: Callable[[Change], Answer]) -> Answer:
        """Do all of a work, or nothing of it. The work takes the lock of the store first."""
        token = uuid4().hex

        def announced(change: Change) -> Answer:
            answer = work(change)
            self._connection.tell(queries.BEGIN_COMMIT, token=token)
            return answer

        try:
            return self._connection.changing(announced)
        finally:
            with suppress(StoreError):
                self._connection.tell(queries.END_COMMIT, token=token)


class _Watched(NamedTuple, Generic[Answer]):
    """What a work gave, and which commits were known before and after it. Half a change may be unreadable."""

    before: list[Row]
    answer: Answer | IncompatibleStore
    after: list[Row]

    def given(self) -> Answer:
        if isinstance(self.answer, IncompatibleStore):
            raise self.answer
        return self.answer


def _watched(change: Change, work: Callable[[Change], Answer]) -> _Watched[Answer]:
    before = change.ask(queries.COMMITS)
    answer: Answer | IncompatibleStore
    try:
        answer = work(change)
    except IncompatibleStore as error:
        answer = error
    return _Watched(before, answer, change.ask(queries.COMMITS))


def _is_open(commits: list[Row]) -> bool:
    return any(open_ for _, open_ in commits)
