"""Makes the pictures of the explorer that the README and docs/ show: ``python -m tests.browser.screenshots``."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from graph.sqlite.store import SqliteStore
from loaders.folder import read_folder
from schema.rubric import load_rubric
from tests.browser.visit import Visit
from tests.http.process import ROOT, Server

FOLDER = ROOT / "docs" / "pictures"
MECHANISM = {"source": "MSC exosome", "effect": "OPC maturation"}
PICTURES: dict[str, tuple[int, str, str, dict[str, str], str]] = {
    "start": (1280, "light", "", {}, ""),
    "evidence": (1260, "light", "mechanism", MECHANISM, "button.hop"),
    "mechanism-dark": (1024, "dark", "mechanism", MECHANISM | {"chain": "9"}, ""),
    "compare": (1024, "light", "compare", {"a": "MSC exosome", "b": "OPC exosome", "effect": "OPC maturation"}, ""),
    "contradictions": (1024, "light", "contradictions", {}, ""),
    "explore": (1600, "light", "explore", {"of": "exomyelin:mir-219"}, ""),
    "phone": (390, "dark", "reach", {"effect": "OPC maturation"}, ""),
}


_HEIGHT = 780


def main() -> None:
    """Save each picture as a PNG."""
    chromium = os.environ.get("EXOMYELIN_CHROMIUM") or shutil.which("chromium")
    if chromium is None:
        sys.exit("there is no Chromium: EXOMYELIN_CHROMIUM names none, and none is on the PATH")
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = _serve(Path(folder) / "store.sqlite")
        unconfined = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=chromium, args=unconfined)
        for name, (width, theme, view, parameters, click) in PICTURES.items():
            page = Visit(browser, server.address, width, {"color_scheme": theme}).go(view, **parameters)
            if click:
                page.find(click).first.click()
                page.find(".evidence h3").first.wait_for()
            page.settle()
            page.page.screenshot(path=FOLDER / f"{name}.png", clip={"x": 0, "y": 0, "width": width, "height": _HEIGHT})
            page.end()
        browser.close()
        server.stop()


def _serve(path: Path) -> Server:
    store = SqliteStore(path, load_rubric())
    for folder in sorted((ROOT / "loaders" / "papers").iterdir()):
        store.load(read_folder(folder))
    store.close()
    return Server(path)


if __name__ == "__main__":
    main()
