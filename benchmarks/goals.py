"""What is aimed at, and how far the measurement is from it."""

from collections.abc import Callable, Iterator
from typing import Any

from benchmarks.stage import Figures

Row = tuple[str, str, str, str]

_SEARCH = {200_000: 10.0, 2_000_000: 60.0}
_SIGNED, _NETWORKX, _IGRAPH, _BARE = 4.0, 100.0, 1.0, 1.5
_BYTES, _BUILD, _LOAD = 100.0, 10.0, 30.0
_NEAR = 0.1


def goals(measured: Figures) -> list[Row]:
    """A row for each goal: what is aimed at, what was measured, the same on the wall, and whether it is met."""
    return [*_of_search(measured["paths"]), *_of_growth(measured["growth"]), _of_http(measured["http"])]


def _of_search(paths: Figures) -> Iterator[Row]:
    for graph in paths["graphs"]:
        size = next((size for size in _SEARCH if abs(graph["edges"] / size - 1) < _NEAR), None)
        if size is None:
            continue
        any_sign, both = list(graph["ours"].values())[:2]
        yield _at_most(f"{size:,} edges: median", _SEARCH[size], any_sign["cpu"], "ms", any_sign["wall"])
        ratios = both["cpu"] / any_sign["cpu"], both["wall"] / any_sign["wall"]
        yield _at_most(f"{size:,} edges: both signs from one call", _SIGNED, ratios[0], "times that", ratios[1])
        for peer, goal in (("networkx", _NETWORKX), ("igraph", _IGRAPH)):
            row = next(row for row in graph["peers"] if row["peer"].startswith(peer) and row["question"] == "unbounded")
            wall = row["theirs"]["wall"] / row["ours"]["wall"]
            yield _at_least(f"{size:,} edges: {row['peer']}, unbounded", goal, row["ratio"], "times as long", wall)


def _of_growth(growth: Figures) -> Iterator[Row]:
    index, build, load = (_largest(growth, stage, size) for stage, size in _SIZES.items())
    if index:
        yield _at_most("2,000,000 edges: index", _BYTES, index["bytes an edge"], "bytes an edge", None)
    if build:
        wall = build["edges to index on the wall, s"]
        yield _at_most("2,000,000 edges: index from SQLite", _BUILD, build["edges to index, s"], "s", wall)
    if load:
        yield _at_most(f"{load['edges']:,.0f} claims: load", _LOAD, load["load, s"], "s", load["load on the wall, s"])


_SIZES = {"index": 2_000_000, "build": 2_000_000, "load": 157_000}


def _largest(growth: Figures, stage: str, size: int) -> dict[str, Any] | None:
    points = growth["points"][stage]
    return next((point for point in points if abs(point["edges"] / size - 1) < _NEAR), None)


def _of_http(http: Figures) -> Row:
    asked_again = http["servers"][1]
    return _at_most("HTTP, asked again: a bare FastAPI route", _BARE, asked_again["ratio"], "times as fast", None)


def _at_most(what: str, goal: float, found: float, unit: str, wall: float | None) -> Row:
    return _row(what, "≤", goal, (found, wall), unit, lambda value: value <= goal)


def _at_least(what: str, goal: float, found: float, unit: str, wall: float | None) -> Row:
    return _row(what, "≥", goal, (found, wall), unit, lambda value: value >= goal)


def _row(
    what: str, sign: str, goal: float, found: tuple[float, float | None], unit: str, is_met: Callable[[float], bool]
) -> Row:
    value, wall = found
    shown = "" if wall is None else f"{wall:.3g} {unit}"
    met = {is_met(number) for number in found if number is not None}
    verdict = "yes" if met == {True} else "no" if met == {False} else "by one clock"
    return f"{what} {sign} {goal:g} {unit}", f"{value:.3g} {unit}", shown, verdict
