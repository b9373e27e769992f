"""The store in a Neo4j server."""

import marshal
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from cypher import queries
from cypher.query import Query
from graph.canonical import background_key, canonical
from graph.evidence.derive import derive
from graph.index.blocks import EdgeBlock, blocks_of
from graph.neo4j import parts, replacing
from graph.neo4j.address import Address
from graph.neo4j.asking import claims_if_few, claims_query
from graph.neo4j.commits import Commits
from graph.neo4j.connection import Change, Connection, Row
from graph.neo4j.derivation import State, refuse_misfit, state_of
from graph.neo4j.kept import MOST, KeptClaims
from graph.neo4j.preparing import bring_up_to_date, lay_out
from graph.neo4j.presence import PAUSE
from graph.neo4j.writing import put_text
from graph.paths.deadline import Deadline
from graph.store import LoadOutcome, LoadReport
from schema.claim import Mention
from schema.document import BackgroundRelation, Bundle, CoverageRow, Finding
from schema.edge import Edge
from schema.entity import Entity, MergedEntity
from schema.errors import StoreError, StoreUnavailable, UnknownClaim
from schema.query import ClaimFilter
from schema.record import ClaimRecord, StoredDocument
from schema.reference import Reference
from schema.rubric import Rubric

Answer = TypeVar("Answer")


