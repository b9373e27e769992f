"""A snapshot as a property graph: what is known of each node and relationship, and how to find them."""

from collections.abc import Callable, Iterable, Iterator, Mapping

import numpy as np

from graph.index.codes import KIND_CODES, PREDICATE_CODES, PREDICATE_ORDER, ROLE_BITS
from graph.opencypher.syntax import Direction
from graph.opencypher.terms import (
    ANY,
    KINDS,
    ROLES,
    TYPES,
    curie_of,
    edge_key,
    labels_of,
    node_id,
    relationship_id,
    type_of,
)
from graph.opencypher.values import Node, Relationship, Value
from graph.records import RecordCache
from graph.snapshot import Snapshot
from schema.edge import Edge
from schema.entity import MergedEntity
from schema.record import ClaimRecord

_JOIN = "; "

_OF_NODES: dict[str, Callable[[MergedEntity], Value]] = {
    "id": lambda entity: entity.id,
    "name": lambda entity: entity.name,
    "kind": lambda entity: entity.kind.value,
    "is_class": lambda entity: entity.is_class,
    "synonyms": lambda entity: _JOIN.join(entity.synonyms),
    "xrefs": lambda entity: _JOIN.join(xref.id for xref in entity.xrefs),
    "description": lambda entity: entity.description,
    "documents": lambda entity: _JOIN.join(entity.documents),
    "cell_of_origin": lambda entity: entity.cell_of_origin,
    "no_term_reason": lambda entity: entity.no_term_reason or None,
}
_OF_EDGES: dict[str, Callable[[Edge], Value]] = {
    "sign": lambda edge: edge.sign.value,
    "belief": lambda edge: edge.belief,
    "cost": lambda edge: edge.cost,
    "claim_count": lambda edge: len(edge.claims),
    "claims": lambda edge: _JOIN.join(edge.claims),
    "is_implied": lambda edge: edge.is_implied,
    "is_background": lambda edge: edge.is_background,
    "contested": lambda edge: edge.contested,
}
_OF_RECORDS: dict[str, Callable[[Iterable[ClaimRecord]], Value]] = {
    "tiers": lambda records: _JOIN.join(sorted({part.tier.value for record in records for part in record.parts})),
    "statements": lambda records: _JOIN.join(record.claim.statement for record in records),
    "documents": lambda records: _JOIN.join(sorted({record.claim.document for record in records})),
}

NODE_KEYS = tuple(_OF_NODES)
RELATIONSHIP_KEYS = (*_OF_EDGES, *_OF_RECORDS)


