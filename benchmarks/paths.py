"""The exact search against networkx on the same scale-free graph: ``python -m benchmarks.paths``.

networkx's ``shortest_simple_paths`` knows neither signs nor a bound on hops, so the answers compared are those of pairs
whose first paths stay below the bound; where one does not, the pair is counted and left out of the comparison.
"""

import statistics
import time
from itertools import islice

import networkx as nx
import numpy as np

from graph.index.build import build_index
from graph.index.path_index import PathIndex
from graph.paths.deadline import Deadline
from graph.paths.query import PathQuery
from graph.paths.search import top_k
from schema.edge import Edge, cost_of
from schema.entity import Entity
from schema.predicates import Predicate
from schema.vocabulary import Kind

SEED, NODES, LINKS, PAIRS, K, HOPS = 7, 2_000, 10, 20, 20, 6


def graph() -> tuple["nx.DiGraph[str]", PathIndex]:
    """A scale-free graph of about 20 edges a node, with a random belief on each, as both libraries hold it."""
    random = np.random.default_rng(SEED)
    plain = nx.barabasi_albert_graph(NODES, LINKS, seed=SEED)
    names = [f"exomyelin:n{number:05}" for number in range(NODES)]
    entities = [Entity(id=name, name=name, kind=Kind.GENE, no_term_reason="made up") for name in names]
    theirs: nx.DiGraph[str] = nx.DiGraph()
    edges = []
    for one, other in plain.edges:
        for subject, object_ in ((one, other), (other, one)):
            belief = round(float(random.uniform(0.2, 0.4)), 9)
            edge = Edge(
                names[subject], Predicate.INCREASES, names[object_], belief, cost_of(belief), ("claim:made-up",)
            )
            edges.append(edge)
            theirs.add_edge(edge.subject, edge.object, weight=edge.cost)
    return theirs, build_index(entities, edges)


def first_costs(index: PathIndex, source: str, target: str) -> list[int]:
    """The costs of our first paths, in order."""
    query = PathQuery(sources=(source,), target=target, k=K, max_hops=HOPS)
    return [path.cost for path in top_k(index, query, Deadline(60)).paths]


def first_paths(theirs: "nx.DiGraph[str]", source: str, target: str) -> list[list[str]]:
    """The first paths of networkx, in order."""
    return list(islice(nx.shortest_simple_paths(theirs, source, target, weight="weight"), K))


def main() -> None:
    """Ask both for the same pairs in turn, compare the costs, and print the medians."""
    theirs, index = graph()
    random = np.random.default_rng(SEED)
    names = list(theirs)
    ours_took, theirs_took, longer = [], [], 0
    for _ in range(PAIRS):
        source, target = (names[int(place)] for place in random.choice(len(names), 2, replace=False))
        start = time.perf_counter()
        found = first_costs(index, source, target)
        between = time.perf_counter()
        paths = first_paths(theirs, source, target)
        ours_took.append(between - start)
        theirs_took.append(time.perf_counter() - between)
        if max(map(len, paths)) - 1 > HOPS:
            longer += 1
        else:
            costs = [nx.path_weight(theirs, path, "weight") for path in paths]
            assert found == costs, f"{source} to {target}: {found} differ from {costs}"
    edges = theirs.number_of_edges()
    print(f"{NODES} nodes, {edges} edges, {PAIRS} pairs, first {K} paths; seed {SEED}; networkx {nx.__version__}")
    print(f"exomyelin, at most {HOPS} hops: median {statistics.median(ours_took) * 1e3:.1f} ms")
    print(f"networkx, any hops:          median {statistics.median(theirs_took) * 1e3:.1f} ms")
    print(f"answers equal for {PAIRS - longer} pairs; {longer} pairs had longer paths and were not compared")


if __name__ == "__main__":
    main()
