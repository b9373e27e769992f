"""Rows as CSV, TSV and NDJSON.

How nested values become columns, the same for every list:

- a record inside a row gives one column for each of its fields, ``context.species``;
- a path inside a row leaves out its steps and its ends (fields that the OpenAPI document marks `x-json-only`);
- a list of plain values is joined by ``|``;
- a list of records gives one column for each of their fields, ``steps.subject``, the values joined by ``|`` in the
  order of the list; a list inside such a record is joined by ``;``;
- a mapping is written ``name=value``, its pairs joined by ``;``;
- inside joined cells a separator that belongs to a value has a backslash before it;
- nothing is an empty cell, and truth is ``true`` or ``false``.

A spreadsheet takes a cell that begins with ``= + - @`` for a formula. Cells of free text that do get an apostrophe in
front (a cell that has apostrophes before such a sign gets one more, so that taking one off always restores the text).
Numbers and closed terms are never touched: a sign is ``+`` or ``-`` in every format.

Tabs and line ends inside a text are spaces in TSV. NDJSON holds the same objects as the JSON list.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import NamedTuple, Union, get_args, get_origin

from api.media import Format
from api.wire.base import JSON_ONLY, Wire
from schema.spreadsheets import guarded

_BREAKS = re.compile(r"[\t\r\n]+")
_SEPARATORS = "|", ";"


class Column(NamedTuple):
    """One column of a table.

    Attributes:
        name: its header.
        path: the fields to follow, from the row.
        is_text: whether its cells can hold free text.
        depth: how many lists lie on the way.
    """

    name: str
    path: tuple[str, ...]
    is_text: bool
    depth: int


@cache
def columns(model: type[Wire]) -> tuple[Column, ...]:
    """The columns of a row model, in the order of its fields."""
    return tuple(_columns(model, (), 0))


def _columns(model: type[Wire], path: tuple[str, ...], depth: int) -> Iterator[Column]:
    for name, field in model.model_fields.items():
        if field.json_schema_extra == JSON_ONLY:
            continue
        inner, lists = _unwrap(field.annotation)
        here = (*path, name)
        if isinstance(inner, type) and issubclass(inner, Wire):
            yield from _columns(inner, here, depth + lists)
        else:
            is_text = inner is str or get_origin(inner) is dict
            yield Column(".".join(here), here, is_text, depth + lists)


def _unwrap(annotation: object) -> tuple[object, int]:
    """What is inside of an optional and of a list, and whether there was a list."""
    if get_origin(annotation) in {Union, UnionType}:
        annotation = next(part for part in get_args(annotation) if part is not NoneType)
    if get_origin(annotation) is tuple:
        return _unwrap(get_args(annotation)[0])[0], 1
    return annotation, 0


def render(model: type[Wire], rows: Iterable[Wire], format: Format) -> str:
    """Rows as a table in a format that is one."""
    if format is Format.NDJSON:
        return "".join(f"{row.model_dump_json()}\n" for row in rows)
    clean = _one_line if format is Format.TSV else str
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter="\t" if format is Format.TSV else ",")
    readers = [(column, _reader(column)) for column in columns(model)]
    writer.writerow(column.name for column, _ in readers)
    writer.writerows([clean(_cell(read(row), column)) for column, read in readers] for row in rows)
    return buffer.getvalue()


def _one_line(text: str) -> str:
    return _BREAKS.sub(" ", text)


def _reader(column: Column) -> Callable[[object], object]:
    def read(value: object, path: Sequence[str] = column.path) -> object:
        for place, name in enumerate(path):
            if isinstance(value, tuple):
                return [read(item, path[place:]) for item in value]
            if value is None:
                return None
            value = getattr(value, name)
        return value

    return read


def _cell(value: object, column: Column) -> str:
    text = _joined(value, 0, column.depth)
    return guarded(text) if column.is_text else text


def _joined(value: object, level: int, depth: int) -> str:
    if isinstance(value, list | tuple):
        return _SEPARATORS[min(level, 1)].join(_joined(item, level + 1, depth) for item in value)
    text = _plain(value)
    for separator in ("\\", *_SEPARATORS[:depth]) if depth else ():
        text = text.replace(separator, f"\\{separator}")
    return text


def _plain(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case Enum():
            return str(value.value)
        case Mapping():
            return ";".join(f"{name}={_plain(inner)}" for name, inner in value.items())
        case _:
            return str(value)
