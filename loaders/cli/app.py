"""The commands, put together."""

import typer

from loaders.cli.adding import add, remove
from loaders.cli.checking import check, schemas, segments
from loaders.cli.exporting import export
from loaders.cli.showing import audit, list_

app = typer.Typer(
    name="python -m loaders",
    help="Load papers into a store, check them and audit them.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(add)
app.command()(check)
app.command()(remove)
app.command("list")(list_)
app.command()(audit)
app.command()(segments)
app.command()(schemas)
app.command()(export)
