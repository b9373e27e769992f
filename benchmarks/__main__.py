"""Measures everything and writes ``docs/PERFORMANCE.md`` with its plot: ``python -m benchmarks [--quick]``."""

import argparse
from pathlib import Path

from benchmarks.machine import description, load_now
from benchmarks.plot import draw
from benchmarks.report import Measured, report
from benchmarks.stage import run

DOCS = Path(__file__).resolve().parent.parent / "docs"
PLOT = "performance.png"


def main() -> None:
    """Run each stage in a process of its own, and write what came of it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--quick", action="store_true", help="small sizes, to try it; written to the working directory")
    quick = parser.parse_args().quick
    folder = Path() if quick else DOCS
    machine, before = description(), load_now()
    paths, http, growth, hard = (
        run(f"benchmarks.{stage}", quick=quick) for stage in ("paths", "http", "growth", "hard")
    )
    measured = Measured(machine, (before, load_now()), paths, growth, hard, http, quick=quick)
    draw(growth["points"], growth["exponents"], folder / PLOT)
    (folder / "PERFORMANCE.md").write_text(report(measured, PLOT), encoding="utf-8")


if __name__ == "__main__":
    main()
