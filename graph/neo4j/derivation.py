"""What a store remembers of itself, and how it derives everything anew when the rubric or the code is another."""

from typing import NamedTuple

from cypher import queries
from graph.canonical import canonical
from graph.evidence.derive import derive
from graph.neo4j import parts
from graph.neo4j.address import Address
from graph.neo4j.connection import Change
from graph.neo4j.projection import refresh_all_edges
from graph.neo4j.replacing import set_release
from graph.neo4j.writing import rewrite_derived
from graph.sqlite.derivation import DERIVATION
from schema.claim import Mention
from schema.document import BackgroundRelation, Bundle, CoverageRow, DocumentInfo, Finding
from schema.entity import Entity
from schema.errors import IncompatibleStore, StoreUnavailable
from schema.record import ClaimRecord
from schema.reference import Reference
from schema.release import release_of
from schema.rubric import Rubric

SCHEMA_VERSION = 1
"""Changes whenever the layout of nodes and relationships, or a stored model, changes incompatibly."""

EMPTY = {"schema_version": SCHEMA_VERSION, "release": release_of([]), "rubric": "", "derivation": 0}


class State(NamedTuple):
    """What a store remembers of itself."""

    schema_version: int
    release: str
    rubric: str
    derivation: int

    def fits(self, rubric: Rubric) -> bool:
        """Whether all was derived by this rubric and this version of the code."""
        return (self.rubric, self.derivation) == (rubric.hash, DERIVATION)


def refuse_newer(address: Address, state: State) -> None:
    """Leave what another version laid out or a newer one derived to that version.

    Raises:
        IncompatibleStore: it was such a version.
    """
    if state.schema_version != SCHEMA_VERSION:
        message = (
            f"the store at {address} has layout {state.schema_version}, and this version reads layout "
            f"{SCHEMA_VERSION}: load its documents into an empty database (python -m loaders add)"
        )
        raise IncompatibleStore(message)
    if state.derivation > DERIVATION:
        message = f"the store at {address} was written by a newer version of exomyelin: use that version"
        raise IncompatibleStore(message)


def refuse_misfit(address: Address, state: State, rubric: Rubric) -> None:
    """Refuse to answer by another rubric or derivation than was asked for.

    Raises:
        IncompatibleStore: with what to do.
    """
    refuse_newer(address, state)
    if not state.fits(rubric):
        message = (
            f"the beliefs in the store at {address} were derived by another rubric or by an older version: derive "
            "them anew by loading a document with this rubric (python -m loaders add), or name the rubric that they "
            "were derived by"
        )
        raise IncompatibleStore(message)


def derive_all(change: Change, rubric: Rubric) -> None:
    """Derive everything anew from the documents as they are held."""
    for identifier, _ in change.ask(queries.HASHES):
        rewrite_derived(change, identifier, derive(read_bundle(change, identifier), rubric))
    refresh_all_edges(change)
    change.tell(queries.SET_DERIVATION, **derived_by(rubric))
    set_release(change)


def derived_by(rubric: Rubric) -> dict[str, object]:
    """What a store remembers of how it was derived."""
    return {"rubric": rubric.hash, "derivation": DERIVATION}


def read_bundle(change: Change, document: str) -> Bundle:
    """A document as it was loaded, in canonical order."""
    ((info,),) = change.ask(queries.DOCUMENT_INFO, document=document)
    entities = ((record,) for _, record in change.ask(queries.DOCUMENT_ENTITIES, document=document))
    records = parts.models(ClaimRecord, change.ask(queries.CLAIMS_OF_DOCUMENT, document=document))
    background = change.ask(queries.DOCUMENT_BACKGROUND, document=document)
    bundle = Bundle(
        info=parts.parsed(DocumentInfo, info),
        entities=tuple(parts.models(Entity, entities)),
        claims=tuple(record.claim for record in records),
        references=tuple(parts.models(Reference, change.ask(queries.DOCUMENT_REFERENCES, document=document))),
        mentions=tuple(parts.models(Mention, change.ask(queries.DOCUMENT_MENTIONS, document=document))),
        background=tuple(parts.models(BackgroundRelation, background)),
        coverage=tuple(parts.models(CoverageRow, change.ask(queries.COVERAGE, document=document))),
        judgements=tuple(parts.models(Finding, change.ask(queries.JUDGEMENTS, document=document))),
    )
    return canonical(bundle)


def state_of(change: Change) -> State:
    """What the store remembers of itself.

    Raises:
        StoreUnavailable: the database holds none.
    """
    rows = change.ask(queries.STATE)
    if not rows:
        message = "the database holds no store: load a document into it first (python -m loaders add)"
        raise StoreUnavailable(message)
    return State(*rows[0])
