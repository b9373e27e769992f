"""Writes documents: their own parts, and what is derived from each by itself."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from cypher import queries
from graph.canonical import claim_key
from graph.evidence.derive import Derived
from graph.neo4j import parts
from graph.neo4j.connection import Change
from schema.base import Model
from schema.document import Bundle
from schema.entity import Entity
from schema.record import ClaimRecord

MENTION, PLACE, JUDGEMENT, PASSAGE = "Mention", "Place", "Judgement", "Passage"


def add_document(change: Change, bundle: Bundle, derived: Derived) -> None:
    """Write a document that is not held, with what is derived from it."""
    document = bundle.info.id
    properties = parts.document_properties(bundle, len(derived.findings))
    change.tell(queries.ADD_DOCUMENT, document=document, properties=properties)
    change.tell_each(queries.ADD_ENTITIES, "ids", list(_ends(bundle)))
    _record_entities(change, document, bundle.entities)
    _add_background(change, bundle)
    references = [parts.reference_properties(entry, ordinal) for ordinal, entry in enumerate(bundle.references)]
    change.tell_each(queries.ADD_REFERENCES, "rows", references, document=document)
    _add_parts(change, document, MENTION, bundle.mentions)
    _add_parts(change, document, PLACE, bundle.coverage)
    _add_parts(change, document, JUDGEMENT, bundle.judgements)
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
    rows = [{"document": document, "locator": str(place), "text": text} for place, text in places.items()]
    change.tell_each(queries.ADD_PARTS, "rows", rows, document=document, label=PASSAGE)


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
    citations = (citation for record in records for citation in parts.citations(record))
    once = {(citation["claim"], citation["reference"], citation["mention"]): citation for citation in citations}
    change.tell_each(queries.CITE_REFERENCES, "rows", list(once.values()))


def _add_parts(change: Change, document: str, label: str, items: Sequence[Model]) -> None:
    rows = [
        {"document": document, "ordinal": ordinal, "record": parts.json_of(item)} for ordinal, item in enumerate(items)
    ]
    change.tell_each(queries.ADD_PARTS, "rows", rows, document=document, label=label)
