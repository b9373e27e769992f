"""What the shipped papers are in each form, as digests: ``python -m tests.unit.form_digests FOLDER``."""

import hashlib
import sys
from pathlib import Path

from graph.exchange.forms import FORMS
from tests.exchange_world import extract_of, shipped, written


def main(folder: Path) -> None:
    """Print a line for each form."""
    with extract_of(folder, *shipped()) as extract:
        for form in FORMS:
            print(form, hashlib.sha256(written(extract, form)).hexdigest())  # noqa: T201 - this is what the test reads


if __name__ == "__main__":
    main(Path(sys.argv[1]))
