"""Through which nodes the mechanisms from sources to an effect pass: shares, betweenness, dominators."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import NamedTuple

import networkx as nx

from graph.paths.agreement import Paths
from graph.paths.deadline import Deadline
from graph.paths.query import PathQuery
from graph.paths.search import Programmes, found_path
from graph.snapshot import Snapshot

_DECIMALS = 9
_BEGINNING = ""


class Route(NamedTuple):
    """A mechanism, as far as it matters here: the nodes that it passes in order, ends included, and its belief."""

    nodes: tuple[str, ...]
    belief: float

    @property
    def inner(self) -> frozenset[str]:
        """The nodes between its ends."""
        return frozenset(self.nodes[1:-1])


class SourceInfluence(NamedTuple):
    """The mechanisms of one source.

    Attributes:
        source: its id.
        mechanisms: how many were listed.
        exhausted: whether these are all of them; else they are the first, in the order of paths.
        reaches_directly: whether it also reaches the effect in a single step, as far as was listed.
        dominators: ids of the nodes that each of those listed passes, in order of id.
        walk_dominators: ids of the nodes that no walk along their steps from the source to the effect avoids,
            whatever its sign and length: all of them are dominators.
    """

    source: str
    mechanisms: int
    exhausted: bool
    reaches_directly: bool
    dominators: tuple[str, ...]
    walk_dominators: tuple[str, ...]


class NodeInfluence(NamedTuple):
    """What passes one node. Only what lies between the ends of a mechanism passes it.

    Attributes:
        node: its id.
        mechanisms: how many mechanisms pass it.
        share: of all mechanisms.
        belief_share: of the sum of their beliefs.
        betweenness: of the shortest routes along their steps, the share that passes it, averaged over the sources:
            ``networkx.betweenness_centrality_subset`` over the number of sources (Brandes, 2008).
        sources: ids of the sources with a mechanism through it.
        dependent: ids of the sources with no mechanism that avoids it.
        dominates: whether every mechanism of every source passes it.
        dominates_walks: whether every walk along their steps does, whatever its sign and length
            (``networkx.immediate_dominators`` from one beginning before all sources).
    """

    node: str
    mechanisms: int
    share: float
    belief_share: float
    betweenness: float
    sources: tuple[str, ...]
    dependent: tuple[str, ...]
    dominates: bool
    dominates_walks: bool

    @property
    def sort_key(self) -> tuple[int, int, float, float, str]:
        """On whom most sources depend, then through whom most mechanisms, belief and shortest routes pass, then id."""
        return -len(self.dependent), -self.mechanisms, -self.belief_share, -self.betweenness, self.node


class Influence(NamedTuple):
    """Through which nodes mechanisms pass.

    Attributes:
        nodes: in the order of ``NodeInfluence.sort_key``.
        sources: those that were asked about, in order of id.
        mechanisms: how many there are.
        exhausted: whether these are all.
        timed_out: whether time was over before they were listed.
    """

    nodes: tuple[NodeInfluence, ...]
    sources: tuple[SourceInfluence, ...]
    mechanisms: int
    exhausted: bool
    timed_out: bool


def influence(snapshot: Snapshot, query: PathQuery, deadline: Deadline) -> Influence:
    """Through which nodes the mechanisms of some sources pass.

    Args:
        snapshot: the release that is asked.
        query: which mechanisms count, paths of at least two steps; of each source the first ``k``.
        deadline: when to end.
    """
    listing = _Listing(snapshot, query, deadline)
    routes = {source: listing.routes(source) for source in sorted(set(query.sources) - {query.target})}
    reaching = {source: found for source, found in routes.items() if found}
    effect = query.target
    sources = tuple(
        SourceInfluence(
            source,
            len(found),
            source in listing.exhausted,
            source in listing.direct,
            _shared(found),
            _dominators({source: found}, effect),
        )
        for source, found in routes.items()
    )
    everything = [route for found in routes.values() for route in found]
    nodes = _nodes(reaching, effect)
    is_whole = len(listing.exhausted) == len(routes)
    return Influence(nodes, sources, len(everything), is_whole, listing.timed_out)


class _Listing:
    """Lists the first mechanisms of each source; each backward programme is computed once, and serves them all."""

    def __init__(self, snapshot: Snapshot, query: PathQuery, deadline: Deadline) -> None:
        self._index = snapshot.index
        self._most = query.k
        self._programmes = Programmes(self._index, query, deadline)
        self.timed_out = False
        self.exhausted: set[str] = set()
        self.direct: set[str] = set()

    def routes(self, source: str) -> list[Route]:
        search = self._programmes.search(source)
        found = list(islice(self._mechanisms(source, search), self._most + 1))
        self.timed_out = self.timed_out or search.timed_out
        if len(found) <= self._most and not search.timed_out:
            self.exhausted.add(source)
        return found[: self._most]

    def _mechanisms(self, source: str, search: Paths) -> Iterator[Route]:
        for positions in search:
            if len(positions) == 1:
                self.direct.add(source)
                continue
            path = found_path(self._index, positions)
            yield Route(path.nodes, path.belief)


def _nodes(routes: Mapping[str, list[Route]], effect: str) -> tuple[NodeInfluence, ...]:
    everything = [route for found in routes.values() for route in found]
    belief = sum(route.belief for route in everything)
    shared = {source: frozenset(_shared(found)) for source, found in routes.items()}
    through: dict[str, list[tuple[str, Route]]] = {}
    for source, found in routes.items():
        for route in found:
            for node in route.inner:
                through.setdefault(node, []).append((source, route))
    between = _betweenness(routes, effect)
    walks = frozenset(_dominators(routes, effect))
    nodes = (
        NodeInfluence(
            node,
            len(passing),
            round(len(passing) / len(everything), _DECIMALS),
            round(sum(route.belief for _, route in passing) / belief, _DECIMALS),
            between[node],
            tuple(sorted({source for source, _ in passing})),
            tuple(source for source in sorted(routes) if node in shared[source]),
            len(passing) == len(everything),
            node in walks,
        )
        for node, passing in through.items()
    )
    return tuple(sorted(nodes, key=lambda node: node.sort_key))


def _shared(routes: list[Route]) -> tuple[str, ...]:
    """The nodes that each of some mechanisms passes."""
    return tuple(sorted(frozenset.intersection(*(route.inner for route in routes)))) if routes else ()


def _graph(routes: Mapping[str, list[Route]]) -> "nx.DiGraph[str]":
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from(sorted({step for found in routes.values() for route in found for step in _steps(route)}))
    return graph


def _steps(route: Route) -> Iterator[tuple[str, str]]:
    return zip(route.nodes[:-1], route.nodes[1:], strict=True)


def _betweenness(routes: Mapping[str, list[Route]], effect: str) -> dict[str, float]:
    if not routes:
        return {}
    found = nx.betweenness_centrality_subset(_graph(routes), sources=sorted(routes), targets=[effect])
    return {node: round(value / len(routes), _DECIMALS) for node, value in found.items()}


def _dominators(routes: Mapping[str, list[Route]], effect: str) -> tuple[str, ...]:
    """The inner nodes on every walk from the sources to the effect along the steps of their mechanisms."""
    if not any(routes.values()):
        return ()
    graph = _graph(routes)
    graph.add_edges_from((_BEGINNING, source) for source in routes)
    above = nx.immediate_dominators(graph, _BEGINNING)
    found = []
    node = above[effect]
    while node not in {_BEGINNING, None}:
        found.append(node)
        node = above[node]
    return tuple(sorted({*found} - {*routes}))
