"""Puts documents in the place of older ones, and removes them: the steps of one transaction."""

import sqlite3
from collections.abc import Mapping, Sequence

from graph.evidence.derive import Derived
from graph.sqlite import statements
from graph.sqlite.derivation import set_release
from graph.sqlite.projection import forget_changes, note_document, note_nodes, refresh_edges
from graph.sqlite.writing import add_document
from graph.store import LoadOutcome
from schema.document import Bundle, CoverageRow
from schema.errors import UnknownDocument
from schema.locator import text_hash


def put_document(connection: sqlite3.Connection, bundle: Bundle, derived: Derived) -> LoadOutcome:
    """Hold a document in the place of an older one of the same id."""
    document = bundle.info.id
    held = held_hash(connection, document)
    if held == bundle.hash:
        return LoadOutcome.UNCHANGED
    text = dict(connection.execute(statements.TEXT, (document,)))
    forget_changes(connection)
    _drop(connection, document)
    add_document(connection, bundle, derived)
    note_document(connection, document)
    refresh_edges(connection, document, derived.records)
    put_text(connection, document, _still_true(text, bundle.coverage))
    set_release(connection)
    return LoadOutcome.ADDED if held is None else LoadOutcome.REPLACED


def remove_document(connection: sqlite3.Connection, document: str) -> None:
    """Forget a document.

    Raises:
        UnknownDocument: it is not held.
    """
    require(connection, document)
    forget_changes(connection)
    _drop(connection, document)
    refresh_edges(connection, document, ())
    set_release(connection)


def put_text(connection: sqlite3.Connection, document: str, places: Mapping[str, str]) -> None:
    """Lay a user's own text beside a document, in the place of what lay there."""
    connection.execute(statements.REMOVE_TEXT, (document,))
    # A locator is a str that sqlite3 would take some time to recognise as one.
    connection.executemany(statements.ADD_TEXT, ((document, str(place), text) for place, text in places.items()))


def require(connection: sqlite3.Connection, document: str) -> None:
    """See to it that a document is held.

    Raises:
        UnknownDocument: it is not.
    """
    if held_hash(connection, document) is None:
        known = [identifier for identifier, _ in connection.execute(statements.HASHES)]
        raise UnknownDocument(document, known)


def held_hash(connection: sqlite3.Connection, document: str) -> str | None:
    """The hash of a document's content as it is held; None where it is not."""
    row: tuple[str] | None = connection.execute(statements.HASH, (document,)).fetchone()
    return row[0] if row else None


def _drop(connection: sqlite3.Connection, document: str) -> None:
    note_document(connection, document)
    note_nodes(connection, document)
    connection.execute(statements.REMOVE_DOCUMENT, (document,))


def _still_true(text: Mapping[str, str], coverage: Sequence[CoverageRow]) -> dict[str, str]:
    # The new content may cut the text into other places, and a sentence must not show where it does not stand.
    hashes = {str(row.locator): row.hash for row in coverage}
    return {place: words for place, words in text.items() if hashes.get(place) == text_hash(words)}
