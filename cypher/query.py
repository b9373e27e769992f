"""Queries as they are read from their files, with what their headers promise held against what they do."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import LiteralString, cast

from cypher.code import masked, parameters, returned, stray_statement
from schema.errors import DataError

_HEADER = re.compile(r"//\s*(?:(?P<kind>param|returns) (?P<name>\w+): (?P<what>\S.*)|(?P<purpose>.*))")


@dataclass(frozen=True, slots=True)
class Query:
    """One query.

    Attributes:
        name: folder and file without suffix, as in ``read/claims``.
        purpose: what it is for.
        params: names of its parameters.
        returns: names of its columns, in order.
        text: the query, header included. Only whole files of this repository become one: hence a literal string, which
            the driver asks for so that no text of anybody else is ever run.
    """

    name: str
    purpose: str
    params: frozenset[str]
    returns: tuple[str, ...]
    text: LiteralString

    def given(self, **values: object) -> dict[str, object]:
        """The parameters for one run.

        Raises:
            TypeError: they are not those that the query takes.
        """
        if values.keys() != self.params:
            message = f"{self.name} takes {sorted(self.params)}, and was given {sorted(values)}"
            raise TypeError(message)
        return values


def read_query(path: Path) -> Query:
    """Read a query from its file.

    Raises:
        DataError: the file can't be read, holds more than one statement, or its header differs from what it does.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(path, None, f"can't be read: {error}", "a query in UTF-8") from error
    header = _Header(path, text)
    code = masked(text)
    _check_statement(path, code)
    _check_parameters(path, header, code)
    _check_columns(path, header, code)
    name = f"{path.parent.name}/{path.stem}"
    # The one place where a text becomes a literal: the whole file, and nothing else.
    literal = cast("LiteralString", text)  # type: ignore[redundant-cast] # mypy takes any text for one
    return Query(name, header.purpose, frozenset(header.params), tuple(header.returns), literal)


class _Header:
    """The comment lines at the head of a file: purpose, and the lines on which names are declared."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self.params: dict[str, int] = {}
        self.returns: dict[str, int] = {}
        purpose = []
        for line, match in self._lines(text):
            if match["kind"] is None:
                purpose.append(match["purpose"].strip())
            else:
                self._declare(match["kind"], match["name"], line)
        self.purpose = " ".join(filter(None, purpose))
        if not self.purpose:
            raise DataError(path, 1, "the header says no purpose", "// and what the query is for")

    @staticmethod
    def _lines(text: str) -> Iterator[tuple[int, re.Match[str]]]:
        for line, content in enumerate(text.splitlines(), 1):
            match = _HEADER.fullmatch(content.strip())
            if match is None:
                return
            yield line, match

    def _declare(self, kind: str, name: str, line: int) -> None:
        declared = self.params if kind == "param" else self.returns
        if name in declared:
            raise DataError(self._path, line, f"{kind} {name} is declared twice")
        declared[name] = line


def _check_statement(path: Path, code: str) -> None:
    if not code.strip():
        raise DataError(path, None, "holds no query", "one statement")
    if line := stray_statement(code):
        raise DataError(path, line, "holds a semicolon", "one statement, without a semicolon")


def _check_parameters(path: Path, header: _Header, code: str) -> None:
    used = parameters(code)
    for name, line in used.items():
        if name not in header.params:
            raise DataError(path, line, f"${name} is used, but not declared", f"// param {name}: …")
    for name, line in header.params.items():
        if name not in used:
            raise DataError(path, line, f"param {name} is declared, but ${name} is not used")


def _check_columns(path: Path, header: _Header, code: str) -> None:
    line, columns = returned(code)
    if columns != list(header.returns):
        declared, found = ", ".join(header.returns) or "nothing", ", ".join(columns) or "nothing"
        raise DataError(path, line, f"returns {found}, and the header declares {declared}")
