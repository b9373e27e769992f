"""Both stores as they grow: ``python -m benchmarks.both_stores`` writes docs/STORES.md.

Documents made up from a seed are loaded one after the other into a store of each kind. At every size that is reached in
time, the path index is built from the store, and the same questions are asked of the index and of the Neo4j server.
"""

import argparse
import math
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import accelerated, both_stores_report
from benchmarks.clock import Clock, Spent
from benchmarks.library import CLAIMS_OF_A_DOCUMENT, documents, entity_id
from benchmarks.measured import PAIRS, SEED, Findings, K, Search, Stage
from graph.index.build import index_of_blocks
from graph.index.path_index import PathIndex
from graph.neo4j.paths import top_k_on_server
from graph.neo4j.server.running import USER, RunningServer
from graph.neo4j.server.versions import LTS
from graph.neo4j.store import Neo4jStore
from graph.opening import open_store
from graph.paths.deadline import Deadline
from graph.paths.query import MAX_HOPS, PathQuery
from graph.paths.search import top_k
from graph.store import GraphStore
from schema.rubric import load_rubric

SIZES = (1_000, 10_000, 100_000, 1_000_000)
WARM_UP = 5
LOAD_SECONDS, QUESTION_SECONDS = 1_500.0, 20.0
PASSWORD = "exomyelin-bench"  # noqa: S105 - of a server that only this process uses
REPORT = Path(__file__).parents[1] / "docs" / "STORES.md"


def main() -> None:
    """Measure, and write the report."""
    options = _options()
    load_before = both_stores_report.load_average()
    findings = Findings()
    with TemporaryDirectory() as folder:
        for kind in options.stores:
            with _home(kind, Path(folder), options.version) as home:
                for _ in _grown(home, options, findings):
                    text = both_stores_report.written(findings, options, load_before)
                    options.output.write_text(text, encoding="utf-8")
    print(options.output.read_text(encoding="utf-8"))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.both_stores", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="claims, each an edge of its own")
    parser.add_argument("--stores", nargs="+", choices=("sqlite", "neo4j"), default=("sqlite", "neo4j"))
    parser.add_argument("--seconds", type=float, default=LOAD_SECONDS, help="in which a store is filled, at most")
    parser.add_argument("--limit", type=float, default=QUESTION_SECONDS, help="seconds for one question")
    parser.add_argument("--version", default=LTS, help="of Neo4j")
    parser.add_argument("--output", type=Path, default=REPORT)
    return parser.parse_args()


@dataclass(frozen=True)
class _Home:
    """A new store.

    Attributes:
        kind: of the store.
        uri: what ``open_store`` takes.
        store: opened.
        clock: that counts what its server does, too.
    """

    kind: str
    uri: str
    store: GraphStore
    clock: Clock


@contextmanager
def _home(kind: str, folder: Path, version: str) -> Iterator[_Home]:
    """A new store of a kind."""
    with ExitStack() as stack:
        clock, uri = Clock(), str(folder / "store.sqlite")
        if kind == "neo4j":
            server = stack.enter_context(RunningServer(folder / kind, PASSWORD, version))
            clock, uri = Clock(server.pid), f"bolt://{USER}:{PASSWORD}@{server.address.removeprefix('bolt://')}"
        yield _Home(kind, uri, stack.enter_context(closing(open_store(uri, load_rubric()))), clock)


def _grown(home: _Home, options: argparse.Namespace, findings: Findings) -> Iterator[None]:
    """Fill a store step by step, and measure it at each size until the time is over."""
    _warm_up(home.store)
    made, spent, held = documents(SEED), Spent(), 0
    for size in sorted(options.sizes):
        while held < size:
            bundle = next(made)
            start = home.clock.now()
            home.store.load(bundle)
            spent += home.clock.now() - start
            held += CLAIMS_OF_A_DOCUMENT
            if spent.wall > options.seconds and held < size:
                missed = (
                    f"were not reached in {options.seconds:,.0f} s of loading (--seconds); it held {held:,} by then"
                )
                findings.missed += [f"{home.kind}: {more:,} claims {missed}" for more in options.sizes if more > held]
                yield
                return
        _measure(home, Stage(home.kind, held, 0, spent, Spent()), findings, options)
        yield


def _warm_up(store: GraphStore) -> None:
    """Load something, read it and remove it again: what a new process compiles and plans is no matter of size."""
    for bundle in islice(documents(SEED), WARM_UP):
        store.load(bundle)
        timed_index(store, Clock())
    for document in list(store.documents()):
        store.remove(document.info.id)


def _measure(home: _Home, stage: Stage, findings: Findings, options: argparse.Namespace) -> None:
    index, stage.index = timed_index(home.store, home.clock)
    stage.edges = len(index.edges.costs)
    if home.kind == "neo4j":
        stage.accelerated = accelerated.measured(home.uri, findings.missed)
    findings.stages.append(stage)
    print(stage, flush=True)
    if isinstance(home.store, Neo4jStore):
        findings.searches += _searches(home.store, index, options.limit)


def timed_index(store: GraphStore, clock: Clock) -> tuple[PathIndex, Spent]:
    """The path index of a store, and the time in which it was read and built."""
    start = clock.now()
    index = index_of_blocks(store.entities(), store.edge_blocks())
    return index, clock.now() - start


def _searches(store: Neo4jStore, index: PathIndex, limit: float) -> Iterator[Search]:
    """Ask for ever longer paths, until the server's time is up; once before, so that it has a plan for the question."""
    _search(store, index, 1, math.inf)
    for hops in range(1, MAX_HOPS + 1):
        found = _search(store, index, hops, limit)
        print(found, flush=True)
        yield found
        if found.server is None:
            return


def _search(store: Neo4jStore, index: PathIndex, hops: int, limit: float) -> Search:
    found = Search(len(index.edges.costs), hops, 0.0, 0.0, equal=True)
    for pair in range(PAIRS):
        query = PathQuery(sources=(entity_id(2 * pair),), target=entity_id(2 * pair + 1), k=K, max_hops=hops)
        start = time.perf_counter()
        ours = top_k(index, query, Deadline(limit))
        between = time.perf_counter()
        theirs = top_k_on_server(store, query, Deadline(limit))
        found.index = _longest(found.index, between - start, is_late=ours.timed_out)
        found.server = _longest(found.server, time.perf_counter() - between, is_late=theirs.timed_out)
        if found.server is None:
            break
        found.equal &= ours.timed_out or ours.paths == theirs.paths
    return found


def _longest(before: float | None, seconds: float, *, is_late: bool) -> float | None:
    return None if before is None or is_late else max(before, seconds)


if __name__ == "__main__":
    main()
