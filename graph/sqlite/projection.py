"""Keeps the edges what all documents together make of them."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from operator import itemgetter

from graph.evidence.project import background_edges, project
from graph.sqlite import rows, statements
from graph.sqlite.writing import node_ids
from schema.edge import Edge
from schema.record import ClaimRecord

CHUNK = 10_000
"""Claims that are held in memory at a time when all edges are made anew."""


def forget_changes(connection: sqlite3.Connection) -> None:
    """Start to note what a change touches."""
    connection.execute(statements.FORGET_TOUCHED)
    connection.execute(statements.FORGET_DOUBTFUL)


def note_document(connection: sqlite3.Connection, document: str) -> None:
    """Note the pairs of entities whose edges a document, as it is held now, has a part in."""
    connection.execute(statements.TOUCH, {"document": document})


def note_nodes(connection: sqlite3.Connection, document: str) -> None:
    """Note the nodes that may be of no use without a document."""
    connection.execute(statements.DOUBT, {"document": document})


def refresh_edges(connection: sqlite3.Connection, document: str, records: Sequence[ClaimRecord]) -> None:
    """Make the edges of the noted pairs anew.

    Args:
        connection: the writer's.
        document: the document that changed.
        records: its claims, which are at hand and need not be read back; empty where it was removed.
    """
    others = rows.models(ClaimRecord, connection.execute(statements.TOUCHED_RECORDS, (document,)))
    connection.execute(statements.REMOVE_TOUCHED_EDGES)
    _add_edges(connection, project(chain(records, others)))
    _add_edges(connection, _touched_background(connection))
    connection.execute(statements.REMOVE_UNUSED_NODES)


def refresh_all_edges(connection: sqlite3.Connection) -> None:
    """Make all edges anew, with few claims in memory at a time."""
    connection.execute(statements.REMOVE_EDGES)
    connection.execute(statements.TOUCH_ALL)
    for records in _chunks_of_whole_pairs(connection):
        _add_edges(connection, project(records))
    _add_edges(connection, _touched_background(connection))


def _touched_background(connection: sqlite3.Connection) -> list[Edge]:
    entities = rows.merged_entities(connection.execute(statements.TOUCHED_ENTITIES))
    barred = {entity.id for entity in entities if not entity.takes_background}
    return background_edges(rows.background(connection.execute(statements.TOUCHED_BACKGROUND)), barred)


def _chunks_of_whole_pairs(connection: sqlite3.Connection) -> Iterator[list[ClaimRecord]]:
    chunk: list[ClaimRecord] = []
    for _, pair in groupby(connection.execute(statements.RECORDS_BY_PAIR), key=itemgetter(0, 1)):
        chunk.extend(rows.models(ClaimRecord, (row[2:] for row in pair)))
        if len(chunk) >= CHUNK:
            yield chunk
            chunk = []
    yield chunk


def _add_edges(connection: sqlite3.Connection, edges: Iterable[Edge]) -> None:
    edges = list(edges)
    ends = {end for edge in edges for end in (edge.subject, edge.object)}
    nodes = node_ids(connection, ends)
    connection.executemany(statements.ADD_EDGE, (rows.edge_row(edge, nodes) for edge in edges))
