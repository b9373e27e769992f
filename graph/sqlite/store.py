"""The store in one SQLite file."""

import gc
import json
import sqlite3
import threading
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeAlias

from graph.canonical import background_key, canonical
from graph.evidence.derive import derive
from graph.index.blocks import EdgeBlock
from graph.sqlite import replacing, rows, statements
from graph.sqlite.asking import claims_parameters, claims_statement
from graph.sqlite.blocks import blocks
from graph.sqlite.connections import Readers, naming, open_writer, snapshot_of, transaction
from graph.sqlite.derivation import derive_all, refuse_misfit, refuse_newer, state_of
from graph.store import LoadOutcome, LoadReport
from schema.claim import Mention
from schema.document import BackgroundRelation, Bundle, CoverageRow, Finding
from schema.edge import Edge
from schema.entity import Entity, MergedEntity
from schema.errors import StoreError, UnknownClaim
from schema.query import ClaimFilter
from schema.record import ClaimRecord, StoredDocument
from schema.reference import Reference
from schema.rubric import Rubric

Parameters: TypeAlias = Sequence[str] | Mapping[str, str | int]

PATIENCE = 60.0
"""Seconds to wait for another process that is writing."""


@contextmanager
def without_collecting() -> Generator[None, None, None]:
    """Let cyclic garbage lie: to look for it among millions of records that stay costs a third of a load."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class SqliteStore:
    """A ``GraphStore`` in one SQLite file. Threads may share it, and processes the file.

    Args:
        path: the file; made if it is missing and may be written, in a folder that exists.
        rubric: by which beliefs are derived. Where the file was derived by another, opening it for writing derives all
            of it anew, and opening it for reading is refused.
        read_only: whether nothing can be changed through it.
        patience: seconds to wait for another process that is writing.

    Raises:
        IncompatibleStore: the file is no store, of another layout, or derived otherwise.
        StoreUnavailable: the file can't be opened, or stays locked.
    """

    def __init__(self, path: Path, rubric: Rubric, *, read_only: bool = False, patience: float = PATIENCE) -> None:
        self._path = path
        self._rubric = rubric
        self._lock = threading.Lock()
        self._readers = Readers(path, patience)
        with naming(path):
            self._writer = None if read_only else open_writer(path, patience)
        try:
            self._bring_up_to_date()
        except BaseException:
            self.close()
            raise

    def load(self, bundle: Bundle) -> LoadReport:
        """Hold a document. One of the same id is replaced; the same content again changes nothing."""
        with without_collecting():
            outcome = LoadOutcome.UNCHANGED if self._holds(bundle) else self._put(bundle)
        return LoadReport(document=bundle.info.id, outcome=outcome, release=self.release())

    def remove(self, document: str) -> None:
        """Forget a document, with all that no other document holds.

        Raises:
            UnknownDocument: it is not held.
        """
        with self._changing() as connection:
            replacing.remove_document(connection, document)

    def release(self) -> str:
        """A hash over the sorted hashes of the documents held, 16 hexadecimal digits. Cheap.

        Raises:
            IncompatibleStore: another process has derived the store by another rubric since it was opened.
        """
        with self._reading() as connection:
            state = state_of(connection)
        refuse_misfit(self._path, state, self._rubric)
        return state.release

    def documents(self) -> Sequence[StoredDocument]:
        """The documents held, by id."""
        with self._rows(statements.DOCUMENTS) as found:
            return [rows.stored_document(row) for row in found]

    def entities(self) -> Iterator[MergedEntity]:
        """The merged entities, by id in code-point order."""
        with self._rows(statements.ENTITIES) as found:
            yield from rows.merged_entities(found)

    def entities_of(self, document: str) -> Sequence[Entity]:
        """A document's own records of entities, by id; none where it is not held."""
        with self._rows(statements.DOCUMENT_ENTITIES, (document,)) as found:
            return sorted(rows.models(Entity, found), key=lambda entity: entity.id)

    def background_of(self, document: str) -> Sequence[BackgroundRelation]:
        """The relations that a document says vocabularies state, in the order of ``background``."""
        with self._rows(statements.DOCUMENT_BACKGROUND, (document,)) as found:
            return sorted(rows.background(found), key=background_key)

    def judgements(self, document: str) -> Sequence[Finding]:
        """What a document's curators judged, as it was loaded."""
        with self._rows(statements.JUDGEMENTS, (document,)) as found:
            return list(rows.models(Finding, found))

    def edges(self) -> Iterator[Edge]:
        """The walkable edges, background included, by (subject, predicate, object) in code-point order."""
        with self._rows(statements.EDGES) as found:
            yield from rows.edges(found)

    def edge_blocks(self) -> Iterator[EdgeBlock]:
        """The same edges column by column and in any order, for an index."""
        with self._reading() as connection, snapshot_of(connection):
            yield from blocks(connection)

    def claims(self, where: ClaimFilter, after: str | None = None, limit: int | None = None) -> Sequence[ClaimRecord]:
        """The claims that meet a filter, by (document, position), from behind the position key ``after``.

        Raises:
            InvalidParameter: ``after`` is no such key.
        """
        parameters = claims_parameters(where, after, limit)
        with self._rows(claims_statement(where), parameters) as found:
            return list(rows.models(ClaimRecord, found))

    def claims_by_id(self, ids: Sequence[str]) -> Sequence[ClaimRecord]:
        """The claims of these ids, in the order of ``ids``.

        Raises:
            UnknownClaim: one of them is not held.
        """
        with self._rows(statements.CLAIMS_BY_ID, (json.dumps(list(ids)),)) as found:
            held = {claim: rows.parsed(ClaimRecord, record) for claim, record in found}
        if unknown := [claim for claim in ids if claim not in held]:
            raise UnknownClaim(unknown[0])
        return [held[claim] for claim in ids]

    def references(self) -> Sequence[Reference]:
        """The entries of all reference lists, by (document, number)."""
        with self._rows(statements.REFERENCES) as found:
            return list(rows.models(Reference, found))

    def mentions(self) -> Sequence[tuple[str, Mention]]:
        """(document id, in-text citation) of all documents, by (document, locator, ordinal)."""
        with self._rows(statements.MENTIONS) as found:
            return [(document, rows.parsed(Mention, record)) for document, record in found]

    def coverage(self, document: str) -> Sequence[CoverageRow]:
        """What came of each place of a document, in the order of its text."""
        with self._rows(statements.COVERAGE, (document,)) as found:
            return list(rows.models(CoverageRow, found))

    def background(self) -> Sequence[BackgroundRelation]:
        """The relations that vocabularies state, by (subject, predicate, object, vocabulary)."""
        with self._rows(statements.BACKGROUND) as found:
            return rows.background(found)

    def findings(self) -> Sequence[Finding]:
        """All audit findings, by their sort key."""
        with self._rows(statements.FINDINGS) as found:
            return list(rows.models(Finding, found))

    def put_text(self, document: str, places: Mapping[str, str]) -> None:
        """Lay a user's own copy of a document's text beside it, by locator. No part of the release.

        Raises:
            UnknownDocument: it is not held.
        """
        with self._changing() as connection:
            replacing.require(connection, document)
            replacing.put_text(connection, document, places)

    def text(self, document: str) -> Mapping[str, str]:
        """The user's own copy of a document's text, by locator; empty where none was given."""
        with self._rows(statements.TEXT, (document,)) as found:
            return dict(found)

    def close(self) -> None:
        """Let go of the store. It can't be used afterwards; an iteration that is under way keeps what it needs."""
        self._readers.close()
        with self._lock:
            if self._writer is not None:
                self._writer.close()

    def _holds(self, bundle: Bundle) -> bool:
        with self._reading() as connection:
            return replacing.held_hash(connection, bundle.info.id) == bundle.hash

    def _put(self, bundle: Bundle) -> LoadOutcome:
        ordered = canonical(bundle)
        derived = derive(ordered, self._rubric)
        with self._changing() as connection:
            return replacing.put_document(connection, ordered, derived)

    def _bring_up_to_date(self) -> None:
        with self._reading() as connection:
            state = state_of(connection)
        if self._writer is None or state.fits(self._rubric):
            refuse_misfit(self._path, state, self._rubric)
            return
        refuse_newer(self._path, state)
        with self._lock, naming(self._path), transaction(self._writer):
            derive_all(self._writer, self._rubric)

    @contextmanager
    def _changing(self) -> Generator[sqlite3.Connection, None, None]:
        if self._writer is None:
            message = f"the store {str(self._path)!r} was opened for reading only"
            raise StoreError(message)
        with self._lock, naming(self._path), transaction(self._writer):
            refuse_misfit(self._path, state_of(self._writer), self._rubric)
            yield self._writer

    @contextmanager
    def _reading(self) -> Generator[sqlite3.Connection, None, None]:
        with naming(self._path), self._readers.lend() as connection:
            yield connection

    @contextmanager
    def _rows(self, statement: str, parameters: Parameters = ()) -> Generator[sqlite3.Cursor, None, None]:
        # A cursor left open would keep its connection on the release of its first row.
        with self._reading() as connection, closing(connection.execute(statement, parameters)) as cursor:
            yield cursor
