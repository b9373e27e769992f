"""Answers as py2neo subgraphs: ``graph.merge(subgraph)`` puts one into a graph of the user's own.

Nodes are merged by label ``Entity`` and property ``id``, so that what is merged twice is there once. py2neo is no
longer maintained; it is an extra (``pip install py2neo``) and nothing else here rests on it (docs/decisions).
"""

from collections.abc import Iterable, Iterator

from py2neo import Node, Relationship, Subgraph

from graph.mechanisms import Mechanisms
from graph.neo4j import parts
from graph.paths.query import FoundPath
from graph.reach import Reach
from graph.snapshot import Snapshot
from schema.edge import Edge

LABEL, KEY = "Entity", "id"

_LEFT_OUT = {"no_term_reason", "documents"}


def paths_subgraph(paths: Iterable[FoundPath], snapshot: Snapshot) -> Subgraph:
    """The entities and edges of some paths, each once."""
    return edges_subgraph((edge for path in paths for edge in path.edges), snapshot)


def mechanisms_subgraph(mechanisms: Mechanisms, snapshot: Snapshot) -> Subgraph:
    """The entities and steps of the mechanisms from a source to an effect."""
    return edges_subgraph(mechanisms.steps, snapshot)


def reach_subgraph(reach: Reach, snapshot: Snapshot) -> Subgraph:
    """The best, the direct and the mechanistic chain of each source that reaches an effect."""
    return paths_subgraph(_chains(reach), snapshot)


def edges_subgraph(edges: Iterable[Edge], snapshot: Snapshot) -> Subgraph:
    """Some edges with the entities at their ends."""
    distinct = list(dict.fromkeys(edges))
    nodes = {id_: _node(id_, snapshot) for edge in distinct for id_ in (edge.subject, edge.object)}
    relationships = [_relationship(edge, nodes[edge.subject], nodes[edge.object]) for edge in distinct]
    return Subgraph(nodes.values(), relationships)


def _chains(reach: Reach) -> Iterator[FoundPath]:
    for row in reach.rows:
        if row.reached is not None:
            chains = (row.reached.best, row.reached.direct, row.reached.mechanistic)
            yield from (chain.path for chain in chains if chain is not None)


def _node(id_: str, snapshot: Snapshot) -> Node:
    entity = snapshot.entities[id_]
    labels = sorted({LABEL, parts.label_of(entity.kind), *map(parts.label_of, snapshot.roles[id_])})
    known = parts.entity_properties(entity)
    properties = {name: value for name, value in known.items() if name not in _LEFT_OUT and value not in (None, [], "")}
    node = Node(*labels, **properties)
    node.__primarylabel__, node.__primarykey__ = LABEL, KEY
    return node


def _relationship(edge: Edge, start: Node, end: Node) -> Relationship:
    row = parts.edge_row(edge, ())
    properties = {name: value for name, value in row["properties"].items() if name != "tiers" and value is not None}
    return Relationship(start, row["type"], end, **properties)
