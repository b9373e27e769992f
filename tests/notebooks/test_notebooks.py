"""Each notebook runs as it stands, and what it shows on the web is what it shows now."""

import base64
import io
import re
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from matplotlib.image import imread
from nbformat import NotebookNode

from tests.neo4j_servers import VERSIONS
from tests.notebooks.executing import FOLDER, NOTEBOOKS, WITH_NEO4J, executed, read
from tests.notebooks.serving import served_from_neo4j

PICTURES = {"networkx_over_the_export": 2, "pandas_over_http": 2, "py2neo_and_cypher": 1}
RENEW = "what a notebook shows is stale: `make notebooks`, look at it, and keep it"
PNG = "image/png"
TOLERANCE = 0.005
"""By how much the mean of a picture's points may differ: letters are not drawn alike everywhere, data are."""


@pytest.mark.parametrize("name", sorted(NOTEBOOKS.keys() - {WITH_NEO4J}))
def test_a_notebook_runs_and_shows_what_it_is_kept_with(name: str, addresses: Mapping[str, str], scratch: Path) -> None:
    assert_as_kept(name, executed(NOTEBOOKS[name], addresses, scratch))


@pytest.mark.parametrize("version", VERSIONS)
def test_the_notebook_on_neo4j_runs_and_shows_what_it_is_kept_with(version: str, scratch: Path) -> None:
    pytest.importorskip("py2neo")
    with served_from_neo4j(version) as addresses:
        assert_as_kept(WITH_NEO4J, executed(NOTEBOOKS[WITH_NEO4J], addresses, scratch))


def test_there_are_three_with_pictures() -> None:
    assert {name: len(pictures(read(path))) for name, path in NOTEBOOKS.items()} == PICTURES


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_says_nothing_of_who_ran_it_where_and_when(name: str) -> None:
    notebook = read(NOTEBOOKS[name])

    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    assert "version" not in notebook.metadata.language_info
    assert [cell.id for cell in notebook.cells if cell.metadata] == []
    assert re.findall(r"127\.0\.0\.1:\d+|/home/|/tmp/", str(shown(notebook))) == []


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_is_kept_as_run_from_top_to_bottom(name: str) -> None:
    counts = [cell.execution_count for cell in read(NOTEBOOKS[name]).cells if cell.cell_type == "code"]

    assert counts == list(range(1, len(counts) + 1))


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_the_links_of_a_notebook_lead_somewhere(name: str) -> None:
    texts = [cell.source for cell in read(NOTEBOOKS[name]).cells if cell.cell_type == "markdown"]
    links = [link for text in texts for link in re.findall(r"\]\((?!http)([^)]+)\)", text)]

    assert links
    assert [link for link in links if not (FOLDER / link).exists()] == []


def assert_as_kept(name: str, now: NotebookNode) -> None:
    """Words and tables are equal, nothing was warned of, and pictures look alike."""
    kept = read(NOTEBOOKS[name])

    assert [output for cell in now.cells for output in cell.get("outputs", []) if output.get("name") == "stderr"] == []
    assert shown(now) == shown(kept), RENEW
    drawn, held = pictures(now), pictures(kept)
    assert list(drawn) == list(held), RENEW
    for where, picture in drawn.items():
        assert picture.shape == held[where].shape, f"{where}: {RENEW}"
        assert np.abs(picture - held[where]).mean() < TOLERANCE, f"{where}: {RENEW}"


def shown(notebook: NotebookNode) -> dict[str, list[object]]:
    """What each cell shows, without its pictures."""
    return {
        cell.id: [
            {form: value for form, value in output.get("data", {"text": output.get("text")}).items() if form != PNG}
            for output in cell.outputs
        ]
        for cell in notebook.cells
        if cell.cell_type == "code"
    }


def pictures(notebook: NotebookNode) -> dict[str, npt.NDArray[np.float32]]:
    """The pictures, as points from 0 to 1, by the cell that draws them."""
    return {
        cell.id: imread(io.BytesIO(base64.b64decode(output.data[PNG])))
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if PNG in output.get("data", {})
    }
