"""Tables of tab-separated values: a header line, one record a line, no quoting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from loaders.checks.mistakes import FileReport, nearest, one_of, shown
from loaders.formats.record import Loc


@dataclass(frozen=True)
class Row:
    """A line of a table. Empty cells are left out.

    Attributes:
        line: its number.
        cells: its cells by column.
        is_whole: whether it has as many cells as the header; if not, a mistake is noted.
    """

    line: int
    cells: Mapping[str, str]
    is_whole: bool = True

    @property
    def data(self) -> dict[str, str]:
        """The cells by column."""
        return dict(self.cells)

    def line_of(self, loc: Loc = ()) -> int:
        """The line, whichever cell is meant."""
        del loc
        return self.line


@dataclass(frozen=True)
class Columns:
    """The columns of a table, and which of them it can't do without."""

    known: Sequence[str]
    needed: frozenset[str]


def read_table(text: str, columns: Columns, report: FileReport) -> list[Row] | None:
    """The rows of a table; None where its header can't be used."""
    lines = text.split("\n")
    if not text.strip():
        report.add(1, "is empty", f"a header line with {', '.join(columns.known)}")
        return None
    header = [name.strip() for name in lines[0].split("\t")]
    if not _is_header(header, columns, report):
        return None
    numbered = [(number, line) for number, line in enumerate(lines[1:], start=2) if line.strip(" ")]
    return [_row(number, line, header, report) for number, line in numbered]


def _is_header(header: list[str], columns: Columns, report: FileReport) -> bool:
    before = len(report.mistakes)
    for position, name in enumerate(header, start=1):
        if not name:
            report.add(1, f"column {position} has no name", "a header without stray tabs")
        elif name not in columns.known:
            report.add(1, f"unknown column {shown(name)}", one_of(columns.known), nearest(name, columns.known))
    for name in sorted({name for name in header if name and header.count(name) > 1}):
        report.add(1, f"column {name!r} stands {header.count(name)} times", "each column once")
    for name in [name for name in columns.known if name in columns.needed and name not in header]:
        report.add(1, f"column {name!r} is missing", f"a header with {', '.join(columns.known)}")
    return len(report.mistakes) == before


def _row(number: int, line: str, header: list[str], report: FileReport) -> Row:
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) != len(header):
        count = f"has {len(cells)} cells" if len(cells) > 1 else "has one cell"
        stray = " (a stray tab?)" if len(cells) > len(header) else ""
        report.add(number, count + stray, f"{len(header)}, one for each column of the header")
    filled = {name: cell for name, cell in zip(header, cells, strict=False) if cell}
    return Row(number, filled, is_whole=len(cells) == len(header))
