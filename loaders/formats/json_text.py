"""JSON that others wrote: bounded in size, in depth and in the length of numbers."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Never

from loaders.formats.lines import read_lines
from schema.errors import DataError

MAX_BYTES = 512 * 1024 * 1024
MAX_DEPTH = 100
_ESCAPES = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\(u[dD][89a-fA-F])|\\.", re.DOTALL)
"""The escapes of JSON; of those of one half of a letter without the other, the group is filled."""


def parse(text: str, path: Path, line: int, expected: str) -> object:
    """The value of a JSON text that begins on a line of a file.

    Raises:
        DataError: it is no JSON, or deeper than ``MAX_DEPTH``.
    """
    try:
        value: object = json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise DataError(path, line + error.lineno - 1, f"is not JSON: {error.msg}", expected) from error
    except (RecursionError, ValueError) as error:
        raise DataError(path, line, f"can't be read as JSON: {error}", expected) from error
    if (half := _half_letter(text)) is not None:
        raise DataError(path, line + text.count("\n", 0, half), r"has half of a letter, \ud800 to \udfff", expected)
    if _depth(value) > MAX_DEPTH:
        raise DataError(path, line, f"is nested more than {MAX_DEPTH} levels deep", expected)
    return value


def read_json(path: Path, expected: str) -> object:
    """The value of a JSON file, which may be one line as long as the file.

    Raises:
        DataError: it can't be read, is longer than ``MAX_BYTES``, not UTF-8, no JSON, or too deep.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise DataError(path, None, f"can't be read: {error.strerror}", "a readable file") from error
    if len(raw) > MAX_BYTES:
        raise DataError(path, None, f"is larger than {MAX_BYTES // 2**20} MiB", "a smaller file, or JSON Lines")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise DataError(path, line, f"byte 0x{raw[error.start]:02x} is not UTF-8", "UTF-8 text") from error
    return parse(text, path, 1, expected)


def read_json_lines(path: Path, expected: str) -> Iterator[tuple[int, object]]:
    """The values of a JSON Lines file, with the line of each; empty lines are passed over."""
    for number, text in read_lines(path):
        if text.strip():
            yield number, parse(text, path, number, expected)


def _half_letter(text: str) -> int | None:
    """Where a text of JSON has half of a surrogate pair, which is no text that can be written; None for nowhere."""
    if r"\ud" not in text and r"\uD" not in text:
        return None
    return next((found.start() for found in _ESCAPES.finditer(text) if found[1]), None)


def _refuse_constant(name: str) -> Never:
    message = f"{name} is no number of JSON"
    raise ValueError(message)


def _depth(value: object) -> int:
    """How deep a value is nested, found without recursion, and no deeper than one past ``MAX_DEPTH``."""
    level, depth = [value], 0
    while level and depth <= MAX_DEPTH + 1:
        inner: list[object] = []
        for each in level:
            if isinstance(each, dict):
                inner.extend(each.values())
            elif isinstance(each, list):
                inner.extend(each)
        level, depth = inner, depth + 1
    return depth - 1
