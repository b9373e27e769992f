"""Claim records that were read before, for as long as a server is away."""

import threading
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from schema.query import ClaimFilter
from schema.record import ClaimRecord

MOST = 20_000
"""Records that are kept."""
_MOST_PAGES = 1_000

Page: TypeAlias = tuple[ClaimFilter, str | None, int | None]
"""Which claims were asked for: the filter, the key of the claim before, and how many."""


class KeptRecords:
    """The claim records of one release that were asked for, up to a number of them.

    They are never given while the server answers: then the server is asked.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._release = ""
        self._records: dict[str, ClaimRecord] = {}
        self._pages: dict[Page, Sequence[str]] = {}

    def forget_other_releases(self, release: str) -> None:
        """Keep nothing that is not of this release."""
        with self._lock:
            if release != self._release:
                self._release = release
                self._records.clear()
                self._pages.clear()

    def keep(self, records: Mapping[str, ClaimRecord]) -> None:
        """Keep some records; the oldest go when there are too many."""
        with self._lock:
            self._records.update(records)
            for claim in list(self._records)[: max(0, len(self._records) - MOST)]:
                del self._records[claim]

    def keep_page(self, page: Page, ids: Sequence[str]) -> None:
        """Keep which claims a filter was met by; the oldest go when there are too many."""
        with self._lock:
            self._pages[page] = ids
            if len(self._pages) > _MOST_PAGES:
                del self._pages[next(iter(self._pages))]

    def page(self, page: Page) -> list[ClaimRecord] | None:
        """The records that a filter was met by; None where that is not kept, or not all of them are."""
        with self._lock:
            ids = self._pages.get(page)
        if not ids:
            return None if ids is None else []
        return self.all_of(ids) or None

    def all_of(self, ids: Sequence[str]) -> list[ClaimRecord]:
        """The records of these ids, in their order; none where one of them is not kept."""
        with self._lock:
            found = [self._records[claim] for claim in ids if claim in self._records]
        return found if len(found) == len(ids) else []
