"""Puts documents in the place of older ones, and removes them: the steps of one transaction."""

from collections.abc import Mapping, Sequence

from cypher import queries
from graph.evidence.derive import Derived
from graph.neo4j.connection import Change
from graph.neo4j.projection import Touched, refresh
from graph.neo4j.writing import add_document, add_text
from graph.store import LoadOutcome
from schema.document import Bundle, CoverageRow
from schema.errors import UnknownDocument
from schema.locator import text_hash
from schema.release import release_of


def put_document(change: Change, bundle: Bundle, derived: Derived) -> LoadOutcome:
    """Hold a document in the place of an older one of the same id."""
    document = bundle.info.id
    held = held_hash(change, document)
    if held == bundle.hash:
        return LoadOutcome.UNCHANGED
    touched, text = Touched(), dict[str, str]()
    if held is not None:
        text.update(change.ask(queries.PASSAGES, document=document))
        _drop(change, document, touched)
    add_document(change, bundle, derived)
    touched.note_new(change, bundle)
    refresh(change, touched, document, derived.records)
    add_text(change, document, _still_true(text, bundle.coverage))
    set_release(change)
    return LoadOutcome.ADDED if held is None else LoadOutcome.REPLACED


def remove_document(change: Change, document: str) -> None:
    """Forget a document.

    Raises:
        UnknownDocument: it is not held.
    """
    require(change, document)
    touched = Touched()
    _drop(change, document, touched)
    refresh(change, touched, document, ())
    set_release(change)


def require(change: Change, document: str) -> None:
    """See to it that a document is held.

    Raises:
        UnknownDocument: it is not.
    """
    if held_hash(change, document) is None:
        raise UnknownDocument(document, [identifier for identifier, _ in change.ask(queries.HASHES)])


def held_hash(change: Change, document: str) -> str | None:
    """The hash of a document's content as it is held; None where it is not."""
    return next((found for (found,) in change.ask(queries.DOCUMENT_HASH, document=document)), None)


def set_release(change: Change) -> None:
    """Remember the release of the documents now held."""
    held = [(document, content) for document, content in change.ask(queries.HASHES)]
    change.tell(queries.SET_RELEASE, release=release_of(held))


def _drop(change: Change, document: str, touched: Touched) -> None:
    touched.note_held(change, document)
    change.tell(queries.REMOVE_DOCUMENT, document=document)


def _still_true(text: Mapping[str, str], coverage: Sequence[CoverageRow]) -> dict[str, str]:
    # The new content may cut the text into other places, and a sentence must not show where it does not stand.
    hashes = {str(row.locator): row.hash for row in coverage}
    return {place: words for place, words in text.items() if hashes.get(place) == text_hash(words)}
