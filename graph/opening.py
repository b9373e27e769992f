"""Opens the store that a path or address names, and the ways to its server."""

import re
from pathlib import Path

from graph.door import Door
from graph.paths.finding import Paths
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
        return _neo4j_store(uri_or_path, rubric, read_only=read_only)
    # The rest of an address may hold a password.
    message = f"{scheme}://… names no store: expected the path of a SQLite file, sqlite:///PATH, neo4j://… or bolt://…"
    raise StoreUnavailable(message)


def open_door(store: GraphStore) -> Door | None:
    """The door for questions in Cypher, which closes with the store; None where the store is in no server.

    Raises:
        StoreUnavailable: the server can't be reached, or refuses the user that the door is given.
    """
    if isinstance(store, SqliteStore):
        return None
    from graph.neo4j.door import door_of  # noqa: PLC0415 - see _neo4j_store
    from graph.neo4j.store import Neo4jStore  # noqa: PLC0415

    return door_of(store) if isinstance(store, Neo4jStore) else None


def open_path_server(store: GraphStore) -> Paths | None:
    """The server that finds paths in a store's stead; None where the store is in no server."""
    if isinstance(store, SqliteStore):
        return None
    from graph.neo4j.paths import ServerPaths  # noqa: PLC0415 - see _neo4j_store
    from graph.neo4j.store import Neo4jStore  # noqa: PLC0415

    return ServerPaths(store) if isinstance(store, Neo4jStore) else None


def _neo4j_store(uri: str, rubric: Rubric, *, read_only: bool) -> GraphStore:
    # To import the driver takes most of a second, which nobody should wait for whose store is a file.
    from graph.neo4j.address import parse_address  # noqa: PLC0415
    from graph.neo4j.store import Neo4jStore  # noqa: PLC0415

    return Neo4jStore(parse_address(uri), rubric, read_only=read_only)
