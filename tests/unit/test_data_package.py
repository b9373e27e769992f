"""The release as a data package: valid by the library of the standard, with licences and checksums that hold."""

import io
import json
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import frictionless
import pytest

from graph.exchange.extract import Extract
from loaders.shipped import PAPERS
from tests.exchange_world import awkward, extract_of, shipped, written


def unpacked(extract: Extract, folder: Path) -> dict[str, Any]:
    """The package in a folder, and what it says of itself."""
    with ZipFile(io.BytesIO(written(extract, "package"))) as archive:
        archive.extractall(folder)
    told: dict[str, Any] = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return told


@pytest.mark.parametrize("of", ["shipped", "awkward"])
def test_it_is_valid_with_every_row_and_reference(tmp_path: Path, of: str) -> None:
    with extract_of(tmp_path, *(shipped() if of == "shipped" else [awkward()])) as extract:
        unpacked(extract, tmp_path / "out")
        claims = sum(1 for _ in extract.claims())
    report = frictionless.Package(str(tmp_path / "out" / "datapackage.json")).validate()

    assert report.flatten(["type", "message"]) == []
    assert report.valid
    counts = {task.name: task.stats["rows"] for task in report.tasks if "rows" in task.stats}
    assert counts["claims"] == claims


def test_a_changed_file_is_found_by_its_checksum(tmp_path: Path) -> None:
    with extract_of(tmp_path, awkward()) as extract:
        unpacked(extract, tmp_path / "out")
    with (tmp_path / "out" / "nodes.csv").open("a", encoding="utf-8") as file:
        file.write("x")

    assert not frictionless.Package(str(tmp_path / "out" / "datapackage.json")).validate().valid


def test_licences_sources_and_checksums_are_those_of_the_release(tmp_path: Path) -> None:
    with extract_of(tmp_path, *shipped()) as extract:
        told = unpacked(extract, tmp_path / "out")
        infos = list(extract.infos.values())
        release = extract.snapshot.release

    assert told["version"] == release
    assert {licence["title"] for licence in told["licenses"]} == {info.licence for info in infos}
    assert {"name": "CC-BY-4.0", "title": "CC BY 4.0", "path": "https://creativecommons.org/licenses/by/4.0/"} in told[
        "licenses"
    ]
    assert {source["document"] for source in told["sources"]} == {folder.name for folder in PAPERS.iterdir()}
    for resource in told["resources"]:
        data = (tmp_path / "out" / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{sha256(data).hexdigest()}"
        assert resource["bytes"] == len(data)
