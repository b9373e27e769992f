"""A collection of findings is held to what makes them someone's: works that can be found, and read so far."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from loaders.cli.app import app
from loaders.folder import check_folder, read_folder
from schema.document import DocumentForm

DOCUMENT = """\
title: What two works say of one step
form: collection
outline:
  - {section: step, heading: The step}
  - {section: references, heading: Works, kind: references}
"""
ENTITIES = "id\tname\tkind\nHGNC:11892\tTNF\tgene\nMESH:D000074586\tremyelination\tprocess\n"
CLAIMS = """\
- at: step/1/1
  claims:
    - subject: TNF
      predicate: increases
      object: remyelination
      statement: TNF furthers it.
      citing: [{mention: 1, support: yes, why: Its abstract says so.}]
- at: references/2
  claims:
    - {subject: TNF, predicate: decreases, object: remyelination, statement: A title says that TNF hinders it.}
"""
CITATIONS = "locator\tordinal\tauthors\tyear\tnumber\nstep/1/1\t1\tDoe\t2019\t1\n"
STUDIES = (
    "reference\tdesign\ttier\tbasis\tread_at\n"
    "1\tprimary\tin_vitro\tabstract\texample.org/1\n"
    "2\tprimary\tin_vitro\ttitle\t\n"
)
REFERENCES = [
    {"id": 1, "title": "TNF", "author": [{"family": "Doe"}], "issued": {"date-parts": [[2019]]}, "DOI": "10.1234/a"},
    {"id": 2, "title": "TNF falls", "author": [{"family": "Roe"}], "issued": {"date-parts": [[2020]]}, "PMID": "12"},
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "two-works"
    path.mkdir()
    texts = {
        "document.yaml": DOCUMENT,
        "entities.tsv": ENTITIES,
        "claims.yaml": CLAIMS,
        "citations.tsv": CITATIONS,
        "studies.tsv": STUDIES,
        "references.json": json.dumps(REFERENCES),
    }
    for name, text in texts.items():
        (path / name).write_text(text, encoding="utf-8")
    return path


def put(name: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")

    return edit


def cover(folder: Path) -> None:
    (folder / "coverage.tsv").write_text(
        f"locator\thash\tclaims\nstep/1/1\t{'0' * 16}\t1\nreferences/2\t{'1' * 16}\t1\n", encoding="utf-8"
    )


def test_a_collection_needs_no_text(folder: Path) -> None:
    checked = check_folder(folder)

    assert (checked.mistakes, checked.warnings) == ((), ())
    assert read_folder(folder).info.form is DocumentForm.COLLECTION


@pytest.mark.parametrize(
    ("edit", "file", "line", "problem"),
    [
        (put("document.yaml", "outline:", f"text_sha256: {'0' * 64}\noutline:"), "document.yaml", None, "text_sha256"),
        (put("document.yaml", "heading: The step}", "heading: The step, kind: table}"), "document.yaml", None, "table"),
        (cover, "coverage.tsv", None, "a collection has a coverage table"),
        (put("references.json", '"DOI": "10.1234/a"', '"DOI": ""'), "references.json", None, "entry 1 has no DOI and"),
        (put("studies.tsv", "2\tprimary\tin_vitro\ttitle\t\n", ""), "studies.tsv", None, "how much of entry 2 was"),
        (put("claims.yaml", "support: yes", "support: no"), "claims.yaml", 1, "cites no work for HGNC:11892"),
        (put("citations.tsv", "2019\t1", "2019\t"), "citations.tsv", None, "step/1/1#1 has no number"),
    ],
)
def test_what_makes_it_nobodys_is_a_mistake(
    folder: Path, edit: Callable[[Path], None], file: str, line: int | None, problem: str
) -> None:
    edit(folder)

    found = [mistake for mistake in check_folder(folder).mistakes if problem in mistake.problem]

    assert [(mistake.file, mistake.line) for mistake in found] == [(folder / file, line)]


def test_the_same_folder_as_an_article_is_asked_none_of_it(folder: Path) -> None:
    put("document.yaml", "form: collection\n", "")(folder)
    put("references.json", '"DOI": "10.1234/a"', '"DOI": ""')(folder)
    put("claims.yaml", "support: yes", "support: no")(folder)

    assert check_folder(folder).mistakes == ()


@pytest.mark.parametrize("command", ["check", "add", "segments"])
def test_no_text_can_be_laid_beside_it(folder: Path, command: str) -> None:
    text = folder.parent / "article.txt"
    text.write_text("The step\n\nTNF furthers it.\n\nWorks\n\n1. Doe (2019) TNF.\n", encoding="utf-8")
    store = [] if command != "add" else ["--store", str(folder.parent / "store.sqlite")]

    result = CliRunner().invoke(app, [command, str(folder), "--text", str(text), *store])

    assert result.exit_code == 1
    assert "can't be the text of two-works, a collection" in result.stderr
    assert not (folder.parent / "store.sqlite").exists()


def test_what_kind_of_document_it_is_belongs_to_its_hash(folder: Path) -> None:
    collection = read_folder(folder)
    article = collection.model_copy(update={"info": collection.info.model_copy(update={"form": DocumentForm.ARTICLE})})

    assert collection.hash != article.hash
