"""The explorer's page and files, where it was built."""

from pathlib import Path

import pytest

from api import explorer
from tests.http.client import Client


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A build of one page and one script."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<!doctype html><title>it</title>", encoding="utf-8")
    (tmp_path / "assets" / "it-1.js").write_text("let it;", encoding="utf-8")
    monkeypatch.setattr(explorer, "BUILD", tmp_path)
    return tmp_path


@pytest.mark.usefixtures("build")
def test_the_page_may_run_no_script_of_its_own_and_is_asked_for_anew(client: Client) -> None:
    page = client.get("/")

    assert page.text == "<!doctype html><title>it</title>"
    policy = dict(rule.split(" ", 1) for rule in page.headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'self'"
    assert "unsafe" not in page.headers["content-security-policy"]
    assert page.headers["cache-control"] == "no-cache"


@pytest.mark.usefixtures("build")
def test_a_file_whose_name_tells_its_content_is_kept(client: Client) -> None:
    script = client.get("/explorer/assets/it-1.js")

    assert script.text == "let it;"
    assert "immutable" in script.headers["cache-control"]


@pytest.mark.parametrize("name", ["none.js", "..%2Findex.html"])
@pytest.mark.usefixtures("build")
def test_nothing_else_is_served(client: Client, name: str) -> None:
    assert client.get(f"/explorer/assets/{name}").status_code == 404
