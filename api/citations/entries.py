"""Entries of a bibliography in one form, from which each format is written."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from api.citations import notes
from graph.evidence.bibliography import Bibliography, CitedPaper
from schema.document import DocumentInfo
from schema.names import fold_words
from schema.reference import Reference

_KEY_WORDS = re.compile(r"[^A-Za-z0-9]+")


class Author(NamedTuple):
    """A name: family and given as far as they are told apart; else the whole as ``family``."""

    family: str
    given: str = ""
    whole: bool = False


class Bibliographic(NamedTuple):
    """One paper.

    Attributes:
        key: unique in its bibliography.
        more_authors: whether the list that it is from names more than these.
    """

    key: str
    authors: tuple[Author, ...]
    more_authors: bool
    year: int | None
    title: str
    journal: str
    volume: str
    issue: str
    pages: str
    doi: str
    pmid: str
    url: str
    keywords: tuple[str, ...]
    notes: tuple[str, ...]


def entries(found: Bibliography) -> list[Bibliographic]:
    """The papers of a bibliography, in its order."""
    return [*map(_of_document, found.documents), *map(_of_paper, found.works)]


def _of_document(info: DocumentInfo) -> Bibliographic:
    keywords, said = notes.of_document(info)
    return Bibliographic(
        key=_KEY_WORDS.sub("-", info.id),
        authors=tuple(Author(name, whole=True) for name in info.authors),
        more_authors=False,
        year=info.year,
        title=info.title,
        journal=info.journal,
        volume="",
        issue="",
        pages="",
        doi=info.doi,
        pmid="",
        url=info.url,
        keywords=keywords,
        notes=said,
    )


def _of_paper(paper: CitedPaper) -> Bibliographic:
    entry = paper.reference
    keywords, said = notes.of_paper(paper)
    first = "".join(fold_words(entry.authors[0] if entry.authors else entry.first_author))
    name = _KEY_WORDS.sub("", first) or "anonymous"
    return Bibliographic(
        key=f"{name}{entry.year or ''}-{_KEY_WORDS.sub('-', entry.document)}-{entry.number}",
        authors=tuple(_authors(entry)),
        more_authors=entry.et_al,
        year=entry.year,
        title=entry.title,
        journal=entry.journal,
        volume=entry.volume,
        issue=entry.issue,
        pages=entry.pages,
        doi=entry.doi,
        pmid=entry.pmid,
        url="",
        keywords=keywords,
        notes=said,
    )


def _authors(entry: Reference) -> Iterator[Author]:
    """The family names that the list prints; of the first author the initials too."""
    if not entry.authors:
        yield Author(entry.first_author, whole=True)
        return
    first = entry.authors[0]
    yield Author(first, entry.first_author.removeprefix(first).strip(" ,"))
    yield from map(Author, entry.authors[1:])
