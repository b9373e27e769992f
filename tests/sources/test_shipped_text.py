"""The shipped article is accounted for sentence by sentence, and none of it is stored.

The text is not part of the repository: these tests run where ``../shared/reference/review.txt`` is.
"""

import subprocess
from pathlib import Path

import pytest

from loaders.folder import Checked, check_folder
from loaders.overlay import check_text, cut, is_another_copy, join
from loaders.segments import Segment
from loaders.shipped import PAPERS
from schema.document import OutlineKind
from schema.guard import REPOSITORY

TEXT = REPOSITORY.parent / "shared" / "reference" / "review.txt"
WORDS_OF_A_SENTENCE = 9

pytestmark = pytest.mark.skipif(not TEXT.exists(), reason="the article's text is not here")


@pytest.fixture(scope="module")
def checked() -> Checked:
    return check_folder(PAPERS / "gangadharan-2025")


@pytest.fixture(scope="module")
def places(checked: Checked) -> list[Segment]:
    assert checked.bundle is not None
    return cut(TEXT, checked.bundle.info)


def test_every_sentence_and_cell_is_accounted_for(checked: Checked, places: list[Segment]) -> None:
    assert check_text(checked, places) == ()


def test_it_is_the_very_text_that_was_read(checked: Checked) -> None:
    assert checked.bundle is not None
    assert not is_another_copy(TEXT, checked.bundle.info)


def test_every_place_joins(checked: Checked, places: list[Segment]) -> None:
    assert checked.bundle is not None

    overlay = join(places, checked.bundle.coverage)

    assert (overlay.joined, overlay.moved, overlay.missing) == (len(checked.bundle.coverage), (), ())


def test_no_sentence_of_it_is_in_the_repository(checked: Checked, places: list[Segment]) -> None:
    """Headings, the title and the reference list are bibliographic data; a sentence is what has nine words or more."""
    assert checked.bundle is not None
    prose = {entry.section for entry in checked.bundle.info.outline if entry.kind is OutlineKind.PROSE} - {"front"}
    sentences = {
        each.locator: words
        for each in places
        if each.locator.section in prose
        and each.locator.major
        and len(words := normal(each.text).split()) >= WORDS_OF_A_SENTENCE
    }
    assert len(sentences) > 50

    stored = {path: normal(path.read_text(encoding="utf-8", errors="ignore")) for path in tracked()}

    found = [
        (path.name, place)
        for place, words in sentences.items()
        for path, text in stored.items()
        if " ".join(words) in text
    ]
    assert found == []


def normal(text: str) -> str:
    return " ".join(text.replace("-\n", "-").casefold().split())


def tracked() -> list[Path]:
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True)  # noqa: S603
    return [path for line in listing.stdout.splitlines() if (path := REPOSITORY / line).is_file()]
