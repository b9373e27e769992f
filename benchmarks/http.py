"""The service against a bare FastAPI route that returns the same bytes, by wrk: ``python -m benchmarks.http``."""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.machine import load_now
from benchmarks.papers import made_up
from benchmarks.stage import Figures, stage
from graph.sqlite.store import SqliteStore
from schema.rubric import load_rubric

SEED, CLAIMS, BYTES, CONNECTIONS = 17, 500, 50_000, 8
_PATIENCE = 60.0
_RATE = re.compile(r"Requests/sec:\s+([\d.]+)")
_LATENCY = re.compile(r"\s(50|99)%\s+([\d.]+)(us|ms|s)\b")
_MILLISECONDS = {"us": 1e-3, "ms": 1.0, "s": 1e3}


class Server(NamedTuple):
    """A server that is measured: its name, its command and environment, and what is asked of it."""

    name: str
    command: list[str]
    environment: Mapping[str, str]
    path: str


def measure(*, quick: bool) -> Figures:
    """Requests a second of each server, in turns, and the ratios to the bare route."""
    seconds, rounds = (1, 1) if quick else (5, 3)
    wrk = shutil.which("wrk")
    if wrk is None:
        message = "wrk is needed to measure HTTP: apt-get install wrk"
        raise SystemExit(message)
    before = load_now()
    with tempfile.TemporaryDirectory() as folder:
        servers, size = _servers(Path(folder))
        turns = [{server.name: _turn(wrk, server, seconds) for server in servers} for _ in range(rounds)]
    rows = [_row(server.name, turns, servers[0].name) for server in servers]
    version = subprocess.run([wrk, "-v"], capture_output=True, text=True, check=False).stdout  # noqa: S603 found above
    return {
        "wrk": version.split(" [")[0].removeprefix("wrk ").strip(),
        "connections": CONNECTIONS,
        "seconds": seconds,
        "rounds": rounds,
        "bytes": size,
        "load": before._asdict(),
        "servers": rows,
    }


def _servers(folder: Path) -> tuple[list[Server], int]:
    path = folder / "store.sqlite"
    store = SqliteStore(path, load_rubric())
    store.load(made_up(CLAIMS, SEED))
    store.close()
    ours = [sys.executable, "-m", "api", "--store", str(path)]
    question, body = _of_size(Server("", ours, {}, ""))
    same = folder / "body.json"
    same.write_bytes(body)
    servers = [
        Server("bare FastAPI route", [sys.executable, "-m", "benchmarks.bare", str(same)], {}, "/"),
        Server("this service, asked again", ours, {}, question),
        Server("this service, keeping nothing", ours, {"EXOMYELIN_CACHE_BYTES": "0"}, question),
    ]
    return servers, len(body)


def _of_size(server: Server) -> tuple[str, bytes]:
    """The first list whose answer has the size that is wanted."""
    with _running(server) as port:
        one, eleven = (len(_get(port, f"/claims?limit={number}")) for number in (1, 11))
        limit = round(BYTES / (eleven - one) * 10)
        answers = {f"/claims?limit={n}": _get(port, f"/claims?limit={n}") for n in range(max(limit - 5, 1), limit + 6)}
    return min(answers.items(), key=lambda item: abs(len(item[1]) - BYTES))


def _turn(wrk: str, server: Server, seconds: int) -> Mapping[str, float]:
    with _running(server) as port:
        address = f"http://127.0.0.1:{port}{server.path}"
        _get(port, server.path)
        command = [wrk, "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", address]
        text = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603 found above
    assert "Non-2xx" not in text, text
    rate = _RATE.search(text)
    assert rate is not None, text
    latency = {f"p{part}": float(value) * _MILLISECONDS[unit] for part, value, unit in _LATENCY.findall(text)}
    return {"rate": float(rate[1]), **latency}


@contextmanager
def _running(server: Server) -> Generator[int, None, None]:
    """A server on a free port, until it is no longer wanted."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    given = ["--port", str(port)] if "api" in server.command else [str(port)]
    environment = {**os.environ, **server.environment}
    process = subprocess.Popen(  # noqa: S603 our own modules
        [*server.command, *given], env=environment, stdout=subprocess.DEVNULL
    )
    try:
        _await(process, port)
        yield port
    finally:
        process.terminate()
        process.wait()


def _await(process: "subprocess.Popen[bytes]", port: int) -> None:
    ends = time.monotonic() + _PATIENCE
    while time.monotonic() < ends and process.poll() is None:
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    message = "a server did not start"
    raise SystemExit(message)


def _get(port: int, path: str) -> bytes:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as response:
        body: bytes = response.read()
        return body


def _row(name: str, turns: list[dict[str, Mapping[str, float]]], bare: str) -> Figures:
    own = [turn[name] for turn in turns]
    ratios = [turn[bare]["rate"] / turn[name]["rate"] for turn in turns]
    return {
        "server": name,
        "rate": median(each["rate"] for each in own),
        "p50": median(each["p50"] for each in own),
        "p99": median(each["p99"] for each in own),
        "ratio": median(ratios),
        "ratios": ratios,
    }


if __name__ == "__main__":
    stage(measure)
