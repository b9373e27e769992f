"""What each form of the whole graph takes to write, as the graph grows: ``python -m benchmarks.exchange``.

Documents made up from a seed are loaded into a store in a file. At each size, a new process for each form reads the
graph and writes it to nowhere, while its memory is looked at. Writes docs/EXPORTS.md.
"""

import argparse
import gc
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

from benchmarks.library import CLAIMS_OF_A_DOCUMENT, documents
from benchmarks.machine import description, load_now, resident_bytes
from graph.exchange.extract import Extract
from graph.exchange.forms import FORMS
from graph.snapshot import take_snapshot
from graph.sqlite.store import SqliteStore
from schema.rubric import load_rubric

SEED, SIZES, SECONDS = 11, (10_000, 100_000, 1_000_000), 600.0
REPORT = Path(__file__).parents[1] / "docs" / "EXPORTS.md"
MIB, LOOK_EVERY = 2**20, 0.05

Point = dict[str, float]

_HEAD = """# What the forms of the graph take to write

Written by `make bench-exports`; no number is typed by hand. Documents of {per:,} claims each, made up from seed {seed},
are loaded into a store in a file, and each form is written by a process of its own that does nothing else. *More
memory* is what that process took at most while it wrote, looked at every {every:g} s, beyond what it took when it
began, with the graph's snapshot in memory (*the graph*); *by half time* is the same of the first half of that time:
where the two are alike, memory does not grow with what is written. A form is stopped after {seconds:g} s, at its next
piece; then the share that it had written of the claims is not known, and the numbers are of what it wrote by then.

- {processor}, {memory}, {system}; load before {before:.1f}, after {after:.1f}
- Python {python}
"""


def main() -> None:
    """Measure, and write the report; or one form of one store, for a process of its own."""
    given = _options()
    if given.one:
        print(json.dumps(_written(*given.one, given.seconds)))
        return
    before, found = load_now().average, {}
    with TemporaryDirectory() as folder:
        store = given.store or Path(folder) / "store.sqlite"
        for size in _grown(store, sorted(given.sizes)):
            for form in given.forms:
                found[form, size] = _alone(store, form, given.seconds)
                print(size, form, found[form, size], flush=True)
            given.output.write_text(_report(found, given.seconds, before), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.exchange", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="claims, each an edge of its own")
    parser.add_argument("--forms", nargs="+", choices=[*FORMS], default=[*FORMS])
    parser.add_argument("--seconds", type=float, default=SECONDS, help="for one form, at most")
    parser.add_argument("--store", type=Path, help="a file to keep the store in, and to go on from in another run")
    parser.add_argument("--output", type=Path, default=REPORT)
    parser.add_argument("--one", nargs=2, metavar=("STORE", "FORM"), help=argparse.SUPPRESS)
    return parser.parse_args()


def _grown(path: Path, sizes: list[int]) -> Iterator[int]:
    """Fill a store step by step, from what it holds."""
    made, held = documents(SEED), 0
    for size in sizes:
        with closing(SqliteStore(path, load_rubric())) as store:
            there = sum(document.claims for document in store.documents())
            while held < there:
                next(made)
                held += CLAIMS_OF_A_DOCUMENT
            while held < size:
                store.load(next(made))
                held += CLAIMS_OF_A_DOCUMENT
        yield held


def _alone(path: Path, form: str, seconds: float) -> Point:
    command = [sys.executable, "-m", "benchmarks.exchange", "--one", str(path), form, "--seconds", str(seconds)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 our own module
    point: Point = json.loads(done.stdout)
    return point


def _written(path: str, form: str, seconds: float) -> Point:
    """Write one form to nowhere."""
    with closing(SqliteStore(Path(path), load_rubric(), read_only=True)) as store:
        extract = Extract(take_snapshot(store), store, "a measurement")
        import_module(f"graph.exchange.{FORMS[form].writer[0]}")
        gc.collect()
        before = resident_bytes()
        with _watched() as looks:
            start, size, is_whole = time.perf_counter(), 0, True
            for piece in FORMS[form].write(extract):
                size += len(piece)
                if time.perf_counter() - start > seconds:
                    is_whole = False
                    break
            spent = time.perf_counter() - start
    half = max((taken for at, taken in looks if at <= start + spent / 2), default=before)
    most = max(taken for _, taken in looks)
    told = {"graph": before, "half": half - before, "more": most - before}
    return told | {"s": spent, "bytes": size, "whole": is_whole}


@contextmanager
def _watched() -> Iterator[list[tuple[float, int]]]:
    """When this process took how many bytes, from now on, and once more at the end."""
    looks: list[tuple[float, int]] = []
    is_over = Event()

    def look() -> None:
        while True:
            ends = is_over.wait(LOOK_EVERY)
            looks.append((time.perf_counter(), resident_bytes()))
            if ends:
                return

    watch = Thread(target=look)
    watch.start()
    try:
        yield looks
    finally:
        is_over.set()
        watch.join()


def _report(found: dict[tuple[str, int], Point], seconds: float, before: float) -> str:
    about = description()
    text = _HEAD.format(
        per=CLAIMS_OF_A_DOCUMENT, seed=SEED, seconds=seconds, every=LOOK_EVERY, before=before, after=load_now().average,
        processor=about["processor"], memory=about["memory"], system=about["system"], python=about["Python"],
    )  # fmt: skip
    sizes = sorted({size for _, size in found})
    for size in sizes:
        graph = max(point["graph"] for (_, at), point in found.items() if at == size)
        text += f"\n## {size:,} claims (the graph: {graph / MIB:,.0f} MiB)\n\n"
        text += "| form | more memory | by half time | time | size | MiB/s | whole |\n|---|---|---|---|---|---|---|\n"
        text += "".join(_row(form, point) for (form, at), point in found.items() if at == size)
    return text


def _row(form: str, point: Point) -> str:
    size, whole = point["bytes"] / MIB, "yes" if point["whole"] else "**time up**"
    return (
        f"| {form} | {point['more'] / MIB:,.1f} MiB | {point['half'] / MIB:,.1f} MiB | {point['s']:,.1f} s "
        f"| {size:,.1f} MiB | {size / point['s']:,.1f} | {whole} |\n"
    )


if __name__ == "__main__":
    main()
