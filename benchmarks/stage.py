"""One stage of the measurements: a process of its own, so that its memory and caches are its own."""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

Figures = dict[str, Any]


def stage(measure: Callable[..., Figures]) -> None:
    """Measure as the command line says, and write the figures as JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true", help="small sizes, to try it")
    parser.add_argument("--out", type=Path, help="where to write; standard output without it")
    given = parser.parse_args()
    text = json.dumps(measure(quick=given.quick), indent=1)
    if given.out:
        given.out.write_text(text, encoding="utf-8")
    else:
        print(text)


def run(module: str, *, quick: bool) -> Figures:
    """The figures of a stage, from a new process."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "figures.json"
        command = [sys.executable, "-m", module, "--out", str(out), *(["--quick"] if quick else [])]
        subprocess.run(command, check=True)  # noqa: S603 our own module
        figures: Figures = json.loads(out.read_text(encoding="utf-8"))
        return figures
