"""YAML as plain text with lines: mappings, lists and scalars, and nothing of YAML that can surprise.

Every scalar stays the text that it is written as (``support: yes`` is the word *yes*), an empty one or ``null`` is
absent. Anchors, aliases and tags are refused, so that no file can grow, loop or build objects when it is read.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from loaders.checks.mistakes import FileReport, shown
from loaders.formats.record import Loc

MAX_DEPTH = 20
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = {"", "~", "null", "Null", "NULL"}


@dataclass(frozen=True)
class Node:
    """A value of a YAML file, with its line.

    Attributes:
        line: where it begins; for a value of a mapping, where its key stands.
        value: a text, a list or a mapping; None where it is empty.
    """

    line: int
    value: "str | list[Node] | dict[str, Node] | None"

    @property
    def data(self) -> object:
        """The value in plain types, without the fields of mappings that are empty."""
        if isinstance(self.value, list):
            return [item.data for item in self.value]
        if isinstance(self.value, dict):
            return {key: item.data for key, item in self.value.items() if item.value is not None}
        return self.value

    def line_of(self, loc: Loc = ()) -> int:
        """The line of a part of the value, or of the nearest part around that."""
        node = self
        for key in loc:
            found = node.get(key)
            if found is None:
                break
            node = found
        return node.line

    def get(self, key: str | int) -> "Node | None":
        """The value of a field or a list position, if there is one."""
        if isinstance(self.value, dict) and isinstance(key, str):
            return self.value.get(key)
        if isinstance(self.value, list) and isinstance(key, int) and key < len(self.value):
            return self.value[key]
        return None

    def text(self, key: str) -> str | None:
        """The text of a field, if it has one."""
        found = self.get(key)
        return found.value if found and isinstance(found.value, str) else None

    def items(self) -> "list[Node]":
        """The items of a list; none for any other value."""
        return self.value if isinstance(self.value, list) else []


class _Unusable(Exception):
    """What has been read so far can't be taken; the mistake is noted."""


def read_yaml(text: str, report: FileReport) -> Node | None:
    """The one document of a YAML text; None, with mistakes noted, where there is none."""
    before = len(report.mistakes)
    try:
        root = _Builder(report).build(yaml.parse(text, Loader=_LOADER))
    except yaml.YAMLError as error:
        mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None)
        report.add(mark.line + 1 if mark else None, f"is not YAML: {problem or error}", "valid YAML")
        return None
    except _Unusable:
        return None
    if root is None and len(report.mistakes) == before:
        report.add(1, "is empty", "the fields of docs/adding-a-paper.md")
    return root if len(report.mistakes) == before else None


class _Builder:
    """Builds nodes from parser events on a stack of its own, so that depth costs no recursion."""

    def __init__(self, report: FileReport) -> None:
        self._report = report
        self._open: list[list[Node] | dict[str, Node]] = []
        self._keys: list[Node | None] = []
        self._root: Node | None = None

    def build(self, events: Iterator[yaml.Event]) -> Node | None:
        documents = 0
        for event in events:
            line = event.start_mark.line + 1 if event.start_mark else 1
            documents += isinstance(event, yaml.DocumentStartEvent)
            if documents > 1:
                self._report.add(line, "holds a second document", "one YAML document")
                raise _Unusable
            self._refuse(event, line)
            self._take(event, line)
        return self._root

    def _refuse(self, event: yaml.Event, line: int) -> None:
        anchor = getattr(event, "anchor", None)
        tag = getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent):
            self._report.add(line, f"alias {shown(f'*{anchor}')} is not allowed", "the value written out")
        elif anchor:
            self._report.add(line, f"anchor {shown(f'&{anchor}')} is not allowed", "the value alone")
        if tag not in {None, "!"}:
            self._report.add(line, f"tag {shown(tag)} is not allowed", "a plain value")

    def _take(self, event: yaml.Event, line: int) -> None:
        match event:
            case yaml.ScalarEvent():
                is_null = event.implicit[0] and event.value in _NULLS
                self._place(Node(line, None if is_null else event.value))
            case yaml.AliasEvent():
                self._place(Node(line, None))
            case yaml.SequenceStartEvent():
                self._descend(line, [])
            case yaml.MappingStartEvent():
                self._descend(line, {})
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self._open.pop()
                self._keys.pop()

    def _descend(self, line: int, container: list[Node] | dict[str, Node]) -> None:
        self._place(Node(line, container))
        self._open.append(container)
        self._keys.append(None)
        if len(self._open) > MAX_DEPTH:
            self._report.add(line, f"is nested more than {MAX_DEPTH} levels deep", "the levels of the format")
            raise _Unusable

    def _place(self, node: Node) -> None:
        if not self._open:
            self._root = node
            return
        parent = self._open[-1]
        if isinstance(parent, list):
            parent.append(node)
        else:
            self._place_in(parent, node)

    def _place_in(self, parent: dict[str, Node], node: Node) -> None:
        key = self._keys[-1]
        if key is None:
            self._keys[-1] = node
            if not isinstance(node.value, str):
                self._report.add(node.line, "a field has no name", "a word before the colon")
            return
        self._keys[-1] = None
        name = str(key.value)
        if name in parent:
            self._report.add(key.line, f"field {shown(name)} stands twice (first in line {parent[name].line})", "one")
        else:
            # The key's line, not the value's: a block of text begins a line below its key.
            parent[name] = Node(key.line, node.value)
