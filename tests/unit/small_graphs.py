"""Small random graphs, and the paths in them by plain enumeration: what the search is held against."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from graph.index.build import build_index
from graph.index.marks import Mark, marks_of
from graph.index.path_index import PathIndex
from graph.paths.query import FoundPath, PathQuery
from graph.paths.signs import product
from schema.edge import Edge, cost_of
from schema.entity import MergedEntity
from schema.predicates import Predicate
from schema.roles import roles_of
from schema.vocabulary import Kind, Role

KINDS = (Kind.VESICLE, Kind.MICRORNA, Kind.GENE, Kind.PATHWAY, Kind.PROCESS)
CLAIMED = (Predicate.INCREASES, Predicate.DECREASES, Predicate.AFFECTS, Predicate.CARRIES, Predicate.REQUIRED_FOR)
BACKGROUND = (Predicate.IS_A, Predicate.PART_OF, Predicate.MEMBER_OF)
BELIEFS = (0.9, 0.9, 0.5, 0.45, 1.0)


@dataclass
class SmallGraph:
    """A graph as the objects that a store would give."""

    entities: list[MergedEntity]
    edges: list[Edge] = field(default_factory=list)

    @property
    def index(self) -> PathIndex:
        return build_index(self.entities, self.edges)

    @property
    def ids(self) -> list[str]:
        return [entity.id for entity in self.entities]


def entity(id_: str, kind: Kind = Kind.GENE, *, is_class: bool = False, **more: object) -> MergedEntity:
    fields = {"id": id_, "name": id_.partition(":")[2], "kind": kind, "is_class": is_class, **more}
    return MergedEntity.model_validate({"no_term_reason": "made up", **fields})


def edge(subject: str, predicate: Predicate, object_: str, belief: float = 0.5, **more: Any) -> Edge:
    claims = () if predicate in BACKGROUND else (f"claim:{subject}-{predicate.value}-{object_}",)
    return Edge(subject, predicate, object_, belief, cost_of(belief), claims)._replace(**more)


def random_graph(seed: int, *, most_nodes: int = 7) -> SmallGraph:
    """A graph with parallel predicates, both signs, classes, background steps and few distinct costs."""
    chance = random.Random(seed)  # noqa: S311 a graph that can be made again, not a secret
    count = chance.randint(2, most_nodes)
    numbers = chance.sample(range(100), count)
    nodes = [
        entity(f"exomyelin:n{number}", chance.choice(KINDS), is_class=chance.random() < 0.12) for number in numbers
    ]
    graph = SmallGraph(nodes)
    density = chance.choice((0.15, 0.3, 0.6))
    for subject in nodes:
        for object_ in nodes:
            for predicate in (*CLAIMED, *BACKGROUND):
                if subject is not object_ and chance.random() < density / 3:
                    graph.edges.append(_random_edge(chance, subject.id, predicate, object_.id))
    chance.shuffle(graph.edges)
    return graph


def _random_edge(chance: random.Random, subject: str, predicate: Predicate, object_: str) -> Edge:
    if predicate in BACKGROUND:
        return edge(subject, predicate, object_, 1.0)
    belief = 0.0 if chance.random() < 0.05 else chance.choice(BELIEFS)
    return edge(
        subject,
        predicate,
        object_,
        belief,
        is_implied=chance.random() < 0.2,
        contested=chance.random() < 0.2,
    )


def random_query(seed: int, graph: SmallGraph) -> PathQuery:
    """A query that uses each condition now and then."""
    chance = random.Random(seed)  # noqa: S311 a graph that can be made again, not a secret
    ids = graph.ids

    def some(most: int, odds: float) -> tuple[str, ...]:
        return tuple(chance.sample(ids, min(len(ids), chance.randint(1, most)))) if chance.random() < odds else ()

    max_hops = chance.randint(1, 6)
    stages = tuple(chance.choice((*KINDS, *Role)) for _ in range(chance.randint(2, max_hops + 2)))
    return PathQuery.model_validate(
        {
            "sources": tuple(chance.sample(ids, chance.choice((1, 1, 1, min(2, len(ids)), len(ids))))),
            "target": chance.choice(ids),
            "max_hops": max_hops,
            "k": chance.choice((1, 2, 3, 5, 10_000)),
            "sign": chance.choice((None, None, "+", "-", "0", "?")),
            "avoid": some(2, 0.2),
            "via": some(2, 0.25),
            "stages": stages if chance.random() < 0.15 else (),
            "background": chance.random() < 0.7,
            "min_belief": chance.choice((0.0, 0.0, 0.0, 0.45, 0.6)),
            "must": tuple(chance.sample(list(Mark), 1)) if chance.random() < 0.2 else (),
            "without": tuple(chance.sample(list(Mark), 1)) if chance.random() < 0.1 else (),
            "through_classes": chance.random() < 0.1,
        }
    )


def all_paths(graph: SmallGraph, query: PathQuery) -> list[FoundPath]:
    """Every path that meets a query, by trying all of them, in the order of paths."""
    steps = {
        id_: [step for step in graph.edges if step.subject == id_ and _allowed(graph, query, step)] for id_ in graph.ids
    }
    found = (path for source in set(query.sources) for path in _from(steps, query, (source,), ()))
    return sorted((path for path in found if _meets(graph, query, path)), key=lambda path: path.sort_key)


def _from(
    steps: dict[str, list[Edge]], query: PathQuery, nodes: tuple[str, ...], edges: tuple[Edge, ...]
) -> Iterator[FoundPath]:
    if nodes[-1] == query.target:
        if edges:
            yield FoundPath(nodes, edges, product(step.sign for step in edges), sum(step.cost or 0 for step in edges))
    elif len(edges) < query.max_hops:
        for step in steps[nodes[-1]]:
            if step.object not in nodes:
                yield from _from(steps, query, (*nodes, step.object), (*edges, step))


def _allowed(graph: SmallGraph, query: PathQuery, step: Edge) -> bool:
    """Whether a query lets any path use a step."""
    ends = [node for node in graph.entities if node.id in {step.subject, step.object}]
    lends = step.is_background and any(end.is_class or end.kind is Kind.VESICLE for end in ends)
    return (
        step.cost is not None
        and step.belief >= query.min_belief
        and (query.background or not step.is_background)
        and not any(mark.bit & marks_of(step) for mark in query.without)
        and not lends
    )


def _meets(graph: SmallGraph, query: PathQuery, path: FoundPath) -> bool:
    classes = {node.id for node in graph.entities if node.is_class}
    return (
        query.sign in {None, path.sign}
        and set(query.via) <= set(path.nodes)
        and not set(query.avoid) & set(path.nodes)
        and (query.through_classes or not classes & set(path.nodes[1:-1]))
        and all(any(mark.bit & marks_of(step) for step in path.edges) for mark in query.must)
        and (not query.stages or _passes(graph, query, path))
    )


def _passes(graph: SmallGraph, query: PathQuery, path: FoundPath) -> bool:
    kinds = {node.id: node.kind for node in graph.entities}

    def is_at(node: str, stage: Kind | Role) -> bool:
        claims = [(kinds[step.subject], step.predicate) for step in graph.edges if step.object == node and step.claims]
        return kinds[node] is stage or stage in roles_of(kinds[node], claims)

    return len(path.nodes) == len(query.stages) and all(map(is_at, path.nodes, query.stages))
