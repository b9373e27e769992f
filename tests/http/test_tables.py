"""Rows become tables by the rules at the head of api/tables.py."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from api.media import Format
from api.tables import columns, render
from api.wire.base import Wire
from schema.vocabulary import Sign

pd = pytest.importorskip("pandas")


class Inner(Wire):
    text: str
    names: tuple[str, ...] = ()


class Row(Wire):
    text: str = ""
    number: float | None = None
    truth: bool = False
    sign: Sign = Sign.NEUTRAL
    names: tuple[str, ...] = ()
    signs: tuple[Sign, ...] = ()
    one: Inner | None = None
    many: tuple[Inner, ...] = ()
    counts: dict[str, float] = Field(default_factory=dict)


def cells(row: Row, format: Format = Format.CSV) -> dict[str, str]:
    delimiter = "," if format is Format.CSV else "\t"
    (found,) = csv.DictReader(io.StringIO(render(Row, [row], format)), delimiter=delimiter)
    return found


def test_columns_follow_the_fields_of_nested_records() -> None:
    assert [column.name for column in columns(Row)] == [
        *("text", "number", "truth", "sign", "names", "signs"),
        *("one.text", "one.names", "many.text", "many.names", "counts"),
    ]


def test_lists_are_joined_and_lists_inside_records_of_lists_by_another_sign() -> None:
    row = Row(
        names=("a", "b"), many=(Inner(text="x", names=("p", "q")), Inner(text="y"), Inner(text="z", names=("r",)))
    )
    found = cells(row)
    assert found["names"] == "a|b"
    assert found["many.text"] == "x|y|z"
    assert found["many.names"] == "p;q||r"


def test_a_separator_that_belongs_to_a_value_has_a_backslash() -> None:
    found = cells(Row(text="a|b;c\\d", names=("a|b;c\\d",), many=(Inner(text="a|b;c", names=("a|b;c",)),)))
    assert found["text"] == "a|b;c\\d"
    assert found["names"] == "a\\|b;c\\\\d"
    assert found["many.text"] == "a\\|b;c"
    assert found["many.names"] == "a\\|b\\;c"


def test_nothing_is_an_empty_cell_and_truth_is_a_word() -> None:
    found = cells(Row(truth=True, counts={"implied": 0.6, "hedged": 0.8}))
    assert found["number"] == found["one.text"] == found["one.names"] == found["many.text"] == ""
    assert found["truth"] == "true"
    assert found["counts"] == "implied=0.6;hedged=0.8"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "=cmd|' /C calc'!A0"])
@pytest.mark.parametrize("format", [Format.CSV, Format.TSV])
def test_free_text_never_begins_like_a_formula(text: str, format: Format) -> None:
    assert cells(Row(text=text), format)["text"].startswith("'")
    assert cells(Row(names=(text, "b")), format)["names"].startswith("'")


def test_signs_and_numbers_stay_as_they_are() -> None:
    found = cells(Row(sign=Sign.NEGATIVE, signs=(Sign.NEGATIVE, Sign.POSITIVE), number=-0.5))
    assert (found["sign"], found["signs"], found["number"]) == ("-", "-|+", "-0.5")
    assert cells(Row(sign=Sign.POSITIVE))["sign"] == "+"


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r\n\x00")))
def test_taking_off_one_apostrophe_restores_any_text(text: str) -> None:
    cell = cells(Row(text=text))["text"]
    restored = cell[1:] if cell.startswith("'") and cell.lstrip("'")[:1] in {"=", "+", "-", "@", "\t"} else cell
    assert restored == text


@given(st.text(alphabet=st.sampled_from('a"\t\n\r,;|\\')), st.text(alphabet=st.sampled_from('b"\t\n')))
def test_every_row_of_a_tsv_is_one_line(text: str, name: str) -> None:
    written = render(Row, [Row(text=text, names=(name,))], Format.TSV)
    assert written.count("\r\n") == written.count("\n") == 2
    assert [line.count("\t") for line in written.splitlines()] == [len(columns(Row)) - 1] * 2


@given(st.text(alphabet=st.sampled_from('a",\n;|\\ ')).filter(str.strip).map("x".__add__))
def test_pandas_reads_back_any_text(text: str) -> None:
    table = pd.read_csv(io.StringIO(render(Row, [Row(text=text)], Format.CSV)), dtype=str, keep_default_na=False)
    assert table.loc[0, "text"] == text
