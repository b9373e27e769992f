"""What every store of claims promises."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Protocol

from graph.index.blocks import EdgeBlock
from schema.base import Model
from schema.claim import Mention
from schema.document import BackgroundRelation, Bundle, CoverageRow, Finding
from schema.edge import Edge
from schema.entity import Entity, MergedEntity
from schema.query import ClaimFilter
from schema.record import ClaimRecord, StoredDocument
from schema.reference import Reference


class LoadOutcome(StrEnum):
    """What loading a document did."""

    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"


class LoadReport(Model):
    """What loading a document did to the store.

    Attributes:
        document: id of the document.
        outcome: whether it was new, replaced an older content, or was held already.
        release: the store's release afterwards.
    """

    document: str
    outcome: LoadOutcome
    release: str


class GraphStore(Protocol):
    """Holds documents whole, and derives edges from all of their claims.

    A load or removal happens entirely or not at all, whatever interrupts it. Every sequence has a total order, so that
    two stores with the same documents answer alike.
    """

    def load(self, bundle: Bundle) -> LoadReport:
        """Hold a document. One of the same id is replaced; the same content again changes nothing.

        Raises:
            InvalidDocument: it holds something twice, or something that says to be of another document.
        """
        ...

    def remove(self, document: str) -> None:
        """Forget a document, with all that no other document holds.

        Raises:
            UnknownDocument: it is not held.
        """
        ...

    def release(self) -> str:
        """A hash over the sorted hashes of the documents held, 16 hexadecimal digits. Cheap."""
        ...

    def documents(self) -> Sequence[StoredDocument]:
        """The documents held, by id."""
        ...

    def entities(self) -> Iterator[MergedEntity]:
        """The merged entities, by id in code-point order."""
        ...

    def entities_of(self, document: str) -> Sequence[Entity]:
        """A document's own records of entities, by id; none where it is not held."""
        ...

    def background_of(self, document: str) -> Sequence[BackgroundRelation]:
        """The relations that a document says vocabularies state, in the order of ``background``."""
        ...

    def judgements(self, document: str) -> Sequence[Finding]:
        """What a document's curators judged, as it was loaded; ``findings`` has it with the claims that it touches."""
        ...

    def edges(self) -> Iterator[Edge]:
        """The walkable edges, background included, by (subject, predicate, object) in code-point order."""
        ...

    def edge_blocks(self) -> Iterator[EdgeBlock]:
        """The same edges column by column and in any order, for an index."""
        ...

    def claims(self, where: ClaimFilter, after: str | None = None, limit: int | None = None) -> Sequence[ClaimRecord]:
        r"""The claims that meet a filter, by (document, position), those behind the claim with the key ``after``.

        A claim's key is ``DOCUMENT\x1fPOSITION`` (``graph.canonical.claim_key``). It need not be held any more. Values
        are met exactly, case included. ``tier`` is met by a claim that cites a work of that tier; a claim that cites
        nothing is of tier ``uncited``.

        Raises:
            InvalidParameter: ``after`` is no such key.
        """
        ...

    def claims_by_id(self, ids: Sequence[str]) -> Sequence[ClaimRecord]:
        """The claims of these ids, in the order of ``ids``.

        Raises:
            UnknownClaim: one of them is not held.
        """
        ...

    def references(self) -> Sequence[Reference]:
        """The entries of all reference lists, by (document, number)."""
        ...

    def mentions(self) -> Sequence[tuple[str, Mention]]:
        """(document id, in-text citation) of all documents, by (document, locator, ordinal)."""
        ...

    def coverage(self, document: str) -> Sequence[CoverageRow]:
        """What came of each place of a document, in the order of its text."""
        ...

    def background(self) -> Sequence[BackgroundRelation]:
        """The relations that vocabularies state, by (subject, predicate, object, vocabulary)."""
        ...

    def findings(self) -> Sequence[Finding]:
        """All audit findings, by their sort key."""
        ...

    def put_text(self, document: str, places: Mapping[str, str]) -> None:
        """Lay a user's own copy of a document's text beside it, by locator, instead of what lay there.

        It is no part of the release and goes with its document. When the document is replaced, places stay whose text
        still has the hash that the new content's coverage gives them.

        Raises:
            UnknownDocument: it is not held.
        """
        ...

    def text(self, document: str) -> Mapping[str, str]:
        """The user's own copy of a document's text, by locator; empty where none was given."""
        ...

    def close(self) -> None:
        """Let go of the store. It can't be used afterwards."""
        ...
