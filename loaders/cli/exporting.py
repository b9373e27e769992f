"""``export``: what a store holds, in the files of other tools."""

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from graph.exchange.extract import Extract
from graph.exchange.forms import FORMS
from graph.exchange.whole import bundle_of
from graph.neo4j.admin_export import export_for_admin
from graph.opening import open_store
from graph.snapshot import take_snapshot
from graph.store import GraphStore
from loaders.cli.options import DEFAULT_RUBRIC, DEFAULT_STORE, RubricOption, StoreOption
from loaders.cli.output import mistakes_reported
from loaders.writing import write_folder
from schema.errors import InvalidParameter
from schema.rubric import load_rubric

WholeOption = Annotated[bool, typer.Option("--whole", help="Carry the documents whole, so that none of it is lost.")]
NEO4J_ADMIN, FOLDER = "neo4j-admin", "folder"
_NAMES = ", ".join((NEO4J_ADMIN, FOLDER, *FORMS))


def export(
    form: Annotated[str, typer.Argument(metavar="FORMAT", help=f"One of: {_NAMES}.")],
    target: Annotated[Path, typer.Argument(metavar="PATH", help="A file; for neo4j-admin and folder a folder.")],
    *,
    whole: WholeOption = False,
    store: StoreOption = DEFAULT_STORE,
    rubric: RubricOption = DEFAULT_RUBRIC,
) -> None:
    """Write what the store holds as files of other tools.

    neo4j-admin: files for `neo4j-admin database import full`, and the command that imports them. folder: each document
    as the folder of a paper. With --whole, graphml, cx2 and indra carry all that `add` needs to read them without loss.
    """
    with mistakes_reported(), closing(open_store(store, chosen := load_rubric(rubric), read_only=True)) as opened:
        if form == NEO4J_ADMIN:
            *files, command = export_for_admin(opened, chosen, target)
            said = f"{len(files)} files; release {opened.release()}; import them with: sh {command}"
        elif form == FOLDER:
            said = f"{_folders(opened, target)} folders; release {opened.release()}"
        elif form in FORMS:
            extract = Extract(take_snapshot(opened), opened, "exomyelin", whole=whole)
            said = f"{_written(form, extract, target)} bytes; release {extract.snapshot.release}"
        else:
            raise InvalidParameter(parameter="FORMAT", value=form, expected=f"one of {_NAMES}")
    Console().print(said, highlight=False, soft_wrap=True)


def _folders(store: GraphStore, target: Path) -> int:
    """Write each document as a folder of its name in ``target``, and say how many there are."""
    documents = store.documents()
    for document in documents:
        write_folder(bundle_of(store, document), target / document.info.id)
    return len(documents)


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
