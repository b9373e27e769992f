"""Opens the store that a path or address names."""

import re
from pathlib import Path

from graph.neo4j.address import parse_address
from graph.neo4j.store import Neo4jStore
from graph.sqlite.store import SqliteStore
from graph.store import GraphStore
from schema.errors import StoreUnavailable
from schema.rubric import Rubric

_SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]+)://(?P<rest>.*)", re.DOTALL)
_NEO4J = re.compile(r"(neo4j|bolt)(\+s|\+ssc)?")


def open_store(uri_or_path: str, rubric: Rubric, *, read_only: bool = False) -> GraphStore:
    """Open a store.

    Args:
        uri_or_path: the path of a SQLite file, also as ``sqlite:///PATH``; or the address of a Neo4j server, see
            ``graph.neo4j.address``.
        rubric: by which beliefs are derived.
        read_only: whether nothing is to be changed through it.

    Raises:
        IncompatibleStore: what is there can't be read by this version, or was derived by another rubric.
        StoreUnavailable: it can't be reached or opened.
    """
    address = _SCHEME.fullmatch(uri_or_path)
    if address is None:
        return SqliteStore(Path(uri_or_path), rubric, read_only=read_only)
    scheme, rest = address["scheme"].lower(), address["rest"]
    if scheme == "sqlite" and rest.startswith("/"):
        return SqliteStore(Path(rest[1:]), rubric, read_only=read_only)
    if _NEO4J.fullmatch(scheme):
        return Neo4jStore(parse_address(uri_or_path), rubric, read_only=read_only)
    # The rest of an address may hold a password.
    message = f"{scheme}://… names no store: expected the path of a SQLite file, sqlite:///PATH, neo4j://… or bolt://…"
    raise StoreUnavailable(message)
