"""How models become properties of nodes, and records models."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from schema.base import Model
from schema.document import BackgroundRelation, DocumentInfo, Finding
from schema.edge import Edge
from schema.entity import Entity, MergedEntity, merge_entities
from schema.errors import IncompatibleStore
from schema.predicates import Predicate
from schema.record import ClaimRecord, StoredDocument
from schema.reference import Reference
from schema.vocabulary import Kind, Role, Tier

Part = TypeVar("Part", bound=Model)
Properties = dict[str, Any]

PREDICATES = {predicate.value.upper(): predicate for predicate in Predicate}
_SPELT = {Kind.MICRORNA: "MicroRNA"}
_NAMED = ("title", "authors", "year", "journal", "doi", "licence", "url", "disease", "form", "builtin")


def label_of(term: Kind | Role) -> str:
    """The label of nodes of a kind or role: ``TargetGene`` for ``target_gene``."""
    if isinstance(term, Kind) and term in _SPELT:
        return _SPELT[term]
    return "".join(word.capitalize() for word in term.value.split("_"))


LABELS = sorted({label_of(term) for term in (*Kind, *Role)})
"""All labels that a kind or role can give."""


def json_of(part: Model) -> str:
    """A part of a document as it is stored."""
    return part.model_dump_json(exclude_defaults=True)


def models(model: type[Part], rows: Iterable[tuple[Any, ...]]) -> Iterator[Part]:
    """Parts of documents from rows of their JSON alone.

    Raises:
        IncompatibleStore: one of them is of a form that this version does not know.
    """
    for (record,) in rows:
        yield parsed(model, record)


def parsed(model: type[Part], record: str) -> Part:
    """A part of a document from its JSON.

    Raises:
        IncompatibleStore: it is of a form that this version does not know.
    """
    try:
        return model.model_validate_json(record)
    except ValidationError as error:
        message = (
            f"the database holds a {model.__name__} that this version can't read, so another version has written it: "
            "load the documents into an empty database (python -m loaders add)"
        )
        raise IncompatibleStore(message) from error


def merged(records: Iterable[tuple[str, Iterable[str]]]) -> MergedEntity:
    """An entity from what is recorded of it: each record, and the documents that hold it."""
    read = [(parsed(Entity, record), documents) for record, documents in records]
    return merge_entities([(document, entity) for entity, documents in read for document in documents])


def info_properties(info: DocumentInfo) -> Properties:
    """What the node of a document says of it."""
    return info.model_dump(mode="json", include={"id", *_NAMED})


def document_properties(document: StoredDocument) -> Properties:
    """The node of a document."""
    counts = document.model_dump(include={"hash", "entities", "claims", "references", "findings"})
    return {**info_properties(document.info), **counts, "info": json_of(document.info)}


def entity_properties(entity: MergedEntity) -> Properties:
    """The node of an entity."""
    properties = entity.model_dump(mode="json", exclude={"xrefs"})
    return _present(properties | {"xrefs": [xref.id for xref in entity.xrefs]})


def claim_properties(record: ClaimRecord, key: str) -> Properties:
    """The node of a claim."""
    claim = record.claim
    names = ("subject", "predicate", "object", "statement", "hedge", "derivation", "directness", "polarity")
    plain = claim.model_dump(mode="json", include={*names, "document", "agent", "cargo_evidence", "quantifier"})
    properties = {
        **plain,
        **claim.context.model_dump(),
        "id": claim.id,
        "key": key,
        "position": record.position,
        "locator": str(claim.locator),
        "section": claim.locator.section,
        "sign": claim.sign.value,
        "references": sorted({work.reference for work in record.works if work.reference}),
        "tiers": sorted({work.tier.value for work in record.works} or {Tier.UNCITED.value}),
        "flags": list(record.flags),
        "belief": record.belief,
        "record": json_of(record),
    }
    return _present(properties)


def _present(properties: Properties) -> Properties:
    """Without those that are null: to a server they are the same, and packing them takes time."""
    return {name: value for name, value in properties.items() if value is not None}


def citations(records: Iterable[ClaimRecord]) -> list[Properties]:
    """The relationships from claims to the entries of the reference list that they cite, one a mention and entry."""
    once = {
        (record.claim.id, work.reference, work.mention): {
            "claim": record.claim.id,
            "reference": work.reference,
            "mention": work.mention,
            "support": work.support.value,
            "why": work.why,
        }
        for record in records
        for work in record.works
        if work.reference
    }
    return list(once.values())


def reference_properties(reference: Reference, ordinal: int) -> Properties:
    """The node of an entry of a reference list."""
    named = ("number", "title", "year", "journal", "doi", "pmid", "first_author")
    return {
        "id": reference.id,
        "document": reference.document,
        "ordinal": ordinal,
        **{name: getattr(reference, name) for name in named},
        "tier": reference.study.tier.value,
        "design": reference.study.design.value,
        "record": json_of(reference),
    }


def finding_row(finding: Finding, ordinal: int) -> Properties:
    """The node of a finding, and the claims that it touches."""
    properties = finding.model_dump(mode="json", exclude={"claims"})
    properties |= {"ordinal": ordinal, "record": json_of(finding)}
    return {"properties": properties, "claims": list(dict.fromkeys(finding.claims))}


def background_properties(document: str, relation: BackgroundRelation, ordinal: int) -> Properties:
    """The node of what a vocabulary states."""
    return {
        **relation.model_dump(mode="json"),
        "document": document,
        "ordinal": ordinal,
        "record": json_of(relation),
    }


def part_rows(document: str, items: Iterable[Model]) -> list[Properties]:
    """The nodes of other parts of a document: mentions, places or judgements."""
    return [{"document": document, "ordinal": ordinal, "record": json_of(item)} for ordinal, item in enumerate(items)]


def passage_rows(document: str, places: Mapping[str, str]) -> list[Properties]:
    """The nodes of a user's own text of a document."""
    return [{"document": document, "locator": str(place), "text": text} for place, text in places.items()]


def edge_row(edge: Edge, tiers: Iterable[Tier]) -> Properties:
    """The relationship of an edge."""
    return {
        "subject": edge.subject,
        "object": edge.object,
        "type": edge.predicate.value.upper(),
        "properties": {
            "sign": edge.sign.value,
            "belief": edge.belief,
            "cost": edge.cost,
            "claim_count": len(edge.claims),
            "claims": list(edge.claims),
            "tiers": sorted(tier.value for tier in tiers),
            "is_implied": edge.is_implied,
            "is_background": edge.is_background,
            "contested": edge.contested,
        },
    }


def edges_of(subject: str, rows: Iterable[tuple[Any, ...]]) -> list[Edge]:
    """The edges that start from an entity, by predicate and object."""
    edges = [
        Edge(subject, PREDICATES[type_], object_, belief, cost, tuple(claims), is_implied, contested)
        for type_, object_, belief, cost, claims, is_implied, contested in rows
    ]
    return sorted(edges, key=lambda edge: edge.key)


def stored_document(row: tuple[Any, ...]) -> StoredDocument:
    """A document from a row of ``read/documents``."""
    info, content, entities, claims, references, findings = row
    return StoredDocument(
        info=parsed(DocumentInfo, info),
        hash=content,
        entities=entities,
        claims=claims,
        references=references,
        findings=findings,
    )
