"""Which folders a command is meant to work on."""

from collections.abc import Sequence
from pathlib import Path

import typer

from loaders.checks.mistakes import nearest
from loaders.shipped import shipped


def folders_of(arguments: Sequence[str], *, builtin: bool = False) -> list[Path]:
    """The folders that are named, each a path or the name of a shipped paper; with ``builtin``, all shipped ones first.

    Raises:
        typer.BadParameter: none is named, or two would make one document.
    """
    folders = [*(shipped() if builtin else []), *map(folder_of, arguments)]
    if not folders:
        message = "name at least one FOLDER, or --builtin"
        raise typer.BadParameter(message)
    names = [folder.absolute().name for folder in folders]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        message = f"several folders would make the document {twice[0]!r}"
        raise typer.BadParameter(message)
    return folders


def parted(arguments: Sequence[str]) -> tuple[list[str], list[Path]]:
    """Arguments that are folders, or may be meant as such; and those that are files."""
    files = [Path(each) for each in arguments if Path(each).is_file()]
    return [each for each in arguments if not Path(each).is_file()], files


def folder_of(argument: str) -> Path:
    """The folder at a path; else the shipped paper of that name; else the path, for reading to say what is wrong."""
    path = Path(argument)
    named = {folder.name: folder for folder in shipped()}
    return named[argument] if argument in named and not path.exists() else path


def check_text_target(folders: Sequence[Path], *, if_missing: bool = False) -> None:
    """Make sure that ``--text`` can be meant for what is named.

    Raises:
        typer.BadParameter: there are several folders, or the one named may be left out.
    """
    if len(folders) != 1 or if_missing:
        message = "--text goes with one folder, and without --if-missing"
        raise typer.BadParameter(message)


def hint_for(folder: Path) -> str:
    """The shipped paper that a folder's name is near to, as a hint; else nothing."""
    near = nearest(str(folder), [each.name for each in shipped()])
    return f" (did you mean the shipped paper {near!r}?)" if near and not folder.exists() else ""