class Neo4jStore:
    """A ``GraphStore`` in a Neo4j database of its own. Threads and processes may share it.

    Args:
        address: of the server and database.
        rubric: by which beliefs are derived. Where the database was derived by another, opening it for writing derives
            all of it anew, and opening it for reading is refused.
        read_only: whether nothing can be changed through it.
        pause: seconds for which a server that was away is not asked again.

    Raises:
        IncompatibleStore: the database holds something else, another layout, or was derived otherwise.
        StoreUnavailable: the server can't be reached, or refuses.
    """

    def __init__(self, address: Address, rubric: Rubric, *, read_only: bool = False, pause: float = PAUSE) -> None:
        self._rubric = rubric
        self._read_only = read_only
        self._others: list[Connection] = []
        self._connection = Connection(address, pause)
        self._commits = Commits(self._connection)
        self._kept = KeptClaims()
        try:
            if not read_only:
                lay_out(self._connection)
            bring_up_to_date(self._commits, address, rubric, read_only=read_only)
        except BaseException:
            self.close()
            raise

    @property
    def connection(self) -> Connection:
        """The way to the server; it closes with the store."""
        return self._connection

    def lend(self, connection: Connection) -> Connection:
        """Take over another way to the server, to be closed with the store."""
        self._others.append(connection)
        return connection

    def load(self, bundle: Bundle) -> LoadReport:
        """Hold a document. One of the same id is replaced; the same content again changes nothing."""
        document = bundle.info.id
        ordered = canonical(bundle)
        if self._commits.reading(lambda change: replacing.held_hash(change, document)) == bundle.hash:
            return LoadReport(document=document, outcome=LoadOutcome.UNCHANGED, release=self._state().release)
        derived = derive(ordered, self._rubric)

        def put(change: Change) -> LoadReport:
            outcome = replacing.put_document(change, ordered, derived)
            return LoadReport(document=document, outcome=outcome, release=state_of(change).release)

        return self._changing(put)

    def remove(self, document: str) -> None:
        """Forget a document, with all that no other document holds.

        Raises:
            UnknownDocument: it is not held.
        """
        self._changing(lambda change: replacing.remove_document(change, document))

    def release(self) -> str:
        """A hash over the sorted hashes of the documents held, 16 hexadecimal digits. Cheap.

        Raises:
            IncompatibleStore: another process has derived the store by another rubric since it was opened.
        """
        state = self._state()
        refuse_misfit(self._connection.address, state, self._rubric)
        self._kept.turn_to(state.release)
        return state.release

    def documents(self) -> Sequence[StoredDocument]:
        """The documents held, by id."""
        return [parts.stored_document(row) for row in self._ask(queries.DOCUMENTS)]

    def entities(self) -> Iterator[MergedEntity]:
        """The merged entities, by id in code-point order."""
        for _, records in self._stream(queries.ENTITY_RECORDS):
            yield parts.merged(records)

    def entities_of(self, document: str) -> Sequence[Entity]:
        """A document's own records of entities, by id; none where it is not held."""
        records = ((record,) for _, record in self._ask(queries.DOCUMENT_ENTITIES, document=document))
        return sorted(parts.models(Entity, records), key=lambda entity: entity.id)

    def background_of(self, document: str) -> Sequence[BackgroundRelation]:
        """The relations that a document says vocabularies state, in the order of ``background``."""
        relations = parts.models(BackgroundRelation, self._ask(queries.DOCUMENT_BACKGROUND, document=document))
        return sorted(relations, key=background_key)

    def judgements(self, document: str) -> Sequence[Finding]:
        """What a document's curators judged, as it was loaded."""
        return list(parts.models(Finding, self._ask(queries.JUDGEMENTS, document=document)))

    def edges(self) -> Iterator[Edge]:
        """The walkable edges, background included, by (subject, predicate, object) in code-point order.

        Who reads them makes an index, from which answers are to go on while the server is away: where the claims are
        few, all of them are kept for that.
        """
        if few := self._commits.reading(lambda change: claims_if_few(change, MOST)):
            self._kept.offer_all(*few)
        for subject, edges in self._stream(queries.EDGES):
            yield from parts.edges_of(subject, edges)

    def edge_blocks(self) -> Iterator[EdgeBlock]:
        """The same edges column by column, for an index."""
        return blocks_of(self.edges())

    def claims(self, where: ClaimFilter, after: str | None = None, limit: int | None = None) -> Sequence[ClaimRecord]:
        """The claims that meet a filter, by (document, position), from behind the position key ``after``.

        Raises:
            InvalidParameter: ``after`` is no such key.
        """
        query, values = claims_query(where, after, limit)
        try:
            rows = self._ask(query, **{name: values[name] for name in query.params})
        except StoreUnavailable:
            if (kept := self._kept.page((where, after, limit))) is not None:
                return kept
            raise
        records = list(parts.models(ClaimRecord, rows))
        self._kept.keep({record.claim.id: record for record in records}, (where, after, limit))
        return records

    def claims_by_id(self, ids: Sequence[str]) -> Sequence[ClaimRecord]:
        """The claims of these ids, in the order of ``ids``.

        Raises:
            UnknownClaim: one of them is not held.
        """
        try:
            rows = self._ask(queries.CLAIMS_BY_ID, ids=list(dict.fromkeys(ids)))
        except StoreUnavailable:
            if (kept := self._kept.by_id(ids)) is not None:
                return kept
            raise
        held = {claim: parts.parsed(ClaimRecord, record) for claim, record in rows}
        self._kept.keep(held)
        if unknown := [claim for claim in ids if claim not in held]:
            raise UnknownClaim(unknown[0])
        return [held[claim] for claim in ids]

    def references(self) -> Sequence[Reference]:
        """The entries of all reference lists, by (document, number)."""
        return list(parts.models(Reference, self._ask(queries.REFERENCES)))

    def mentions(self) -> Sequence[tuple[str, Mention]]:
        """(document id, in-text citation) of all documents, by (document, locator, ordinal)."""
        return [(document, parts.parsed(Mention, record)) for document, record in self._ask(queries.MENTIONS)]

    def coverage(self, document: str) -> Sequence[CoverageRow]:
        """What came of each place of a document, in the order of its text."""
        return list(parts.models(CoverageRow, self._ask(queries.COVERAGE, document=document)))

    def background(self) -> Sequence[BackgroundRelation]:
        """The relations that vocabularies state, by (subject, predicate, object, vocabulary)."""
        return sorted(parts.models(BackgroundRelation, self._ask(queries.BACKGROUND)), key=background_key)

    def findings(self) -> Sequence[Finding]:
        """All audit findings, by their sort key."""
        return list(parts.models(Finding, self._ask(queries.FINDINGS)))

    def put_text(self, document: str, places: Mapping[str, str]) -> None:
        """Lay a user's own copy of a document's text beside it, by locator. No part of the release.

        Raises:
            UnknownDocument: it is not held.
        """

        def put(change: Change) -> None:
            replacing.require(change, document)
            put_text(change, document, places)

        self._changing(put)

    def text(self, document: str) -> Mapping[str, str]:
        """The user's own copy of a document's text, by locator; empty where none was given."""
        return dict(self._ask(queries.PASSAGES, document=document))

    def close(self) -> None:
        """Let go of the store. It can't be used afterwards."""
        for connection in (self._connection, *self._others):
            connection.close()

    def ask_within(self, deadline: Deadline, query: Query, **values: object) -> list[Row] | None:
        """The rows of a query that may take long, of one release; None where the server had to end it."""
        return self._commits.reading_within(deadline, lambda change: change.ask(query, **values))

    def _ask(self, query: Query, **values: object) -> list[Row]:
        return self._commits.reading(lambda change: change.ask(query, **values))

    def _stream(self, query: Query, **values: object) -> Iterator[Row]:
        """Rows that are read at once, so that no later change shows among them, and wait packed."""
        packed = self._commits.reading(lambda change: change.ask_packed(query, **values))
        return map(marshal.loads, packed)

    def _state(self) -> State:
        return self._commits.reading(state_of)

    def _changing(self, work: Callable[[Change], Answer]) -> Answer:
        if self._read_only:
            message = f"the store at {self._connection.address} was opened for reading only"
            raise StoreError(message)

        def locked(change: Change) -> Answer:
            change.tell(queries.LOCK_STORE)
            refuse_misfit(self._connection.address, state_of(change), self._rubric)
            return work(change)

        return self._commits.changing(locked)
