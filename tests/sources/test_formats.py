"""Values are read as they are written."""

from pathlib import Path

import pytest

from loaders.checks.mistakes import FileReport, in_order, nearest, shown
from loaders.formats.text import read_article
from loaders.formats.yaml_tree import read_yaml
from schema.errors import DataError


def read(text: str) -> object:
    report = FileReport(Path("x.yaml"))
    node = read_yaml(text, report)
    assert not report.mistakes
    return node.data if node else None


@pytest.mark.parametrize(
    "word", ["yes", "no", "on", "true", "1", "1.0", "2026-11-24", "0x1f", "1e3", "12:30", "=", "<<"]
)
def test_a_yaml_scalar_stays_the_text_that_it_is(word: str) -> None:
    assert read(f"a: {word}") == {"a": word}


@pytest.mark.parametrize("empty", ["", "null", "~", "NULL"])
def test_an_empty_yaml_field_is_absent(empty: str) -> None:
    assert read(f"a: {empty}\nb: [{empty or 'null'}]\nc: 'null'") == {"b": [None], "c": "null"}


def test_a_block_of_yaml_text_stands_on_the_line_of_its_key() -> None:
    node = read_yaml("a:\n  b: >\n    some\n    text\n  c:\n    - d\n    - e\n", FileReport(Path("x")))

    assert node is not None
    assert node.line_of(("a", "b")) == 2
    assert node.line_of(("a", "c", 1)) == 7
    assert node.line_of(("a", "c", 9, "f")) == 5


def test_every_forbidden_thing_in_a_yaml_file_is_told() -> None:
    report = FileReport(Path("x"))

    assert read_yaml("- &a !!str x\n- *a\n- b: 1\n  b: 2\n", report) is None
    assert [(mistake.line, mistake.problem) for mistake in report.mistakes] == [
        (1, "anchor '&a' is not allowed"),
        (1, "tag 'tag:yaml.org,2002:str' is not allowed"),
        (2, "alias '*a' is not allowed"),
        (4, "field 'b' stands twice (first in line 3)"),
    ]


def test_an_article_may_have_page_breaks_and_stray_control_characters(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(b"One\x0cTwo\x00 words\rThree\r\nFour")

    assert read_article(path, FileReport(path)) == "One\n\nTwo words\n\nThree\nFour"


def test_an_article_in_another_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(b"One\ncaf\xe9\n")
    report = FileReport(path)

    assert read_article(path, report) is None
    assert str(report.mistakes[0]) == f"{path}:2: byte 0xe9 is not UTF-8; expected UTF-8 text"


def test_the_nearest_value_is_found_across_spelling() -> None:
    names = ["OPC differentiation", "OPC maturation", "SOX6"]

    assert nearest("Sox-6", names) == "SOX6"
    assert nearest("OPC diferentiation", names) == "OPC differentiation"
    assert nearest("maturation", names) == "OPC maturation"
    assert nearest("zebra", names) is None
    assert nearest("+", names) is None


def test_a_long_value_is_shown_in_part_and_without_control_characters() -> None:
    assert shown("\x1b[31m") == r"'\x1b[31m'"
    assert len(shown("x" * 500)) == 80


def test_the_same_mistake_is_told_once() -> None:
    twice = [DataError(Path("b"), 2, "p"), DataError(Path("a"), None, "p"), DataError(Path("b"), 2, "p")]

    assert list(map(str, in_order(twice))) == ["a: p", "b:2: p"]
