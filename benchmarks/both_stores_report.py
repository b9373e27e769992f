"""Writes what ``benchmarks.both_stores`` measured: every number from the run, none by hand."""

import argparse
import math
import os
import sqlite3
import subprocess
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from itertools import pairwise

from benchmarks import machine
from benchmarks.clock import Spent
from benchmarks.library import CLAIMS_OF_A_DOCUMENT
from benchmarks.measured import PAIRS, SEED, Findings, K, Search, Stage
from graph.neo4j.server.java import find_java

_HEAD = """# How the stores grow

Written by `make bench-stores`; no number is typed by hand. Documents of {per:,} claims each, made up from seed {seed},
are loaded one after the other into an empty store, after a warm-up; every claim is an edge of its own, and the entities
grow with the claims. Times are by the wall and, of the service and the server together, on the processor: on a busy
machine only the second says something of the code. *Growth* is the exponent x in processor time ~ size^x between a size
and the one before it: 1 is linear.

{machine}
"""
_STORES = """
## Loading, and building the path index

Rates are by the wall. For the index all entities and edges are read, once, by the process that loaded them.

| store | claims | loaded in | processor | claims/s | growth | index in | processor | edges/s | growth |
|---|---|---|---|---|---|---|---|---|---|
"""
_ACCELERATED = """
## Reading with `neo4j-rust-ext`

The same reading and building in two fresh processes, one with the extra `rust`. The processor's time is that
of the reading process alone.

| edges | without | processor | with | processor | times less processor |
|---|---|---|---|---|---|
"""
_SEARCHES = """
## Paths asked of the server, and of the index

The first {k} paths of {pairs} pairs of entities, each question at most {limit:,.0f} s; the slowest of the pairs counts.
Each size ends with the first number of hops at which the server did not finish.

| edges | hops | index | server | equal |
|---|---|---|---|---|
"""


def load_average() -> str:
    """How busy the machine is, over the last 1, 5 and 15 minutes."""
    return " ".join(f"{number:.1f}" for number in os.getloadavg())


def written(findings: Findings, options: argparse.Namespace, load_before: str) -> str:
    """The report."""
    text = _HEAD.format(per=CLAIMS_OF_A_DOCUMENT, seed=SEED, machine=_machine(options, load_before))
    text += _STORES + "".join(_stage_rows(findings.stages))
    if compared := [stage for stage in findings.stages if stage.accelerated]:
        text += _ACCELERATED + "".join(map(_accelerated_row, compared))
    if findings.searches:
        text += _SEARCHES.format(k=K, pairs=PAIRS, limit=options.limit) + "".join(map(_search_row, findings.searches))
    if missed := dict.fromkeys([*findings.missed, *_pending(findings, options)]):
        text += "\n## Not reached\n\n" + "".join(f"- {line}\n" for line in missed)
    return text


def _pending(findings: Findings, options: argparse.Namespace) -> Iterator[str]:
    """What no row tells of, so that the page of a run that something ended says what it lacks."""
    for kind in options.stores:
        largest = max((stage.claims for stage in findings.stages if stage.store == kind), default=0)
        for size in options.sizes:
            told = any(line.startswith(f"{kind}: {size:,} claims") for line in findings.missed)
            if size > largest and not told:
                yield f"{kind}: {size:,} claims: the run had not come to it, or was ended before"


def _machine(options: argparse.Namespace, load_before: str) -> str:
    load = f"load before {load_before}, after {load_average()}"
    about = machine.description()
    lines = [
        f"- {about['processor']}, {about['memory']}, {about['system']}; {load} (over 1, 5 and 15 minutes)",
        "- a load above the number of cores means that other work slowed this down",
        f"- Python {about['Python']}, SQLite {sqlite3.sqlite_version}, numpy {version('numpy')}",
    ]
    if "neo4j" in options.stores:
        lines.append(f"- Neo4j {options.version} on {_java(options.version)}, heap 1 GB; driver {version('neo4j')}")
    return "\n".join(lines)


def _java(neo4j: str) -> str:
    command = [str(find_java(neo4j)), "-version"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - a Java that was found
    return done.stderr.splitlines()[0].replace('"', "")


def _stage_rows(stages: Sequence[Stage]) -> Iterator[str]:
    for before, stage in pairwise([None, *stages]):
        assert stage is not None
        same = before if before and before.store == stage.store else None
        claims, edges = stage.claims, stage.edges
        load_growth = _growth(same.claims, same.load, claims, stage.load) if same else ""
        index_growth = _growth(same.edges, same.index, edges, stage.index) if same else ""
        yield (
            f"| {stage.store} | {claims:,} | {_both(stage.load)} | {claims / stage.load.wall:,.0f} | {load_growth} "
            f"| {_both(stage.index)} | {edges / stage.index.wall:,.0f} | {index_growth} |\n"
        )


def _both(spent: Spent) -> str:
    return f"{_seconds(spent.wall)} | {_seconds(spent.processor)}"


def _growth(size_before: int, before: Spent, size: int, after: Spent) -> str:
    return f"{math.log(after.processor / before.processor) / math.log(size / size_before):.2f}"


def _accelerated_row(stage: Stage) -> str:
    assert stage.accelerated
    without, with_it = stage.accelerated
    times = without.processor / with_it.processor
    return f"| {stage.edges:,} | {_both(without)} | {_both(with_it)} | {times:.2f} |\n"


def _search_row(search: Search) -> str:
    equal = "yes" if search.equal else "**no**"
    index, server = (
        _seconds(seconds) if seconds is not None else "time up" for seconds in (search.index, search.server)
    )
    compared = equal if search.server is not None else "—"
    return f"| {search.edges:,} | {search.hops} | {index} | {server} | {compared} |\n"


def _seconds_or_late(seconds: float | None) -> str:
    return "time up" if seconds is None else _seconds(seconds)


def _seconds(seconds: float) -> str:
    return f"{seconds * 1e3:,.1f} ms" if seconds < 1 else f"{seconds:,.1f} s"
