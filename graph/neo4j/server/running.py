"""Starts and stops a server."""

import os
import socket
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

from graph.neo4j.server.artefacts import java_command
from schema.errors import StoreUnavailable

LOOPBACK = "127.0.0.1"
USER = "neo4j"

_PROGRAM = Path(__file__).with_name("Server.java")
_LOG = "server.log"
_HEAP = "-Xmx1g"
_PATIENCE = 600.0
_PAUSE = 0.1
_GRACE = 60.0


class RunningServer:
    """A server that was started here. It ends with this process, at the latest.

    Args:
        folder: its data folder; made if it is missing, and found again by the next start.
        password: for the user ``neo4j``; set anew at every start.
        version: of Neo4j.
        port: for Bolt, on the loopback interface; 0 for any that is free.
        settings: further settings of Neo4j, by name.
        options: for the Java machine, e.g. how much it compiles.

    Raises:
        StoreUnavailable: Java or Maven is missing, the port is taken, or the server does not start.
    """

    def __init__(
        self,
        folder: Path,
        password: str,
        version: str,
        port: int = 0,
        settings: Mapping[str, str] | None = None,
        options: Sequence[str] = (),
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.port = _free_port(port)
        self._log = folder / _LOG
        lines = [f"{name}={value}\n" for name, value in (settings or {}).items()]
        (folder / "neo4j.conf").write_text("".join(lines), encoding="utf-8")
        command = [*java_command(version, _HEAP, *options), str(_PROGRAM), str(folder), str(self.port)]
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(  # noqa: S603 - the command is ours
                command,
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=subprocess.STDOUT,
                env={**os.environ, "NEO4J_PASSWORD": password},
            )
        try:
            self._wait_until_ready()
        except BaseException:
            self.kill()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def address(self) -> str:
        """Where it takes connections, as ``bolt://…``."""
        return f"bolt://{LOOPBACK}:{self.port}"

    @property
    def pid(self) -> int:
        """The id of its process."""
        return self._process.pid

    def stop(self) -> None:
        """End it in good order."""
        self._process.terminate()
        self._end(_GRACE)

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self._process.kill()
        self._end(_GRACE)

    def wait(self) -> int:
        """Wait until it ends by itself, and give its exit code."""
        return self._process.wait()

    def _end(self, seconds: float) -> None:
        self._process.wait(seconds)
        if self._process.stdin:
            self._process.stdin.close()

    def _wait_until_ready(self) -> None:
        end = time.monotonic() + _PATIENCE
        while not any(line.startswith("ready ") for line in self._printed().splitlines()):
            if self._process.poll() is not None or time.monotonic() > end:
                message = f"Neo4j did not start (see {self._log}):\n{self._printed()[-2000:]}"
                raise StoreUnavailable(message)
            time.sleep(_PAUSE)

    def _printed(self) -> str:
        return self._log.read_text(encoding="utf-8", errors="replace")


def _free_port(port: int) -> int:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError as error:
            message = f"port {port} on {LOOPBACK} can't be used: {error}; name another with --port"
            raise StoreUnavailable(message) from error
        found: int = probe.getsockname()[1]
        return found
