"""Both stores as they grow: ``python -m benchmarks.stores`` writes docs/STORES.md.

Documents made up from a seed are loaded one after the other into a store of each kind. At every size that is reached in
time, the path index is built from the store, and the same questions are asked of the index and of the Neo4j server.
"""

import argparse
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import accelerated, stores_report
from benchmarks.library import CLAIMS_OF_A_DOCUMENT, documents, entity_id
from benchmarks.measured import PAIRS, SEED, Findings, K, Search, Stage
from graph.index.build import build_index
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
LOAD_SECONDS, QUESTION_SECONDS = 1_500.0, 20.0
PASSWORD = "exomyelin-bench"  # noqa: S105 - of a server that only this process uses
REPORT = Path(__file__).parents[1] / "docs" / "STORES.md"


def main() -> None:
    """Measure, and write the report."""
    options = _options()
    load_before = stores_report.load_average()
    findings = Findings()
    with TemporaryDirectory() as folder:
        for kind in options.stores:
            with _home(kind, Path(folder), options.version) as (uri, store):
                _grow(kind, uri, store, options, findings)
                _write(findings, options, load_before)


def _write(findings: Findings, options: argparse.Namespace, load_before: str) -> None:
    text = stores_report.written(findings, options, load_before)
    options.output.write_text(text, encoding="utf-8")
    print(text)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stores", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="claims, each an edge of its own")
    parser.add_argument("--stores", nargs="+", choices=("sqlite", "neo4j"), default=("sqlite", "neo4j"))
    parser.add_argument("--seconds", type=float, default=LOAD_SECONDS, help="in which a store is filled, at most")
    parser.add_argument("--limit", type=float, default=QUESTION_SECONDS, help="seconds for one question")
    parser.add_argument("--version", default=LTS, help="of Neo4j")
    parser.add_argument("--output", type=Path, default=REPORT)
    return parser.parse_args()


@contextmanager
def _home(kind: str, folder: Path, version: str) -> Iterator[tuple[str, GraphStore]]:
    """A new store of a kind, with its address."""
    with ExitStack() as stack:
        if kind == "neo4j":
            server = stack.enter_context(RunningServer(folder / kind, PASSWORD, version))
            uri = f"bolt://{USER}:{PASSWORD}@{server.address.removeprefix('bolt://')}"
        else:
            uri = str(folder / "store.sqlite")
        yield uri, stack.enter_context(closing(open_store(uri, load_rubric())))


def _grow(kind: str, uri: str, store: GraphStore, options: argparse.Namespace, findings: Findings) -> None:
    """Fill a store step by step, and measure it at each size until the time is over."""
    made, spent, held = documents(SEED), 0.0, 0
    for size in sorted(options.sizes):
        while held < size:
            bundle = next(made)
            start = time.perf_counter()
            store.load(bundle)
            spent += time.perf_counter() - start
            held += CLAIMS_OF_A_DOCUMENT
            if spent > options.seconds and held < size:
                findings.missed.append(
                    f"{kind}: {size:,} claims were not reached in {options.seconds:,.0f} s; it held {held:,} by then"
                )
                return
        _measure(kind, uri, store, Stage(kind, held, 0, spent, 0.0), findings, options)


def _measure(
    kind: str, uri: str, store: GraphStore, stage: Stage, findings: Findings, options: argparse.Namespace
) -> None:
    index, stage.index = timed_index(store)
    stage.edges = len(index.edges.costs)
    if kind == "neo4j":
        stage.accelerated = accelerated.measured(uri, findings.missed)
    findings.stages.append(stage)
    print(stage, flush=True)
    if isinstance(store, Neo4jStore):
        findings.searches += _searches(store, index, options.limit)


def timed_index(store: GraphStore) -> tuple[PathIndex, float]:
    """The path index of a store, and the seconds in which it was read and built."""
    start = time.perf_counter()
    index = build_index(list(store.entities()), store.edges())
    return index, time.perf_counter() - start


def _searches(store: Neo4jStore, index: PathIndex, limit: float) -> Iterator[Search]:
    """Ask for ever longer paths, until the server's time is up."""
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
