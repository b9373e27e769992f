"""The arguments and options that commands share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from schema.guard import REPOSITORY
from schema.rubric import DEFAULT_RUBRIC

DEFAULT_STORE = str(REPOSITORY / "data" / "exomyelin.sqlite")

StoreOption = Annotated[
    str,
    typer.Option(
        "--store",
        envvar="EXOMYELIN_STORE",
        help="The store: a SQLite file, or an address.",
        show_default="data/exomyelin.sqlite",
    ),
]
RubricOption = Annotated[
    Path,
    typer.Option(
        "--rubric", envvar="EXOMYELIN_RUBRIC", help="The evidence rubric, in YAML.", show_default="schema/rubric.yaml"
    ),
]
TextOption = Annotated[
    Path | None, typer.Option("--text", help="Your own copy of the paper as plain text; of one folder.")
]

AsOption = Annotated[
    str | None, typer.Option("--as", metavar="FORMAT", help="The format of the files; recognised by default.")
]
MappingOption = Annotated[
    Path | None, typer.Option("--mapping", help="What the columns of the files mean, in YAML (docs/importing.md).")
]
DocumentOption = Annotated[
    str | None, typer.Option("--document", metavar="ID", help="The id of the document; the file's name by default.")
]
StrictOption = Annotated[bool, typer.Option("--strict", help="Refuse all where any row of a file can't be taken.")]
ReportOption = Annotated[
    Path | None, typer.Option("--report", help="Write all that was rejected to this file, as JSON Lines.")
]

__all__ = [
    "DEFAULT_RUBRIC",
    "DEFAULT_STORE",
    "AsOption",
    "DocumentOption",
    "Format",
    "MappingOption",
    "ReportOption",
    "RubricOption",
    "StoreOption",
    "StrictOption",
    "TextOption",
    "file_of",
]


class Format(StrEnum):
    """How a list is written out."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def file_of(store: str) -> Path | None:
    """The file that a store is; None for the address of a server."""
    path = store.removeprefix("sqlite:///")
    return None if "://" in path else Path(path)
