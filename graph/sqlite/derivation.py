"""Derives all that a store holds anew, when the rubric or the code that derives is another."""

import sqlite3
from pathlib import Path
from typing import NamedTuple

from graph.canonical import canonical
from graph.evidence.derive import derive
from graph.sqlite import rows, statements
from graph.sqlite.projection import forget_changes, refresh_all_edges
from graph.sqlite.writing import rewrite_derived
from schema.claim import Claim, Mention
from schema.document import Bundle, CoverageRow, DocumentInfo, Finding
from schema.entity import Entity
from schema.errors import IncompatibleStore
from schema.reference import Reference
from schema.release import release_of
from schema.rubric import Rubric

DERIVATION = 1
"""Counts up whenever graph/evidence comes to derive something else from the same document."""


class State(NamedTuple):
    """What a store remembers of itself."""

    release: str
    rubric: str
    derivation: int

    def fits(self, rubric: Rubric) -> bool:
        """Whether all was derived by this rubric and this version of the code."""
        return (self.rubric, self.derivation) == (rubric.hash, DERIVATION)


def state_of(connection: sqlite3.Connection) -> State:
    """What the store remembers of itself."""
    return State(*connection.execute(statements.STATE).fetchone())


def set_release(connection: sqlite3.Connection) -> None:
    """Remember the release of the documents now held."""
    connection.execute(statements.SET_RELEASE, (release_of(connection.execute(statements.HASHES)),))


def refuse_newer(path: Path, state: State) -> None:
    """Leave what a newer version derived to that version.

    Raises:
        IncompatibleStore: it was a newer version.
    """
    if state.derivation > DERIVATION:
        message = f"{str(path)!r} was written by a newer version of exomyelin: use that version"
        raise IncompatibleStore(message)


def refuse_misfit(path: Path, state: State, rubric: Rubric) -> None:
    """Refuse to answer by another rubric or derivation than was asked for.

    Raises:
        IncompatibleStore: with what to do.
    """
    refuse_newer(path, state)
    if not state.fits(rubric):
        message = (
            f"the beliefs in {str(path)!r} were derived by another rubric or by an older version: derive them anew by "
            "loading a document with this rubric (python -m loaders add), or name the rubric that they were derived by"
        )
        raise IncompatibleStore(message)


def derive_all(connection: sqlite3.Connection, rubric: Rubric) -> None:
    """Derive everything anew from the documents as they are held."""
    forget_changes(connection)
    for identifier, _ in connection.execute(statements.HASHES).fetchall():
        bundle = read_bundle(connection, identifier)
        rewrite_derived(connection, identifier, derive(bundle, rubric))
    refresh_all_edges(connection)
    connection.execute(statements.SET_DERIVATION, (rubric.hash, DERIVATION))
    set_release(connection)


def read_bundle(connection: sqlite3.Connection, document: str) -> Bundle:
    """A document as it was loaded, in canonical order."""

    def held(statement: str) -> sqlite3.Cursor:
        return connection.execute(statement, (document,))

    (info,) = held(statements.INFO).fetchone()
    bundle = Bundle(
        info=rows.parsed(DocumentInfo, info),
        entities=tuple(rows.models(Entity, held(statements.DOCUMENT_ENTITIES))),
        claims=tuple(rows.models(Claim, held(statements.DOCUMENT_CLAIMS))),
        references=tuple(rows.models(Reference, held(statements.DOCUMENT_REFERENCES))),
        mentions=tuple(rows.models(Mention, held(statements.DOCUMENT_MENTIONS))),
        background=tuple(rows.background(held(statements.DOCUMENT_BACKGROUND))),
        coverage=tuple(rows.models(CoverageRow, held(statements.COVERAGE))),
        judgements=tuple(rows.models(Finding, held(statements.JUDGEMENTS))),
    )
    return canonical(bundle)
