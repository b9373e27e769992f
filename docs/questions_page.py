"""Writes docs/questions.md from the question templates, each with the answer that the shipped papers give.

Run as ``python -m docs.questions_page``, or with ``make docs``.
"""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import anyio
import httpx
from fastapi import FastAPI

from api.app import create_app
from api.settings import Settings
from api.templates import Template, templates
from graph.sqlite.store import SqliteStore
from loaders.folder import read_folder
from schema.rubric import load_rubric

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "questions.md"
_PAPERS = ROOT / "loaders" / "papers"
_DECIMALS = 3
_LETTERS = 160
_HEAD = """# Questions

What can be asked, and what the shipped papers answer. This page is written by `make docs` from `api/questions.yaml` and
from the service's own answers; nothing in it is typed by hand, and a test holds it to them. The same questions are
data at `/questions`. Every answer also has a permalink and a methods sentence, and with `&format=bibtex`, `ris` or
`csl-json` it gives the papers that it rests on. Belief ranks claims by what they rest on; it is no probability that a
therapy works.
"""


def page() -> str:
    """The whole page."""
    with TemporaryDirectory() as folder, closing(SqliteStore(Path(folder) / "store.sqlite", load_rubric())) as store:
        for paper in sorted(_PAPERS.iterdir()):
            store.load(read_folder(paper))
        app = create_app(store, Settings())
        return "\n".join([_HEAD, *(section(template, ask(app, template.href)) for template in templates())])


def ask(app: FastAPI, href: str) -> dict[str, Any]:
    """The answer to a question, asked of the application in this process."""

    async def asked() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost") as client:
            return await client.get(href)

    answer: dict[str, Any] = anyio.run(asked).raise_for_status().json()
    return answer


def section(template: Template, answer: dict[str, Any]) -> str:
    """One question with its worked answer."""
    return "\n".join([f"## {template.question}", "", *_asked(template), "", *_answered(template, answer), ""])


def _asked(template: Template) -> Iterator[str]:
    yield " ".join(template.answers.split())
    yield ""
    yield f"`{template.href}`"
    if further := [f"`{one.name}` ({one.description.rstrip('.')})" for one in template.parameters if not one.examples]:
        yield ""
        yield f"Also takes {', '.join(further)}."


def _answered(template: Template, answer: dict[str, Any]) -> Iterator[str]:
    for name in template.summary:
        yield f"**{name}**: {_cell(answer[name])}"
        yield ""
    items = answer[template.items]
    if not items:
        yield f"No item: {answer.get('explanation') or answer.get('reason') or 'nothing was found'}"
        return
    yield f"| {' | '.join(template.shows)} |"
    yield f"|{'---|' * len(template.shows)}"
    for item in items[: template.rows]:
        yield f"| {' | '.join(_cell(_field(item, name)) for name in template.shows)} |"
    yield ""
    yield _counted(template, len(items), is_more=bool(answer.get("truncated")))


def _counted(template: Template, found: int, *, is_more: bool) -> str:
    least = "at least " if is_more else ""
    noun = "item" if found == 1 else "items"
    shown = f", of which the first {template.rows} are shown" if found > template.rows else ""
    return f"{least}{found} {noun}{shown}.".capitalize()


def _field(item: dict[str, Any], name: str) -> object:
    value: Any = item
    for part in name.split("."):
        value = None if value is None else value[part]
    return value


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:.{_DECIMALS}f}"
        case list():
            return ", ".join(map(_cell, value))
        case _:
            text = " ".join(str(value).split())
            cut = text if len(text) <= _LETTERS else f"{text[: _LETTERS - 1].rstrip()}…"
            return cut.replace("|", "\\|").replace("<", "&lt;")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
