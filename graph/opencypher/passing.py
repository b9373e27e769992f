"""Passes questions on to a server, and gives what it answers in the shapes that are given without one."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cypher import queries
from graph.door import Door
from graph.opencypher.refusing import refusal
from graph.opencypher.terms import ANY, LABELS, TYPES, curie_of, node_id, relationship_id
from graph.paths.deadline import Deadline
from schema.errors import CypherFault

_NODE = {"element_id", "labels", "properties"}
_RELATIONSHIP = {"element_id", "type", "start", "end", "properties"}
_JOIN = "; "
_MOST_ENDS = 100_000


def passed(door: Door, text: str, parameters: Mapping[str, Any], rows: int, deadline: Deadline) -> list[dict[str, Any]]:
    """What a server answers to a question, as rows of plain values.

    Nodes and relationships have the keys that begin with ``~``. An entity is called as it is without a server; another
    node by its property ``id``, where it has one, or as the server calls it.

    Raises:
        InvalidParameter: the question does more than read, or is no Cypher.
        RefusedCypher: there are more rows than ``rows``, or the time was up.
        StoreUnavailable: the server can't be reached.
    """
    found = door.ask(text, parameters, rows=rows, seconds=deadline.remaining())
    if found.timed_out:
        raise refusal(CypherFault.TIMED_OUT, "the time was up before the answer was whole")
    if found.truncated:
        raise refusal(CypherFault.TOO_MANY, f"the answer has more than {rows} rows; give it a LIMIT")
    called = _called(door, _parts(found.rows), deadline)
    return [
        {name: _shaped(value, called) for name, value in zip(found.columns, row, strict=True)} for row in found.rows
    ]


def _parts(values: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """All nodes and relationships among values."""
    for value in values:
        if isinstance(value, dict):
            if value.keys() in (_NODE, _RELATIONSHIP):
                yield value
            else:
                yield from _parts(value.values())
        elif isinstance(value, list | tuple):
            yield from _parts(value)


def _called(door: Door, parts: Iterable[dict[str, Any]], deadline: Deadline) -> dict[str, str]:
    """How nodes are called, by element id: those that are there, and the ends of the relationships that are."""
    names: dict[str, str] = {}
    ends: set[str] = set()
    for part in parts:
        if part.keys() == _NODE:
            names[part["element_id"]] = _name(part)
        else:
            ends.update((part["start"], part["end"]))
    if missing := sorted(ends - names.keys()):
        text, given = queries.CALLED.text, queries.CALLED.given(elements=missing)
        answer = door.ask(text, given, rows=_MOST_ENDS, seconds=deadline.remaining())
        for element, properties, labels in answer.rows:
            names[element] = _name({"element_id": element, "properties": properties, "labels": labels})
    return names


def _name(node: Mapping[str, Any]) -> str:
    properties = node["properties"]
    if ANY in node["labels"]:
        return node_id(properties["id"], properties.get("name", properties["id"]))
    return str(properties.get("id", node["element_id"]))


def _shaped(value: Any, called: Mapping[str, str]) -> Any:  # noqa: ANN401 - plain values of any depth
    if isinstance(value, list):
        return [_shaped(item, called) for item in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == _NODE:
        return _shaped_node(value, called)
    if value.keys() == _RELATIONSHIP:
        return _shaped_relationship(value, called)
    return {key: _shaped(item, called) for key, item in value.items()}


def _shaped_node(node: Mapping[str, Any], called: Mapping[str, str]) -> dict[str, Any]:
    labels = [label for label in LABELS if label in node["labels"] and label != ANY]
    return {
        "~id": called[node["element_id"]],
        "~entityType": "node",
        "~labels": labels or node["labels"],
        "~properties": _plain(node["properties"]),
    }


def _shaped_relationship(part: Mapping[str, Any], called: Mapping[str, str]) -> dict[str, Any]:
    start, end = (called.get(part[side], part[side]) for side in ("start", "end"))
    type_ = part["type"]
    return {
        "~id": relationship_id(curie_of(start), type_, curie_of(end)) if type_ in TYPES else part["element_id"],
        "~entityType": "relationship",
        "~start": start,
        "~end": end,
        "~type": type_,
        "~properties": _plain(part["properties"]),
    }


def _plain(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Properties as plain values: a list is one text."""
    return {key: _JOIN.join(map(str, value)) if isinstance(value, list) else value for key, value in properties.items()}
