"""Claims that were read before, for as long as a server is away."""

import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import Any, TypeAlias, TypeVar

from graph.canonical import claim_key, split_claim_key
from graph.neo4j import parts
from schema.errors import UnknownClaim
from schema.query import ClaimFilter
from schema.record import ClaimRecord
from schema.vocabulary import Tier

MOST = 20_000
"""Records that are kept."""
_MOST_PAGES = 1_000

Page: TypeAlias = tuple[ClaimFilter, str | None, int | None]
"""Which claims were asked for: the filter, the key of the claim before, and how many."""
Value = TypeVar("Value")


class KeptClaims:
    """The claims of one release that can be given while the server is away: all of them, or those asked for before.

    They are never given while the server answers: then the server is asked.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._release = ""
        self._offered: tuple[str, _AllClaims] | None = None
        self._all: _AllClaims | None = None
        self._some = _SomeClaims()

    def offer_all(self, release: str, records: Sequence[str]) -> None:
        """Keep all claims of a release from when on the server says that this is its release.

        Args:
            release: that they are of.
            records: their JSON, in the order of their keys.
        """
        with self._lock:
            self._offered = release, _AllClaims(records)

    def turn_to(self, release: str) -> None:
        """Keep nothing that is not of this release, which the server has just named."""
        with self._lock:
            if release != self._release:
                self._release, self._all, self._some = release, None, _SomeClaims()
            if self._offered and self._offered[0] == release:
                self._all, self._offered = self._offered[1], None

    def keep(self, records: Mapping[str, ClaimRecord], page: Page | None = None) -> None:
        """Keep some claims, by id; with ``page``, as those that it asks for."""
        with self._lock:
            if self._all is None:
                self._some.keep(records, page)

    def page(self, page: Page) -> Sequence[ClaimRecord] | None:
        """The claims that a page asks for; None where that is not kept.

        Raises:
            InvalidParameter: it goes on behind what is no key of a claim.
        """
        return self._from_either(lambda kept: kept.page(page))

    def by_id(self, ids: Sequence[str]) -> Sequence[ClaimRecord] | None:
        """The claims of some ids, in their order; None where one of them is not kept.

        Raises:
            UnknownClaim: all claims are kept, and one of the ids is none of theirs.
        """
        return self._from_either(lambda kept: kept.by_id(ids))

    def _from_either(self, look: "Callable[[_AllClaims | _SomeClaims], Value]") -> Value:
        with self._lock:
            return look(self._some if self._all is None else self._all)


class _AllClaims:
    """All claims of a release, parsed when they are needed first."""

    def __init__(self, records: Sequence[str]) -> None:
        self._texts = records

    def page(self, page: Page) -> Sequence[ClaimRecord]:
        where, after, limit = page
        start = split_claim_key(after) if after is not None else None
        behind = (record for key, record in self._by_key if start is None or key > start)
        return list(islice((record for record in behind if meets(record, where)), limit))

    def by_id(self, ids: Sequence[str]) -> Sequence[ClaimRecord]:
        if unknown := [claim for claim in ids if claim not in self._by_id]:
            raise UnknownClaim(unknown[0])
        return [self._by_id[claim] for claim in ids]

    @cached_property
    def _by_id(self) -> Mapping[str, ClaimRecord]:
        return {record.claim.id: record for record in (parts.parsed(ClaimRecord, text) for text in self._texts)}

    @cached_property
    def _by_key(self) -> Sequence[tuple[tuple[str, str], ClaimRecord]]:
        return [(split_claim_key(claim_key(record)), record) for record in self._by_id.values()]


class _SomeClaims:
    """The claims that were asked for last."""

    def __init__(self) -> None:
        self._records: dict[str, ClaimRecord] = {}
        self._pages: dict[Page, Sequence[str]] = {}

    def keep(self, records: Mapping[str, ClaimRecord], page: Page | None) -> None:
        self._records.update(records)
        if page is not None:
            self._pages[page] = list(records)
        _forget_oldest(self._records, MOST)
        _forget_oldest(self._pages, _MOST_PAGES)

    def page(self, page: Page) -> Sequence[ClaimRecord] | None:
        ids = self._pages.get(page)
        return None if ids is None else self.by_id(ids)

    def by_id(self, ids: Sequence[str]) -> Sequence[ClaimRecord] | None:
        found = [self._records[claim] for claim in ids if claim in self._records]
        return found if len(found) == len(ids) else None


_HELD_ELSEWHERE: Mapping[str, Callable[[ClaimRecord], Collection[object]]] = {
    "entity": lambda record: (record.claim.subject, record.claim.object),
    "section": lambda record: (record.claim.locator.section,),
    "locator": lambda record: (str(record.claim.locator),),
    "reference": lambda record: [work.reference for work in record.works],
    "flag": lambda record: record.flags,
    "tier": lambda record: [work.tier for work in record.works] or [Tier.UNCITED],
    "species": lambda record: (record.claim.context.species,),
    "model": lambda record: (record.claim.context.model,),
    "cell": lambda record: (record.claim.context.cell,),
}
"""By field of a filter, what a claim has to hold it against, where that is not a field of the claim of this name."""


def meets(record: ClaimRecord, where: ClaimFilter) -> bool:
    """Whether a claim meets a filter."""
    return all(value in _held(record, name) for name, value in where if value is not None)


def _held(record: ClaimRecord, name: str) -> Collection[object]:
    look = _HELD_ELSEWHERE.get(name)
    return look(record) if look else (getattr(record.claim, name),)


def _forget_oldest(kept: dict[Any, Any], most: int) -> None:
    for key in list(islice(kept, max(0, len(kept) - most))):
        del kept[key]
