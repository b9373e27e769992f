"""What is shown can be taken away, and what is taken is what is shown."""

import csv
import json
import re
import struct
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest

from tests.browser.visit import Visit

ASKED = {"source": "MSC exosome", "effect": "OPC maturation"}
SVG = "{http://www.w3.org/2000/svg}"


def taken(page: Visit, name: str, path: Path) -> Path:
    page.find("details.take summary").first.click()
    with page.page.expect_download() as download:
        page.find("details.take[open] button, details.take[open] a").filter(has_text=name).first.click()
    download.value.save_as(path)
    return path


def marked(text: str) -> dict[str, bool]:
    """Each entry of a bibliography, and whether it is marked as not supporting what cites it."""
    entries = re.findall(r"^@\w+\{([^,]+),(.*?)(?=^@|\Z)", text, re.DOTALL | re.MULTILINE)
    return {key: "exomyelin:judged-not-to-support" in rest for key, rest in entries}


@pytest.fixture
def page(visit: Callable[..., Visit]) -> Visit:
    return visit().go("mechanism", **ASKED)


def test_svg(page: Visit, tmp_path: Path) -> None:
    drawing = ET.parse(taken(page, "SVG", tmp_path / "it.svg")).getroot()  # noqa: S314 - our own drawing

    texts = {(text.text or "").strip() for text in drawing.iter(f"{SVG}text")}
    assert {"MSC exosome", "OPC maturation", "BDNF"} <= texts
    assert all(path.get("stroke") for path in drawing.iter(f"{SVG}path"))


def test_png(page: Visit, tmp_path: Path) -> None:
    content = taken(page, "PNG", tmp_path / "it.png").read_bytes()

    assert content.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", content[16:24])
    assert width > 500
    assert height > 200


def test_csv(page: Visit, tmp_path: Path) -> None:
    with taken(page, "CSV", tmp_path / "it.csv").open(encoding="utf-8") as file:
        found = list(csv.DictReader(file))

    assert [row["text"] for row in found] == [
        row["text"] for row in page.ask("/mechanisms", **ASKED, limit="12")["items"]
    ]


def test_graphml(page: Visit, tmp_path: Path) -> None:
    graph = nx.read_graphml(taken(page, "GraphML", tmp_path / "it.graphml"), force_multigraph=True)

    steps = page.ask("/mechanisms", **ASKED, limit="12")["steps"]
    assert sorted((a, b, data["predicate"]) for a, b, data in graph.edges(data=True)) == sorted(
        (step["subject"], step["object"], step["predicate"]) for step in steps
    )


def test_cx2(page: Visit, tmp_path: Path) -> None:
    aspects = json.loads(taken(page, "CX2", tmp_path / "it.cx2").read_text(encoding="utf-8"))

    steps = page.ask("/mechanisms", **ASKED, limit="12")["steps"]
    (edges,) = [aspect["edges"] for aspect in aspects if "edges" in aspect]
    assert [edge["v"]["interaction"] for edge in edges] == [step["predicate"] for step in steps]


def test_bibtex(page: Visit, tmp_path: Path) -> None:
    text = taken(page, "BibTeX", tmp_path / "it.bib").read_text(encoding="utf-8")

    assert "@article{" in text


@pytest.mark.parametrize("thing", ["HGNC:16421", "exomyelin:nsc-exosome", "exomyelin:opc-exosome"])
def test_a_work_that_supports_one_claim_is_not_marked_for_another(
    visit: Callable[..., Visit], tmp_path: Path, thing: str
) -> None:
    page = visit().go("explore", of=thing, all="true")
    near = page.ask(f"/entities/{thing}/neighbours", limit="1000")["items"]
    by_claim = [
        marked(page.context.request.get(f"{page.address}/claims/{claim}?format=bibtex").text())
        for claim in sorted({claim for row in near for claim in row["claims"]})
    ]
    text = taken(page, "BibTeX", tmp_path / "it.bib").read_text(encoding="utf-8")

    wanted = {key: all(one.get(key, True) for one in by_claim) for one in by_claim for key in one}
    assert {key for one in by_claim for key in one if one[key] and not wanted[key]}
    assert marked(text) == wanted


def test_the_lines_ask_the_same_question(page: Visit) -> None:
    page.find("details.take summary").first.click()
    lines = page.find("details.take[open] pre").all_inner_texts()

    assert [line.split("(")[0].split(" ")[0] for line in lines[:4]] == ["curl", "import", "read.csv", "MATCH"]
    assert all("/mechanisms?source=MSC+exosome&effect=OPC+maturation" in line for line in lines[:3])


def test_what_is_explored(visit: Callable[..., Visit], tmp_path: Path) -> None:
    page = visit().go("explore", of="exomyelin:mir-219", sign="+")
    with taken(page, "CSV", tmp_path / "it.csv").open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))

    assert len(found) == page.find("g.step").count()
    assert {row["sign"] for row in found} == {"+"}
