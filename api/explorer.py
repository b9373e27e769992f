"""The explorer: the page that `web/` is built into, and its files."""

from typing import Final

from fastapi.responses import FileResponse, Response

from api.settings import ROOT

BUILD: Final = ROOT / "web" / "dist"
_WHY: Final = ROOT / "web" / "why-not-built.txt"
# Pictures that the page makes of its own drawings are blobs.
_POLICY: Final = (
    "default-src 'self'; img-src 'self' blob:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; "
    "object-src 'none'"
)
_YEAR: Final = 31_536_000


def is_built() -> bool:
    """Whether there is a build to be served."""
    return (BUILD / "index.html").is_file()


def page() -> Response:
    """The one page, whatever it is to show."""
    headers = {"Content-Security-Policy": _POLICY, "Cache-Control": "no-cache"}
    return FileResponse(BUILD / "index.html", headers=headers)


def asset(name: str) -> Response | None:
    """A file of the build, whose name changes with its content; None where there is none of this name."""
    files = {path.name: path for path in (BUILD / "assets").glob("*")} if is_built() else {}
    path = files.get(name)
    if path is None:
        return None
    return FileResponse(path, headers={"Cache-Control": f"public, max-age={_YEAR}, immutable"})


def why_not() -> str:
    """Why there is no explorer, as far as its making has said."""
    reason = _WHY.read_text(encoding="utf-8").strip() if _WHY.is_file() else "it was not built: `make web` does that"
    return f"The explorer is not here: {reason}. What follows needs no script."
