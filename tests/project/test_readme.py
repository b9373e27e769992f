"""What the README says is what there is."""

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from typer.main import get_command

from api.app import create_app
from api.settings import Settings, variable
from graph.reach import Reach, reach
from graph.snapshot import Snapshot, Snapshots
from graph.sqlite.store import SqliteStore
from loaders.cli.app import app as loaders_app
from loaders.folder import read_folder
from schema.rubric import load_rubric

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def table(first_column: str) -> list[list[str]]:
    """The rows of the table whose first column has this heading."""
    lines = README.split(f"| {first_column} |", 1)[1].splitlines()[2:]
    rows = [line for line in lines[: lines.index("")] if line.startswith("|")]
    return [[cell.strip() for cell in row.strip("|").split(" | ")] for row in rows]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteStore]:
    with closing(SqliteStore(tmp_path_factory.mktemp("shipped") / "store.sqlite", load_rubric())) as store:
        for folder in sorted((ROOT / "loaders" / "papers").iterdir()):
            store.load(read_folder(folder))
        yield store


@pytest.fixture(scope="module")
def answer(store: SqliteStore) -> tuple[Snapshot, Reach]:
    snapshot = Snapshots(store).current()
    return snapshot, reach(snapshot, store, snapshot.names.resolve("OPC maturation", "effect"))


def test_it_can_be_read_in_one_go() -> None:
    assert len(README.splitlines()) <= 150


def test_its_answer_is_the_answer(answer: tuple[Snapshot, Reach]) -> None:
    snapshot, found = answer
    told = []
    for row in found.rows:
        if row.reached:
            best = row.reached.best
            steps = "".join(f" -{e.predicate}-> {snapshot.entities[e.object].name}" for e in best.path.edges).strip()
            told.append(
                [row.name, row.reached.sign.value, best.verdict.support.value, steps, f"{best.path.belief:.3f}"]
            )

    assert table("source") == told


def test_it_names_every_source_that_does_not_reach_the_effect(answer: tuple[Snapshot, Reach]) -> None:
    text = " ".join(README.split("Not reached:", 1)[1].split("What it means", 1)[0].split())

    unreached = {row.name for row in answer[1].rows if row.reached is None}
    assert {name for name in unreached if name not in text} == set()
    assert len(unreached) == 8


def test_it_counts_the_claims_that_are_served(store: SqliteStore) -> None:
    ((total, article, works),) = re.findall(r"(\d+) claims, (\d+) of the article and (\d+) of those works", README)

    held = {document.info.id: document.claims for document in store.documents()}
    assert (int(article), int(works)) == (held["gangadharan-2025"], held["counter-evidence"])
    assert int(total) == sum(held.values())


def test_its_paths_are_those_that_are_served(store: SqliteStore) -> None:
    served = set(create_app(store, Settings()).openapi()["paths"])
    told = {path.split("?")[0] for row in table("path") for path in re.findall(r"`(/[^`]*)`", row[0])}

    assert told == served


def test_its_settings_are_those_that_there_are() -> None:
    told = {row[0].strip("`"): row[2] for row in table("variable")}

    assert told == {variable(name): field.description for name, field in Settings.model_fields.items()}


def test_its_commands_exist() -> None:
    targets = set(re.findall(r"(?m)^([a-z0-9-]+):", MAKEFILE))
    commands = set(getattr(get_command(loaders_app), "commands"))  # noqa: B009 - a click group, which typing can't see

    assert set(re.findall(r"\bmake ([a-z0-9-]+)", README)) - {"and"} <= targets
    assert set(re.findall(r"-m loaders ([a-z]+)", README)) <= commands


def test_its_links_lead_somewhere() -> None:
    for link in re.findall(r"\]\(([^)]+)\)", README):
        assert (ROOT / link).exists(), link
