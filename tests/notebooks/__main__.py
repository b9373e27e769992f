"""Executes the notebooks anew and keeps their outputs: ``python -m tests.notebooks``, or ``make notebooks``.

The one that needs Neo4j is left as it is where no server can be started here, and that is said.
"""

import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from graph.neo4j.server.versions import LTS
from tests.notebooks.executing import NOTEBOOKS, WITH_NEO4J, executed, write
from tests.notebooks.serving import served_from_file, served_from_neo4j


def main() -> None:
    """Execute each notebook, and write it where it is."""
    with TemporaryDirectory() as folder:
        scratch = Path(folder)
        with served_from_file(scratch) as addresses:
            for name in NOTEBOOKS.keys() - {WITH_NEO4J}:
                _renew(name, addresses, scratch)
        try:
            with served_from_neo4j(LTS) as addresses:
                _renew(WITH_NEO4J, addresses, scratch)
        except pytest.skip.Exception as lack:
            sys.stdout.write(f"{WITH_NEO4J} is left as it was: {lack}\n")


def _renew(name: str, addresses: Mapping[str, str], scratch: Path) -> None:
    write(executed(NOTEBOOKS[name], addresses, scratch), NOTEBOOKS[name])
    sys.stdout.write(f"{name} is executed\n")


if __name__ == "__main__":
    main()
