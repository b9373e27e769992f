"""The commands of ``python -m loaders``: what they do to a store, what they say, and how they end."""

import csv
import hashlib
import io
import json
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from graph.sqlite.store import SqliteStore
from loaders import json_schemas
from loaders.cli.app import app
from loaders.shipped import shipped
from schema.guard import REPOSITORY
from schema.rubric import load_rubric
from tests.sources.tiny_paper import NAME, TEXT, segments, write_paper


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_paper(tmp_path / "papers")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "made" / "store.sqlite"


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)))


def added(folder: Path, store: Path) -> Path:
    assert run("add", folder, "--store", store).exit_code == 0
    return store


def documents(store: Path) -> Sequence[str]:
    with closing(SqliteStore(store, load_rubric(), read_only=True)) as opened:
        return [document.info.id for document in opened.documents()]


def overlay(store: Path) -> dict[str, str]:
    with closing(SqliteStore(store, load_rubric(), read_only=True)) as opened:
        return dict(opened.text(NAME))


def test_add_loads_a_paper_and_says_how_much(folder: Path, store: Path) -> None:
    result = run("add", folder, "--store", store)

    assert result.exit_code == 0
    assert result.stderr.startswith(f"{NAME}: added (5 claims, 6 entities, 1 relations); release ")
    assert documents(store) == [NAME]


def test_add_again_changes_nothing(folder: Path, store: Path) -> None:
    added(folder, store)

    assert run("add", folder, "--store", store).stderr.startswith(f"{NAME}: unchanged")


def test_add_builtin_loads_the_shipped_papers(store: Path) -> None:
    assert run("add", "--builtin", "--store", store).exit_code == 0
    assert documents(store) == sorted(folder.name for folder in shipped())


def test_a_shipped_paper_can_be_named(store: Path) -> None:
    assert run("add", "background", "--store", store).exit_code == 0
    assert documents(store) == ["background"]


def test_if_missing_leaves_out_what_is_held(folder: Path, store: Path) -> None:
    first = run("add", folder, "--if-missing", "--store", store)
    again = run("add", folder, "background", "--if-missing", "--store", store)
    at_last = run("add", folder, "background", "--if-missing", "--store", store)

    assert first.stderr.startswith(f"{NAME}: added")
    assert again.stderr.startswith("background: added")
    assert at_last.exit_code == 0
    assert not at_last.stderr


def test_the_store_and_the_rubric_can_be_named_in_the_environment(folder: Path, store: Path, tmp_path: Path) -> None:
    environment = {"EXOMYELIN_STORE": str(store), "EXOMYELIN_RUBRIC": str(tmp_path / "none.yaml")}

    refused = CliRunner().invoke(app, ["add", str(folder)], env=environment)
    loaded = CliRunner().invoke(app, ["add", str(folder)], env=environment | {"EXOMYELIN_RUBRIC": ""})

    assert (refused.exit_code, loaded.exit_code) == (1, 0)
    assert refused.stderr.startswith(f"{tmp_path / 'none.yaml'}: can't be read")
    assert documents(store) == [NAME]


def test_add_lays_a_text_beside_the_paper(folder: Path, store: Path, text: Path) -> None:
    text.write_text(TEXT.replace("Nothing else", "Little else").replace("Glia vesicles", "So. Glia vesicles"))

    result = run("add", folder, "--store", store, "--text", text)

    assert result.exit_code == 0
    assert "text: 12 places joined, 2 moved, 1 missing\n" in result.stderr
    assert "  moved: introduction/1/1, introduction/1/2\n  missing: introduction/1/3\n" in result.stderr
    assert overlay(store)["front/1/1"] == "A tiny paper"


def test_another_copy_than_the_one_that_was_read_is_told(folder: Path, store: Path, text: Path) -> None:
    with (folder / "document.yaml").open("a", encoding="utf-8") as file:
        file.write(f"text_sha256: {hashlib.sha256(text.read_bytes()).hexdigest()}\n")
    checked, loaded = run("check", folder, "--text", text), run("add", folder, "--store", store, "--text", text)
    assert "SHA-256" not in checked.stderr
    assert loaded.stderr.endswith("15 places joined, 0 moved, 0 missing\n")

    text.write_text(TEXT + "\n", encoding="utf-8")
    checked, loaded = run("check", folder, "--text", text), run("add", folder, "--store", store, "--text", text)

    assert "its SHA-256 is not the text_sha256" in checked.stderr
    assert "not the very file that was read" in loaded.stderr
    assert (checked.exit_code, loaded.exit_code) == (0, 0)


