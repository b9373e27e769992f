"""Documents and references as they are sent."""

from api.wire.document import DocumentRow, ReadingRow, ReferenceRow, StudyRow
from graph.snapshot import Snapshot
from schema.errors import UnknownDocument
from schema.record import StoredDocument
from schema.reference import Reference

_OF_THE_DOCUMENT = ("id", "title", "authors", "year", "journal", "doi", "licence", "url", "disease", "form", "builtin")


def document_row(stored: StoredDocument) -> DocumentRow:
    """One document."""
    counts = {name: getattr(stored, name) for name in ("hash", "entities", "claims", "references", "findings")}
    readings = tuple(ReadingRow.model_validate(dict(reading)) for reading in stored.info.readings)
    info = {name: getattr(stored.info, name) for name in _OF_THE_DOCUMENT}
    return DocumentRow.model_validate(info | counts | {"readings": readings})


def reference_row(reference: Reference) -> ReferenceRow:
    """One entry of a reference list."""
    study = StudyRow.model_validate(dict(reference.study))
    return ReferenceRow.model_validate(dict(reference) | {"id": reference.id, "study": study})


def reference_key(reference: Reference) -> str:
    """What orders references: the document, then the number as a number."""
    return f"{reference.document}#{reference.number:09d}"


def require_document(snapshot: Snapshot, id_: str, parameter: str | None = None) -> str:
    """The id of a document that is held.

    Raises:
        UnknownDocument: it is not.
    """
    held = [stored.info.id for stored in snapshot.documents]
    if id_ not in held:
        raise UnknownDocument(id_, held, parameter)
    return id_
