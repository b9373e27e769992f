"""The command that runs the service."""

import argparse
import errno
import logging
import signal
import socket
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from types import FrameType

import uvicorn
from fastapi import FastAPI

from api import version
from api.app import create_app
from api.examples import examples, subject_of
from api.service import Service
from api.settings import Settings, is_loopback, read_settings, variable
from api.templates import QUESTIONS, mistakes, templates
from api.warming import first_questions, warmed
from graph.opening import open_store
from graph.store import GraphStore
from schema.errors import ExomyelinError
from schema.rubric import DEFAULT_RUBRIC, load_rubric

_LOAD = "python -m loaders add --builtin"
_BACKLOG = 2048


class CannotServe(Exception):
    """What is to be told in one line before giving up."""


def main(arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run the service until it is stopped.

    Returns:
        The exit status: 0 when it was stopped, 1 when it could not be started.
    """
    given = _parser().parse_args(arguments)
    try:
        _serve(given, environment)
    except (CannotServe, ExomyelinError) as error:
        sys.stderr.write(f"exomyelin: {error}\n")
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    default = Settings()
    parser = argparse.ArgumentParser(prog="python -m api", description="Serve the graph over HTTP.")
    for name, kind in (("host", str), ("port", int), ("store", str)):
        description = (Settings.model_fields[name].description or "").removesuffix(".")
        shown = f"{description} ({variable(name)}; {getattr(default, name)})"
        parser.add_argument(f"--{name}", type=kind, help=shown.replace("%", "%%"))
    parser.add_argument(
        "--public", action="store_true", default=None, help="Let it listen at an address that other machines reach"
    )
    parser.add_argument("--version", action="version", version=f"exomyelin {version.number()}")
    return parser


def _serve(given: argparse.Namespace, environment: Mapping[str, str]) -> None:
    settings = read_settings(environment, **vars(given))
    with closing(_open(settings)) as store, closing(_bind(settings)) as bound:
        app = create_app(store, settings)
        _verify_questions(app)
        _announce(app, bound)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, _stop)
        logging.basicConfig(format="%(levelname)s %(message)s")
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, lifespan="off")
        with warmed(app, first_questions(app.state.service)):
            uvicorn.Server(config).run(sockets=[bound])


def _verify_questions(app: FastAPI) -> None:
    """Hold the question templates to the routes, before anybody asks."""
    if found := mistakes(templates(), app.openapi()):
        message = f"{QUESTIONS.name}: {'; '.join(found)}"
        raise CannotServe(message)


def _open(settings: Settings) -> GraphStore:
    is_address = "://" in settings.store
    if not is_address and not Path(settings.store).is_file():
        message = f"there is no store at {settings.store}; make one with: {_command(settings)}"
        raise CannotServe(message)
    store = open_store(settings.store, load_rubric(settings.rubric or DEFAULT_RUBRIC), read_only=True)
    if not store.documents():
        store.close()
        message = f"the store at {settings.store} is empty; load the shipped papers with: {_command(settings)}"
        raise CannotServe(message)
    return store


def _command(settings: Settings) -> str:
    return _LOAD if settings.store == Settings().store else f"{_LOAD} --store {settings.store}"


def _bind(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    # Only where the protocol is named does asyncio send what is written at once, and not 40 ms later.
    bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((settings.host, settings.port))
        bound.listen(_BACKLOG)
    except OSError as error:
        bound.close()
        raise CannotServe(_refusal(settings, error)) from error
    return bound


def _refusal(settings: Settings, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {settings.port} of {settings.host} is in use; take another with --port, or stop what uses it"
    return f"can't listen at {settings.host}, port {settings.port}: {error.strerror or error}"


def _announce(app: FastAPI, bound: socket.socket) -> None:
    service: Service = app.state.service
    snapshot = service.snapshots.current()
    host, port = bound.getsockname()[:2]
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    lines = [f"exomyelin {version.number()}, release {snapshot.release}, at {address}"]
    if subject := subject_of(snapshot):
        lines += [f"  {example.question}\n    {address}{example.href}" for example in examples(subject)[:3]]
    lines.append(f"  All questions: {address}/docs")
    if not is_loopback(host):
        lines.append("  Other machines can reach it.")
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


def _stop(_: int, __: FrameType | None) -> None:
    raise SystemExit(0)
