"""What the Dockerfile and compose.yaml name is there: all that can be held to without a container engine."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from api.server import main
from api.settings import read_settings
from graph.neo4j import address
from graph.neo4j.server.versions import LTS
from schema.guard import PACKAGES

ROOT = Path(__file__).parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
SERVICE, SERVER = COMPOSE["services"]["exomyelin"], COMPOSE["services"]["neo4j"]
COPIED = [line.split()[1] for line in DOCKERFILE.splitlines() if line.startswith("COPY ")]
OF_THE_STORE = {address.USER, address.PASSWORD, address.DATABASE}


def image_environment() -> dict[str, str]:
    (line,) = re.findall(r"^ENV (EXOMYELIN_.*)$", DOCKERFILE, re.MULTILINE)
    return dict(pair.split("=", 1) for pair in line.split())


def test_everything_that_the_service_needs_is_copied_and_there() -> None:
    assert [path for path in COPIED if not (ROOT / path).exists()] == []
    assert {*PACKAGES, "pyproject.toml", "requirements/run.txt"} == set(COPIED)


def test_only_what_is_copied_is_given_to_the_build() -> None:
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()

    assert lines[0] == "*"
    assert {line.removeprefix("!") for line in lines if line.startswith("!")} == set(COPIED)


def test_the_image_has_the_python_that_the_packages_were_pinned_for() -> None:
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["requires-python"]
    (image,) = re.findall(r"^FROM python:([\d.]+)-slim$", DOCKERFILE, re.MULTILINE)

    assert needed == f">={image}"
    assert f"--python-version {image}" in (ROOT / "Makefile").read_text(encoding="utf-8")


def test_packages_are_installed_by_their_hashes_and_nothing_runs_as_root() -> None:
    assert "--no-deps --require-hashes -r requirements/run.txt" in DOCKERFILE
    after = DOCKERFILE[DOCKERFILE.index("\nUSER ") :]
    assert re.match(r"\nUSER [1-9]\d*\n", after)
    assert "\nRUN " not in after
    assert "\nUSER " not in after[1:]


def test_the_modules_that_the_image_runs_exist() -> None:
    modules = re.findall(r"python -m (\w+)", DOCKERFILE)

    assert modules[-2:] == ["loaders", "api"]
    assert all((ROOT / name / "__main__.py").exists() for name in modules[-2:])


def test_the_image_listens_to_the_outside_and_does_not_answer_cypher() -> None:
    settings = read_settings(image_environment())

    assert (settings.host, settings.public, settings.cypher) == ("0.0.0.0", True, False)  # noqa: S104 - a container's
    assert f"EXPOSE {settings.port}\n" in DOCKERFILE


def test_compose_sets_what_there_is_to_set(capsys: pytest.CaptureFixture[str]) -> None:
    environment = {name: re.sub(r"\$\{\w+:-(.*)\}", r"\1", value) for name, value in SERVICE["environment"].items()}

    settings = read_settings({**image_environment(), **environment})
    assert settings.cypher is False
    assert {name for name in environment if name.startswith("EXOMYELIN_NEO4J_")} <= OF_THE_STORE
    assert main(["--store", "bolt:/" + "/127.0.0.1:1"], environment) == 1
    assert "127.0.0.1:1" in capsys.readouterr().err


def test_the_service_asks_the_server_that_compose_starts_when_it_is_well() -> None:
    store = address.parse_address(SERVICE["environment"]["EXOMYELIN_STORE"], {})

    assert store.uri == "bolt://neo4j:7687"
    assert SERVICE["depends_on"] == {"neo4j": {"condition": "service_healthy"}}
    assert "cypher-shell" in SERVER["healthcheck"]["test"][1]
    assert SERVER["image"] == f"neo4j:{LTS.rsplit('.', 1)[0]}"


def test_what_is_kept_lies_in_a_volume_that_is_declared() -> None:
    assert SERVER["volumes"] == ["neo4j:/data"]
    assert "neo4j" in COMPOSE["volumes"]


def test_no_password_has_a_default() -> None:
    told = [SERVER["environment"]["NEO4J_AUTH"], SERVICE["environment"][address.PASSWORD]]

    assert all(re.search(r"\$\{" + address.PASSWORD + r":\?.+\}$", value) for value in told)


@pytest.mark.parametrize("service", [SERVICE, SERVER], ids=["exomyelin", "neo4j"])
def test_only_this_machine_reaches_what_is_published(service: dict[str, Any]) -> None:
    assert [port for port in service["ports"] if not port.startswith("127.0.0.1:")] == []
