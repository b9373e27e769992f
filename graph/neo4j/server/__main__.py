"""``python -m graph.neo4j.server``: a Neo4j server of one's own, until it is interrupted."""

import argparse
import os
import secrets
import shlex
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from graph.neo4j.server.artefacts import folder_of, java_command
from graph.neo4j.server.running import USER, RunningServer
from graph.neo4j.server.versions import LTS, SUPPORTED
from schema.errors import StoreUnavailable

PASSWORD = "EXOMYELIN_NEO4J_PASSWORD"  # noqa: S105 - the name of a variable
BOLT = 7687


def main(arguments: Sequence[str] | None = None) -> int:
    """Start a server and wait until it is stopped."""
    options = _options(arguments)
    if options.check:
        return _check(options.version)
    folder = options.data or folder_of(options.version) / "graph"
    try:
        password = _password(folder)
        print(f"starting Neo4j {options.version} with its data in {folder} …", flush=True)  # noqa: T201 - a command
        server = RunningServer(folder, password, options.version, options.port)
    except StoreUnavailable as error:
        sys.stderr.write(f"{error}\n")
        return 1
    print(_greeting(server, folder), flush=True)  # noqa: T201 - a command
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, lambda *_: server.stop())
    server.wait()
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m graph.neo4j.server", description=__doc__)
    parser.add_argument(
        "--version", default=LTS, help=f"of Neo4j; {' and '.join(SUPPORTED)} are tested (default: {LTS})"
    )
    parser.add_argument("--port", type=int, default=BOLT, help=f"for Bolt; 0 for any that is free (default: {BOLT})")
    parser.add_argument("--data", type=Path, help="data folder (default: data/neo4j/VERSION/graph)")
    parser.add_argument(
        "--check", action="store_true", help="only bring what it needs, and say with which Java it runs"
    )
    return parser.parse_args(arguments)


def _check(version: str) -> int:
    try:
        java = java_command(version)[0]
    except StoreUnavailable as error:
        sys.stderr.write(f"{error}\n")
        return 1
    print(f"Neo4j {version} runs here, with {java}")  # noqa: T201 - a command
    return 0


def _password(folder: Path) -> str:
    """The password from the environment, else one that is made up once and kept beside the data."""
    if given := os.environ.get(PASSWORD):
        return given
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / "password"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(16), encoding="ascii")
    return kept.read_text(encoding="ascii").strip()


def _greeting(server: RunningServer, folder: Path) -> str:
    is_given = bool(os.environ.get(PASSWORD))
    file = folder.absolute() / "password"
    told = f"the value of {PASSWORD}" if is_given else f"in {file}"
    value = f'"${PASSWORD}"' if is_given else f'"$(cat {shlex.quote(str(file))})"'
    return (
        f"Neo4j takes connections at {server.address} (user {USER}, password {told}); stop it with Ctrl-C.\n"
        "Load and serve the graph from it, in another terminal:\n"
        f"  export EXOMYELIN_STORE={server.address} {PASSWORD}={value}\n"
        "  make load serve"
    )


if __name__ == "__main__":
    sys.exit(main())
