"""A reader's own copy of a text is joined to the places that coverage holds, wherever they stand in it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.folder import check_folder, read_folder
from loaders.overlay import check_text, cut, join
from loaders.segments import segment
from schema.document import Bundle, CoverageRow
from schema.errors import InvalidDocument
from schema.locator import text_hash
from tests.sources.tiny_paper import OUTLINE, TEXT, segments, write_paper


@pytest.fixture
def bundle(tmp_path: Path) -> Bundle:
    return read_folder(write_paper(tmp_path))


def test_the_text_that_was_read_joins_at_every_place(bundle: Bundle) -> None:
    overlay = join(segments(), bundle.coverage)

    assert overlay.places == {each.locator: each.text for each in segments()}
    assert (overlay.joined, overlay.moved, overlay.missing) == (15, (), ())


def test_a_copy_with_other_hyphens_spaces_and_page_breaks_joins_as_well(bundle: Bundle) -> None:
    copy = TEXT.replace("miR-1 (Doe", "miR\u20111   (Doe").replace("TNF, as\nRoe", "TNF,\n\nas Roe")

    assert join(segment(copy, OUTLINE), bundle.coverage).joined == 15


def test_a_place_that_stands_elsewhere_is_joined_and_told(bundle: Bundle) -> None:
    overlay = join(segment(TEXT.replace("Glia vesicles", "More is here. Glia vesicles"), OUTLINE), bundle.coverage)

    assert overlay.moved == ("introduction/1/1", "introduction/1/2", "introduction/1/3")
    assert overlay.places["introduction/1/3"] == "Nothing else is known."


def test_a_place_in_other_words_is_missing(bundle: Bundle) -> None:
    overlay = join(segment(TEXT.replace("Nothing else", "Little else"), OUTLINE), bundle.coverage)

    assert overlay.missing == ("introduction/1/3",)
    assert "introduction/1/3" not in overlay.places


@given(st.permutations(TEXT.split(" ")[:12]), st.integers(0, 12))
def test_no_place_is_joined_to_other_words_than_its_own(words: list[str], kept: int) -> None:
    copy = segment(" ".join([*words[:kept], *TEXT.split(" ")[kept:]]), OUTLINE[:1])
    rows = [CoverageRow(locator=each.locator, hash=each.hash, claims=0, reason="-") for each in segments()]

    places = join(copy, rows).places

    assert {row.locator: text_hash(places[row.locator]) for row in rows if row.locator in places} == {
        row.locator: row.hash for row in rows if row.locator in places
    }


def test_coverage_that_accounts_for_the_text_has_no_mistakes(tmp_path: Path) -> None:
    assert check_text(check_folder(write_paper(tmp_path)), segments()) == ()


def test_coverage_is_held_to_the_text(tmp_path: Path) -> None:
    checked = check_folder(write_paper(tmp_path))
    changed = TEXT.replace("Nothing else", "Little else").replace("A tiny paper", "A paper. More of it.")
    changed = changed.replace("\n2. Roe R", "\n\n2 Roe R")

    told = check_text(checked, segment(changed, OUTLINE))

    table = checked.folder / "coverage.tsv"
    assert all(mistake.file == table for mistake in told)
    assert [(mistake.line, mistake.problem.split(",")[0]) for mistake in told] == [
        (None, "front/1/2 of the text is not in the table"),
        (2, "front/1/1 has hash 8e65d9179057d565"),
        (6, "introduction/1/3 has hash 9c7b5c24a6b7864b"),
        (16, "references/2 has hash a218c0fe7c77085a"),
    ]


def test_a_place_that_the_text_has_not_is_told(tmp_path: Path) -> None:
    checked = check_folder(write_paper(tmp_path))

    (told,) = check_text(checked, [each for each in segments() if each.locator != "introduction/1/3"])

    assert (told.line, told.problem) == (6, "introduction/1/3 is not in the text")
    assert (told.nearest or "").startswith("introduction/")


def test_a_text_without_the_headings_is_told(bundle: Bundle, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text("Another paper.", encoding="utf-8")

    with pytest.raises(InvalidDocument, match="the heading 'Introduction' of the outline is not in the text"):
        cut(path, bundle.info)


def test_a_text_that_is_not_there_is_told(bundle: Bundle, tmp_path: Path) -> None:
    with pytest.raises(InvalidDocument, match="No such file"):
        cut(tmp_path / "nowhere.txt", bundle.info)
