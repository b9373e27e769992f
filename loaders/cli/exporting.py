"""``export``: what a store holds, in the files of other tools."""

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from graph.exchange.extract import Extract
from graph.exchange.forms import FORMS
from graph.neo4j.admin_export import export_for_admin
from graph.opening import open_store
from graph.snapshot import take_snapshot
from loaders.cli.options import DEFAULT_RUBRIC, DEFAULT_STORE, RubricOption, StoreOption
from loaders.cli.output import mistakes_reported
from schema.errors import InvalidParameter
from schema.rubric import load_rubric

NEO4J_ADMIN = "neo4j-admin"
_NAMES = ", ".join((NEO4J_ADMIN, *FORMS))


def export(
    form: Annotated[str, typer.Argument(metavar="FORMAT", help=f"One of: {_NAMES}.")],
    target: Annotated[Path, typer.Argument(metavar="PATH", help="A file; for neo4j-admin a folder.")],
    *,
    store: StoreOption = DEFAULT_STORE,
    rubric: RubricOption = DEFAULT_RUBRIC,
) -> None:
    """Write what the store holds as files of other tools.

    neo4j-admin: files for `neo4j-admin database import full`, and the command that imports them.
    """
    with mistakes_reported(), closing(open_store(store, load_rubric(rubric), read_only=True)) as opened:
        if form == NEO4J_ADMIN:
            *tables, command = export_for_admin(opened, target)
            said = f"{len(tables)} tables; import them with: sh {command}"
        elif form in FORMS:
            extract = Extract(take_snapshot(opened), opened, "exomyelin")
            said = f"{_written(form, extract, target)} bytes; release {extract.snapshot.release}"
        else:
            raise InvalidParameter(parameter="FORMAT", value=form, expected=f"one of {_NAMES}")
    Console().print(said, highlight=False, soft_wrap=True)


def _written(form: str, extract: Extract, target: Path) -> int:
    """Write a file whole or not at all, and say how long it is."""
    part = target.with_name(f".{target.name}.part")
    try:
        with part.open("wb") as file:
            size = sum(file.write(piece) for piece in FORMS[form].write(extract))
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return size
