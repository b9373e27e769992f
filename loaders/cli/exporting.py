"""``export``: what a store holds, in the files of other tools."""

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from graph.neo4j.admin_export import export_for_admin
from graph.opening import open_store
from loaders.cli.options import DEFAULT_RUBRIC, DEFAULT_STORE, RubricOption, StoreOption
from loaders.cli.output import mistakes_reported
from schema.rubric import load_rubric

export = typer.Typer(name="export", help="Write what the store holds as files of other tools.", no_args_is_help=True)


@export.callback()
def formats() -> None:
    """Write what the store holds as files of other tools."""


@export.command("neo4j-admin")
def neo4j_admin(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where to; made if it is missing.")],
    *,
    store: StoreOption = DEFAULT_STORE,
    rubric: RubricOption = DEFAULT_RUBRIC,
) -> None:
    """Write files for `neo4j-admin database import full`, and the command that imports them."""
    with mistakes_reported(), closing(open_store(store, load_rubric(rubric), read_only=True)) as opened:
        *tables, command = export_for_admin(opened, folder)
    Console().print(f"{len(tables)} tables; import them with: sh {command}", highlight=False, soft_wrap=True)
