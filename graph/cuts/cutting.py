"""The fewest things, and the fewest works, whose loss cuts a source from an effect."""

from typing import NamedTuple

import networkx as nx

from graph.cuts.demands import Demanding
from graph.cuts.grounds import WorkGrounds
from graph.cuts.minimum import MinimumCuts, minimum_cuts
from graph.cuts.searching import LosingAny, LosingGrounds, LosingNodes
from graph.index.path_index import PathIndex
from graph.paths.admission import admitted_edges
from graph.paths.agreement import one_by_one
from graph.paths.deadline import Deadline
from graph.paths.query import PathQuery
from graph.records import RecordCache
from graph.snapshot import Snapshot
from graph.store import GraphStore
from schema.rubric import Rubric

MOST_PLAIN_EDGES = 200_000
"""Edges up to which the plain cut is computed: it takes an object for each."""


class PlainCut(NamedTuple):
    """The fewest inner nodes without which no walk of any length and any sign leads from a source to an effect.

    Attributes:
        nodes: one such set, sorted: the one nearest to the effect. None where there is none, or it was not computed.
        is_direct: whether a single step leads from the one to the other, which no loss of an inner node ends.
        computed: whether it was computed; it is not for graphs of more than ``MOST_PLAIN_EDGES``.
    """

    nodes: tuple[str, ...] | None
    is_direct: bool = False
    computed: bool = True


class Cuts(NamedTuple):
    """What it takes to cut a source from an effect, for the paths that a query counts.

    Attributes:
        nodes: of inner nodes.
        works: of works, by ``Reference.work``.
        plain: of inner nodes, whatever the number of steps and the signs.
    """

    nodes: MinimumCuts
    works: MinimumCuts
    plain: PlainCut

    @property
    def timed_out(self) -> bool:
        """Whether more time could have found more."""
        return self.nodes.timed_out or self.works.timed_out


class _Share(Deadline):
    """A part of the time that is left before a deadline."""

    def __init__(self, whole: Deadline, part: float) -> None:
        super().__init__(whole.remaining() * part)
        self._whole = whole

    def passed(self) -> bool:
        """Whether the part, or the whole, is over."""
        return super().passed() or self._whole.passed()


def cuts(
    snapshot: Snapshot, store: GraphStore, rubric: Rubric, query: PathQuery, most: int, deadline: Deadline
) -> Cuts:
    """What it takes to cut a source from an effect.

    Args:
        snapshot: the release that is asked.
        store: where its claims are.
        rubric: the store's.
        query: the paths that count, of one source. A loss of works can end a path by what it leaves of a step: where
            that is believed less, or shown less, than the query demands.
        most: the most sets of a kind that are given.
        deadline: when to be content with bounds; each kind has half of it.
    """
    nodes = minimum_cuts(LosingNodes(snapshot.index, query, deadline), _Share(deadline, 0.5), most)
    demanding = Demanding(WorkGrounds(store, RecordCache(store), rubric), snapshot.showing)
    ways = [
        LosingGrounds(snapshot.index, each, demanding.killers(each), deadline)
        for each in one_by_one(snapshot.index, query)
    ]
    works = minimum_cuts(LosingAny(ways), deadline, most)
    return Cuts(nodes, works.unproven() if demanding.capped else works, plain_cut(snapshot.index, query))


def plain_cut(index: PathIndex, query: PathQuery) -> PlainCut:
    """The fewest inner nodes between the ends of a query, by networkx; classes are no inner nodes here either.

    Each step meets what the query demands of a step; that steps agree is not demanded.
    """
    if index.edge_count > MOST_PLAIN_EDGES:
        return PlainCut(None, computed=False)
    source, target = query.sources[0], query.target
    graph = _graph(index, query)
    if graph.has_edge(source, target):
        return PlainCut(None, is_direct=True)
    if not (source in graph and target in graph and nx.has_path(graph, source, target)):
        return PlainCut(())
    return PlainCut(tuple(sorted(nx.minimum_node_cut(graph, source, target))))


def _graph(index: PathIndex, query: PathQuery) -> "nx.DiGraph[str]":
    barred = {*query.avoid, *(index.ids[rank] for rank in index.nodes.is_class.nonzero()[0])}
    barred -= {query.sources[0], query.target}
    apart = query.model_copy(update=dict.fromkeys(("same_species", "same_model", "same_cell", "same_study"), False))
    admitted = admitted_edges(index, apart)
    graph: nx.DiGraph[str] = nx.DiGraph()
    for position, edge in enumerate(map(index.edge, range(index.edge_count))):
        is_shown = edge.belief >= query.min_belief and (admitted is None or bool(admitted[position]))
        is_use = is_shown and (query.background or not edge.is_background)
        # Steps back to the source or on from the target are on no path between them, and networkx refuses some.
        is_between = edge.object != query.sources[0] and edge.subject != query.target
        if is_use and is_between and barred.isdisjoint((edge.subject, edge.object)):
            graph.add_edge(edge.subject, edge.object)
    return graph
