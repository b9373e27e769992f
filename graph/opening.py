"""Opens the store that a path or address names."""

import re
from pathlib import Path

from graph.sqlite.store import SqliteStore
from graph.store import GraphStore
from schema.errors import StoreUnavailable
from schema.rubric import Rubric

_SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]+)://(?P<rest>.*)", re.DOTALL)
_NEO4J = re.compile(r"(neo4j|bolt)(\+s|\+ssc)?")


def open_store(uri_or_path: str, rubric: Rubric, *, read_only: bool = False) -> GraphStore:
    """Open a store.

    Args:
        uri_or_path: the path of a SQLite file, also as ``sqlite:///PATH``.
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
    raise StoreUnavailable(_refusal(scheme))


def _refusal(scheme: str) -> str:
    # The rest of an address may hold a password.
    if _NEO4J.fullmatch(scheme):
        return f"{scheme}://… can't be opened: this version has no Neo4j store yet; name the path of a SQLite file"
    return f"{scheme}://… names no store: expected the path of a SQLite file, or sqlite:///PATH"
