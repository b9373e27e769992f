"""The pages that people open: where to start, and the description of the interface. No script but Swagger UI's."""

from html import escape
from importlib.resources import files
from pathlib import Path
from string import Template

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import FileResponse, HTMLResponse, PlainTextResponse, Response

from api import explorer, problems
from api.deps import ServiceOf
from api.examples import Example, Subject, ask, examples, subject_of
from api.problems import ProblemFound, Slug
from api.service import Service
from api.views.paths import path_text
from api.views.why import explanation
from graph.reach import ReachOptions, ReachRow, reach
from graph.snapshot import Snapshot

_STATIC = Path(__file__).with_name("static")
_SWAGGER = Path(str(files("fastapi_offline"))) / "static"
_SECONDS = 1.0
_ROWS = 20

# Swagger UI's style sheet holds its pictures.
_DOCS_POLICY = "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'"

router = APIRouter(include_in_schema=False)


def install(app: FastAPI) -> None:
    """Give an application its pages."""
    app.include_router(router)


@router.get("/")
def show_start(request: Request, service: ServiceOf) -> Response:
    """The explorer; where it was not built, a page without script that says why and how to ask."""
    if explorer.is_built():
        return explorer.page()
    snapshot = service.snapshots.current()
    return HTMLResponse(_start(service, snapshot, str(request.base_url).rstrip("/")))


@router.get("/explorer/assets/{name}")
def show_explorer_file(name: str) -> Response:
    """A file of the explorer's build."""
    if (found := explorer.asset(name)) is None:
        raise ProblemFound(Slug.UNKNOWN_PATH, f"There is nothing at /explorer/assets/{name}.")
    return found


@router.get("/index.css")
def show_style() -> Response:
    """How the first page looks."""
    return FileResponse(_STATIC / "index.css")


@router.get("/favicon.svg")
def show_icon() -> Response:
    """The service's mark."""
    return FileResponse(_STATIC / "favicon.svg")


@router.get("/docs")
def show_docs() -> Response:
    """The description of the interface."""
    return FileResponse(_STATIC / "docs.html", headers={"Content-Security-Policy": _DOCS_POLICY})


@router.get("/docs/start.js")
def show_docs_start() -> Response:
    """What starts Swagger UI."""
    return FileResponse(_STATIC / "docs.js")


@router.get("/docs/swagger-ui{ending}")
def show_swagger(ending: str) -> Response:
    """The files of Swagger UI, from an installed package."""
    if ending not in {".css", "-bundle.js"}:
        raise ProblemFound(Slug.UNKNOWN_PATH, f"There is nothing at /docs/swagger-ui{ending}.")
    return FileResponse(_SWAGGER / f"swagger-ui{ending}")


@router.get("/problems/{slug}")
def explain_problem(slug: str) -> Response:
    """What a problem's type means."""
    if (text := problems.explain(slug)) is None:
        raise ProblemFound(Slug.UNKNOWN_PATH, f"There is no problem {slug!r}.")
    return PlainTextResponse(text)


def _start(service: Service, snapshot: Snapshot, address: str) -> str:
    subject = subject_of(snapshot)
    asked = examples(subject) if subject else []
    return Template((_STATIC / "index.html").read_text(encoding="utf-8")).substitute(
        why=escape(explorer.why_not()),
        answer=_answer(service, snapshot, subject) if subject else "",
        examples="\n".join(map(_item, asked)),
        notebook=escape(_notebook(address, subject)),
        release=escape(snapshot.release),
        documents=str(len(snapshot.documents)),
        entities=str(len(snapshot.entities)),
    )


def _answer(service: Service, snapshot: Snapshot, subject: Subject) -> str:
    """The first question with its answer, as a table."""
    effect = snapshot.names.resolve(subject.effect, "effect")
    found = reach(snapshot, service.store, effect, ReachOptions(seconds=_SECONDS))
    rows = "\n".join(_row(snapshot, row) for row in found.rows[:_ROWS])
    late = "<p>The time was up before all was searched.</p>" if found.timed_out else ""
    return (
        f'<h2>Which sources reach {escape(subject.effect)}?</h2><div class="wide"><table>'
        "<thead><tr><th>source</th><th>sign</th><th>belief</th><th>support</th><th>best chain</th></tr></thead>"
        f"<tbody>{rows}</tbody></table></div>{late}"
    )


def _row(snapshot: Snapshot, row: ReachRow) -> str:
    if row.reached is None:
        why = explanation(snapshot, row.why) if row.why else ""
        cells = [row.name, "not reached", "", "", why]
    else:
        path, verdict = row.reached.best
        cells = [row.name, row.reached.sign, f"{path.belief:.3g}", verdict.support, path_text(snapshot, path)]
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"


def _item(example: Example) -> str:
    return f'<li><a href="{escape(example.href)}">{escape(example.question)}</a></li>'


def _notebook(address: str, subject: Subject | None) -> str:
    path = ask("/reach", effect=subject.effect, format="csv") if subject else ask("/claims", format="csv")
    url = f"{address}{path}"
    return f'pandas.read_csv("{url}")\nreadr::read_csv("{url}")\ncurl "{url}"'
