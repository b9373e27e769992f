"""RIS, as reference managers import it."""

import re
from collections.abc import Iterable

import rispy

from api.citations.entries import Author, Bibliographic


class _Writer(rispy.RisWriter):  # type: ignore[misc]  # it has no types
    """Writes no number before an entry: it is no part of RIS."""

    def set_header(self, count: int) -> str:
        """Nothing."""
        del count
        return ""


_TAG = re.compile(r"</?(?:i|b|sup|sub|sc)>")


def write(papers: Iterable[Bibliographic], remarks: Iterable[str]) -> str:
    """A bibliography as a .ris file. RIS has no comments: remarks are notes of the first entry."""
    records = [_record(paper) for paper in papers]
    if records:
        records[0]["notes"] = [*map(plain, remarks), *records[0]["notes"]]
    return str(rispy.dumps(records, implementation=_Writer, enforce_list_tags=False).lstrip()) if records else ""


def plain(text: str) -> str:
    """A text on one line, without markup: RIS has neither."""
    return " ".join(_TAG.sub("", text).split())


def _record(paper: Bibliographic) -> dict[str, str | list[str]]:
    first, _, last = plain(paper.pages).replace("–", "-").partition("-")
    fields: dict[str, str | list[str]] = {
        "type_of_reference": "JOUR" if paper.journal else "GEN",
        "id": paper.key,
        "authors": [_author(author) for author in paper.authors],
        "title": plain(paper.title),
        "journal_name": plain(paper.journal),
        "year": str(paper.year or ""),
        "volume": plain(paper.volume),
        "number": plain(paper.issue),
        "start_page": first.strip(),
        "end_page": last.strip(),
        "doi": plain(paper.doi),
        "accession_number": plain(paper.pmid),
        "urls": [plain(paper.url)] if paper.url else [],
        "keywords": list(paper.keywords),
        "notes": list(map(plain, paper.notes)),
    }
    return {name: value for name, value in fields.items() if value}


def _author(author: Author) -> str:
    name = plain(author.family)
    return f"{name}, {plain(author.given)}" if author.given else name
