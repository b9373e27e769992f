"""How smooth the explorer's map is while it is moved, without a graphics card: ``python -m benchmarks.map [BUILD …]``.

Each build of the explorer (a folder as ``web/dist`` is) is opened in turn, in the same browser and over the same store,
so that two can be held beside each other in one run. Needs Chromium and the developers' tools.
"""

import argparse
import mimetypes
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import numpy as np
from playwright.sync_api import Browser, Page, Route, sync_playwright

from benchmarks.papers import made_up
from graph.sqlite.store import SqliteStore
from schema.rubric import load_rubric
from tests.http.process import ROOT, Server

SEED: Final = 11
SIZE: Final = {"width": 1600, "height": 900}
ROUNDS: Final = 3
MOVES: Final = 120
ARRANGED_MS: Final = 300_000
WATCH: Final = """() => {
  window.frames_ = []; window.watching_ = true;
  let before = performance.now();
  const frame = (now) => { window.frames_.push(now - before); before = now; if (window.watching_) requestAnimationFrame(frame); };
  requestAnimationFrame(frame);
}"""  # noqa: E501 - JavaScript
# Moved once a frame, so that each frame has something new to show.
EACH_FRAME: Final = """
  const mouse = document.querySelector('.sigma-mouse'), box = mouse.getBoundingClientRect();
  const at = (x, y) => ({clientX: box.left + box.width / 2 + x, clientY: box.top + box.height / 2 + y, bubbles: true});
  const frames = async (one) => { for (let n = 0; n < count; n += 1) await new Promise((next) => requestAnimationFrame(() => { one(n); next(); })); };
"""  # noqa: E501 - JavaScript
PAN: Final = (
    "async (count) => {"
    + EACH_FRAME
    + """mouse.dispatchEvent(new MouseEvent('mousedown', {...at(0, 0), button: 0}));
  await frames((n) => mouse.dispatchEvent(new MouseEvent('mousemove', at(250 * Math.sin(n / 12), 120 * Math.sin(n / 7)))));
  document.dispatchEvent(new MouseEvent('mouseup', at(0, 0)));
}"""  # noqa: E501 - JavaScript
)
ZOOM: Final = (
    "async (count) => {"
    + EACH_FRAME
    + """await frames((n) => mouse.dispatchEvent(new WheelEvent('wheel', {...at(100, 50), deltaY: n < count / 2 ? -120 : 120, cancelable: true})));
}"""  # noqa: E501 - JavaScript
)
END: Final = "() => { window.watching_ = false; return window.frames_.slice(1); }"


def main() -> None:
    """Print the milliseconds between frames, for each build and way of moving."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.map")
    parser.add_argument("builds", nargs="*", type=Path, default=[ROOT / "web" / "dist"], help="folders of builds")
    parser.add_argument("--edges", type=int, default=50_000)
    asked = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        _serving(Path(folder) / "map.sqlite", asked.edges) as server,
        _browser() as browser,
    ):
        print(f"{asked.edges} edges, {SIZE['width']} x {SIZE['height']}, no graphics card; milliseconds a frame")
        print(f"{'build':40} {'moving':8} {'frames':>6} {'median':>7} {'p95':>7} {'most':>7}")
        for round_ in range(ROUNDS):
            for build in asked.builds:
                _measure(browser, server.address, build, round_)


def _measure(browser: Browser, address: str, build: Path, round_: int) -> None:
    page = browser.new_page(viewport={"width": SIZE["width"], "height": SIZE["height"]}, reduced_motion="reduce")
    page.route(f"{address}/explorer/**", lambda route: _fulfil(route, build))
    page.route(f"{address}/?**", lambda route: _fulfil(route, build))
    page.goto(f"{address}/?view=explore&map=whole")
    page.locator(".map canvas").first.wait_for(timeout=ARRANGED_MS)
    page.get_by_text("Arranging the map").wait_for(state="detached", timeout=ARRANGED_MS)
    page.wait_for_timeout(2000)
    for name, move in (("still", _wait), ("pan", _pan), ("zoom", _zoom)):
        page.evaluate(WATCH)
        move(page)
        frames = np.array(page.evaluate(END))
        middle, late = np.quantile(frames, (0.5, 0.95))
        told = f"{build} {round_ + 1}"
        print(f"{told[-40:]:40} {name:8} {len(frames):6} {middle:7.1f} {late:7.1f} {frames.max():7.1f}", flush=True)
        page.wait_for_timeout(2500)
    page.close()


def _wait(page: Page) -> None:
    page.wait_for_timeout(1000)


def _pan(page: Page) -> None:
    page.evaluate(PAN, MOVES)
    page.wait_for_timeout(800)


def _zoom(page: Page) -> None:
    page.evaluate(ZOOM, MOVES)
    page.wait_for_timeout(800)


def _fulfil(route: Route, build: Path) -> None:
    path = urlsplit(route.request.url).path
    file = build / ("index.html" if path == "/" else path.removeprefix("/explorer/"))
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    policy = "default-src 'self'; img-src 'self' blob:; object-src 'none'"
    route.fulfill(body=file.read_bytes(), content_type=kind, headers={"Content-Security-Policy": policy})


@contextmanager
def _serving(path: Path, edges: int) -> Iterator[Server]:
    store = SqliteStore(path, load_rubric())
    store.load(made_up(edges, SEED, sources=edges // 500))
    store.close()
    server = Server(path)
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def _browser() -> Iterator[Browser]:
    chromium = os.environ.get("EXOMYELIN_CHROMIUM") or shutil.which("chromium")
    if chromium is None:
        sys.exit("there is no Chromium: EXOMYELIN_CHROMIUM names none, and none is on the PATH")
    unconfined = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--disable-background-networking", *unconfined]
        )
        yield browser
        browser.close()


if __name__ == "__main__":
    main()
