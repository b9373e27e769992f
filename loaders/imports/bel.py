"""Reads BEL scripts (docs/bel.md)."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from loaders.bel.claims import claim_all, told_of
from loaders.bel.script import read_script
from loaders.formats.lines import read_lines
from loaders.imports.intake import Intake, Options
from schema.errors import DataError

MAX_LETTERS: Final = 64 * 1024 * 1024
"""How long a script may be."""


def read(files: Sequence[Path], options: Options) -> Intake:
    """What a script says.

    Raises:
        DataError: a file can't be read, is not UTF-8, or is longer, or has a longer line, than any script needs.
    """
    intake = Intake.of(files, options, files[0].stem)
    for file in files:
        intake.file = file
        script = read_script(_text(file))
        intake.info = told_of(intake.info, script)
        claim_all(intake, script)
    return intake


def _text(file: Path) -> str:
    lines: list[str] = []
    room = MAX_LETTERS
    # Passages of works that were pasted in may hold anything; a statement with a control character is refused.
    for number, line in read_lines(file, marred=True):
        room -= len(line) + 1
        if room < 0:
            raise DataError(file, number, f"is past {MAX_LETTERS} letters", "a script cut into smaller ones")
        lines.append(line)
    return "\n".join(lines)
