"""What docs/r.md asks, the service answers, with the columns that its code names; and where there is R, it runs."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import httpx
import networkx as nx
import pytest

from tests.http.process import ROOT, WAIT

PAGE = (ROOT / "docs" / "r.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```r\n(.*?)```", PAGE, re.DOTALL)
SHIPPED = "http://127.0.0.1:8000"
ASKED = sorted(set(re.findall(rf'"{SHIPPED}(/[^"]+)"', PAGE)))
REFUSED = {"/reach?effect=OPC%20matration&format=csv": 404}
PACKAGES = ("readr", "httr2", "jsonlite", "igraph")

TABLES = dict(re.findall(rf'(\w+) <- read_csv\(\s*"{SHIPPED}([^"]+)"', "".join(BLOCKS)))
"""The address of each table that the page reads, by the name that its code gives it."""


def test_no_address_is_written_in_a_way_that_this_test_does_not_see() -> None:
    assert len(ASKED) == 7
    assert len(re.findall(r"(?:request|read_csv|read\.csv|read_graph)\(\s*\"http", PAGE)) == len(
        re.findall(rf'"{SHIPPED}/', PAGE)
    )


@pytest.mark.parametrize("asked", ASKED)
def test_every_address_answers_as_the_page_says(address: str, asked: str) -> None:
    answer = httpx.get(address + asked)

    assert answer.status_code == REFUSED.get(asked, 200)
    if asked in REFUSED:
        assert {"title", "detail", "candidates"} <= set(answer.json())
    elif "graphml" in asked:
        assert nx.parse_graphml(answer.text, force_multigraph=True).number_of_edges() > 0
    else:
        assert answer.headers["content-type"].startswith("text/csv")


@pytest.mark.parametrize("table", ["sources", "paths", "claims"])
def test_the_columns_that_the_code_names_are_there(address: str, table: str) -> None:
    columns = httpx.get(address + TABLES[table]).text.splitlines()[0].split(",")
    named = columns_of(table)

    assert len(named) > 4, TABLES
    assert named - set(columns) == set()


def test_the_attributes_that_the_code_names_are_there(address: str) -> None:
    (asked,) = [asked for asked in ASKED if asked.startswith("/mechanisms")]
    graph = nx.parse_graphml(httpx.get(address + asked).text, force_multigraph=True)
    code = "".join(BLOCKS)

    assert set(re.findall(r"V\(mechanism\)\$(\w+)", code)) <= {name for _, node in graph.nodes.items() for name in node}
    assert set(re.findall(r"(?:E\(mechanism\)|steps)\$(\w+)", code)) <= {
        name for _, step in graph.edges.items() for name in step
    }


def test_an_empty_answer_says_why_in_the_header_that_the_page_names(address: str) -> None:
    (header,) = re.findall(r'resp_header\(nothing, "([^"]+)"\)', PAGE)
    (asked,) = [asked for asked in ASKED if "ADSC" in asked]

    assert httpx.get(address + asked).headers[header] == "no_path"


def test_the_code_runs(address: str, tmp_path: Path) -> None:
    if lack := lack_of_r():
        if os.environ.get("REQUIRE_R") == "1":
            pytest.fail(lack)
        pytest.skip(lack)
    script = tmp_path / "page.R"
    script.write_text("\n".join(BLOCKS).replace(SHIPPED, address), encoding="utf-8")

    ran = subprocess.run(  # noqa: S603 - the page's own code
        ["Rscript", "--vanilla", script],  # noqa: S607
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=4 * WAIT,
        env=os.environ | {"LC_ALL": "C.UTF-8"},
    )

    assert ran.returncode == 0, ran.stderr
    assert "Nothing has this name" in ran.stderr
    assert "exomyelin:opc-maturation" in ran.stdout
    assert (tmp_path / "mechanism.png").stat().st_size > 0


def columns_of(table: str) -> set[str]:
    """The columns that the code takes of a table, or of its first row."""
    code = "".join(BLOCKS)
    rows = [table, *re.findall(rf"(\w+) <- {table}\[1, \]", code)]
    taken = {column for name in rows for column in re.findall(rf"\b{name}\$([\w.]+)", code)}
    for listed in re.findall(rf"\b{table}\[[^\n]*c\((.*?)\)\]", code):
        taken.update(re.findall(r'"([^"]+)"', listed))
    return taken


def lack_of_r() -> str:
    """Why the code can't be run here, if it can't."""
    if shutil.which("Rscript") is None:
        return "there is no R: Rscript is not on the PATH"
    has_all = f"quit(status = !all(sapply(c{PACKAGES}, requireNamespace, quietly = TRUE)))"
    ran = subprocess.run(["Rscript", "--vanilla", "-e", has_all], capture_output=True, check=False)  # noqa: S603, S607
    return f"R lacks one of the packages {', '.join(PACKAGES)}" if ran.returncode else ""
