"""Building the path index from a store's entities and edges."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from graph.index.claim_ids import ClaimIds
from graph.index.codes import KIND_CODES, PREDICATE_CODES, SIGN_CODES, role_bits
from graph.index.marks import marks_of
from graph.index.path_index import EdgeArrays, Ints, NodeArrays, PathIndex
from schema.edge import Edge
from schema.entity import Entity
from schema.predicates import Predicate
from schema.roles import roles_of
from schema.vocabulary import Kind


class _Columns:
    """What is known of each edge, in the order of arrival, as machine numbers."""

    def __init__(self) -> None:
        self.subjects = array("i")
        self.objects = array("i")
        self.costs = array("i")
        self.signs = array("B")
        self.predicates = array("B")
        self.marks = array("B")
        self.beliefs = array("d")

    def add(self, edge: Edge, subject: int, object_: int, cost: int) -> None:
        self.subjects.append(subject)
        self.objects.append(object_)
        self.costs.append(cost)
        self.signs.append(SIGN_CODES[edge.sign])
        self.predicates.append(PREDICATE_CODES[edge.predicate])
        self.marks.append(marks_of(edge))
        self.beliefs.append(edge.belief)

    def ordered(self) -> tuple[EdgeArrays, Ints]:
        """The columns in order of (subject, object, predicate), and the place in the order of arrival of each row."""
        subjects, objects = np.array(self.subjects, dtype=np.int32), np.array(self.objects, dtype=np.int32)
        predicates = np.array(self.predicates, dtype=np.uint8)
        order = np.lexsort((predicates, objects, subjects)).astype(np.int32)
        arrays = EdgeArrays(
            subjects=subjects[order],
            objects=objects[order],
            costs=np.array(self.costs, dtype=np.int32)[order],
            signs=np.array(self.signs, dtype=np.uint8)[order],
            predicates=predicates[order],
            marks=np.array(self.marks, dtype=np.uint8)[order],
            beliefs=np.array(self.beliefs, dtype=np.float64)[order],
        )
        return arrays, order


def build_index(entities: Iterable[Entity], edges: Iterable[Edge]) -> PathIndex:
    """The path index of some entities and edges, given in any order.

    Left out are edges that can't be walked: of belief 0, or with an end that no document records; and background edges
    from or to a vesicle or a class, which would lend one thing what is known of another.
    """
    nodes = sorted(entities, key=lambda entity: entity.id)
    builder = _Builder(nodes)
    claims = ClaimIds(builder.walkable(edges))
    arrays, order = builder.columns.ordered()
    return PathIndex([node.id for node in nodes], builder.node_arrays(), arrays, claims, order)


class _Builder:
    """Collects rows while the edges stream by, so that no edge is held as an object."""

    def __init__(self, nodes: list[Entity]) -> None:
        self._nodes = nodes
        self._ranks = {node.id: rank for rank, node in enumerate(nodes)}
        self.columns = _Columns()
        self._affected: Mapping[int, set[tuple[Kind, Predicate]]] = defaultdict(set)

    def walkable(self, edges: Iterable[Edge]) -> Iterator[tuple[str, ...]]:
        """Take the edges that can be walked, and give the claims of each."""
        for edge in edges:
            subject, object_ = self._ranks.get(edge.subject), self._ranks.get(edge.object)
            if subject is None or object_ is None:
                continue
            if not edge.is_background:
                self._affected[object_].add((self._nodes[subject].kind, edge.predicate))
            if edge.cost is None or (edge.is_background and not self._may_relate(subject, object_)):
                continue
            self.columns.add(edge, subject, object_, edge.cost)
            yield edge.claims

    def node_arrays(self) -> NodeArrays:
        """What is known of each node."""
        roles = [role_bits(roles_of(node.kind, self._affected.get(n, ()))) for n, node in enumerate(self._nodes)]
        return NodeArrays(
            kinds=np.array([KIND_CODES[node.kind] for node in self._nodes], dtype=np.uint8),
            roles=np.array(roles, dtype=np.uint8),
            is_class=np.array([node.is_class for node in self._nodes], dtype=np.bool_),
        )

    def _may_relate(self, subject: int, object_: int) -> bool:
        return self._nodes[subject].takes_background and self._nodes[object_].takes_background
