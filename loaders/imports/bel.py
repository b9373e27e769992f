"""Reads BEL scripts (docs/bel.md)."""

from collections.abc import Sequence
from pathlib import Path

from loaders.bel.claims import claim_all, told_of
from loaders.bel.script import read_script
from loaders.formats.lines import read_lines
from loaders.imports.intake import Intake, Options


def read(files: Sequence[Path], options: Options) -> Intake:
    """What a script says.

    Raises:
        DataError: a file can't be read, is not UTF-8, or has a line longer than any script needs.
    """
    intake = Intake.of(files, options, files[0].stem)
    for file in files:
        intake.file = file
        # Passages of works that were pasted in may hold anything; a statement with a control character is refused.
        script = read_script("\n".join(line for _, line in read_lines(file, marred=True)))
        intake.info = told_of(intake.info, script)
        claim_all(intake, script)
    return intake
