"""A JSON list of records, each with the line that it begins on."""

import json
import re
from dataclasses import dataclass

from loaders.checks.mistakes import FileReport, shown
from loaders.formats.record import Loc

_BETWEEN = re.compile(r"[\s,]*")


@dataclass(frozen=True)
class Item:
    """An item of the list.

    Attributes:
        line: where it begins.
        data: the item, parsed.
        source: the item as it is written.
    """

    line: int
    data: object
    source: str

    def line_of(self, loc: Loc = ()) -> int:
        """The line of the last field named in ``loc`` that stands in the item, else of the item."""
        fields = (re.search(rf'"{re.escape(key)}"\s*:', self.source) for key in reversed(loc) if isinstance(key, str))
        found = next(filter(None, fields), None)
        return self.line + (self.source.count("\n", 0, found.start()) if found else 0)


def read_items(text: str, report: FileReport) -> list[Item] | None:
    """The items of a JSON list; None, with a mistake noted, where the text is none."""
    expected = "a JSON list of CSL items"
    if not text.strip():
        report.add(1, "is empty", expected)
        return None
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        report.add(error.lineno, f"is not JSON: {error.msg}", expected)
        return None
    except (RecursionError, ValueError) as error:
        report.add(None, f"can't be read as JSON: {error}", expected)
        return None
    if not isinstance(content, list):
        report.add(1, f"holds {shown(content)}", expected)
        return None
    return _items(text, len(content), report)


def _items(text: str, count: int, report: FileReport) -> list[Item]:
    items: list[Item] = []
    odd: list[str] = []
    decoder = json.JSONDecoder(
        object_pairs_hook=lambda pairs: _unique(pairs, odd),
        parse_constant=lambda value: odd.append(f"{value} is no number"),
    )
    position, line = text.index("[") + 1, 1 + text.count("\n", 0, text.index("["))
    for _ in range(count):
        start = _skip(text, position)
        line += text.count("\n", position, start)
        data, end = decoder.raw_decode(text, start)
        items.append(Item(line, data, text[start:end]))
        for problem in odd:
            report.add(line, problem, "what JSON allows")
        odd.clear()
        line, position = line + text.count("\n", start, end), end
    return items


def _skip(text: str, position: int) -> int:
    found = _BETWEEN.match(text, position)
    return found.end() if found else position


def _unique(pairs: list[tuple[str, object]], odd: list[str]) -> dict[str, object]:
    names = [name for name, _ in pairs]
    odd.extend(
        f"field {shown(name)} stands twice" for name in sorted({name for name in names if names.count(name) > 1})
    )
    return dict(pairs)
