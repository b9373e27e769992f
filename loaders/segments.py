"""Cuts a plain-text article into the places that locators name.

The cut must stay the same from one release of any library to the next, because claims are located by it: that is why
it is a few rules of our own (docs/decisions/0005-segmentation.md).
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from schema.document import OutlineEntry, OutlineKind
from schema.locator import Locator, text_hash

_BLOCK_END = re.compile(r"[.!?:;\"”)*]\Z")
_ITEM = re.compile(r"(?:-|\d{1,3}\.)\s+")
_BOUNDARY = re.compile(r"(?<=[.!?])[\"”)]*\s+(?=[A-Z(\"“])")
_NO_BOUNDARY = re.compile(r"(?:\bet al|\be\.g|\bi\.e|\bDr|\bvs|\bcf|\bFig|\b[A-Z])\.\Z")

_LONGEST_ABBREVIATION = 16


class Segment(NamedTuple):
    """One place of an article with its text."""

    locator: Locator
    text: str

    @property
    def hash(self) -> str:
        """The hash that coverage tables hold for the place."""
        return text_hash(self.text)


class _Block(NamedTuple):
    text: str
    is_item: bool


class OutlineMismatch(ValueError):
    """A heading of the outline does not occur in the text, or not in the outline's order."""


def segment(text: str, outline: Sequence[OutlineEntry]) -> list[Segment]:
    """Cut ``text`` at the headings of ``outline``, then into sentences, table cells and reference titles.

    A paragraph that a page break cuts is joined again. Every character of the text lands in exactly one segment,
    blank space and list marks aside.

    Raises:
        OutlineMismatch: a heading of the outline is not found where the outline has it.
    """
    blocks = list(_blocks(text))
    sections = _sections(blocks, outline)
    if sum(len(held) for _, held in sections) < len(blocks):
        message = "text stands before the first heading of the outline, which has no section without a heading for it"
        raise OutlineMismatch(message)
    return [found for entry, blocks in sections for found in _cut(entry, blocks)]


def _blocks(text: str) -> Iterator[_Block]:
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n")
    for chunk in re.split(r"\n\s*\n", text):
        prose: list[str] = []
        for line in filter(None, map(str.strip, chunk.split("\n"))):
            if _ITEM.match(line) or "\t" in line:
                if prose:
                    yield _Block(" ".join(prose), is_item=False)
                    prose = []
                yield _Block(_ITEM.sub("", line, count=1), is_item=True)
            else:
                prose.append(line)
        if prose:
            yield _Block(" ".join(prose), is_item=False)


def _sections(blocks: list[_Block], outline: Sequence[OutlineEntry]) -> list[tuple[OutlineEntry, list[_Block]]]:
    starts, position = [], 0
    for entry in outline:
        start = position
        if entry.heading is not None:
            start = _find_heading(blocks, entry.heading, position)
            position = start + 1
        starts.append(start)
    ends = [*starts, len(blocks)][1:] if outline else []
    return [(entry, blocks[start:end]) for entry, start, end in zip(outline, starts, ends, strict=True)]


def _find_heading(blocks: list[_Block], heading: str, position: int) -> int:
    prefix = heading.removesuffix("…")
    for place in range(position, len(blocks)):
        text = blocks[place].text.replace("*", "")
        if text == heading or (prefix != heading and text.startswith(prefix)):
            return place
    message = f"the heading {heading!r} of the outline is not in the text, or not in this order"
    raise OutlineMismatch(message)


def _cut(entry: OutlineEntry, blocks: list[_Block]) -> Iterator[Segment]:
    is_text = entry.kind is OutlineKind.PROSE and (entry.heading or "").endswith("…")
    if entry.heading is not None and not is_text:
        yield Segment(Locator(f"{entry.section}/0/1"), blocks[0].text)
        blocks = blocks[1:]
    cutters = {OutlineKind.PROSE: _prose, OutlineKind.TABLE: _table, OutlineKind.REFERENCES: _references}
    yield from cutters[entry.kind](entry.section, blocks)


def _prose(section: str, blocks: list[_Block]) -> Iterator[Segment]:
    for number, paragraph in enumerate(_paragraphs(blocks), start=1):
        for place, sentence in enumerate(sentences(paragraph), start=1):
            yield Segment(Locator(f"{section}/{number}/{place}"), sentence)


def _paragraphs(blocks: list[_Block]) -> list[str]:
    joined: list[str] = []
    for block in blocks:
        if joined and not block.is_item and _is_cut(joined[-1], block.text):
            joined[-1] += " " + block.text
        else:
            joined.append(block.text)
    return joined


def _is_cut(before: str, after: str) -> bool:
    return not _BLOCK_END.search(before) or after[0].islower()


def sentences(paragraph: str) -> list[str]:
    """The sentences of one paragraph, in order."""
    found, start = [], 0
    for boundary in _BOUNDARY.finditer(paragraph):
        before = paragraph[max(start, boundary.start() - _LONGEST_ABBREVIATION) : boundary.start()]
        if not _NO_BOUNDARY.search(before):
            found.append(paragraph[start : boundary.end()].strip())
            start = boundary.end()
    return [*found, paragraph[start:].strip()]


def _table(section: str, blocks: list[_Block]) -> Iterator[Segment]:
    for row, block in enumerate(blocks):
        for column, cell in enumerate(block.text.split("\t"), start=1):
            yield Segment(Locator(f"{section}/r{row}/c{column}"), cell.strip())


def _references(section: str, blocks: list[_Block]) -> Iterator[Segment]:
    for number, block in enumerate(blocks, start=1):
        yield Segment(Locator(f"{section}/{number}"), block.text)
