"""The exact search against its peers on the same scale-free graph: ``python -m benchmarks.paths``."""

import time
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from benchmarks.graphs import LINKS, index_of, scale_free
from benchmarks.machine import load_now
from benchmarks.peers import Path, Peer, peers, within_bound
from benchmarks.stage import Figures, stage
from benchmarks.timing import Took, milliseconds, timed
from graph.index.path_index import PathIndex
from graph.paths.deadline import Deadline
from graph.paths.query import MAX_HOPS, FoundPath, PathQuery
from graph.paths.search import top_k, top_k_by_sign
from schema.vocabulary import Sign

SEED, PAIRS, K, HOPS = 7, 200, 20, 6
SIGNS = (Sign.POSITIVE, Sign.NEGATIVE)

Pair = tuple[int, int]
Ours = Took[list[Path]]


class Plan(NamedTuple):
    """How much is measured: sizes in nodes, pairs, and seconds for each peer and question, at least one pair."""

    nodes: tuple[int, ...]
    pairs: int
    budget: float


FULL = Plan((10_000, 100_000), PAIRS, 60.0)
QUICK = Plan((1_000,), 10, 2.0)


def measure(*, quick: bool) -> Figures:
    """Our times and those of the peers, for each size of graph."""
    plan = QUICK if quick else FULL
    return {"seed": SEED, "k": K, "hops": HOPS, "graphs": [_on_graph(nodes, plan) for nodes in plan.nodes]}


def _on_graph(nodes: int, plan: Plan) -> Figures:
    random = np.random.default_rng(SEED)
    index = index_of(scale_free(nodes, LINKS, random), random)
    drawn = (random.choice(nodes, 2, replace=False).tolist() for _ in range(plan.pairs))
    pairs = [(source, target) for source, target in drawn]
    before = load_now()
    bounded = _ours(index, pairs, HOPS)
    unbounded = _ours(index, pairs, MAX_HOPS)
    signed = [timed(lambda pair=pair: _signed(index, *pair)) for pair in pairs]
    return {
        "nodes": nodes,
        "edges": index.edge_count,
        "pairs": len(pairs),
        "load": before._asdict(),
        "ours": {
            f"any sign, at most {HOPS} hops": milliseconds(bounded),
            f"both signs from one call, at most {HOPS} hops": milliseconds(signed),
            f"any sign, at most {MAX_HOPS} hops": milliseconds(unbounded),
        },
        "peers": [row for peer in peers(index) for row in _against(peer, pairs, bounded, plan.budget)],
    }


def _ours(index: PathIndex, pairs: list[Pair], hops: int) -> list[Ours]:
    return [timed(lambda pair=pair: _first(index, *pair, hops)) for pair in pairs]


def _first(index: PathIndex, source: int, target: int, hops: int) -> list[Path]:
    query = PathQuery(sources=(index.ids[source],), target=index.ids[target], k=K, max_hops=hops)
    return _costs(top_k(index, query, Deadline()).paths)


def _signed(index: PathIndex, source: int, target: int) -> list[list[Path]]:
    query = PathQuery(sources=(index.ids[source],), target=index.ids[target], k=K, max_hops=HOPS)
    return [_costs(result.paths) for result in top_k_by_sign(index, query, SIGNS, Deadline()).values()]


def _costs(paths: tuple[FoundPath, ...]) -> list[Path]:
    return [(path.cost, path.hops) for path in paths]


def _against(peer: Peer, pairs: list[Pair], ours: list[Ours], budget: float) -> list[Figures]:
    questions: dict[str, Callable[[int, int], list[Path]]] = {
        "unbounded": lambda source, target: peer.ask(source, target, K),
        f"at most {HOPS} hops, by asking for more": lambda source, target: within_bound(
            peer.ask, source, target, K, HOPS
        ),
    }
    return [_asked(peer.name, question, ask, pairs, ours, budget) for question, ask in questions.items()]


def _asked(
    name: str, question: str, ask: Callable[[int, int], list[Path]], pairs: list[Pair], ours: list[Ours], budget: float
) -> Figures:
    """Ask a peer for the pairs one after the other until its time is used up, and compare each answer."""
    took: list[Ours] = []
    ends = time.perf_counter() + budget
    for pair, own in zip(pairs, ours, strict=True):
        if took and time.perf_counter() > ends:
            break
        took.append(timed(lambda pair=pair: ask(*pair)))
        _compare(took[-1].answer, own.answer, f"{name} on {pair}")
    same = milliseconds(ours[: len(took)])
    theirs = milliseconds(took)
    return {
        "peer": name,
        "question": question,
        "pairs": len(took),
        "theirs": theirs,
        "ours": same,
        "ratio": theirs["cpu"] / same["cpu"],
    }


def _compare(theirs: list[Path], ours: list[Path], where: str) -> None:
    """Their paths within the bound are the first of ours; all of ours, where none of theirs goes beyond it."""
    short = [cost for cost, hops in theirs if hops <= HOPS]
    assert short == [cost for cost, _ in ours[: len(short)]], f"{where}: {theirs} differ from {ours}"
    assert len(short) < len(theirs) or len(short) == len(ours), f"{where}: {len(theirs)} paths, and {len(ours)} of ours"


if __name__ == "__main__":
    stage(measure)
