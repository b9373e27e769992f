"""Claim records that were read before, for as long as a server is away."""

import threading
from collections.abc import Mapping, Sequence

from schema.record import ClaimRecord

MOST = 20_000


class KeptRecords:
    """The claim records of one release that were asked for, up to a number of them.

    They are never given while the server answers: then the server is asked.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._release = ""
        self._records: dict[str, ClaimRecord] = {}

    def forget_other_releases(self, release: str) -> None:
        """Keep nothing that is not of this release."""
        with self._lock:
            if release != self._release:
                self._release = release
                self._records.clear()

    def keep(self, records: Mapping[str, ClaimRecord]) -> None:
        """Keep some records; the oldest go when there are too many."""
        with self._lock:
            self._records.update(records)
            for claim in list(self._records)[: max(0, len(self._records) - MOST)]:
                del self._records[claim]

    def all_of(self, ids: Sequence[str]) -> list[ClaimRecord]:
        """The records of these ids, in their order; none where one of them is not kept."""
        with self._lock:
            found = [self._records[claim] for claim in ids if claim in self._records]
        return found if len(found) == len(ids) else []
