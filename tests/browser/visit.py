"""One page of the explorer, and all that its console complains of."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import urlopen

from playwright.sync_api import Browser, Dialog, Locator, Page

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
HEIGHT = 900
MOST_TABS = 400
# What a driver for drawing without a graphics card says of itself.
_NOT_OURS = ("GL Driver Message", "Automatic fallback to software WebGL")


class Visit:
    """A page in a context of its own."""

    def __init__(self, browser: Browser, address: str, width: int, options: dict[str, str]) -> None:
        self.address = address
        context: dict[str, Any] = {"viewport": {"width": width, "height": HEIGHT}, **options}
        self.context = browser.new_context(accept_downloads=True, **context)
        self.page: Page = self.context.new_page()
        self.complaints: list[str] = []
        self.expected: list[str] = []
        self.page.on("console", lambda said: self._hear(said.type, said.text))
        self.page.on("pageerror", lambda error: self.complaints.append(f"{error}"))
        self.page.on("dialog", self._refuse)

    def _hear(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"} and not any(words in text for words in _NOT_OURS):
            self.complaints.append(text)

    def _refuse(self, dialog: Dialog) -> None:
        self.complaints.append(f"a dialog: {dialog.message}")
        dialog.dismiss()

    def go(self, view: str = "", **parameters: str) -> "Visit":
        """Open a view, and wait until all that it asks for is there."""
        query = urlencode({"view": view, **parameters} if view else parameters)
        self.page.goto(f"{self.address}/?{query}")
        return self.settle()

    def settle(self) -> "Visit":
        """Wait until nothing that was asked for is still on its way: the page says so of each."""
        return self.until("() => document.querySelector('h1') !== null && document.querySelector('.loading') === null")

    def until(self, condition: str, argument: object = None) -> "Visit":
        """Wait until a function in JavaScript, for the policy lets no mere expression in, holds of the page."""
        self.page.wait_for_function(condition, arg=argument)
        return self

    def until_asked(self, **parameters: str) -> "Visit":
        """Wait until the address has these parameters, and all that it asks for is there."""
        return self.until(
            "(all) => Object.entries(all).every(([name, value]) => "
            "new URLSearchParams(location.search).get(name) === value)",
            parameters,
        ).settle()

    def ask(self, path: str, **parameters: str) -> Any:  # noqa: ANN401 - any answer of the service
        """What the service itself answers."""
        with urlopen(f"{self.address}{path}?{urlencode(parameters)}") as answer:  # noqa: S310 — our own server
            return json.load(answer)

    def find(self, selector: str) -> Locator:
        return self.page.locator(selector)

    def tab_to(self, selector: str) -> None:
        """Press Tab until a thing that the selector means has the focus."""
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
                return
        message = f"no number of Tabs leads to {selector}"
        raise AssertionError(message)

    def violations(self) -> list[str]:
        """What axe finds wrong with the page as it is."""
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate("axe.run({resultTypes: ['violations']})")
        return [
            f"{rule['id']}: {node['target']} {node['failureSummary']}"
            for rule in found["violations"]
            for node in rule["nodes"]
        ]

    def end(self) -> None:
        self.context.close()
        unexpected = [text for text in self.complaints if not any(words in text for words in self.expected)]
        assert unexpected == [], unexpected


def assert_evidence_opens_and_closes(page: Visit, step: str) -> None:
    """By keyboard alone from a step that the selector means to its evidence, and back to where one was."""
    page.tab_to(step)
    named = page.page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.page.keyboard.press("Enter")
    page.find(".evidence h3").first.wait_for()

    assert page.page.evaluate("document.activeElement.closest('.evidence') !== null")
    page.page.keyboard.press("Escape")
    page.find(".evidence").wait_for(state="detached")
    assert page.page.evaluate("document.activeElement.getAttribute('aria-label')") == named
