"""Graphs made to be hard, and /reach from many sources: ``python -m benchmarks.hard``."""

import itertools
import resource
import tempfile
from collections.abc import Iterable
from pathlib import Path

from benchmarks.graphs import name
from benchmarks.machine import load_now
from benchmarks.papers import made_up
from benchmarks.stage import Figures, stage
from benchmarks.timing import timed
from graph.index.build import build_index
from graph.index.path_index import PathIndex
from graph.paths.deadline import Deadline
from graph.paths.query import MAX_HOPS, PathQuery
from graph.paths.search import top_k
from graph.reach import ReachOptions, reach
from graph.snapshot import Snapshot, take_snapshot
from graph.sqlite.store import SqliteStore
from schema.edge import Edge, cost_of
from schema.entity import Entity
from schema.predicates import Predicate
from schema.rubric import load_rubric
from schema.vocabulary import Kind, Sign

SEED, K, LIMIT = 13, 20, 10.0
BELIEF = 0.5
SOURCES = (1, 10, 50)

Ends = Iterable[tuple[int, int]]


def measure(*, quick: bool) -> Figures:
    """The time that each takes, how many paths it gives, and whether its time was up."""
    part = 100 if quick else 1
    hub, chain, complete = 100_000 // part, 100_000 // part, 300 // min(part, 10)
    spokes = itertools.chain.from_iterable(((0, node), (node, 1)) for node in range(2, hub // 2 + 2))
    graphs: dict[str, tuple[Ends, int, int, Sign | None]] = {
        f"complete graph of {complete}, all costs equal": (_complete(complete), 0, 7, None),
        "the same, and a sign that only walks have": (_maze(complete), 1, 2, Sign.NEGATIVE),
        f"hub of {hub:,} edges": (spokes, 0, 1, None),
        f"chain of {chain:,}, its far end": (itertools.pairwise(range(chain + 1)), 0, chain, None),
    }
    before = load_now()
    found = [_on_graph(title, *given) for title, given in graphs.items()]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return {
        "k": K,
        "hops": MAX_HOPS,
        "limit": LIMIT,
        "load": before._asdict(),
        "graphs": found,
        "peak bytes": peak,
        "reach": _reaching(2_000 if quick else 20_000),
    }


def _complete(size: int) -> Ends:
    return itertools.permutations(range(size), 2)


def _maze(size: int) -> Ends:
    """The one step that turns the sign leads to where no new node gets out."""
    return [*_complete(size), (0, size), (size, 0)]


def _on_graph(title: str, ends: Ends, source: int, target: int, sign: Sign | None) -> Figures:
    index = _index(list(ends))
    query = PathQuery(sources=(name(source),), target=name(target), k=K, max_hops=MAX_HOPS, sign=sign)
    took = timed(lambda: top_k(index, query, Deadline(LIMIT)))
    return {
        "graph": title,
        "edges": index.edge_count,
        "ms": took.cpu * 1e3,
        "wall": took.wall * 1e3,
        "paths": len(took.answer.paths),
        "timed out": took.answer.timed_out,
        "all": took.answer.exhausted,
    }


def _index(ends: list[tuple[int, int]]) -> PathIndex:
    nodes = sorted({node for pair in ends for node in pair})
    entities = [Entity(id=id_, name=id_, kind=Kind.GENE, no_term_reason="made up") for id_ in map(name, nodes)]
    trap = max(nodes)
    return build_index(entities, (_edge(subject, object_, turns=object_ == trap) for subject, object_ in ends))


def _edge(subject: int, object_: int, *, turns: bool) -> Edge:
    predicate = Predicate.DECREASES if turns else Predicate.INCREASES
    return Edge(name(subject), predicate, name(object_), BELIEF, cost_of(BELIEF), ("claim:made-up",))


def _reaching(claims: int) -> list[Figures]:
    """How /reach grows with the number of sources, of which one more costs no programme more."""
    figures = []
    for sources in SOURCES:
        with tempfile.TemporaryDirectory() as folder:
            store = SqliteStore(Path(folder) / "store.sqlite", load_rubric())
            store.load(made_up(claims, SEED, sources=sources))
            snapshot = take_snapshot(store)
            figures.append({"sources": sources, "claims": snapshot.index.edge_count} | _reach(snapshot, store))
            store.close()
    return figures


def _reach(snapshot: Snapshot, store: SqliteStore) -> Figures:
    effect = snapshot.index.ids[-1]
    options = ReachOptions(max_hops=4, cap=100)
    took = timed(lambda: reach(snapshot, store, effect, options, Deadline(LIMIT)))
    reached = sum(row.reached is not None for row in took.answer.rows)
    return {"reached": reached, "ms": took.cpu * 1e3, "wall": took.wall * 1e3, "timed out": took.answer.timed_out}


if __name__ == "__main__":
    stage(measure)
