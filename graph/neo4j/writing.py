"""Writes documents: their own parts, and what is derived from each by itself."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from cypher import queries
from graph.canonical import claim_key
from graph.evidence.derive import Derived
from graph.neo4j import parts
from graph.neo4j.connection import Change
from schema.document import Bundle
from schema.entity import Entity
from schema.record import ClaimRecord, StoredDocument

MENTION, PLACE, JUDGEMENT, PASSAGE = "Mention", "Place", "Judgement", "Passage"


def add_document(change: Change, bundle: Bundle, derived: Derived) -> None:
    """Write a document that is not held, with what is derived from it."""
    document = bundle.info.id
    change.tell(queries.ADD_DOCUMENT, document=document, properties=parts.document_properties(_held(bundle, derived)))
    change.tell_each(queries.ADD_ENTITIES, "ids", list(_ends(bundle)))
    _record_entities(change, document, bundle.entities)
    _add_background(change, bundle)
    references = [parts.reference_properties(entry, ordinal) for ordinal, entry in enumerate(bundle.references)]
    change.tell_each(queries.ADD_REFERENCES, "rows", references, document=document)
    for label, items in ((MENTION, bundle.mentions), (PLACE, bundle.coverage), (JUDGEMENT, bundle.judgements)):
        change.tell_each(queries.ADD_PARTS, "rows", parts.part_rows(document, items), document=document, label=label)
    add_derived(change, document, derived)


def rewrite_derived(change: Change, document: str, derived: Derived) -> None:
    """Put what is newly derived from a document in the place of what was."""
    change.tell(queries.REMOVE_DERIVED, document=document)
    change.tell(queries.SET_FINDINGS, document=document, findings=len(derived.findings))
    add_derived(change, document, derived)


def add_derived(change: Change, document: str, derived: Derived) -> None:
    """Write what is derived from a document by itself."""
    _add_claims(change, document, derived.records)
    findings = [parts.finding_row(finding, ordinal) for ordinal, finding in enumerate(derived.findings)]
    change.tell_each(queries.ADD_FINDINGS, "rows", findings, document=document)


def put_text(change: Change, document: str, places: Mapping[str, str]) -> None:
    """Lay a user's own text beside a document, in the place of what lay there."""
    change.tell(queries.REMOVE_PASSAGES, document=document)
    add_text(change, document, places)


def add_text(change: Change, document: str, places: Mapping[str, str]) -> None:
    """Lay a user's own text beside a document beside which none lies."""
    rows = parts.passage_rows(document, places)
    change.tell_each(queries.ADD_PARTS, "rows", rows, document=document, label=PASSAGE)


def _held(bundle: Bundle, derived: Derived) -> StoredDocument:
    return StoredDocument(
        info=bundle.info,
        hash=bundle.hash,
        entities=len(bundle.entities),
        claims=len(bundle.claims),
        references=len(bundle.references),
        findings=len(derived.findings),
    )


def _ends(bundle: Bundle) -> dict[str, None]:
    recorded = (entity.id for entity in bundle.entities)
    claimed = (end for claim in bundle.claims for end in (claim.subject, claim.object))
    stated = (end for relation in bundle.background for end in (relation.subject, relation.object))
    return dict.fromkeys(chain(recorded, claimed, stated))


def _record_entities(change: Change, document: str, entities: Iterable[Entity]) -> None:
    rows = [{"id": entity.id, "record": parts.json_of(entity)} for entity in entities]
    change.tell_each(queries.RECORD_ENTITIES, "rows", rows, document=document)


def _add_background(change: Change, bundle: Bundle) -> None:
    document = bundle.info.id
    rows = [
        parts.background_properties(document, relation, ordinal) for ordinal, relation in enumerate(bundle.background)
    ]
    change.tell_each(queries.ADD_BACKGROUND, "rows", rows, document=document)


def _add_claims(change: Change, document: str, records: Sequence[ClaimRecord]) -> None:
    rows = [parts.claim_properties(record, claim_key(record)) for record in records]
    change.tell_each(queries.ADD_CLAIMS, "rows", rows, document=document)
    change.tell_each(queries.CITE_REFERENCES, "rows", parts.citations(records))
