"""Walks over syntax trees, without recursion where they can be deep."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from graph.opencypher.syntax import TextList


def parts_of(part: object) -> Iterator[object]:
    """What a part of a syntax tree consists of: the nodes of the tree right below it."""
    if isinstance(part, tuple):
        for inner in part:
            yield from parts_of(inner) if isinstance(inner, tuple) else (inner,)
    elif is_dataclass(part) and not isinstance(part, TextList):
        for field in fields(part):
            value = getattr(part, field.name)
            if isinstance(value, tuple):
                yield from parts_of(value)
            elif is_dataclass(value):
                yield value


def all_parts(part: object) -> Iterator[object]:
    """A part of a syntax tree and everything below it, without recursion."""
    waiting = [part]
    while waiting:
        current = waiting.pop()
        yield current
        waiting.extend(parts_of(current))
