"""A real browser before a real server with the real papers."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from api import explorer
from graph.sqlite.store import SqliteStore
from loaders.folder import read_folder
from schema.rubric import load_rubric
from tests.browser.visit import Visit
from tests.http.process import ROOT, Server

REQUIRED = os.environ.get("REQUIRE_BROWSER") == "1"


def lacking(what: str) -> None:
    """Skip, or fail where a browser is required."""
    if REQUIRED:
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser, which ends with the module: while Playwright runs, no other test may run an event loop."""
    if not explorer.is_built():
        lacking("the explorer is not built: `make web`")
    chromium = os.environ.get("EXOMYELIN_CHROMIUM") or shutil.which("chromium")
    if chromium is None:
        lacking("there is no Chromium: EXOMYELIN_CHROMIUM names none, and none is on the PATH")
    unconfined = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--disable-background-networking", *unconfined]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The service over the shipped papers."""
    path = tmp_path_factory.mktemp("explored") / "store.sqlite"
    store = SqliteStore(path, load_rubric())
    for folder in sorted((ROOT / "loaders" / "papers").iterdir()):
        store.load(read_folder(folder))
    store.close()
    server = Server(path)
    yield server
    server.stop()


@pytest.fixture
def visit(browser: Browser, served: Server) -> Iterator[Callable[..., Visit]]:
    """Opens pages of the explorer; whatever their console complains of fails the test when it ends."""
    visits: list[Visit] = []

    def open_(width: int = 1600, **more: str) -> Visit:
        visits.append(Visit(browser, more.pop("address", served.address), width, more))
        return visits[-1]

    yield open_
    for one in visits:
        one.end()
