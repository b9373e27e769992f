"""Values that a server gives, as JSON knows them."""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time

Plain: TypeAlias = bool | int | float | str | list["Plain"] | dict[str, "Plain"] | None

_TIMES = (Date, DateTime, Duration, Time)


def plain(value: object) -> Plain:
    """A value as JSON knows it: nodes, relationships, paths and points as objects, times as ISO 8601.

    Numbers that are not finite, for which JSON has no word, are texts.
    """
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    for kind, convert in _CONVERTERS:
        if isinstance(value, kind):
            return convert(value)
    return value.iso_format() if isinstance(value, _TIMES) else str(value)


def _node(node: Node) -> Plain:
    return {"element_id": node.element_id, "labels": _array(sorted(node.labels)), "properties": _properties(node)}


def _relationship(relationship: Relationship) -> Plain:
    start, end = relationship.nodes
    return {
        "element_id": relationship.element_id,
        "type": relationship.type,
        "start": start.element_id if start is not None else None,
        "end": end.element_id if end is not None else None,
        "properties": _properties(relationship),
    }


def _path(path: Path) -> Plain:
    nodes, relationships = map(_node, path.nodes), map(_relationship, path.relationships)
    return {"nodes": list(nodes), "relationships": list(relationships)}


def _point(point: Point) -> Plain:
    return {"srid": point.srid, "coordinates": list(point)}


def _properties(entity: Node | Relationship) -> dict[str, Plain]:
    return {key: plain(entity[key]) for key in sorted(entity.keys())}


def _object(value: Mapping[object, object]) -> Plain:
    return {str(key): plain(item) for key, item in value.items()}


def _array(value: Sequence[object]) -> Plain:
    return [plain(item) for item in value]


# In this order: a point is a tuple, and a node a mapping.
_CONVERTERS: tuple[tuple[type | tuple[type, ...], Callable[..., Plain]], ...] = (
    (Node, _node),
    (Relationship, _relationship),
    (Path, _path),
    (Point, _point),
    (Mapping, _object),
    ((list, tuple), _array),
    ((bytes, bytearray), bytes.hex),
)
