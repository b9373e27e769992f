"""SQLite stores of any size: loaded as users load, or with their edges alone, which is much faster to make."""

import sqlite3
from contextlib import closing
from pathlib import Path

from benchmarks.graphs import name
from graph.index.path_index import PathIndex
from graph.sqlite import rows, statements
from graph.sqlite.store import SqliteStore
from graph.sqlite.writing import node_ids
from schema.document import Bundle, DocumentInfo
from schema.entity import Entity
from schema.rubric import load_rubric
from schema.vocabulary import Kind

_CHUNK = 50_000


def store_of_edges(path: Path, index: PathIndex) -> SqliteStore:
    """A store that holds the nodes of an index as entities of one document, and its edges without their claims."""
    entities = tuple(
        Entity(id=id_, name=id_, kind=Kind.GENE, no_term_reason="made up") for id_ in map(name, range(index.node_count))
    )
    store = SqliteStore(path, load_rubric())
    store.load(Bundle(info=DocumentInfo(id="made-up", title="Made up"), entities=entities))
    with closing(sqlite3.connect(path)) as connection, connection:
        nodes = node_ids(connection, index.ids)
        for start in range(0, index.edge_count, _CHUNK):
            edges = index.edges_at(range(start, min(start + _CHUNK, index.edge_count)))
            connection.executemany(statements.ADD_EDGE, (rows.edge_row(edge, nodes) for edge in edges))
    return store
