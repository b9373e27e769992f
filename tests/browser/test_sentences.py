"""The evidence of a step shows the original sentence where a reader laid a copy of the text beside the claims."""

import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

from tests.browser.visit import Visit
from tests.http.process import ROOT, Server, environment
from tests.sources.tiny_paper import TEXT, write_paper

CARRIES = "Vesicles of glia contain miR-1."
SENTENCE = "Glia vesicles carry miR-1 (Doe et al., 2019) [1]."


@pytest.fixture(scope="module", params=[True, False], ids=["with the text", "without"])
def has_text(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory, *, has_text: bool) -> Iterator[Server]:
    """A service over a small paper, added as a reader would: with a copy of its text, or without."""
    home = tmp_path_factory.mktemp("tiny")
    folder, store, text = write_paper(home), home / "store.sqlite", home / "article.txt"
    text.write_text(TEXT, encoding="utf-8")
    more = ["--text", str(text)] if has_text else []
    command = [sys.executable, "-m", "loaders", "add", str(folder), "--store", str(store), *more]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env=environment())  # noqa: S603 - our own
    server = Server(store)
    yield server
    server.stop()


def evidence(page: Visit, statement: str) -> str:
    """What the panel shows of one claim."""
    page.find(".evidence h3").first.wait_for()
    page.settle()
    return page.find(".evidence article").filter(has_text=statement).inner_text()


def test_the_sentence_is_shown_where_the_text_was_given(
    visit: Callable[..., Visit], tiny: Server, *, has_text: bool
) -> None:
    page = visit(address=tiny.address).go("explore", of="exomyelin:glia-exosome")
    page.find('button.hop[aria-label*="carries miR-1"]').click()
    text = evidence(page, CARRIES)

    assert (SENTENCE in text) is has_text
    quotes = page.find(".evidence blockquote").all_inner_texts()
    assert sorted(quotes) == ([SENTENCE, "miR-1"] if has_text else [])


def test_it_is_shown_with_a_claim_by_itself(visit: Callable[..., Visit], tiny: Server, *, has_text: bool) -> None:
    page = visit(address=tiny.address).go("check", sentence="glia exosomes carry miR-1")
    page.find("summary").filter(has_text=CARRIES).first.click()
    page.find("details[open] article").first.wait_for()
    page.settle()

    assert (page.find("details[open] blockquote").all_inner_texts() == [SENTENCE]) is has_text
