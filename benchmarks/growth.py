"""How memory, building, loading and searching grow with the number of edges: ``python -m benchmarks.growth``."""

import gc
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np

from benchmarks.graphs import LINKS, index_of, scale_free
from benchmarks.machine import load_now, resident_bytes
from benchmarks.papers import made_up
from benchmarks.stage import Figures, stage
from benchmarks.stores import store_of_edges
from benchmarks.timing import milliseconds, timed
from graph.index.build import index_of_blocks
from graph.index.path_index import PathIndex
from graph.paths.deadline import Deadline
from graph.paths.query import PathQuery
from graph.paths.search import top_k, top_k_by_sign
from graph.snapshot import take_snapshot
from graph.sqlite.store import SqliteStore
from schema.rubric import load_rubric
from schema.vocabulary import Sign

SEED, PAIRS, K = 11, 20, 20
INDEXED = (1_000, 10_000, 100_000, 200_000, 1_000_000, 2_000_000, 10_000_000)
BUILT = (1_000, 10_000, 100_000, 200_000, 1_000_000, 2_000_000)
LOADED = (1_000, 10_000, 50_000, 157_000)
FITTED_FROM = 9_000
QUICK = (1_000, 10_000)
SIGNS = (Sign.POSITIVE, Sign.NEGATIVE)

Point = dict[str, float]


def measure(*, quick: bool) -> Figures:
    """The figures of each size, and the exponents that fit them."""
    before = load_now()
    stages: list[tuple[str, Callable[[int], Point], tuple[int, ...]]] = [
        ("index", _indexed, INDEXED),
        ("build", _built, BUILT),
        ("load", _loaded, LOADED),
    ]
    found = {name: [_alone(point, size) for size in (QUICK if quick else sizes)] for name, point, sizes in stages}
    exponents = {
        f"{name}: {figure}": _exponent(points, figure)
        for name, points in found.items()
        for figure in points[0]
        if figure != "edges" and "an edge" not in figure
    }
    return {"seed": SEED, "load": before._asdict(), "points": found, "exponents": exponents}


def _alone(point: Callable[[int], Point], size: int) -> Point:
    gc.collect()
    return point(size)


def _graph(edges: int) -> PathIndex:
    random = np.random.default_rng(SEED)
    return index_of(scale_free(max(edges // (2 * LINKS), LINKS + 1), LINKS, random), random)


def _indexed(edges: int) -> Point:
    """The index made straight from arrays: its memory, and searches on it."""
    before = resident_bytes()
    index = _graph(edges)
    gc.collect()
    random = np.random.default_rng(SEED)
    pairs = [random.choice(index.node_count, 2, replace=False).tolist() for _ in range(PAIRS)]
    queries = [
        PathQuery(sources=(index.ids[source],), target=index.ids[target], k=K, max_hops=6) for source, target in pairs
    ]
    grown = resident_bytes() - before
    found = milliseconds([timed(lambda query=query: top_k(index, query, Deadline())) for query in queries])
    signed = milliseconds(
        [timed(lambda query=query: top_k_by_sign(index, query, SIGNS, Deadline())) for query in queries]
    )
    return {
        "edges": index.edge_count,
        "bytes of the index": index.nbytes,
        "bytes an edge": index.nbytes / index.edge_count,
        "bytes an edge with nodes and their names, as the process grew": grown / index.edge_count,
        "search, ms": found["cpu"],
        "search of both signs, ms": signed["cpu"],
    }


def _built(edges: int) -> Point:
    """The index made from a SQLite store, as at the start of the service."""
    with tempfile.TemporaryDirectory() as folder:
        store = store_of_edges(Path(folder) / "store.sqlite", _graph(edges))
        entities = timed(lambda: list(store.entities()))
        built = timed(lambda: index_of_blocks(entities.answer, store.edge_blocks()))
        store.close()
    return {
        "edges": built.answer.edge_count,
        "edges to index, s": built.cpu,
        "edges to index on the wall, s": built.wall,
        "reading the entities besides, s": entities.cpu,
    }


def _loaded(claims: int) -> Point:
    """A document loaded into an empty store, with all that is derived from it."""
    bundle = made_up(claims, SEED)
    with tempfile.TemporaryDirectory() as folder:
        store = SqliteStore(Path(folder) / "store.sqlite", load_rubric())
        loaded = timed(lambda: store.load(bundle))
        held = take_snapshot(store).index.edge_count
        store.close()
    assert held == len(bundle.claims)
    return {"edges": held, "load, s": loaded.cpu, "load on the wall, s": loaded.wall}


def _exponent(points: list[Point], figure: str) -> float:
    """The slope through the points of about ten thousand edges and more, both axes logarithmic; or of all."""
    large = [point for point in points if point["edges"] >= FITTED_FROM]
    chosen = large if len(large) > 1 else points
    edges, values = ([np.log(point[name]) for point in chosen] for name in ("edges", figure))
    return float(np.polyfit(edges, values, 1)[0])


if __name__ == "__main__":
    stage(measure)
