"""Real Neo4j servers for tests, started when the first test asks for one and ended with the process."""

import atexit
import os
import shutil
import weakref
from collections.abc import Mapping
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

import pytest
from neo4j import GraphDatabase

from graph.neo4j.server.artefacts import java_command
from graph.neo4j.server.running import USER, RunningServer
from graph.neo4j.server.versions import LTS
from schema.errors import StoreUnavailable

PASSWORD = "exomyelin-test"  # noqa: S105 - of a server that only this process uses
VERSIONS = tuple(os.environ.get("EXOMYELIN_NEO4J_VERSIONS", LTS).split())
"""The versions that tests run on."""

_POOL = 3
_SHORT_LIVED = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""A server of a few minutes never earns back what it costs to compile it well: this halves its time."""

_turn = count()
_keepers: dict[RunningServer, weakref.ref[object]] = {}


def require_neo4j(version: str) -> None:
    """Skip a test where no server can be started; fail it where ``REQUIRE_NEO4J=1`` says that one must be."""
    if lack := _lack(version):
        if os.environ.get("REQUIRE_NEO4J") == "1":
            pytest.fail(lack)
        pytest.skip(lack)


@cache
def _lack(version: str) -> str:
    """Why no server can be started, looked for once: Maven may take a minute to find that it can't bring anything."""
    try:
        java_command(version)
    except StoreUnavailable as error:
        return str(error)
    return ""


def start_server(version: str, folder: Path | None = None, settings: Mapping[str, str] | None = None) -> RunningServer:
    """A server of a test's own, in a folder that goes with the process unless one is named."""
    require_neo4j(version)
    if folder is None:
        folder = Path(mkdtemp(prefix="neo4j-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return RunningServer(folder, PASSWORD, version, settings=settings, options=_SHORT_LIVED)


@cache
def shared_server(version: str, _number: int = 0) -> RunningServer:
    """A server that tests share, one after the other; servers of different numbers are different servers."""
    server = start_server(version)
    atexit.register(server.kill)
    return server


def blank_server(version: str) -> RunningServer:
    """A shared server with nothing in it. What the last call gave, and what is kept from others, is left alone."""
    turns = (shared_server(version, next(_turn) % _POOL) for _ in range(_POOL))
    server = next(server for server in turns if server not in _keepers or _keepers[server]() is None)
    with GraphDatabase.driver(server.address, auth=(USER, PASSWORD)) as driver, driver.session() as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS").consume()
    return server


def keep_from_others(server: RunningServer, keeper: object) -> None:
    """Let no other test have a server for as long as something is in use."""
    _keepers[server] = weakref.ref(keeper)


def uri_of(server: RunningServer, scheme: str = "bolt") -> str:
    """What ``open_store`` takes."""
    return f"{scheme}://{USER}:{PASSWORD}@{server.address.removeprefix('bolt://')}"
