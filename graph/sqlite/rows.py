"""How models become rows, and rows models."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeVar

from pydantic import ValidationError

from schema.base import Model
from schema.document import BackgroundRelation, DocumentInfo
from schema.edge import Edge
from schema.entity import Entity, MergedEntity, merge_entities
from schema.errors import IncompatibleStore
from schema.predicates import Predicate
from schema.record import ClaimRecord, StoredDocument
from schema.vocabulary import Tier

Row = tuple[Any, ...]
Part = TypeVar("Part", bound=Model)

_ID_PREFIX = "claim:"
_ID_BYTES = 10
_PREDICATES = {predicate.value: predicate for predicate in Predicate}


def packed(claims: Iterable[str]) -> bytes:
    """Claim ids, ten bytes each: 2 million edges are read twice as fast as with the ids in full."""
    return bytes.fromhex("".join(claim.removeprefix(_ID_PREFIX) for claim in claims))


def unpacked(claims: bytes) -> tuple[str, ...]:
    """The claim ids that were packed."""
    if len(claims) == _ID_BYTES:
        return (_ID_PREFIX + claims.hex(),)
    chunks = (claims[start : start + _ID_BYTES] for start in range(0, len(claims), _ID_BYTES))
    return tuple(_ID_PREFIX + chunk.hex() for chunk in chunks)


def edge_row(edge: Edge, nodes: dict[str, int]) -> Row:
    """An edge as it is stored."""
    return (
        nodes[edge.subject],
        nodes[edge.object],
        edge.predicate.value,
        edge.belief,
        edge.cost,
        edge.is_implied,
        edge.contested,
        packed(edge.claims),
    )


def edges(rows: Iterable[Row]) -> Iterator[Edge]:
    """Edges from the rows of ``statements.EDGES``."""
    predicates = _PREDICATES
    for subject, predicate, object_, belief, cost, claims, is_implied, contested in rows:
        yield Edge(
            subject,
            predicates[predicate],
            object_,
            belief,
            cost,
            unpacked(claims),
            is_implied == 1,
            contested == 1,
        )


def claim_row(key: int, record: ClaimRecord, nodes: dict[str, int]) -> Row:
    """What a claim is asked for by, as it is stored."""
    claim, context = record.claim, record.claim.context
    return (
        key,
        claim.id,
        claim.document,
        record.position,
        nodes[claim.subject],
        claim.predicate.value,
        nodes[claim.object],
        claim.locator.section,
        str(claim.locator),
        claim.hedge.value,
        claim.derivation.value,
        claim.directness.value,
        claim.polarity.value,
        claim.cargo_evidence and claim.cargo_evidence.value,
        claim.agent,
        context.species,
        context.model,
        context.cell,
    )


def work_rows(key: int, record: ClaimRecord) -> Iterator[Row]:
    """The works that a claim cites; a claim that cites nothing is of tier ``uncited``."""
    if not record.works:
        yield key, 0, None, Tier.UNCITED.value
    for ordinal, work in enumerate(record.works):
        yield key, ordinal, work.reference, work.tier.value


def background_row(document: str, relation: BackgroundRelation, nodes: dict[str, int]) -> Row:
    """What a document says that a vocabulary states, as it is stored."""
    triple = nodes[relation.subject], relation.predicate.value, nodes[relation.object]
    return document, *triple, relation.vocabulary, relation.version, relation.read_at


def json_of(part: Model) -> str:
    """A part of a document as it is stored."""
    return part.model_dump_json(exclude_defaults=True)


def models(model: type[Part], rows: Iterable[Row]) -> Iterator[Part]:
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
            f"the store holds a {model.__name__} that this version can't read, so another version has written it: "
            "load the documents into a new file (python -m loaders add)"
        )
        raise IncompatibleStore(message) from error


def merged_entities(rows: Iterable[Row]) -> Iterator[MergedEntity]:
    """Entities from (id, document, record) rows that are sorted by id."""
    for _, group in groupby(rows, key=itemgetter(0)):
        yield merge_entities([(document, parsed(Entity, record)) for _, document, record in group])


def background(rows: Iterable[Row]) -> list[BackgroundRelation]:
    """Background relations from rows of their fields."""
    fields = tuple(BackgroundRelation.model_fields)
    return [BackgroundRelation(**dict(zip(fields, row, strict=True))) for row in rows]


def stored_document(row: Sequence[Any]) -> StoredDocument:
    """A document from a row of ``statements.DOCUMENTS``."""
    info, content, entities, held, references, findings = row
    return StoredDocument(
        info=parsed(DocumentInfo, info),
        hash=content,
        entities=entities,
        claims=held,
        references=references,
        findings=findings,
    )
