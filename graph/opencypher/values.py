"""Values of openCypher: what is equal, what comes before what, and what is neither, since one of them is null."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cmp_to_key
from typing import Any, TypeAlias

from graph.opencypher.refusing import refusal
from schema.errors import CypherFault, RefusedCypher


@dataclass(frozen=True, slots=True)
class Node:
    """A node, by the rank of its entity in the index."""

    rank: int


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship, by the position of its edge in the index."""

    position: int


Value: TypeAlias = bool | int | float | str | Node | Relationship | list[Any] | dict[str, Any] | None
Truth: TypeAlias = bool | None
Row: TypeAlias = Mapping[str, Value]

_ORDER: tuple[tuple[type, ...], ...] = ((dict,), (Node,), (Relationship,), (list,), (str,), (bool,), (int, float))
_NULL_PLACE = len(_ORDER)


def equal(left: Value, right: Value) -> Truth:
    """Whether two values are equal; None where a null keeps that from being known."""
    if left is None or right is None:
        return None
    if isinstance(left, list) and isinstance(right, list):
        if len(left) != len(right):
            return False
        return every(equal(one, other) for one, other in zip(left, right, strict=True))
    if isinstance(left, dict) and isinstance(right, dict):
        if left.keys() != right.keys():
            return False
        return every(equal(left[key], right[key]) for key in left)
    return _place(left) == _place(right) and left == right


def every(truths: Iterable[Truth]) -> Truth:
    """Whether all hold: False if one does not, else None if one is not known."""
    found = set(truths)
    return False if False in found else None if None in found else True


def some(truths: Iterable[Truth]) -> Truth:
    """Whether one holds: True if one does, else None if one is not known."""
    found = set(truths)
    return True if True in found else None if None in found else False


def contrary(truth: Truth) -> Truth:
    """The contrary, which is not known where the truth is not."""
    return None if truth is None else not truth


def less(left: Value, right: Value) -> Truth:
    """Whether one value is less than another; None where they can't be compared."""
    if isinstance(left, str) and isinstance(right, str):
        return left < right
    if isinstance(left, bool) and isinstance(right, bool):
        return left < right
    if isinstance(left, bool) or isinstance(right, bool):
        return None
    if isinstance(left, int | float) and isinstance(right, int | float):
        return left < right
    return None


def member(value: Value, of: Value) -> Truth:
    """Whether a list holds a value.

    Raises:
        RefusedCypher: it is no list.
    """
    if of is None:
        return None
    if not isinstance(of, list):
        raise wrong_type(of, "IN", "a list")
    return some(equal(value, item) for item in of)


def compared(test: Callable[[str, str], bool], left: Value, right: Value) -> Truth:
    """What a test says of two texts; None where one is no text."""
    return test(left, right) if isinstance(left, str) and isinstance(right, str) else None


def truth_of(value: Value) -> Truth:
    """A value as a condition.

    Raises:
        RefusedCypher: it is neither true nor false nor null.
    """
    if value is None or isinstance(value, bool):
        return value
    raise wrong_type(value, "a condition", "true or false")


def order(left: Value, right: Value) -> int:
    """Which comes first where rows are sorted: negative where the left does, 0 where neither. Nulls come last."""
    places = _place(left), _place(right)
    if places[0] != places[1]:
        return places[0] - places[1]
    if left is None or right is None:
        return 0
    one, other = _comparable(left), _comparable(right)
    if isinstance(one, list):
        return _order_of_lists(one, other)
    return int(one > other) - int(one < other)


ordering = cmp_to_key(order)
"""The key of a value for sorting."""


def key_of(value: Value) -> Hashable:
    """What two values share if and only if they are the same: null is the same as null here."""
    if isinstance(value, list):
        return ("list", *map(key_of, value))
    if isinstance(value, dict):
        return ("map", *((key, key_of(value[key])) for key in sorted(value)))
    return (_place(value), value)


def wrong_type(value: Value, where: str, wanted: str) -> RefusedCypher:
    """The refusal of a value that can't be used somewhere."""
    given = {Node: "a node", Relationship: "a relationship", list: "a list", dict: "a map"}.get(type(value))
    detail = f"{where} takes {wanted}, not {given or repr(value)[:40]}"
    return refusal(CypherFault.MALFORMED, detail, where)


def _place(value: Value) -> int:
    """The place of a value's type among all types."""
    if isinstance(value, bool):
        return _ORDER.index((bool,))
    return next((place for place, types in enumerate(_ORDER) if isinstance(value, types)), _NULL_PLACE)


def _comparable(value: Value) -> Any:  # noqa: ANN401 - whatever Python can compare with its like
    match value:
        case Node(rank):
            return rank
        case Relationship(position):
            return position
        case dict():
            return [item for key in sorted(value) for item in (key, value[key])]
    return value


def _order_of_lists(one: list[Any], other: list[Any]) -> int:
    for left, right in zip(one, other, strict=False):
        if found := order(left, right):
            return found
    return len(one) - len(other)
