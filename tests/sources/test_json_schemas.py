"""The JSON Schemas beside the loaders are those of the models, and accept what the loaders accept."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from loaders.json_schemas import FILES, FOLDER, schemas, write_schemas
from loaders.shipped import PAPERS
from tests.sources.tiny_paper import write_paper

NAMES = {
    "document": "document.yaml",
    "claims": "claims.yaml",
    "findings": "findings.yaml",
    "references": "references.json",
}


def test_the_schema_files_are_up_to_date() -> None:
    """If not: ``python -m loaders schemas``."""
    assert {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()} == schemas()


def test_they_can_be_written_anew(tmp_path: Path) -> None:
    written = write_schemas(tmp_path / "new")

    assert {path.name: path.read_text(encoding="utf-8") for path in written} == schemas()


@pytest.mark.parametrize("name", sorted(schemas()))
def test_each_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(json.loads(schemas()[name]))


class Yaml12(yaml.SafeLoader):
    """YAML as the editors read it that the schemas are for: dates, yes and no are text."""


TRUE_OR_FALSE = ("tag:yaml.org,2002:bool", re.compile("^(true|false)$"))
LEFT_OUT = {"tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool"}
Yaml12.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in known if tag not in LEFT_OUT] + [TRUE_OR_FALSE]
    for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def faults(name: str, path: Path) -> list[str]:
    """What the schema of a kind of file says is wrong with one."""
    text = path.read_text(encoding="utf-8")
    content: Any = json.loads(text) if path.suffix == ".json" else yaml.load(text, Loader=Yaml12)  # noqa: S506 -- safe
    validator = Draft202012Validator(json.loads(schemas()[f"{name}.schema.json"]))
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(content)]


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_good_file_fits_its_schema(name: str, tmp_path: Path) -> None:
    assert faults(name, write_paper(tmp_path) / NAMES[name]) == []


@pytest.mark.parametrize(
    "path",
    sorted(PAPERS.glob("*/*.yaml")) + sorted(PAPERS.glob("*/*.json")),
    ids=lambda path: f"{path.parent.name}-{path.name}",
)
def test_the_shipped_files_fit_their_schemas(path: Path) -> None:
    assert faults(path.stem, path) == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("claims", "predicate: decreases", "predicate: decreasing"),
        ("claims", "at: introduction/1/1", "at: introduction-1-1"),
        ("claims", "agent:", "agnet:"),
        ("document", "kind: table", "kind: tabel"),
        ("findings", "severity: info", "severity: minor"),
        ("references", '"title"', '"titel"'),
    ],
)
def test_a_mistake_does_not_fit_the_schema(name: str, old: str, new: str, tmp_path: Path) -> None:
    path = write_paper(tmp_path) / NAMES[name]
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")

    assert faults(name, path)
