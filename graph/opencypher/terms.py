"""The labels, relationship types and identifiers of the graph that openCypher is asked of: those of the Neo4j store."""

from functools import cache

from graph.neo4j.parts import label_of
from schema.predicates import PREDICATES, Predicate
from schema.vocabulary import Kind, Role

ANY = "Entity"
"""The label that every node has. It can be asked for, and is not listed with a node, of which it would tell nothing."""

ROLES = {label_of(role): role for role in Role}
KINDS = {label_of(kind): kind for kind in Kind}
LABELS = (*ROLES, *(label for label in KINDS if label not in ROLES), ANY)
"""All labels that can be asked for; those of a node are given in this order."""

TYPES: dict[str, Predicate] = {
    str(predicate.value.upper()): predicate for predicate, traits in PREDICATES.items() if traits.walkable
}
"""The predicate of each relationship type."""

_ARROW = "->"


@cache
def labels_of(kind: Kind, roles: frozenset[Role]) -> tuple[str, ...]:
    """The labels of an entity of a kind and with roles: the roles by stage, then the kind."""
    found = {label_of(kind), *map(label_of, roles)}
    return tuple(label for label in LABELS if label in found)


def node_id(id_: str, name: str) -> str:
    """How a node is called: by its name, with the CURIE that tells it from others of that name."""
    return f"{name} ({id_})"


def curie_of(node: str) -> str:
    """The CURIE in what may be the name of a node."""
    return node.rpartition(" (")[2].removesuffix(")")


def type_of(predicate: Predicate) -> str:
    """The type of the relationships of a predicate."""
    return predicate.value.upper()


def relationship_id(subject: str, type_: str, object_: str) -> str:
    """How a relationship is called, from the CURIEs of its ends."""
    return f"{subject}-{type_}{_ARROW}{object_}"


def edge_key(relationship: str) -> tuple[str, str, str] | None:
    """The (subject, predicate, object) in what may be the name of a relationship; None where it is none."""
    start, _, object_ = relationship.partition(_ARROW)
    subject, _, type_ = start.rpartition("-")
    predicate = TYPES.get(type_)
    return (subject, predicate.value, object_) if predicate and subject and object_ else None
