"""Lists by their fields: which items meet every condition, and which condition stands in the way where none does."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from api.listings import Change, Emptiness, Listing
from api.wire.base import Wire

Item = TypeVar("Item")
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


def explained(listing: Listing[Row], changes: Callable[[], Iterable[Change]]) -> Listing[Row]:
    """A list that says why it is empty, where it is."""
    if listing.rows:
        return listing
    return replace(listing, emptiness=Emptiness(NO_MATCH, "Nothing meets all conditions.", tuple(changes())))


def equals(wanted: str | None, given: str | None) -> bool:
    """Whether a text is the one that is wanted, whatever its case."""
    return (wanted or "").strip().casefold() == (given or "").strip().casefold()


def contains(wanted: str, given: str) -> bool:
    """Whether a text holds another, whatever its case."""
    return wanted.strip().casefold() in given.casefold()
