"""Where the explorer can't be built, the service says why and serves without it."""

import shutil
import subprocess
from pathlib import Path

import pytest

from api import explorer
from api.app import create_app
from api.settings import Settings
from graph.sqlite.store import SqliteStore
from schema.rubric import load_rubric
from tests.http.client import Client

ROOT = Path(__file__).parents[2]
TOOLS = ("sh", "dirname", "rm", "tee")


def test_without_node_the_build_leaves_its_reason(tmp_path: Path) -> None:
    """No Node on the PATH, and a Python that can install none."""
    (tmp_path / "web").mkdir()
    shutil.copy(ROOT / "web" / "build.sh", tmp_path / "web")
    (tmp_path / "web" / "dist").mkdir()
    tools = tmp_path / "bin"
    tools.mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found
        (tools / tool).symlink_to(found)

    done = subprocess.run(  # noqa: S603 - our own script
        [str(tools / "sh"), str(tmp_path / "web" / "build.sh")], env={"PATH": str(tools)}, check=False
    )

    assert done.returncode == 0
    assert "no Node 20.19 or newer" in (tmp_path / "web" / "why-not-built.txt").read_text(encoding="utf-8")
    assert not (tmp_path / "web" / "dist").exists()


def test_without_a_build_the_first_page_says_why_and_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reason = tmp_path / "why-not-built.txt"
    reason.write_text("there is <no> Node\n", encoding="utf-8")
    monkeypatch.setattr(explorer, "BUILD", tmp_path / "dist")
    monkeypatch.setattr(explorer, "_WHY", reason)
    store = SqliteStore(tmp_path / "store.sqlite", load_rubric())

    page = Client(create_app(store, Settings())).get("/")

    assert page.status_code == 200
    assert "The explorer is not here: there is &lt;no&gt; Node." in page.text
    store.close()


def test_the_lock_file_pins_packages_and_names_no_registry() -> None:
    text = (ROOT / "web" / "package-lock.json").read_text(encoding="utf-8")

    assert '"resolved"' not in text
    assert "integrity" in text
