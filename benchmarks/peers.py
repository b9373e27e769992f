"""Other libraries that list the cheapest simple paths in order, asked on the same graph.

None of them knows signs, and none a bound on hops. What they answer is compared with ours as far as it is the same
question: their paths within the bound, in order, are the first of ours.

- networkx ``shortest_simple_paths``: Yen's algorithm in Python, lazily.
- igraph ``get_k_shortest_paths``: Yen's algorithm in C.
- scipy ``yen``: Yen's algorithm in Cython.
- rustworkx has no list of simple paths by cost: its ``k_shortest_path_lengths`` lets a walk meet a node twice.
"""

from collections.abc import Callable
from itertools import islice
from typing import NamedTuple

import igraph
import networkx as nx
import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import yen

from graph.index.path_index import PathIndex

Path = tuple[int, int]
"""Cost and number of steps."""

Ask = Callable[[int, int, int], list[Path]]
"""Source, target and how many paths, to the paths in order of cost."""


class Peer(NamedTuple):
    """A library that holds the graph, and how it is asked."""

    name: str
    ask: Ask


def peers(index: PathIndex) -> list[Peer]:
    """All of them, each with the graph in its own form."""
    return [
        Peer("igraph get_k_shortest_paths", _igraph(index)),
        Peer("scipy yen", _scipy(index)),
        Peer("networkx shortest_simple_paths", _networkx(index)),
    ]


def within_bound(ask: Ask, source: int, target: int, k: int, hops: int) -> list[Path]:
    """The first paths of at most so many steps, by asking for more until there are enough."""
    wanted = k
    while True:
        found = ask(source, target, wanted)
        short = [path for path in found if path[1] <= hops]
        if len(short) >= k or len(found) < wanted:
            return short[:k]
        wanted *= 2


def _igraph(index: PathIndex) -> Ask:
    edges = index.edges
    ends = np.column_stack([edges.subjects, edges.objects])
    graph = igraph.Graph(n=index.node_count, edges=ends, directed=True)
    graph.es["weight"] = edges.costs.tolist()

    def ask(source: int, target: int, k: int) -> list[Path]:
        found = graph.get_k_shortest_paths(source, target, k, weights="weight", output="epath")
        return [(int(edges.costs[path].sum()), len(path)) for path in found]

    return ask


def _scipy(index: PathIndex) -> Ask:
    edges = index.edges
    shape = (index.node_count, index.node_count)
    graph = csr_array((edges.costs.astype(np.float64), edges.objects, index.out_starts.astype(np.int32)), shape=shape)

    def ask(source: int, target: int, k: int) -> list[Path]:
        costs, before = yen(graph, source, target, k, return_predecessors=True)
        return [(round(cost), _steps(row, source, target)) for cost, row in zip(costs, before, strict=True)]

    return ask


def _steps(before: "np.ndarray[tuple[int], np.dtype[np.int32]]", source: int, target: int) -> int:
    steps, node = 0, target
    while node != source:
        steps, node = steps + 1, int(before[node])
    return steps


def _networkx(index: PathIndex) -> Ask:
    edges = index.edges
    graph: nx.DiGraph[int] = nx.DiGraph()
    columns = zip(edges.subjects.tolist(), edges.objects.tolist(), edges.costs.tolist(), strict=True)
    graph.add_weighted_edges_from(columns)

    def ask(source: int, target: int, k: int) -> list[Path]:
        found = islice(nx.shortest_simple_paths(graph, source, target, weight="weight"), k)
        return [(int(nx.path_weight(graph, path, "weight")), len(path) - 1) for path in found]

    return ask