class GraphView:
    """A snapshot as a property graph.

    Lists of texts are one text, since properties are plain values to those that ask in openCypher.

    Args:
        snapshot: of which it is a view.
        records: where claims are looked up.
    """

    def __init__(self, snapshot: Snapshot, records: RecordCache) -> None:
        self.snapshot = snapshot
        self.index = snapshot.index
        self._records = records

    def entity(self, node: Node) -> MergedEntity:
        """What a node stands for."""
        return self.snapshot.entities[self.index.ids[node.rank]]

    def node_id(self, node: Node) -> str:
        """How a node is called."""
        entity = self.entity(node)
        return node_id(entity.id, entity.name)

    def labels(self, node: Node) -> tuple[str, ...]:
        """The labels of a node."""
        return labels_of(self.entity(node).kind, self.index.roles(node.rank))

    def node_property(self, node: Node, key: str) -> Value:
        """One property of a node; None where it has none of that name."""
        get = _OF_NODES.get(key)
        return get(self.entity(node)) if get else None

    def relationship_id(self, relationship: Relationship) -> str:
        """How a relationship is called."""
        start, end = self.ends(relationship)
        return relationship_id(self.index.ids[start.rank], self.type(relationship), self.index.ids[end.rank])

    def type(self, relationship: Relationship) -> str:
        """The type of a relationship."""
        return type_of(PREDICATE_ORDER[self.index.edges.predicates[relationship.position]])

    def ends(self, relationship: Relationship) -> tuple[Node, Node]:
        """Where a relationship starts and ends."""
        edges, position = self.index.edges, relationship.position
        return Node(int(edges.subjects[position])), Node(int(edges.objects[position]))

    def relationship_property(self, relationship: Relationship, key: str) -> Value:
        """One property of a relationship; None where it has none of that name."""
        edge = self.index.edge(relationship.position)
        if get := _OF_EDGES.get(key):
            return get(edge)
        told = _OF_RECORDS.get(key)
        return told(self._records.of([edge])) if told else None

    def property(self, of: Node | Relationship, key: str) -> Value:
        """One property of a node or relationship; None where it has none of that name."""
        return self.node_property(of, key) if isinstance(of, Node) else self.relationship_property(of, key)

    def properties(self, of: Node | Relationship) -> dict[str, Value]:
        """All properties of a node or relationship."""
        keys = NODE_KEYS if isinstance(of, Node) else RELATIONSHIP_KEYS
        found = {key: self.property(of, key) for key in keys}
        return {key: value for key, value in found.items() if value is not None}

    def prepare(self, relationships: Iterable[Relationship]) -> None:
        """Look up at once the claims behind relationships whose properties will be asked for."""
        self._records.of(self.index.edge(relationship.position) for relationship in relationships)

    def nodes(self, labels: Iterable[str] = ()) -> list[int]:
        """The ranks of the nodes that have all of some labels, in order of their CURIEs."""
        nodes = self.index.nodes
        found = np.ones(self.index.node_count, dtype=np.bool_)
        for label in labels:
            if label in ROLES:
                found &= (nodes.roles & ROLE_BITS[ROLES[label]]) > 0
            elif label != ANY:
                found &= nodes.kinds == KIND_CODES[KINDS[label]]
        return np.flatnonzero(found).tolist()

    def relationships(self, types: Iterable[str]) -> list[int]:
        """The positions of the relationships of some types, in order."""
        codes = [PREDICATE_CODES[TYPES[type_]] for type_ in types]
        return np.flatnonzero(np.isin(self.index.edges.predicates, codes)).tolist()

    def node_called(self, name: str) -> Node | None:
        """The node of an id; None where there is none."""
        rank = self.index.rank(curie_of(name))
        node = None if rank is None else Node(rank)
        return node if node and self.node_id(node) == name else None

    def relationship_called(self, name: str) -> Relationship | None:
        """The relationship of an id; None where there is none."""
        key = edge_key(name)
        position = self.index.position(key) if key else None
        return None if position is None else Relationship(position)

    def touching(self, rank: int, direction: Direction) -> Iterator[tuple[int, int]]:
        """(position, rank at the other end) of the relationships at a node: first those that leave it, by their end."""
        index = self.index
        if direction is not Direction.LEFT:
            first, last = int(index.out_starts[rank]), int(index.out_starts[rank + 1])
            yield from zip(range(first, last), index.edges.objects[first:last].tolist(), strict=True)
        if direction is not Direction.RIGHT:
            entering = index.in_edges[index.in_starts[rank] : index.in_starts[rank + 1]]
            for position, other in zip(entering.tolist(), index.edges.subjects[entering].tolist(), strict=True):
                # Seen from both sides a loop is one relationship still.
                if other != rank or direction is Direction.LEFT:
                    yield position, other

    def between(self, rank: int, other: int, direction: Direction) -> Iterator[tuple[int, int]]:
        """What ``touching`` gives of the relationships whose other end is one node."""
        if direction is not Direction.LEFT:
            yield from ((position, other) for position in self._leading(rank, other))
        if direction is not Direction.RIGHT and (other != rank or direction is Direction.LEFT):
            yield from ((position, other) for position in self._leading(other, rank))

    def _leading(self, start: int, end: int) -> range:
        first, last = int(self.index.out_starts[start]), int(self.index.out_starts[start + 1])
        low, high = np.searchsorted(self.index.edges.objects[first:last], (end, end + 1))
        return range(first + int(low), first + int(high))

    def counts(self) -> tuple[Mapping[str, int], Mapping[str, int]]:
        """How many nodes have each label, and how many relationships are of each type, without those that none is."""
        labels = {label: len(self.nodes((label,))) for label in (*ROLES, *KINDS)}
        types = {type_: len(self.relationships((type_,))) for type_ in TYPES}
        return ({name: n for name, n in labels.items() if n}, {name: n for name, n in types.items() if n})
