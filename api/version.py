"""Which code is running."""

import hashlib
import tomllib
from functools import cache

from api.settings import ROOT

_PACKAGES = ("schema", "cypher", "graph", "api")
_SUFFIXES = {".py", ".yaml", ".sql", ".cypher", ".html", ".css", ".js"}


@cache
def number() -> str:
    """The version of the project."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])


@cache
def digest() -> str:
    """A hash of all source files that an answer can depend on: another code may give other bytes."""
    state = hashlib.sha256()
    for package in _PACKAGES:
        for path in sorted((ROOT / package).rglob("*")):
            if path.suffix in _SUFFIXES:
                state.update(str(path.relative_to(ROOT)).encode())
                state.update(path.read_bytes())
    return state.hexdigest()[:16]
