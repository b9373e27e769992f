"""What commands write: answers to standard output, everything else to standard error."""

import csv
import json
import sys
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TypeVar

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from loaders.cli.options import Format
from schema.errors import DataError, ExomyelinError
from schema.spreadsheets import guarded

MISTAKES = 1
T = TypeVar("T")
_ERRORS = Console(stderr=True)


def say(text: str, *, style: str | None = None) -> None:
    """Write a line for people, exactly as it is: names may hold what Rich takes for markup."""
    _ERRORS.print(text, style=style, markup=False, highlight=False, soft_wrap=True)


def say_mistakes(mistakes: Iterable[DataError]) -> None:
    """Write mistakes, one a line, so that editors can jump to them."""
    for mistake in mistakes:
        say(str(mistake), style="red")


def say_warnings(warnings: Iterable[DataError]) -> None:
    """Write warnings, one a line."""
    for warning in warnings:
        say(f"{warning} [warning]", style="yellow")


@contextmanager
def mistakes_reported() -> Generator[None]:
    """End a command with status 1 and the error's own words where something raised on purpose stops it."""
    try:
        yield
    except ExomyelinError as error:
        say(str(error), style="red")
        raise typer.Exit(MISTAKES) from None


def track(items: Sequence[T], doing: str) -> Iterator[T]:
    """The items, with a bar that is shown while work on them takes its time, on a terminal only."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=_ERRORS, transient=True, disable=not _ERRORS.is_terminal) as bar:
        yield from bar.track(items, description=doing)


def show(rows: Sequence[Mapping[str, object]], columns: Sequence[str], form: Format, title: str) -> None:
    """Write a list in the form that was asked for; JSON and CSV have the columns as names."""
    if form is Format.JSON:
        sys.stdout.write(
            json.dumps([{name: row[name] for name in columns} for row in rows], indent=2, ensure_ascii=False)
        )
        sys.stdout.write("\n")
    elif form is Format.CSV:
        writer = csv.DictWriter(sys.stdout, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows({name: _guarded(row[name]) for name in columns} for row in rows)
    else:
        table = Table(title=title, title_justify="left")
        for name in columns:
            table.add_column(name, overflow="fold")
        for row in rows:
            table.add_row(*(Text(_cell(row[name])) for name in columns))
        Console().print(table)


def _guarded(value: object) -> str:
    text = _cell(value)
    return text if isinstance(value, int | float) else guarded(text)


def _cell(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return "|".join(map(str, value))
    return "" if value is None else str(value)
