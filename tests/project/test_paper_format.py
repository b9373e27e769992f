"""What docs/adding-a-paper.md says of the files is what the loaders take."""

import re

import pytest
from typer.main import get_command

from loaders.cli.app import app
from loaders.files.background import BackgroundRow
from loaders.files.citations import CitationRow
from loaders.files.claims import CitingEntry, ClaimEntry
from loaders.files.coverage import CoverageEntry
from loaders.files.document import DocumentFile
from loaders.files.entities import EntityRow
from loaders.files.findings import FindingEntry
from loaders.files.rows import columns_of
from loaders.files.studies import StudyRow
from loaders.folder import FILES, NEEDED
from schema.guard import REPOSITORY
from schema.predicates import Predicate, Walk
from schema.vocabulary import Kind

TEXT = (REPOSITORY / "docs" / "adding-a-paper.md").read_text(encoding="utf-8")
TABLES = [EntityRow, StudyRow, CitationRow, CoverageEntry, BackgroundRow]


def section(heading: str) -> str:
    return re.split(r"^## ", TEXT.split(f"## {heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def test_the_table_of_files_is_that_of_the_loaders() -> None:
    rows = re.findall(r"^\| `([a-z]+\.[a-z]+)` \| .* \| (yes)?", TEXT, re.MULTILINE)

    assert tuple(name for name, _ in rows) == FILES
    assert tuple(name for name, needed in rows if needed) == NEEDED


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model.__name__)
def test_the_columns_of_a_table_are_told(model: type[EntityRow]) -> None:
    assert f"`{'  '.join(columns_of(model).known)}`" in TEXT


@pytest.mark.parametrize("model", [ClaimEntry, CitingEntry, FindingEntry], ids=lambda model: model.__name__)
def test_the_fields_of_an_entry_are_told(model: type[ClaimEntry]) -> None:
    untold = {name for name in model.model_fields if not re.search(rf"\b{name}\b", TEXT)}

    assert untold == set()


def test_the_fields_of_the_document_are_told() -> None:
    told = section("document.yaml")

    assert {name for name in DocumentFile.model_fields if not re.search(rf"\b{name}\b", told)} == set()


def test_the_predicates_are_told_in_their_order() -> None:
    (row,) = re.findall(r"^\| `predicate` \| (.*) \|$", TEXT, re.MULTILINE)
    named = re.sub(r"\(.*?\)", "", row).replace(" ", "").split(",")

    assert named == [each.value for each in Predicate if each.traits.walk is not Walk.BACKGROUND]
    told = section("coverage.tsv, findings.yaml, background.tsv")
    assert [each for each in Predicate if each.traits.walk is Walk.BACKGROUND and f"`{each}`" not in told] == []


def test_the_kinds_are_told() -> None:
    assert [kind for kind in Kind if kind not in section("entities.tsv")] == []


def test_every_command_that_is_told_exists() -> None:
    commands = set(re.findall(r"python -m loaders (\w+)", TEXT))

    assert commands <= set(getattr(get_command(app), "commands", {}))
    assert {"add", "check", "audit", "segments"} <= commands
