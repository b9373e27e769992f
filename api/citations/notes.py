"""What a reader of a bibliography should know of an entry, in words."""

from collections.abc import Iterator
from typing import NamedTuple

from graph.evidence.bibliography import CitedPaper
from schema.document import DocumentInfo
from schema.vocabulary import Basis, Support

REVIEWED = "exomyelin:makes-the-claims"
CITED = "exomyelin:cited"
NOT_SUPPORTING = "exomyelin:judged-not-to-support"
FLAGGED = "exomyelin:flagged"

_BASIS = {
    Basis.NONE: "nothing of it was read",
    Basis.TITLE: "only its title was read",
    Basis.ABSTRACT: "its abstract was read",
    Basis.FULL_TEXT: "its full text was read",
}
_SUPPORT = {
    Support.YES: "judged to support a claim of this answer that cites it",
    Support.UNCLEAR: "cited for claims of this answer; whether it supports them is not clear",
    Support.NO: "JUDGED NOT TO SUPPORT any claim of this answer that cites it",
}


class Notes(NamedTuple):
    """Keywords and notes of an entry."""

    keywords: tuple[str, ...]
    notes: tuple[str, ...]


def of_document(info: DocumentInfo) -> Notes:
    """What to know of a document that makes claims."""
    return Notes((REVIEWED,), (f"exomyelin document {info.id}: the claims of this answer are made there",))


def of_paper(paper: CitedPaper) -> Notes:
    """What to know of a cited work: whether it supports what it is cited for, what was read of it, what is wrong."""
    keywords = [
        NOT_SUPPORTING if paper.is_against else CITED,
        *([FLAGGED] if paper.findings or paper.elsewhere else []),
    ]
    return Notes(tuple(keywords), tuple(_said(paper)))


def _said(paper: CitedPaper) -> Iterator[str]:
    entry = paper.reference
    yield f"entry {entry.number} of the reference list of {entry.document}"
    if paper.support:
        yield _SUPPORT[paper.support]
    yield ("" if paper.is_read else "not checked against the paper: ") + _BASIS[entry.study.basis]
    if entry.et_al:
        yield "the list says that there are further authors"
    for finding in paper.findings:
        yield f"audit, {finding.severity}, {finding.code}: {finding.explanation}"
    if paper.elsewhere:
        yield f"audit, where other claims cite it: {', '.join(paper.elsewhere)}"
