"""Reading a store's claims a page at a time, until they end or time does."""

from collections.abc import Iterator

from graph.canonical import claim_key
from graph.paths.deadline import Deadline
from graph.store import GraphStore
from schema.errors import OutOfTime
from schema.query import ClaimFilter
from schema.record import ClaimRecord

PAGE = 5000
"""Claims that are read at a time."""


def read_claims(
    store: GraphStore, where: ClaimFilter, deadline: Deadline, after: str | None = None, page: int = PAGE
) -> Iterator[ClaimRecord]:
    """The claims that meet a filter, in order, from behind the one with the key ``after``.

    Raises:
        OutOfTime: the deadline passed before they were all read.
    """
    while True:
        look_at(deadline)
        records = store.claims(where, after, page)
        yield from records
        if len(records) < page:
            return
        after = claim_key(records[-1])


def look_at(deadline: Deadline) -> None:
    """Go on only while there is time.

    Raises:
        OutOfTime: the deadline has passed.
    """
    if deadline.passed():
        raise OutOfTime
