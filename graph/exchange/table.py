"""CSV: entities, steps and claims as they are in Parquet, for spreadsheets and for whatever reads no Parquet.

The values of a list are joined by ``|``, a bar within one has a backslash before it; nothing is an empty cell. A text
that a spreadsheet would take for a formula has an apostrophe before it; signs and other closed terms are never touched.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from graph.exchange.columns import NODE_TYPES, node_rows
from graph.exchange.extract import Extract
from graph.exchange.parquet import CLAIM_TYPES, STEP_TYPES, claim_rows, step_rows
from schema.spreadsheets import guarded

_CLOSED: Final = frozenset({"sign"})


def nodes_csv(extract: Extract) -> Iterator[bytes]:
    """The entities."""
    return _csv(NODE_TYPES, node_rows(extract))


def edges_csv(extract: Extract) -> Iterator[bytes]:
    """The steps."""
    return _csv(STEP_TYPES, step_rows(extract))


def claims_csv(extract: Extract) -> Iterator[bytes]:
    """The claims, negated ones included."""
    return _csv(CLAIM_TYPES, claim_rows(extract))


def _csv(types: Mapping[str, type], rows: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(types)
    for row in rows:
        writer.writerow(_cell(name, row.get(name)) for name in types)
        yield buffer.getvalue().encode()
        buffer.seek(0)
        buffer.truncate()
    if rest := buffer.getvalue():
        yield rest.encode()


def _cell(name: str, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return repr(value)
    text = "|".join(_escaped(part) for part in value) if isinstance(value, list | tuple) else str(value)
    return text if name in _CLOSED else guarded(text)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|")