def test_many_places_that_moved_are_not_all_listed(folder: Path, store: Path, text: Path) -> None:
    longer = TEXT.replace("Glia vesicles", "So. Glia vesicles").replace("Source\t", "New\tNew\tNew\nSource\t")
    text.write_text(longer.replace("1. Doe J", "1. A new one.\n2. Doe J"), encoding="utf-8")

    result = run("add", folder, "--store", store, "--text", text)

    assert "text: 4 places joined, 11 moved, 0 missing" in result.stderr
    assert result.stderr.endswith("references/1 and 1 more\n")


def test_a_text_that_does_not_fit_keeps_the_paper_out(folder: Path, store: Path, text: Path) -> None:
    text.write_text("Another text.")

    result = run("add", folder, "--store", store, "--text", text)

    assert result.exit_code == 1
    assert f"{text}: the heading 'Introduction'" in result.stderr
    assert not store.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["add"],
        ["add", "background", "x/background"],
        ["add", "a", "b", "--text", "t"],
        ["add", "a", "--if-missing", "--text", "t"],
        ["check"],
        ["check", "a", "b", "--text", "t"],
        ["remove"],
        ["segments", "a"],
        ["audit", "--severity", "minor"],
        ["list", "--format", "xml"],
        ["load"],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2(arguments: list[str]) -> None:
    result = run(*arguments)

    assert result.exit_code == 2
    assert "Error" in result.stderr


def test_the_name_of_a_shipped_paper_is_suggested() -> None:
    result = run("check", "backgroun")

    assert result.exit_code == 1
    assert "did you mean the shipped paper 'background'?" in result.stderr


