"""A process that loads documents and ends: ``python -m tests.contract.load_documents URI NAME…``."""

import sys
from contextlib import closing

from graph.opening import open_store
from tests.contract.homes import RUBRIC
from tests.contract.papers import paper


def main(uri: str, names: list[str]) -> None:
    """Wait for a line on standard input, so that several can start at once; then open the store and load."""
    print("ready", flush=True)  # noqa: T201 - this is what the test waits for
    sys.stdin.readline()
    with closing(open_store(uri, RUBRIC)) as store:
        for name in names:
            store.load(paper(name))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
