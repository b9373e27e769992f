"""The functions of openCypher that are served, by their names in small letters."""

import math
from collections.abc import Callable
from typing import NamedTuple

from graph.opencypher.values import Node, Relationship, Value, wrong_type
from graph.opencypher.view import NODE_KEYS, RELATIONSHIP_KEYS, GraphView

_MOST_DIGITS = 18


class Function(NamedTuple):
    """A function.

    Attributes:
        arguments: how many values it takes; -1 for any number.
        call: gives its value for the graph and them.
    """

    arguments: int
    call: Callable[[GraphView, list[Value]], Value]


def _id(view: GraphView, given: list[Value]) -> Value:
    match given[0]:
        case None:
            return None
        case Node() as node:
            return view.node_id(node)
        case Relationship() as relationship:
            return view.relationship_id(relationship)
    raise wrong_type(given[0], "id()", "a node or a relationship")


def _labels(view: GraphView, given: list[Value]) -> Value:
    if given[0] is None:
        return None
    if isinstance(given[0], Node):
        return list(view.labels(given[0]))
    raise wrong_type(given[0], "labels()", "a node")


def _of_relationship(name: str, get: Callable[[GraphView, Relationship], Value]) -> Function:
    def call(view: GraphView, given: list[Value]) -> Value:
        if given[0] is None:
            return None
        if isinstance(given[0], Relationship):
            return get(view, given[0])
        raise wrong_type(given[0], f"{name}()", "a relationship")

    return Function(1, call)


def _properties(view: GraphView, given: list[Value]) -> Value:
    if given[0] is None or isinstance(given[0], dict):
        return given[0]
    if isinstance(given[0], Node | Relationship):
        return view.properties(given[0])
    raise wrong_type(given[0], "properties()", "a node or a relationship")


def _keys(view: GraphView, given: list[Value]) -> Value:
    match given[0]:
        case Node() as node:
            return [key for key in NODE_KEYS if view.property(node, key) is not None]
        case Relationship():
            return list(RELATIONSHIP_KEYS)
    found = _properties(view, given)
    return list(found) if isinstance(found, dict) else None


def _to_text(_: GraphView, given: list[Value]) -> Value:
    match given[0]:
        case bool() as truth:
            return str(truth).lower()
        case str() | int() | float() as value:
            return str(value)
        case None:
            return None
    raise wrong_type(given[0], "toString()", "a text, a number, true or false")


def _to_float(_: GraphView, given: list[Value]) -> Value:
    match given[0]:
        case bool() | None:
            return None
        case str() | int() | float() as value:
            return _number(value)
    raise wrong_type(given[0], "a conversion", "a text or a number")


def _to_integer(view: GraphView, given: list[Value]) -> Value:
    value = given[0]
    if isinstance(value, bool) or (isinstance(value, str) and len(value.strip()) <= _MOST_DIGITS):
        try:
            return int(value)
        except ValueError:
            pass
    number = _to_float(view, given)
    return int(number) if isinstance(number, float) else number


def _number(value: str | float) -> float | None:
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def _cased(name: str, change: Callable[[str], str]) -> Function:
    def call(_: GraphView, given: list[Value]) -> Value:
        if given[0] is None:
            return None
        if isinstance(given[0], str):
            return change(given[0])
        raise wrong_type(given[0], f"{name}()", "a text")

    return Function(1, call)


def _size(_: GraphView, given: list[Value]) -> Value:
    if given[0] is None:
        return None
    if isinstance(given[0], list | str):
        return len(given[0])
    raise wrong_type(given[0], "size()", "a list or a text")


FUNCTIONS: dict[str, Function] = {
    "id": Function(1, _id),
    "elementid": Function(1, _id),
    "labels": Function(1, _labels),
    "type": _of_relationship("type", lambda view, of: view.type(of)),
    "startnode": _of_relationship("startNode", lambda view, of: view.ends(of)[0]),
    "endnode": _of_relationship("endNode", lambda view, of: view.ends(of)[1]),
    "properties": Function(1, _properties),
    "keys": Function(1, _keys),
    "tostring": Function(1, _to_text),
    "tointeger": Function(1, _to_integer),
    "tofloat": Function(1, _to_float),
    "tolower": _cased("toLower", str.lower),
    "toupper": _cased("toUpper", str.upper),
    "size": Function(1, _size),
    "coalesce": Function(-1, lambda _, given: next((value for value in given if value is not None), None)),
}
