"""What holds of every file of the repository."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("schema", "cypher", "graph", "loaders", "api")
MODULE_LINES = 250
FUNCTION_LINES = 50
VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}


def tracked() -> list[Path]:
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [path for line in listing.stdout.splitlines() if (path := ROOT / line).is_file()]


def modules() -> list[Path]:
    return [path for path in tracked() if path.suffix == ".py"]


def product_modules() -> list[Path]:
    return [path for path in modules() if path.relative_to(ROOT).parts[0] in PACKAGES]


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_there_is_something_to_hold_to_the_rules() -> None:
    assert len(product_modules()) > len(PACKAGES)


def test_no_module_is_longer_than_its_subject() -> None:
    lengths = {path.relative_to(ROOT): len(path.read_text().splitlines()) for path in product_modules()}

    assert {path: lines for path, lines in lengths.items() if lines > MODULE_LINES} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{function.name}"
        for path in modules()
        for function in functions(path)
        if (function.end_lineno or 0) - function.lineno >= FUNCTION_LINES
    ]

    assert long == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [path for path in modules() if VAGUE & {path.stem, *path.parts}] == []


@pytest.mark.parametrize(
    "pattern",
    [r"/work/", r"/root/", r"\.\./shared(?!/reference/review\.txt)", r"files\.pythonhosted", r"registry\.npmjs"],
)
def test_no_file_speaks_of_the_machine_it_was_made_on(pattern: str) -> None:
    found = [
        path.relative_to(ROOT)
        for path in tracked()
        if path != Path(__file__) and re.search(pattern, path.read_text(encoding="utf-8", errors="ignore"))
    ]

    assert found == []


def test_only_absolute_imports() -> None:
    relative = [
        path.relative_to(ROOT)
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.level
    ]

    assert relative == []
