"""Lists by their fields: which items meet every condition, and which condition stands in the way where none does."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from api.listings import LATE, Change, Emptiness, Listing
from api.wire.base import Wire

Item = TypeVar("Item")
Item_co = TypeVar("Item_co", covariant=True)
Row = TypeVar("Row", bound=Wire)

NO_MATCH = "no_match"

Tests = Mapping[str, Callable[[Item], bool]]
"""A test of an item for each parameter that is given."""


def sift(items: Sequence[Item], tests: Tests[Item]) -> list[Item]:
    """The items that pass every test."""
    return [item for item in items if all(test(item) for test in tests.values())]


def in_the_way(items: Sequence[Item], tests: Tests[Item]) -> list[Change]:
    """The parameters without which something would pass."""
    return [
        Change(name) for name in tests if sift(items, {other: test for other, test in tests.items() if other != name})
    ]


def nothing(changes: Iterable[Change]) -> Emptiness:
    """That nothing meets the conditions, with those changes after which something would."""
    return Emptiness(NO_MATCH, "Nothing meets all conditions.", tuple(changes))


def explained(listing: Listing[Row], changes: Callable[[], Iterable[Change]]) -> Listing[Row]:
    """A list that says why it is empty, where it is."""
    if listing.rows:
        return listing
    return replace(listing, emptiness=nothing(changes()))


class Sought(Protocol[Item_co]):
    """What a search found, and whether its time was up before it was done."""

    @property
    def found(self) -> Sequence[Item_co]:
        """The items."""
        ...

    @property
    def timed_out(self) -> bool:
        """Whether the time was up."""
        ...


def sought(
    listing: Listing[Row], found: Sought[Item], anything: Callable[[], Sought[Item]], tests: Tests[Item], none: str
) -> Listing[Row]:
    """A list of what a search found, which says why it is empty, where it is.

    Args:
        listing: the list.
        found: what the search found.
        anything: searches wherever it can, for what would be found with other conditions.
        tests: what an item is held to.
        none: that there is none, in plain words.
    """
    if listing.rows or found.timed_out:
        return listing.told(lambda: LATE, timed_out=found.timed_out)
    others = anything()
    empty = Emptiness(NO_MATCH, none, tuple(in_the_way(others.found, tests)))
    return replace(listing, timed_out=others.timed_out, emptiness=empty)


def equals(wanted: str | None, given: str | None) -> bool:
    """Whether a text is the one that is wanted, whatever its case."""
    return (wanted or "").strip().casefold() == (given or "").strip().casefold()


def contains(wanted: str, given: str) -> bool:
    """Whether a text holds another, whatever its case."""
    return wanted.strip().casefold() in given.casefold()
