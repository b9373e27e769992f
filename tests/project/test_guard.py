"""The five packages are the repository's own, though the package index has others of the same names."""

import subprocess
import sys
from pathlib import Path

import pytest

from schema.guard import PACKAGES, REPOSITORY, check_packages


def test_every_package_is_found_in_the_repository() -> None:
    check_packages()

    assert {path.parent.name for path in REPOSITORY.glob("*/__init__.py")} == set(PACKAGES)


def test_a_package_from_elsewhere_is_refused() -> None:
    with pytest.raises(ImportError, match=r"the package 'yaml' is found at .*, not in "):
        check_packages(["yaml"])


def test_a_package_that_is_not_there_is_refused() -> None:
    with pytest.raises(ImportError, match="the package 'no_such_package' is not found"):
        check_packages(["no_such_package"])


START = """
import runpy, sys
sys.path[:0] = sys.argv[1:3]
runpy.run_module(sys.argv[3], run_name="__main__")
"""


@pytest.mark.parametrize("module", ["loaders", "api"])
def test_a_command_does_not_start_with_a_foreign_package(module: str, tmp_path: Path) -> None:
    foreign = tmp_path / "cypher"
    foreign.mkdir()
    (foreign / "__init__.py").touch()
    command = [sys.executable, "-c", START, str(tmp_path), str(REPOSITORY), module]

    run = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)  # noqa: S603 -- our own

    assert run.returncode == 1
    assert f"the package 'cypher' is found at {foreign}" in run.stderr
    assert "Traceback" not in run.stderr
