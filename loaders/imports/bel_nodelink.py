"""Reads the node-link JSON that PyBEL writes of a BEL document (docs/bel.md)."""

from collections.abc import Sequence
from pathlib import Path

from loaders.bel.claims import claim_all, told_of
from loaders.bel.faults import NotBel
from loaders.bel.nodelink import read_nodelink
from loaders.formats.json_text import read_json
from loaders.imports.intake import Intake, Options
from schema.errors import DataError

_EXPECTED = "node-link JSON as PyBEL writes it: an object with graph, nodes and links"


def read(files: Sequence[Path], options: Options) -> Intake:
    """What node-link JSON says.

    Raises:
        DataError: a file can't be read, is not JSON in UTF-8, is too large or too deep, or is no node-link.
    """
    intake = Intake.of(files, options, files[0].stem)
    for file in files:
        intake.file = file
        try:
            script = read_nodelink(read_json(file, _EXPECTED))
        except NotBel as error:
            raise DataError(file, None, str(error), _EXPECTED) from error
        intake.info = told_of(intake.info, script)
        claim_all(intake, script)
    return intake
