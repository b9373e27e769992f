"""Reads a graph from Neo4j with and without ``neo4j-rust-ext``, each in an environment of its own.

The accelerator lies inside the driver's own package, so it is installed beside a second copy of the driver in a folder
that goes afterwards, never beside the driver that is in use. ``python -m benchmarks.accelerated URI`` prints the
seconds of one reading by the wall and on the processor.
"""

import os
import subprocess
import sys
from contextlib import closing
from functools import cache
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.clock import Clock, Spent

ROOT = Path(__file__).parents[1]
EXTENSION = "neo4j-rust-ext"
_SECONDS = 1_800


def measured(uri: str, missed: list[str]) -> tuple[Spent, Spent] | None:
    """The time of one reading without and with the accelerator; None where it can't be had, which ``missed`` tells."""
    try:
        folder = _installed()
    except subprocess.CalledProcessError as error:
        missed.append(f"{EXTENSION} could not be installed: {error.stderr.strip().splitlines()[-1]}")
        return None
    return _reading(uri, None), _reading(uri, folder.name)


@cache
def _installed() -> TemporaryDirectory[str]:
    folder = TemporaryDirectory(prefix="accelerated-")
    driver = version("neo4j")
    command = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", folder.name]
    command += [f"neo4j=={driver}", f"{EXTENSION}=={driver}.*"]
    subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - ours
    return folder


def _reading(uri: str, first: str | None) -> Spent:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (first, str(ROOT))))}
    command = [sys.executable, "-m", "benchmarks.accelerated", uri]
    done = subprocess.run(  # noqa: S603 - ours
        command, check=True, capture_output=True, text=True, cwd=ROOT, env=environment, timeout=_SECONDS
    )
    wall, processor, is_accelerated = done.stdout.split()
    assert (is_accelerated == "True") == (first is not None), done.stdout
    return Spent(float(wall), float(processor))


def _main(uri: str) -> None:
    # Imported here, so that whoever only wants the numbers of others need not have a store.
    from benchmarks.both_stores import timed_index  # noqa: PLC0415
    from graph.opening import open_store  # noqa: PLC0415
    from schema.rubric import load_rubric  # noqa: PLC0415

    with closing(open_store(uri, load_rubric(), read_only=True)) as store:
        store.release()
        _, spent = timed_index(store, Clock())
        print(spent.wall, spent.processor, "neo4j._rust" in sys.modules)


if __name__ == "__main__":
    _main(sys.argv[1])
