"""Every place that names a version of Neo4j, or what goes with its driver, names the same."""

import re
import tomllib
from pathlib import Path

from graph.neo4j.server.versions import LTS, SUPPORTED

ROOT = Path(__file__).parents[2]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def made(variable: str) -> str:
    (value,) = re.findall(rf"^{variable} \?= (.*)$", MAKEFILE, re.MULTILINE)
    return str(value)


def test_make_starts_and_tests_the_supported_versions() -> None:
    assert made("NEO4J_VERSION") == LTS
    assert tuple(made("NEO4J_VERSIONS").split()) == SUPPORTED


def test_ci_tests_the_long_supported_version_and_skips_nothing() -> None:
    assert f"\nLTS={LTS}\n" in CI
    assert "export REQUIRE_NEO4J=1\nexport REQUIRE_BROWSER=1\n" in CI
    assert 'make test EXOMYELIN_NEO4J_VERSIONS=$LTS PYTEST_ARGS="--cov --cov-report=term"' in CI


def test_the_accelerator_is_that_of_the_driver_that_is_pinned() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    (driver,) = re.findall(r"^neo4j==(\S+)", (ROOT / "requirements" / "run.txt").read_text(), re.MULTILINE)

    assert [re.sub(r"\.\d+$", "", pin) for pin in extras["rust"]] == [f"neo4j-rust-ext=={driver}"]
