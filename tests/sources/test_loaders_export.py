"""``python -m loaders export`` writes what a store holds as files of other tools."""

from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

from graph.exchange.forms import FORMS
from graph.sqlite.store import SqliteStore
from loaders.cli.app import app
from schema.rubric import load_rubric
from tests.contract.papers import paper


def test_the_files_for_neo4j_admin_are_written_with_the_command_that_imports_them(tmp_path: Path) -> None:
    with closing(SqliteStore(tmp_path / "store.sqlite", load_rubric())) as store:
        store.load(paper())

    done = CliRunner().invoke(
        app, ["export", "neo4j-admin", str(tmp_path / "out"), "--store", str(tmp_path / "store.sqlite")]
    )

    assert done.exit_code == 0, done.output
    assert "import.sh" in done.output
    header = (tmp_path / "out" / "edges.csv").read_text(encoding="utf-8").splitlines()[0]
    assert header.startswith(":START_ID(Entity),:END_ID(Entity),:TYPE,sign,belief:double,cost:long")
    command = (tmp_path / "out" / "import.sh").read_text(encoding="utf-8")
    assert 'neo4j-admin database import full "${1:-neo4j}"' in command
    assert "--nodes=entity.csv" in command
    given = {line.strip(" \\").partition("=")[2] for line in command.splitlines() if line.startswith("  --")}
    assert given == {path.name for path in (tmp_path / "out").glob("*.csv")}
    assert "CREATE CONSTRAINT entity_id" in (tmp_path / "out" / "indexes.cypher").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_written_whole_and_the_same_each_time(tmp_path: Path, form: str) -> None:
    with closing(SqliteStore(tmp_path / "store.sqlite", load_rubric())) as store:
        store.load(paper())
        release = store.release()

    for name in ("one", "two"):
        done = CliRunner().invoke(
            app, ["export", form, str(tmp_path / name), "--store", str(tmp_path / "store.sqlite")]
        )
        assert done.exit_code == 0, done.output
        assert done.output.split() == [*f"{(tmp_path / name).stat().st_size} bytes; release {release}".split()]
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes() != b""


def test_a_form_that_there_is_not_is_refused_with_those_that_there_are(tmp_path: Path) -> None:
    with closing(SqliteStore(tmp_path / "store.sqlite", load_rubric())) as store:
        store.load(paper())

    done = CliRunner().invoke(app, ["export", "gexf", str(tmp_path / "out"), "--store", str(tmp_path / "store.sqlite")])

    assert done.exit_code == 1
    assert "graphml" in done.output
    assert not (tmp_path / "out").exists()


def test_a_missing_store_is_named(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["export", "neo4j-admin", str(tmp_path), "--store", str(tmp_path / "none.sqlite")])

    assert done.exit_code == 1
    assert "there is no store at" in done.output
