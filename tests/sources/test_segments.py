"""A text is cut into the same places each time, and nothing of it is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.segments import OutlineMismatch, segment, sentences
from schema.document import OutlineEntry, OutlineKind
from tests.sources.tiny_paper import OUTLINE, TEXT, segments

WHOLE = (OutlineEntry(section="text"),)


def places(text: str) -> list[tuple[str, str]]:
    return [(each.locator, each.text) for each in segment(text, WHOLE)]


def test_every_place_of_a_paper_has_its_locator() -> None:
    assert [each.locator for each in segments()] == [
        "front/1/1",
        "introduction/0/1",
        "introduction/1/1",
        "introduction/1/2",
        "introduction/1/3",
        "table-1/0/1",
        "table-1/r0/c1",
        "table-1/r0/c2",
        "table-1/r0/c3",
        "table-1/r1/c1",
        "table-1/r1/c2",
        "table-1/r1/c3",
        "references/0/1",
        "references/1",
        "references/2",
    ]


@pytest.mark.parametrize(
    ("paragraph", "cut"),
    [
        ("One. Two? Three!", ["One.", "Two?", "Three!"]),
        ("As Doe et al. Showed it. So.", ["As Doe et al. Showed it.", "So."]),
        ("By J. Doe, e.g. Here, in Fig. A. Then.", ["By J. Doe, e.g. Here, in Fig. A. Then."]),
        ("He said “it is.” Then (Doe) left.", ["He said “it is.”", "Then (Doe) left."]),
        ("It grew by 1.5 mm. miR-1 fell.", ["It grew by 1.5 mm. miR-1 fell."]),
    ],
)
def test_sentences_end_at_a_stop_before_a_capital(paragraph: str, cut: list[str]) -> None:
    assert sentences(paragraph) == cut


def test_a_paragraph_that_a_page_break_cuts_is_one() -> None:
    assert places("It begins\n\nhere. And ends.\n\nAnother.") == [
        ("text/1/1", "It begins here."),
        ("text/1/2", "And ends."),
        ("text/2/1", "Another."),
    ]


def test_items_of_a_list_are_paragraphs_of_their_own() -> None:
    text = "These are:\n- one thing\n- another thing.\n2. A third\nand a rest"

    assert [place for place, _ in places(text)] == ["text/1/1", "text/2/1", "text/3/1", "text/4/1"]


def test_a_section_whose_heading_is_cut_short_keeps_it_in_its_text() -> None:
    outline = (OutlineEntry(section="keywords", heading="Keywords: …"), OutlineEntry(section="rest", heading="Rest"))

    assert [(each.locator, each.text) for each in segment("Keywords: a; b\n\nRest\n\nText.", outline)] == [
        ("keywords/1/1", "Keywords: a; b"),
        ("rest/0/1", "Rest"),
        ("rest/1/1", "Text."),
    ]


def test_emphasis_of_a_heading_does_not_matter() -> None:
    assert segment("*Rest*", (OutlineEntry(section="rest", heading="Rest"),))[0].locator == "rest/0/1"


def test_a_heading_that_is_not_there_is_told() -> None:
    with pytest.raises(OutlineMismatch, match="'Methods'"):
        segment(TEXT, (*OUTLINE, OutlineEntry(section="methods", heading="Methods")))


@pytest.mark.parametrize("outline", [(), OUTLINE[1:]], ids=["no outline", "no front"])
def test_text_that_no_section_holds_is_told(outline: tuple[OutlineEntry, ...]) -> None:
    with pytest.raises(OutlineMismatch, match="before the first heading"):
        segment(TEXT, outline)


def test_an_empty_text_has_no_places() -> None:
    assert segment("\n \n", ()) == []


WORDS = st.lists(
    st.sampled_from(["One", "two", "et al.", "J.", "end.", "(Why?)", "\n\n", "\n", "3.", "“so.”"]), min_size=1
)


@given(WORDS)
def test_every_character_lands_in_exactly_one_place(words: list[str]) -> None:
    text = " ".join(words)

    found = "".join(each.text for each in segment(text, WHOLE))

    marks = re.compile(r"^\s*\d{1,3}\.\s+", re.MULTILINE)
    assert re.sub(r"\s|3\.", "", found) == re.sub(r"\s|3\.", "", marks.sub("", text))


@given(WORDS)
def test_places_have_each_their_own_locator(words: list[str]) -> None:
    locators = [each.locator for each in segment(" ".join(words), WHOLE)]

    assert len(set(locators)) == len(locators)


def test_the_heading_of_a_table_and_of_a_list_is_no_row() -> None:
    outline = (
        OutlineEntry(section="table-1", heading="Table 1. …", kind=OutlineKind.TABLE),
        OutlineEntry(section="references", heading="References …", kind=OutlineKind.REFERENCES),
    )

    found = segment("Table 1. Things.\n\nA\tB\n\nReferences (two)\n\n1. X.\n2. Y.", outline)

    assert [each.locator for each in found] == [
        "table-1/0/1",
        "table-1/r0/c1",
        "table-1/r0/c2",
        "references/0/1",
        "references/1",
        "references/2",
    ]
