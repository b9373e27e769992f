"""The service as people run it: a process of its own, a real port, real clients."""

import http.client
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from api.server import main
from graph.sqlite.store import SqliteStore
from schema.rubric import load_rubric
from tests.http.process import ROOT, WAIT, Server, environment
from tests.http.world import CLAIMS, paper

pd = pytest.importorskip("pandas")
ANYWHERE = "0.0.0.0"  # noqa: S104 — where other machines would reach it


@pytest.fixture(scope="module")
def server(store_path: Path) -> Iterator[Server]:
    running = Server(store_path)
    yield running
    running.stop()


def test_it_says_where_it_is_and_what_to_try(store_path: Path) -> None:
    running = Server(store_path)
    assert re.fullmatch(r"exomyelin \S+, release [0-9a-f]{16}, at http://127\.0\.0\.1:\d+\n", running.greeting)
    assert running.process.stdout is not None
    said = [running.process.stdout.readline().strip() for _ in range(7)]
    assert said[-1] == f"All questions: {running.address}/docs"
    for path in (line for line in said if line.startswith("http")):
        assert httpx.get(path, timeout=WAIT).json()["items"], path
    assert running.stop() == (0, "")


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_when_it_is_told_to(store_path: Path, how: signal.Signals) -> None:
    running = Server(store_path)
    assert httpx.get(f"{running.address}/health", timeout=WAIT).status_code == 200
    assert running.stop(how) == (0, "")


def test_pandas_reads_an_address_in_one_line(server: Server) -> None:
    table = pd.read_csv(f"{server.address}/claims?format=csv")
    assert list(table["id"]) == [claim.id for claim in CLAIMS]
    assert set(table["sign"]) == {"0", "-", "+", "?"}
    reached = pd.read_csv(f"{server.address}/reach?effect=OPC+maturation&format=csv")
    assert list(reached["reached"]) == [True, True, False]


def test_an_unencoded_plus_arrives_as_it_was_meant(server: Server) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=WAIT)
    connection.request("GET", "/claims?sign=+&format=csv")
    body = connection.getresponse().read().decode()
    connection.close()
    assert [line.split(",")[5] for line in body.splitlines()[1:]] == ["+", "+", "+"]


def test_an_answer_that_is_known_is_not_sent_again(server: Server) -> None:
    first = httpx.get(f"{server.address}/claims", timeout=WAIT)
    second = httpx.get(f"{server.address}/claims", headers={"If-None-Match": first.headers["etag"]}, timeout=WAIT)
    assert (second.status_code, second.content) == (304, b"")
    assert "server" not in first.headers


def test_the_head_of_an_answer_is_given_alone(server: Server) -> None:
    whole = httpx.get(f"{server.address}/claims?format=tsv", timeout=WAIT)
    head = httpx.head(f"{server.address}/claims?format=tsv", timeout=WAIT)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(len(whole.content))


def test_it_sees_what_another_process_loads(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    store = SqliteStore(path, load_rubric())
    store.load(paper(claims=CLAIMS[:1], judgements=()))
    running = Server(path)
    before = httpx.get(f"{running.address}/claims", timeout=WAIT).json()
    store.load(paper())
    after = httpx.get(f"{running.address}/claims", timeout=WAIT).json()
    store.close()
    running.stop()
    assert (len(before["items"]), len(after["items"])) == (1, len(CLAIMS))


def test_many_clients_at_once_get_the_same_bytes(server: Server) -> None:
    answers: list[bytes] = []
    path = f"{server.address}/reach?effect=OPC+maturation"
    threads = [
        threading.Thread(target=lambda: answers.append(httpx.get(path, timeout=WAIT).content)) for _ in range(16)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 16
    assert len(set(answers)) == 1


def test_a_client_that_goes_away_does_no_harm(server: Server) -> None:
    for _ in range(5):
        with socket.create_connection(("127.0.0.1", server.port)) as connection:
            connection.sendall(b"GET /reach?effect=OPC+maturation HTTP/1.1\r\nHost: x\r\n\r\n")
    time.sleep(0.1)
    assert httpx.get(f"{server.address}/health", timeout=WAIT).status_code == 200


def run(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "api", *arguments]
    return subprocess.run(  # noqa: S603 — our own command
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=WAIT, env=environment(**variables)
    )


def test_a_port_in_use_is_one_clear_line(server: Server, store_path: Path) -> None:
    done = run("--port", str(server.port), "--store", str(store_path))
    assert done.returncode == 1
    assert done.stdout == ""
    expected = f"port {server.port} of 127.0.0.1 is in use; take another with --port, or stop what uses it"
    assert done.stderr == f"exomyelin: {expected}\n"


def test_a_store_that_is_missing_says_how_to_make_it(tmp_path: Path) -> None:
    path = tmp_path / "none.sqlite"
    done = run("--store", str(path))
    assert (done.returncode, done.stdout) == (1, "")
    assert f"no store at {path}" in done.stderr
    assert f"python -m loaders add --builtin --store {path}" in done.stderr
    assert not path.exists()


def test_an_empty_store_says_how_to_fill_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "empty.sqlite"
    SqliteStore(path, load_rubric()).close()
    assert main(["--store", str(path)], {}) == 1
    assert "is empty; load the shipped papers" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "variables", "message"),
    [
        (["--host", ANYWHERE], {}, "set public"),
        ([], {"EXOMYELIN_PORT": "x"}, "EXOMYELIN_PORT"),
        ([], {"EXOMYELIN_RUBRIC": "/no/such/file"}, "can't be read"),
        (["--host", "192.0.2.1", "--public"], {}, "can't listen at 192.0.2.1"),
        (["--store", "ftp://x"], {}, "names no store"),
    ],
)
def test_what_can_t_be_served_is_one_clear_line(
    arguments: list[str],
    variables: dict[str, str],
    message: str,
    store_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    given = arguments if "--store" in arguments else [*arguments, "--store", str(store_path)]
    assert main(given, variables) == 1
    error = capsys.readouterr().err
    assert message in error
    assert error.count("\n") == 1


def test_the_command_describes_itself(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--help"], {})
    assert stopped.value.code == 0
    text = capsys.readouterr().out
    assert "EXOMYELIN_STORE" in text
    assert "127.0.0.1" in text


def test_an_address_of_the_sixth_version_is_written_as_one(store_path: Path) -> None:
    if not socket.has_ipv6 or not _has_loopback6():
        pytest.skip("no IPv6 here")
    running = Server(store_path, "--host", "::1")
    assert running.address.startswith("http://[::1]:")
    assert httpx.get(f"{running.address}/health", timeout=WAIT).status_code == 200
    running.stop()


def test_it_says_when_other_machines_can_reach_it(store_path: Path) -> None:
    running = Server(store_path, "--host", ANYWHERE, "--public")
    assert running.process.stdout is not None
    assert "Other machines can reach it." in [running.process.stdout.readline().strip() for _ in range(8)]
    running.stop()


def _has_loopback6() -> bool:
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind(("::1", 0))
    except OSError:
        return False
    return True
