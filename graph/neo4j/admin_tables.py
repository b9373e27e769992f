"""Writes tables as Neo4j's own import tool reads them.

A text is always quoted, so that an empty text differs from a value that is not there; the tool has no empty lists, and
takes them for such values. Lists are separated by U+001F, which no name holds.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

COMMAND = "import.sh"

_SEPARATOR = "\x1f"
_OPTIONS = "--array-delimiter=U+001F --multiline-fields=true --id-type=string"
_TYPES = {bool: ":boolean", int: ":long", float: ":double", list: ":string[]", str: ""}
_LABEL = ":LABEL"

Row = Mapping[str, Any]


class Tables:
    """The tables of one graph.

    Args:
        folder: made if it is missing; files of the same names in it are replaced.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._nodes: list[Path] = []
        self._links: list[Path] = []
        folder.mkdir(parents=True, exist_ok=True)

    def add_nodes(self, label: str, rows: Iterable[tuple[str, Row]], labels: Mapping[str, Iterable[str]]) -> None:
        """Write the nodes of a label.

        Args:
            label: that all of them have; their keys are unique within it.
            rows: the key and the properties of each; what is None is not there.
            labels: further ones, by key.
        """
        kept = list(rows)
        types = _types(properties for _, properties in kept)
        header = [f":ID({label})", *map("".join, types.items()), _LABEL]
        body = (
            [key, *(properties.get(column) for column in types), [label, *sorted(labels.get(key, ()))]]
            for key, properties in kept
        )
        self._nodes.append(self._write(f"{label.lower()}.csv", header, body))

    def add_links(self, name: str, ends: tuple[str, str], rows: Iterable[tuple[str, str, str, Row]]) -> None:
        """Write relationships between nodes of two labels.

        Args:
            name: of the file, without suffix.
            ends: the labels of the nodes where they start and end.
            rows: of each, the key of the node where it starts, its type, the key where it ends, and its properties.
        """
        kept = list(rows)
        types = _types(properties for *_, properties in kept)
        header = [f":START_ID({ends[0]})", f":END_ID({ends[1]})", ":TYPE", *map("".join, types.items())]
        body = (
            [start, end, type_, *(properties.get(column) for column in types)] for start, type_, end, properties in kept
        )
        self._links.append(self._write(f"{name}.csv", header, body))

    def add_command(self, note: Sequence[str]) -> Path:
        """Write the command that imports the tables, with a note at its head, beside them."""
        command = self._folder / COMMAND
        given = [f"  --nodes={path.name}" for path in self._nodes]
        given += [f"  --relationships={path.name}" for path in self._links]
        # The tool takes a name behind the files for one more file.
        lines = " \\\n".join([f'neo4j-admin database import full "${{1:-neo4j}}" {_OPTIONS}', *given])
        said = "".join(f"# {line}\n" for line in note)
        command.write_text(f'#!/bin/sh\n{said}cd "$(dirname "$0")" && \\\n{lines}\n', encoding="utf-8")
        return command

    @property
    def paths(self) -> list[Path]:
        """The tables written so far."""
        return [*self._nodes, *self._links]

    def _write(self, name: str, header: Sequence[str], body: Iterable[Sequence[object]]) -> Path:
        path = self._folder / name
        with path.open("w", encoding="utf-8", newline="") as file:
            file.write(",".join(header) + "\n")
            file.writelines(",".join(map(_cell, row)) + "\n" for row in body)
        return path


def _types(rows: Iterator[Row]) -> dict[str, str]:
    """The type of each property that one of the rows has."""
    return {column: _TYPES[type(value)] for row in rows for column, value in row.items() if value is not None}


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return repr(value)
    text = _SEPARATOR.join(value) if isinstance(value, list) else str(value)
    return '"' + text.replace('"', '""') + '"'
