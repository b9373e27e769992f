"""Replaces a document again and again, killed with SIGKILL at one statement later each time.

``python -m tests.unit.sqlite_killer PATH`` prints a digest of what each killed process left, until one runs to its end.
"""

import os
import signal
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from graph.sqlite.store import SqliteStore
from schema.rubric import load_rubric
from tests.contract.answers import digest
from tests.contract.papers import paper

RUBRIC = load_rubric()


def main(path: Path) -> None:
    """Kill at the first statement, at the second, …, and print what is left each time."""
    fatal = 0
    is_killed = True
    while is_killed:
        fatal += 1
        is_killed = killed_at(fatal, path)
        with closing(SqliteStore(path, RUBRIC)) as store:
            print(digest(store))  # noqa: T201 - this is what the test reads


def killed_at(fatal: int, path: Path) -> bool:
    """Whether a process that loads the new content came to its statement number ``fatal``, and died of it."""
    child = os.fork()
    if not child:
        load_until(fatal, path)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def load_until(fatal: int, path: Path) -> None:
    """Load the new content, and be killed before statement number ``fatal`` of the writer is run."""
    store = SqliteStore(path, RUBRIC)
    writer = store._writer  # noqa: SLF001 - there is no other way to look over its shoulder
    assert isinstance(writer, sqlite3.Connection)
    left = fatal

    def count(_: str) -> None:
        nonlocal left
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

    writer.set_trace_callback(count)
    store.load(paper(claims=paper().claims[:1]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
