"""Writes documents: their own parts, and what is derived from each by itself."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from itertools import chain

from graph.evidence.derive import Derived
from graph.sqlite import rows, statements
from schema.base import Model
from schema.document import Bundle
from schema.names import fold_words
from schema.record import ClaimRecord


def add_document(connection: sqlite3.Connection, bundle: Bundle, derived: Derived) -> None:
    """Write a document that is not held, with what is derived from it."""
    info = bundle.info
    counts = len(bundle.entities), len(bundle.claims), len(bundle.references), len(derived.findings)
    connection.execute(statements.ADD_DOCUMENT, (info.id, bundle.hash, *counts, rows.json_of(info)))
    nodes = _add_nodes(connection, bundle)
    _add_entities(connection, bundle, nodes)
    _add_background(connection, bundle, nodes)
    _add_parts(connection, statements.ADD_REFERENCE, info.id, bundle.references)
    _add_parts(connection, statements.ADD_MENTION, info.id, bundle.mentions)
    _add_parts(connection, statements.ADD_COVERAGE, info.id, bundle.coverage)
    _add_parts(connection, statements.ADD_JUDGEMENT, info.id, bundle.judgements)
    _add_derived(connection, info.id, derived, nodes)


def rewrite_derived(connection: sqlite3.Connection, document: str, derived: Derived) -> None:
    """Put what is newly derived from a document in the place of what was."""
    connection.execute(statements.REMOVE_CLAIMS, (document,))
    connection.execute(statements.REMOVE_FINDINGS, (document,))
    connection.execute(statements.SET_FINDINGS, (len(derived.findings), document))
    claimed = {curie for record in derived.records for curie in (record.claim.subject, record.claim.object)}
    _add_derived(connection, document, derived, node_ids(connection, claimed))


def node_ids(connection: sqlite3.Connection, curies: Iterable[str]) -> dict[str, int]:
    """The file's own numbers of entities, by their id."""
    return dict(connection.execute(statements.NODES, (json.dumps(list(curies)),)))


def _add_nodes(connection: sqlite3.Connection, bundle: Bundle) -> dict[str, int]:
    recorded = (entity.id for entity in bundle.entities)
    claimed = (end for claim in bundle.claims for end in (claim.subject, claim.object))
    stated = (end for relation in bundle.background for end in (relation.subject, relation.object))
    curies = dict.fromkeys(chain(recorded, claimed, stated))
    connection.executemany(statements.ADD_NODE, ((curie,) for curie in curies))
    return node_ids(connection, curies)


def _add_entities(connection: sqlite3.Connection, bundle: Bundle, nodes: dict[str, int]) -> None:
    document = bundle.info.id
    connection.executemany(
        statements.ADD_ENTITY, ((nodes[entity.id], document, rows.json_of(entity)) for entity in bundle.entities)
    )
    connection.executemany(
        statements.ADD_NAME,
        (
            (nodes[entity.id], document, name, " ".join(fold_words(name)))
            for entity in bundle.entities
            for name in (entity.name, *entity.synonyms)
        ),
    )
    connection.execute(statements.INDEX_NAMES, (document,))


def _add_background(connection: sqlite3.Connection, bundle: Bundle, nodes: dict[str, int]) -> None:
    connection.executemany(
        statements.ADD_BACKGROUND,
        (rows.background_row(bundle.info.id, relation, nodes) for relation in bundle.background),
    )


def _add_derived(connection: sqlite3.Connection, document: str, derived: Derived, nodes: dict[str, int]) -> None:
    _add_parts(connection, statements.ADD_FINDING, document, derived.findings)
    _add_records(connection, derived.records, nodes)


def _add_records(connection: sqlite3.Connection, records: Sequence[ClaimRecord], nodes: dict[str, int]) -> None:
    (last,) = connection.execute(statements.LAST_CLAIM).fetchone()
    keyed = list(enumerate(records, last + 1))
    connection.executemany(statements.ADD_CLAIM, (rows.claim_row(key, record, nodes) for key, record in keyed))
    connection.executemany(statements.ADD_RECORD, ((key, rows.json_of(record)) for key, record in keyed))
    connection.executemany(
        statements.ADD_WORK, chain.from_iterable(rows.work_rows(key, record) for key, record in keyed)
    )
    connection.executemany(statements.ADD_FLAG, ((key, flag) for key, record in keyed for flag in record.flags))


def _add_parts(connection: sqlite3.Connection, statement: str, document: str, parts: Sequence[Model]) -> None:
    connection.executemany(statement, ((document, ordinal, rows.json_of(part)) for ordinal, part in enumerate(parts)))
