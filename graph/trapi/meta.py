"""What there is to be asked for in TRAPI: the kinds of things and edges of a release."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from graph.snapshot import Snapshot
from graph.store import GraphStore
from graph.trapi.message import MetaAttribute, MetaEdge, MetaKnowledgeGraph, MetaNode, MetaQualifier
from graph.trapi.steps import Steps, steps_of
from graph.trapi.telling import EDGE_ATTRIBUTES, NODE_ATTRIBUTES
from schema.biolink import PREFIX, category_of
from schema.vocabulary import XrefKind

Triple = tuple[str, str, str]


def meta_knowledge_graph(snapshot: Snapshot, store: GraphStore) -> MetaKnowledgeGraph:
    """The kinds of things and edges of a release, each as narrowly as it is told, by category and predicate.

    Raises:
        NotOffered: a server finds paths, and no edge is held in memory.
    """
    return _meta(steps_of(snapshot, store))


@lru_cache(maxsize=2)
def _meta(steps: Steps) -> MetaKnowledgeGraph:
    return MetaKnowledgeGraph(nodes=_nodes(steps.snapshot), edges=tuple(_edges(steps)))


def _nodes(snapshot: Snapshot) -> dict[str, MetaNode]:
    prefixes: dict[str, Counter[str]] = defaultdict(Counter)
    for entity in snapshot.entities.values():
        exact = (xref.id for xref in entity.xrefs if xref.kind is XrefKind.EXACT)
        prefixes[category_of(entity.kind)].update(curie.partition(":")[0] for curie in (entity.id, *exact))
    attributes = tuple(_attributes(NODE_ATTRIBUTES))
    return {
        category: MetaNode(id_prefixes=tuple(sorted(held, key=lambda name: (-held[name], name))), attributes=attributes)
        for category, held in sorted(prefixes.items())
    }


def _edges(steps: Steps) -> Iterator[MetaEdge]:
    values: dict[Triple, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for edge in steps.all():
        told = steps.told(edge)
        ends = [category_of(steps.snapshot.entities[id_].kind) for id_ in (told.subject, told.object)]
        held = values[ends[0], told.predicate, ends[1]]
        for name, value in told.qualifiers:
            held[PREFIX + name].add(value)
    attributes = tuple(_attributes(EDGE_ATTRIBUTES))
    for (subject, predicate, object_), held in sorted(values.items()):
        qualifiers = [
            MetaQualifier(qualifier_type_id=name, applicable_values=tuple(sorted(each)))
            for name, each in sorted(held.items())
        ]
        yield MetaEdge(
            subject=subject,
            predicate=predicate,
            object=object_,
            knowledge_types=("lookup",),
            qualifiers=tuple(qualifiers) or None,
            attributes=attributes,
        )


def _attributes(names: Mapping[str, str]) -> Iterator[MetaAttribute]:
    return (MetaAttribute(attribute_type_id=type_, constraint_name=name) for type_, name in names.items())
