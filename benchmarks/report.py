"""What was measured, as a page: every number comes from the measurement."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from benchmarks.goals import goals
from benchmarks.machine import Load
from benchmarks.stage import Figures

_INTRODUCTION = """\
# Performance

Written by `make bench`; nothing here is typed in. Times are medians of processor time, which other work on the machine
changes less than it does time on the wall; that stands beside it. Memory is what arrays hold, and where it says so, by
how much the process grew."""


_PEERS = """\
Peers were asked for the same pairs in the same order, as many as their time allowed (column *pairs*). They know no
signs and no bound on hops: for at most {hops} hops they are asked for more paths until enough are short enough. *Ours*
is the median of this engine, bounded, on the same pairs. Every answer was compared: the costs of their paths within the
bound are the first of ours, in order."""

_SIZES = "The largest graphs are made straight into the index; stores were made and loaded up to the sizes below."

_HARD = """\
The first {k} paths of at most {hops} hops, within {limit:g} s; the process grew to {peak:.0f} MiB. Where the time was
up, the paths given are still the first ones."""

_REACH = """\
`/reach` from all sources to one effect, at most 4 hops, up to 100 paths of each counted. The backward programmes are
the same however many sources there are; what grows is the work on each one's paths."""

_HTTP = """\
{bytes:,} bytes of JSON, by wrk {wrk}: {connections} connections, {seconds} s, the servers in turn, {rounds} rounds,
medians; load {busy:.1f}. Milliseconds."""


class Measured(NamedTuple):
    """All figures of a run.

    Attributes:
        machine: rows of what it was made on.
        loads: how busy the machine was before and after.
        paths, growth, hard, http: what the stages found.
        quick: whether sizes were small, to try it.
    """

    machine: dict[str, str]
    loads: tuple[Load, Load]
    paths: Figures
    growth: Figures
    hard: Figures
    http: Figures
    quick: bool


def report(measured: Measured, plot: str) -> str:
    """The whole page."""
    tried = ["**Small sizes, to try it: no figures to rely on.**"] if measured.quick else []
    parts = [
        _INTRODUCTION,
        *tried,
        _machine(measured),
        "## Goals\n\n" + _table(("goal", "measured", "on the wall", "met"), goals(measured._asdict())),
        *(_graph(graph, measured.paths) for graph in measured.paths["graphs"]),
        _growth(measured.growth, plot),
        _hard(measured.hard),
        _http(measured.http),
    ]
    return "\n\n".join(parts) + "\n"


def _machine(measured: Measured) -> str:
    before, after = measured.loads
    busy = (
        f"{before.average:.1f} processes wanted a core when it began, {after.average:.1f} when it ended; it ran at "
        f"nice {before.nice}"
    )
    return "## Machine\n\n" + _table(("", ""), [*measured.machine.items(), ("load", busy)])


def _graph(graph: Figures, paths: Figures) -> str:
    ours = [
        (question, _ms(took["cpu"]), _ms(took["cpu p99"]), _ms(took["wall"]), _ms(took["wall p99"]))
        for question, took in graph["ours"].items()
    ]
    theirs = [
        (
            row["peer"],
            row["question"],
            row["pairs"],
            _ms(row["theirs"]["cpu"]),
            _ms(row["theirs"]["wall"]),
            _ms(row["ours"]["cpu"]),
            f"{row['ratio']:.1f}",
        )
        for row in graph["peers"]
    ]
    return "\n\n".join(
        (
            f"## The first {paths['k']} paths of {graph['pairs']} pairs, {graph['edges']:,} edges",
            (
                f"A scale-free graph of {graph['nodes']:,} nodes with random signs and beliefs, and random pairs; seed "
                f"{paths['seed']}; load {graph['load']['average']:.1f}. Milliseconds."
            ),
            _table(("this engine", "median", "p99", "median on the wall", "p99 on the wall"), ours),
            _PEERS.format(hops=paths["hops"]),
            _table(("peer", "question", "pairs", "theirs", "on the wall", "ours", "theirs / ours"), theirs),
        )
    )


def _growth(growth: Figures, plot: str) -> str:
    titles = {
        "index": "The index, made straight from arrays, and searches on it",
        "build": "The index from a SQLite store that holds the edges and entities",
        "load": "A document of claims loaded into an empty SQLite store",
    }
    tables = []
    for stage, points in growth["points"].items():
        names = list(points[0])
        rows = [
            [f"{point[name]:,.0f}" if name == "edges" else _short(point[name]) for name in names] for point in points
        ]
        tables.append(f"{titles[stage]}:\n\n" + _table(names, rows))
    exponents = [(name, f"{value:.2f}") for name, value in growth["exponents"].items()]
    return "\n\n".join(
        (
            "## How it grows",
            f"Seed {growth['seed']}; load {growth['load']['average']:.1f}. {_SIZES}",
            f"![How it grows]({plot})",
            *tables,
            "Exponents, fitted to the points from about 10⁴ edges on:",
            _table(("figure", "exponent"), exponents),
        )
    )


def _hard(hard: Figures) -> str:
    graphs = [
        (row["graph"], f"{row['edges']:,}", _ms(row["ms"]), _ms(row["wall"]), row["paths"], _outcome(row))
        for row in hard["graphs"]
    ]
    reaching = [
        (row["sources"], row["reached"], f"{row['claims']:,}", _ms(row["ms"]), _ms(row["wall"]), _yes(row["timed out"]))
        for row in hard["reach"]
    ]
    return "\n\n".join(
        (
            "## Graphs made to be hard",
            _HARD.format(k=hard["k"], hops=hard["hops"], limit=hard["limit"], peak=hard["peak bytes"] / 2**20),
            _table(("graph", "edges", "ms", "on the wall", "paths", "outcome"), graphs),
            _REACH,
            _table(("sources", "reached", "claims", "ms", "on the wall", "timed out"), reaching),
        )
    )


def _http(http: Figures) -> str:
    rows = [
        (row["server"], f"{row['rate']:.0f}", _ms(row["p50"]), _ms(row["p99"]), f"{row['ratio']:.2f}")
        for row in http["servers"]
    ]
    return "\n\n".join(
        (
            "## HTTP",
            _HTTP.format(**http, busy=http["load"]["average"]),
            _table(("server", "requests/s", "p50", "p99", "bare / this"), rows),
        )
    )


def _outcome(row: Figures) -> str:
    if row["timed out"]:
        return "timed out"
    return "all there are" if row["all"] else "the first"


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def _ms(value: float) -> str:
    return _short(value)


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"  # noqa: PLR2004 three figures are enough


def _yes(holds: object) -> str:
    return "yes" if holds else "no"
