"""Things and edges as TRAPI has them."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from graph.coherence import independent
from graph.exchange.citing import ASSERTION, PREDICTION, knowledge_level, publications
from graph.records import RecordCache
from graph.snapshot import Snapshot
from graph.trapi.message import RESOURCE, Attribute, Qualifier, RetrievalSource, TrapiEdge, TrapiNode
from graph.trapi.steps import Steps
from schema.biolink import PREFIX, category_of
from schema.edge import Edge
from schema.entity import MergedEntity
from schema.hierarchy import resource_of
from schema.record import ClaimRecord
from schema.vocabulary import XrefKind

AGENT = "manual_agent"

EDGE_ATTRIBUTES: Mapping[str, str] = {
    "biolink:original_predicate": "the predicate of this service, which says more",
    "biolink:publications": "the documents that claim it, and the works that they cite for it",
    "biolink:has_confidence_score": "belief, from 0 to 1, by the published rubric; no probability",
    "biolink:evidence_count": "independent pieces of evidence",
    "exomyelin:sign": "+, -, 0 (structural) or ? (direction not stated)",
    "exomyelin:contested": "whether claims contradict it",
    "exomyelin:claims": "the claims behind it, at /claims/{id}",
    "exomyelin:documents": "the documents that claim it",
    "exomyelin:statements": "what the claims say, in our words",
    "exomyelin:hedges": "how firmly the authors put it",
    "exomyelin:tiers": "the kinds of study that it rests on",
    "exomyelin:species": "the species in which it was shown",
    "exomyelin:models": "the disease models in which it was shown",
    "exomyelin:cells": "the cells in which it was shown",
    "exomyelin:flags": "what the audit found wrong with its claims",
    "exomyelin:vocabulary": "the vocabulary that states it, where no claim does",
}
"""The attributes that edges may have, each with its name. All of them can be asked for."""

NODE_ATTRIBUTES: Mapping[str, str] = {
    "biolink:xref": "terms of other vocabularies that mean exactly the same",
    "biolink:synonym": "other names",
    "biolink:description": "what it is",
    "exomyelin:kind": "what it is, in the words of this service",
    "exomyelin:is_class": "whether it stands for many distinct things",
    "exomyelin:documents": "the documents that speak of it",
}
"""The same for things."""

_OF_CLAIMS: Mapping[str, Callable[[ClaimRecord], Iterable[str | None]]] = {
    "exomyelin:documents": lambda record: [record.claim.document],
    "exomyelin:statements": lambda record: [record.claim.statement],
    "exomyelin:hedges": lambda record: [record.claim.hedge.value],
    "exomyelin:tiers": lambda record: [part.tier.value for part in record.parts],
    "exomyelin:species": lambda record: [record.claim.context.species],
    "exomyelin:models": lambda record: [record.claim.context.model],
    "exomyelin:cells": lambda record: [record.claim.context.cell],
    "exomyelin:flags": lambda record: record.flags,
}


class Teller:
    """Tells the things and edges of a release.

    Args:
        snapshot: the release.
        steps: its edges.
        records: the claims behind them.
        address: of the service, for links to claims, without a slash at its end; empty for no links.
    """

    def __init__(self, snapshot: Snapshot, steps: Steps, records: RecordCache, address: str = "") -> None:
        self.snapshot = snapshot
        self.steps = steps
        self.records = records
        self._address = address
        self._infos = {document.info.id: document.info for document in snapshot.documents}
        self._edges: dict[tuple[str, str, str], TrapiEdge] = {}

    def node(self, id_: str) -> TrapiNode:
        """A thing."""
        entity = self.snapshot.entities[id_]
        return TrapiNode(
            name=entity.name,
            categories=(category_of(entity.kind),),
            attributes=tuple(_attributes(self._of_thing(entity), NODE_ATTRIBUTES)),
            is_set=True if entity.is_class else None,
        )

    def edge(self, edge: Edge) -> TrapiEdge:
        """An edge, with the claims behind it."""
        if edge.key not in self._edges:
            self._edges[edge.key] = self._told(edge)
        return self._edges[edge.key]

    def _told(self, edge: Edge) -> TrapiEdge:
        told = self.steps.told(edge)
        qualifiers = [
            Qualifier(qualifier_type_id=PREFIX + name, qualifier_value=value) for name, value in told.qualifiers
        ]
        return TrapiEdge(
            subject=told.subject,
            predicate=told.predicate,
            object=told.object,
            qualifiers=tuple(qualifiers) or None,
            attributes=tuple(_attributes(self._of_edge(edge), EDGE_ATTRIBUTES)),
            sources=self.sources(edge),
            knowledge_level=self.level(edge),
            agent_type=AGENT,
        )

    def level(self, edge: Edge) -> str:
        """An edge's knowledge level: the firmest of its claims'."""
        levels = {knowledge_level(record) for record in self.records.of([edge])} or {ASSERTION}
        return ASSERTION if ASSERTION in levels else PREDICTION

    def sources(self, edge: Edge) -> tuple[RetrievalSource, ...]:
        """Where an edge comes from: one source is primary."""
        if not edge.is_background:
            urls = tuple(f"{self._address}/claims/{claim}" for claim in edge.claims) if self._address else None
            return (_source(RESOURCE, "primary_knowledge_source", source_record_urls=urls),)
        primary = resource_of(self._vocabulary(edge))
        return (
            _source(primary, "primary_knowledge_source"),
            _source(RESOURCE, "aggregator_knowledge_source", upstream_resource_ids=(primary,)),
        )

    def _vocabulary(self, edge: Edge) -> str:
        return self.steps.vocabularies.get(edge.key, "unknown")

    def _of_edge(self, edge: Edge) -> Iterator[tuple[str, object]]:
        yield "biolink:original_predicate", self.steps.told(edge).original_predicate
        yield "exomyelin:sign", edge.sign.value
        if edge.is_background:
            yield "exomyelin:vocabulary", self._vocabulary(edge)
            return
        records = self.records.of([edge])
        cited = (curie for record in records for curie in publications(record, self._infos[record.claim.document]))
        yield "biolink:publications", list(dict.fromkeys(cited))
        yield "biolink:has_confidence_score", edge.belief
        yield "biolink:evidence_count", independent(part for record in records for part in record.parts)
        yield "exomyelin:contested", edge.contested
        yield "exomyelin:claims", list(edge.claims)
        for name, given in _OF_CLAIMS.items():
            yield name, sorted({text for record in records for text in given(record) if text})

    @staticmethod
    def _of_thing(entity: MergedEntity) -> Iterator[tuple[str, object]]:
        yield "biolink:xref", [xref.id for xref in entity.xrefs if xref.kind is XrefKind.EXACT]
        yield "biolink:synonym", list(entity.synonyms)
        yield "biolink:description", entity.description
        yield "exomyelin:kind", entity.kind.value
        yield "exomyelin:is_class", entity.is_class
        yield "exomyelin:documents", list(entity.documents)


def _attributes(given: Iterable[tuple[str, object]], names: Mapping[str, str]) -> Iterator[Attribute]:
    """Those that are there: an empty list or text is left out."""
    for type_, value in given:
        if value not in ("", []):
            yield Attribute.model_validate(
                {"attribute_type_id": type_, "value": value, "description": names[type_], "attribute_source": RESOURCE}
            )


def _source(resource: str, role: str, **more: tuple[str, ...] | None) -> RetrievalSource:
    return RetrievalSource(resource_id=resource, resource_role=role, **more)


def key_of(edge: Edge) -> str:
    """What an edge is called in an answer, the same wherever it is part of one."""
    return f"{edge.subject}-{edge.predicate}->{edge.object}"
