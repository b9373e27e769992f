"""``check``, ``segments`` and ``schemas``: what helps to write a paper's folder."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from loaders.cli.importing import Wanted, is_refused, read_imports
from loaders.cli.options import AsOption, MappingOption, ReportOption, StrictOption, TextOption
from loaders.cli.output import MISTAKES, mistakes_reported, say, say_mistakes, say_warnings, track
from loaders.cli.targets import check_text_target, folder_of, folders_of, hint_for, parted
from loaders.folder import Checked, check_folder, read_info
from loaders.imports.intake import Options
from loaders.json_schemas import write_schemas
from loaders.overlay import check_text, cut, is_another_copy
from schema.document import Bundle
from schema.errors import DataError, InvalidDocument


def check(
    targets: Annotated[
        list[str],
        typer.Argument(
            metavar="FOLDER|FILE", help="Folders of papers, names of shipped ones, or files of other tools."
        ),
    ],
    *,
    form: AsOption = None,
    mapping: MappingOption = None,
    strict: StrictOption = False,
    report: ReportOption = None,
    text: TextOption = None,
) -> None:
    """Report every mistake in papers, and all that files of other tools hold and can't be taken, without loading."""
    folders, files = parted(targets)
    chosen = folders_of(folders) if folders or not files else []
    if text:
        check_text_target(chosen)
    faulty = [folder for folder in track(chosen, "checking") if _tell(check_folder(folder), text)]
    with mistakes_reported():
        intakes = read_imports(files, Wanted(form, Options(mapping=mapping), strict=strict, report=report))
    if is_refused(intakes, strict=strict) or faulty:
        raise typer.Exit(MISTAKES)


def _tell(checked: Checked, text: Path | None) -> bool:
    """Report on a folder, and whether it has mistakes."""
    mistakes = [*checked.mistakes, *(_text_mistakes(checked, text) if text else ())]
    say_mistakes(mistakes)
    say_warnings(checked.warnings)
    warnings = _count(checked.warnings, "warning")
    if mistakes or checked.bundle is None:
        say(f"{checked.folder}: {_count(mistakes, 'mistake')}{hint_for(checked.folder)}", style="bold red")
        return True
    say(f"{checked.folder}: no mistakes, {warnings} ({_content(checked.bundle)})", style="green")
    return False


def _text_mistakes(checked: Checked, text: Path) -> Sequence[DataError]:
    if checked.bundle is None:
        say("the text is looked at when the folder has no mistakes", style="yellow")
        return ()
    try:
        segments = cut(text, checked.bundle.info)
    except InvalidDocument as error:
        return error.mistakes
    if is_another_copy(text, checked.bundle.info):
        say(f"{text}: its SHA-256 is not the text_sha256 of document.yaml", style="yellow")
    return check_text(checked, segments)


def _count(found: Sequence[object], noun: str) -> str:
    return f"{len(found)} {noun}{'' if len(found) == 1 else 's'}"


def _content(bundle: Bundle) -> str:
    parts = {"claim": bundle.claims, "reference": bundle.references, "background relation": bundle.background}
    return ", ".join(_count(found, noun) for noun, found in parts.items())


def segments(
    folder: Annotated[
        str, typer.Argument(metavar="FOLDER", help="The folder of a paper, or the name of a shipped one.")
    ],
    text: Annotated[Path, typer.Option("--text", help="Your own copy of the paper as plain text.")],
) -> None:
    """Write every place of a text with its hash, as the outline of the paper cuts it."""
    with mistakes_reported():
        found = cut(text, read_info(folder_of(folder)))
    sys.stdout.write("locator\thash\ttext\n")
    sys.stdout.writelines(f"{each.locator}\t{each.hash}\t{each.text}\n" for each in found)


def schemas() -> None:
    """Write the JSON Schemas of the data files anew, after a change to their models."""
    for path in write_schemas():
        say(str(path))
