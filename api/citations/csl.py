"""CSL-JSON, as citation processors take it."""

from collections.abc import Iterable

from api.citations.entries import Author, Bibliographic
from schema.base import canonical_json


def write(papers: Iterable[Bibliographic], remarks: Iterable[str]) -> str:
    """A bibliography as CSL-JSON: a list of items. Remarks are in the note of the first."""
    items = [_item(paper) for paper in papers]
    if items:
        items[0]["note"] = "; ".join((*remarks, str(items[0]["note"])))
    return canonical_json(items)


def _item(paper: Bibliographic) -> dict[str, object]:
    fields: dict[str, object] = {
        "id": paper.key,
        "type": "article-journal" if paper.journal else "article",
        "title": paper.title,
        "author": [_author(author) for author in paper.authors],
        "issued": {"date-parts": [[paper.year]]} if paper.year else None,
        "container-title": paper.journal,
        "volume": paper.volume,
        "issue": paper.issue,
        "page": paper.pages,
        "DOI": paper.doi,
        "PMID": paper.pmid,
        "URL": paper.url,
        "keyword": ", ".join(paper.keywords),
        "note": "; ".join(paper.notes),
    }
    return {name: value for name, value in fields.items() if value}


def _author(author: Author) -> dict[str, str]:
    if author.whole:
        return {"literal": author.family}
    return {"family": author.family, "given": author.given} if author.given else {"family": author.family}
