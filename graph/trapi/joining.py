"""Finds to what the nodes and edges of a question can be bound.

Different nodes of a question are bound to different things, and a node where edges meet to no class unless its id says
so: what some microRNAs do, and what carries microRNAs, make no chain.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.paths.deadline import Deadline
from graph.trapi.constraints import edge_meets, needs_records, node_meets
from graph.trapi.question import QEdge, QNode, QueryGraph
from graph.trapi.telling import Teller
from schema.biolink import category_of
from schema.edge import Edge
from schema.hierarchy import ROOT, category_fits, directions

MOST_BOUND = 20_000
"""The most ways to bind a question that are looked at."""

_NODES_PER_LOOK = 256


@dataclass(frozen=True)
class Bound:
    """One way to bind a question.

    Attributes:
        nodes: the things, by the key of their node.
        edges: the edges, by the key of that in question, then by their own.
    """

    nodes: Mapping[str, str]
    edges: Mapping[str, Sequence[Edge]]


@dataclass
class Joining:
    """The ways to bind a question's edges. Iterate over it once.

    Args:
        teller: of the release.
        graph: the question; its edges hang together.
        deadline: when to end.

    Attributes:
        timed_out: whether it ended before it was done.
        cut: whether it ended because there were too many ways.
        unjoined: the classes that were left out where edges meet.
    """

    teller: Teller
    graph: QueryGraph
    deadline: Deadline
    timed_out: bool = False
    cut: bool = False
    unjoined: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._pinned = {key: self._ids(node) for key, node in self.graph.nodes.items()}
        self._inner = {key for key in self.graph.nodes if len(_neighbours(self.graph, key)) > 1}
        self._count = 0

    def __iter__(self) -> Iterator[Bound]:
        order = self._order()
        first = self._start()
        for looked, id_ in enumerate(self._candidates(first)):
            if looked % _NODES_PER_LOOK == 0 and self._is_over():
                return
            if self._fits(first, id_, {}):
                yield from self._grown(order, {first: id_}, {})
            if self.timed_out or self.cut:
                return

    def _grown(self, order: Sequence[str], nodes: dict[str, str], edges: dict[str, Sequence[Edge]]) -> Iterator[Bound]:
        if self._is_over():
            return
        if len(edges) == len(order):
            self._count += 1
            yield Bound(nodes, edges)
            return
        key = order[len(edges)]
        asked = self.graph.edges[key]
        for (subject, object_), found in self._options(asked, nodes).items():
            new = {asked.subject: subject, asked.object: object_}
            if all(self._fits(end, id_, nodes) for end, id_ in new.items() if end not in nodes):
                yield from self._grown(order, nodes | new, edges | {key: found})
            if self.timed_out or self.cut:
                return

    def _is_over(self) -> bool:
        self.cut = self.cut or self._count >= MOST_BOUND
        self.timed_out = self.timed_out or self.deadline.passed()
        return self.cut or self.timed_out

    def _options(self, asked: QEdge, nodes: Mapping[str, str]) -> dict[tuple[str, str], list[Edge]]:
        """The edges that answer one in question, by its ends; at least one of these is bound."""
        subject, object_ = nodes.get(asked.subject), nodes.get(asked.object)
        steps = self.teller.steps
        near = steps.between(subject, object_) if subject and object_ else steps.at(subject or object_ or "")
        ends = {edge.key: self._ends(edge, asked) for edge in near}
        fitting = [edge for edge in near if any(_agrees(pair, subject, object_) for pair in ends[edge.key])]
        if needs_records(asked.constraints):
            self.teller.records.of(fitting)
        options: dict[tuple[str, str], list[Edge]] = {}
        for edge in fitting:
            if edge_meets(self.teller, edge, asked.constraints):
                for pair in ends[edge.key]:
                    if _agrees(pair, subject, object_):
                        options.setdefault(pair, []).append(edge)
        return options

    def _ends(self, edge: Edge, asked: QEdge) -> list[tuple[str, str]]:
        """To which (subject, object) of the question an edge could be bound."""
        told = self.teller.steps.told(edge)
        way = directions(told.predicate, asked.predicates or (ROOT,))
        pairs = [(told.subject, told.object)] if way.forward else []
        return pairs + ([(told.object, told.subject)] if way.backward else [])

    def _fits(self, key: str, id_: str, nodes: Mapping[str, str]) -> bool:
        """Whether a thing may be what a node is bound to, beside what others are."""
        node, pinned = self.graph.nodes[key], self._pinned[key]
        entity = self.teller.snapshot.entities[id_]
        if id_ in nodes.values() or not (
            id_ in pinned if pinned is not None else is_of(node, category_of(entity.kind))
        ):
            return False
        if entity.is_class and key in self._inner and pinned is None:
            self.unjoined.add(id_)
            return False
        return node_meets(self.teller, id_, node.constraints)

    def _ids(self, node: QNode) -> tuple[str, ...] | None:
        if node.pinned is None:
            return None
        found = (self.teller.steps.entity(curie) for curie in node.pinned)
        return tuple(sorted({id_ for id_ in found if id_ is not None}))

    def _candidates(self, key: str) -> Sequence[str]:
        pinned = self._pinned[key]
        return pinned if pinned is not None else tuple(self.teller.snapshot.entities)

    def _start(self) -> str:
        """The node to begin with: that with the fewest candidates."""
        return min(self.graph.nodes, key=lambda key: len(self._candidates(key)))

    def _order(self) -> list[str]:
        """The edges in question, each but the first beside one before it."""
        known, order, left = {self._start()}, list[str](), dict(self.graph.edges)
        while left:
            near = [key for key, edge in left.items() if known & {edge.subject, edge.object}]
            key = max(near, key=lambda key: known >= {left[key].subject, left[key].object})
            known |= {left[key].subject, left[key].object}
            order.append(key)
            del left[key]
        return order


def is_of(node: QNode, category: str) -> bool:
    """Whether things of a category are of one that a node asks for."""
    return node.categories is None or any(category_fits(category, asked) for asked in node.categories)


def hangs_together(graph: QueryGraph) -> bool:
    """Whether every node of a question can be reached from every other along its edges."""
    known = {next(iter(graph.nodes))}
    for _ in graph.edges:
        for edge in graph.edges.values():
            ends = {edge.subject, edge.object}
            known |= ends if known & ends else set()
    return known == set(graph.nodes)


def _agrees(pair: tuple[str, str], subject: str | None, object_: str | None) -> bool:
    return subject in {None, pair[0]} and object_ in {None, pair[1]}


def _neighbours(graph: QueryGraph, key: str) -> set[str]:
    pairs = ((edge.subject, edge.object) for edge in graph.edges.values())
    return {end for pair in pairs if key in pair for end in pair} - {key}
