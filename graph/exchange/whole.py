"""Documents whole, beside what a form can say, so that a file can be read again without loss.

The records of a document are what its bundle holds but the claims, one by one, the first with the bundle's hash; those
of its claims stand apart. So none grows with the document. What reads them: ``loaders.imports.carried``.
"""

import json
from collections.abc import Iterator
from typing import Any, Final

from graph.exchange.extract import Extract
from graph.store import GraphStore
from schema.base import Model
from schema.document import Bundle
from schema.query import ClaimFilter
from schema.record import StoredDocument

PARTS: Final = ("entities", "references", "mentions", "background", "coverage", "judgements")
"""The parts of a bundle besides its claims."""


def bundle_of(store: GraphStore, document: StoredDocument) -> Bundle:
    """A document as it was loaded; its parts in the store's order."""
    claims = tuple(record.claim for record in store.claims(ClaimFilter(document=document.info.id)))
    return without_claims(store, document).model_copy(update={"claims": claims})


def without_claims(store: GraphStore, document: StoredDocument) -> Bundle:
    """A document without its claims."""
    id_ = document.info.id
    return Bundle(
        info=document.info,
        entities=tuple(store.entities_of(id_)),
        references=tuple(entry for entry in store.references() if entry.document == id_),
        mentions=tuple(mention for of, mention in store.mentions() if of == id_),
        background=tuple(store.background_of(id_)),
        coverage=tuple(store.coverage(id_)),
        judgements=tuple(store.judgements(id_)),
    )


def document_records(extract: Extract) -> Iterator[dict[str, Any]]:
    """The records of the documents, by id: ``document`` is the id, and the other field says what the record is."""
    for document in extract.snapshot.documents:
        id_, bundle = document.info.id, without_claims(extract.store, document)
        yield {"document": id_, "hash": document.hash, "info": _plain(document.info)}
        for part in PARTS:
            yield from ({"document": id_, part: _plain(record)} for record in getattr(bundle, part))


def _plain(record: Model) -> dict[str, Any]:
    return record.model_dump(mode="json", exclude_defaults=True)


def claim_records(extract: Extract) -> Iterator[dict[str, Any]]:
    """The records of all claims, by document and position."""
    return (_plain(record.claim) for record in extract.claims())


def documents_jsonl(extract: Extract) -> Iterator[bytes]:
    """The records of the documents as JSON Lines: the third file of a KGX graph, which makes it whole."""
    for record in document_records(extract):
        yield (json.dumps(record, ensure_ascii=False) + "\n").encode()
