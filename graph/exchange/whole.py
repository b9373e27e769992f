"""Documents whole, beside what a form can say, so that a file can be read again without loss.

The records of a document are what its bundle holds but the claims, one by one, the first with the bundle's hash; those
of its claims stand apart. So none grows with the document; what is held meanwhile is each work and citation in the text
of all documents. What reads them: ``loaders.imports.carried``.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final, TypeVar

from graph.exchange.extract import Extract
from graph.store import GraphStore
from schema.base import Model
from schema.document import Bundle
from schema.query import ClaimFilter
from schema.record import StoredDocument

Item = TypeVar("Item")

PARTS: Final = ("entities", "references", "mentions", "background", "coverage", "judgements")
"""The parts of a bundle besides its claims."""


def bundle_of(store: GraphStore, document: StoredDocument) -> Bundle:
    """A document as it was loaded; its parts in the store's order."""
    claims = tuple(record.claim for record in store.claims(ClaimFilter(document=document.info.id)))
    (bundle,) = _without_claims(store, [document])
    return bundle.model_copy(update={"claims": claims})


def document_records(extract: Extract) -> Iterator[dict[str, Any]]:
    """The records of the documents, by id: ``document`` is the id, and the other field says what the record is.

    Raises:
        StoreUnavailable: the store changed meanwhile, so that what was read may be of two releases.
    """
    documents = extract.snapshot.documents
    for document, bundle in zip(documents, _without_claims(extract.store, documents), strict=True):
        id_ = document.info.id
        yield {"document": id_, "hash": document.hash, "info": _plain(document.info)}
        for part in PARTS:
            yield from ({"document": id_, part: _plain(record)} for record in getattr(bundle, part))
    extract.require_unchanged()


def _without_claims(store: GraphStore, documents: Iterable[StoredDocument]) -> Iterator[Bundle]:
    """Documents without their claims. A store gives references and mentions of all at once: they are asked for once."""
    references = _by_document((entry.document, entry) for entry in store.references())
    mentions = _by_document(store.mentions())
    for document in documents:
        id_ = document.info.id
        yield Bundle(
            info=document.info,
            entities=tuple(store.entities_of(id_)),
            references=tuple(references.get(id_, ())),
            mentions=tuple(mentions.get(id_, ())),
            background=tuple(store.background_of(id_)),
            coverage=tuple(store.coverage(id_)),
            judgements=tuple(store.judgements(id_)),
        )


def _by_document(pairs: Iterable[tuple[str, Item]]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for document, item in pairs:
        found.setdefault(document, []).append(item)
    return found


def _plain(record: Model) -> dict[str, Any]:
    return record.model_dump(mode="json", exclude_defaults=True)


def claim_records(extract: Extract) -> Iterator[dict[str, Any]]:
    """The records of all claims, by document and position."""
    return (_plain(record.claim) for record in extract.claims())


def documents_jsonl(extract: Extract) -> Iterator[bytes]:
    """The records of the documents as JSON Lines: the third file of a KGX graph, which makes it whole."""
    for record in document_records(extract):
        yield (json.dumps(record, ensure_ascii=False) + "\n").encode()
