r"""BibTeX for classic BibTeX and biber: letters beyond ASCII as LaTeX commands, words with capitals guarded.

A brace that belongs to a text is ``\textbraceleft``, for BibTeX counts even escaped braces. Identifiers and addresses
are left as they are: links are made of them.
"""

import re
from collections.abc import Iterable, Iterator

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field
from pylatexenc.latexencode import RULE_DICT, UnicodeToLatexConversionRule, UnicodeToLatexEncoder

from api.citations.entries import Author, Bibliographic

_MARKUP = {"i": r"\emph{", "b": r"\textbf{", "sup": r"\textsuperscript{", "sub": r"\textsubscript{"}
_TAG = re.compile(r"<(/?)(i|b|sup|sub|sc)>")
_GUARDED = re.compile(r"\S*(?:[a-z0-9-][A-Z]|[A-Z][A-Z0-9]|[A-Za-z]\d)\S*")
_UNSAFE = re.compile(r"[\s{}\\%,\"]+")
_BRACES = {ord("{"): r"\textbraceleft", ord("}"): r"\textbraceright"}
_ENCODER = UnicodeToLatexEncoder(
    conversion_rules=[UnicodeToLatexConversionRule(RULE_DICT, _BRACES), "defaults"],
    replacement_latex_protection="braces-all",
    unknown_char_policy="keep",
    unknown_char_warning=False,
)


def write(papers: Iterable[Bibliographic], remarks: Iterable[str]) -> str:
    """A bibliography as a .bib file, remarks in front."""
    head = "".join(f"% {_one_line(remark)}\n" for remark in remarks)
    return f"{head}{write_string(Library([_entry(paper) for paper in papers]))}"


def escaped(text: str) -> str:
    """A text as LaTeX. Characters that LaTeX has no command for are kept: biber and new engines take them."""
    return str(_ENCODER.unicode_to_latex(_one_line(text)))


def _entry(paper: Bibliographic) -> Entry:
    fields = [Field(name, value) for name, value in _fields(paper) if value]
    return Entry("article" if paper.journal else "misc", paper.key, fields)


def _fields(paper: Bibliographic) -> Iterator[tuple[str, str]]:
    authors = [*map(_author, paper.authors), *(["others"] if paper.more_authors else [])]
    yield "author", " and ".join(authors)
    yield "title", _title(paper.title)
    yield "journal", escaped(paper.journal)
    yield "year", str(paper.year or "")
    yield "volume", escaped(paper.volume)
    yield "number", escaped(paper.issue)
    yield "pages", re.sub(r"(?<=\w)[-–](?=\w)", "--", paper.pages) if paper.pages.isascii() else escaped(paper.pages)
    yield "doi", _UNSAFE.sub("", paper.doi)
    yield "url", _UNSAFE.sub("", paper.url)
    yield "pmid", _UNSAFE.sub("", paper.pmid)
    yield "keywords", ", ".join(map(escaped, paper.keywords))
    yield "annote", escaped("; ".join(paper.notes))


def _author(author: Author) -> str:
    if author.whole:
        return f"{{{escaped(author.family)}}}"
    family = escaped(author.family)
    guarded = f"{{{family}}}" if re.search(r"(?i)\band\b|,", author.family) else family
    return f"{guarded}, {escaped(author.given)}" if author.given else f"{{{family}}}"


def _title(text: str) -> str:
    """A title with its markup, and braces around words whose capitals a style must leave alone."""
    made, open_tags, at = [], list[str](), 0
    for tag in _TAG.finditer(text):
        made.append(_guarded(text[at : tag.start()]))
        at = tag.end()
        if not tag[1] and tag[2] in _MARKUP:
            made.append(_MARKUP[tag[2]])
            open_tags.append(tag[2])
        elif tag[1] and open_tags and open_tags[-1] == tag[2]:
            made.append("}")
            open_tags.pop()
    return "".join(made) + _guarded(text[at:]) + "}" * len(open_tags)


def _guarded(text: str) -> str:
    made, at = [], 0
    for word in _GUARDED.finditer(text):
        made += [_spaced(text[at : word.start()]), f"{{{escaped(word[0])}}}"]
        at = word.end()
    return "".join(made) + _spaced(text[at:])


def _spaced(text: str) -> str:
    return str(_ENCODER.unicode_to_latex(re.sub(r"\s+", " ", text)))


def _one_line(text: str) -> str:
    return " ".join(text.split())