def test_a_store_that_cannot_be_made_is_told(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    result = run("add", folder, "--store", tmp_path / "file" / "store.sqlite")

    assert result.exit_code == 1
    assert "its folder can't be made" in result.stderr


def test_an_address_that_names_no_store_is_told(folder: Path) -> None:
    result = run("add", folder, "--store", "gopher://there")

    assert result.exit_code == 1
    assert result.stderr.startswith("gopher://")


def test_check_says_that_all_is_well(folder: Path) -> None:
    result = run("check", folder)

    assert result.exit_code == 0
    assert result.stderr == f"{folder}: no mistakes, 0 warnings (5 claims, 2 references, 1 background relation)\n"


def test_check_tells_every_mistake_and_warning(folder: Path) -> None:
    claims = folder / "claims.yaml"
    content = claims.read_text(encoding="utf-8").replace("quantifier: some", "hedge: maybe")
    claims.write_text(content, encoding="utf-8")

    result = run("check", folder)

    assert result.exit_code == 1
    assert f"{claims}:25: hedge: 'maybe' is not a known value; expected one of asserted" in result.stderr
    assert result.stderr.endswith(f"{folder}: 1 mistake\n")

    claims.write_text(content.replace("      hedge: maybe\n", ""), encoding="utf-8")

    assert run("check", folder).stderr.startswith(f"{claims}:21: is on the class 'RNA' without a quantifier; expected")


def test_check_holds_coverage_to_the_text(folder: Path, text: Path) -> None:
    fine = run("check", folder, "--text", text)
    text.write_text(TEXT.replace("Nothing else", "Little else"))
    differs = run("check", folder, "--text", text)
    text.write_text("Another text.")
    foreign = run("check", folder, "--text", text)
    (folder / "entities.tsv").unlink()
    broken = run("check", folder, "--text", text)

    assert [result.exit_code for result in (fine, differs, foreign, broken)] == [0, 1, 1, 1]
    assert f"{folder / 'coverage.tsv'}:6: introduction/1/3 has hash" in differs.stderr
    assert f"{text}: the heading 'Introduction'" in foreign.stderr
    assert "the text is looked at when the folder has no mistakes" in broken.stderr


def test_a_paper_can_be_removed(folder: Path, store: Path) -> None:
    added(folder, store)

    result = run("remove", NAME, "--store", store)

    assert result.exit_code == 0
    assert result.stderr.startswith(f"{NAME}: removed; release ")
    assert documents(store) == []


def test_removing_what_is_not_held_is_told(folder: Path, store: Path) -> None:
    result = run("remove", "roe-2019", "--store", added(folder, store))

    assert result.exit_code == 1
    assert result.stderr == f"no document 'roe-2019' in the store (held: '{NAME}')\n"


@pytest.mark.parametrize("scheme", ["", "sqlite:///"], ids=["path", "address"])
@pytest.mark.parametrize("command", [["list"], ["audit"], ["remove", "x"]], ids=" ".join)
def test_a_store_that_is_not_there_is_not_made(command: list[str], scheme: str, store: Path) -> None:
    result = run(*command, "--store", f"{scheme}{store}")

    assert result.exit_code == 1
    assert "store" in result.stderr
    assert not store.exists()


def test_list_shows_what_is_held(folder: Path, store: Path) -> None:
    added(folder, store)

    table = run("list", "--store", store)
    rows = json.loads(run("list", "--store", store, "--format", "json").stdout)

    assert NAME in table.stdout
    assert (rows[0]["document"], rows[0]["claims"], rows[0]["year"]) == (NAME, 5, 2020)


def test_audit_lists_findings_the_worst_first(folder: Path, store: Path) -> None:
    added(folder, store)

    rows = json.loads(run("audit", "--store", store, "--format", "json").stdout)

    severities = [row["severity"] for row in rows]
    assert severities == sorted(severities, key=["error", "warning", "info"].index)
    assert {"old_work", "table_cell"} <= {row["code"] for row in rows}


def test_audit_of_a_folder_and_of_a_store_are_one(folder: Path, store: Path) -> None:
    added(folder, store)

    assert (
        run("audit", folder, "--format", "csv").stdout == run("audit", NAME, "--store", store, "--format", "csv").stdout
    )


def test_audit_shows_no_less_than_the_severity_asked_for(folder: Path) -> None:
    text = run("audit", folder, "--severity", "error", "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(text)))

    assert {row["severity"] for row in rows} == {"error"}
    (old,) = [row for row in rows if row["code"] == "old_work"]
    assert old["claims"].count("claim:") == 2
    assert (old["locator"], old["suggestion"]) == ("", "Cite a newer one.")


def test_audit_is_a_table_for_people(folder: Path) -> None:
    shown = run("audit", folder, "--severity", "warning").stdout

    assert "table-1/r1/c3#1" in shown
    assert "references/2" in shown
    assert "→ Cite a newer one." in shown


def test_audit_of_a_paper_that_is_not_held_is_told(folder: Path, store: Path) -> None:
    result = run("audit", "roe-2019", "--store", added(folder, store))

    assert result.exit_code == 1
    assert "no document 'roe-2019'" in result.stderr


def test_segments_writes_every_place_with_its_hash(folder: Path, text: Path) -> None:
    lines = run("segments", folder, "--text", text).stdout.splitlines()

    assert lines == ["locator\thash\ttext", *(f"{each.locator}\t{each.hash}\t{each.text}" for each in segments())]


def test_segments_needs_no_more_than_the_outline(folder: Path, text: Path) -> None:
    (folder / "claims.yaml").write_text("broken: [", encoding="utf-8")
    assert run("segments", folder, "--text", text).exit_code == 0

    (folder / "document.yaml").unlink()
    result = run("segments", folder, "--text", text)

    assert result.exit_code == 1
    assert "document.yaml: is missing" in result.stderr


def test_schemas_writes_the_schema_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_schemas.write_schemas, "__defaults__", (tmp_path,))

    assert run("schemas").exit_code == 0
    assert {path.name for path in tmp_path.iterdir()} == set(json_schemas.schemas())


def test_names_with_square_brackets_are_written_as_they_are(folder: Path) -> None:
    citations = folder / "citations.tsv"
    citations.write_text(citations.read_text(encoding="utf-8").replace("\t1\tDoe", "\t[bold]\tDoe"), encoding="utf-8")

    assert "'[bold]' does not fit; expected a whole number" in run("check", folder).stderr


def test_the_module_runs_as_a_command(folder: Path, store: Path) -> None:
    command = [sys.executable, "-m", "loaders", "add", str(folder), "--store", str(store)]

    result = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)  # noqa: S603 -- our own command

    assert result.returncode == 0, result.stderr
    assert result.stderr.startswith(f"{NAME}: added")
    assert not result.stdout
