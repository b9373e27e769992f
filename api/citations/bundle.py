"""From an answer to the papers behind it: whatever claims, entries of reference lists and documents it names."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from api.citations import bibtex, csl, ris
from api.citations.entries import Bibliographic, entries
from api.media import Format
from api.wire.base import Wire
from graph.evidence.bibliography import Bibliography, bibliography
from graph.snapshot import Snapshot
from graph.store import GraphStore

_CLAIM = re.compile(r"claim:[0-9a-f]{20}")
_OF_ALL = frozenset({"release", "permalink", "methods", "next"})
_WRITERS: dict[Format, Callable[[Iterable[Bibliographic], Iterable[str]], str]] = {
    Format.BIBTEX: bibtex.write,
    Format.RIS: ris.write,
    Format.CSL: csl.write,
}


class Bundle(NamedTuple):
    """A bibliography as it is sent, with headers that say how much it holds."""

    body: str
    headers: Mapping[str, str]


def papers_of(snapshot: Snapshot, store: GraphStore, answer: Iterable[object]) -> Bibliography:
    """The papers behind some parts of an answer.

    Args:
        snapshot: the release that it is from.
        store: where its claims are.
        answer: wire models, or containers of them.
    """
    documents = {held.info.id for held in snapshot.documents}
    works = {entry.work: id_ for id_, entry in sorted(snapshot.references.items(), reverse=True)}
    claims, references, named = set[str](), set[str](), set[str]()
    for text in _texts(answer):
        if _CLAIM.fullmatch(text):
            claims.add(text)
        elif text in snapshot.references:
            references.add(text)
        elif text in works:
            references.add(works[text])
        elif text in documents:
            named.add(text)
    return bibliography(snapshot, store, claims, references, named)


def bundle(found: Bibliography, format: Format, remarks: Sequence[str]) -> Bundle:
    """A bibliography in a format, what was left out said in its remarks."""
    told = [*remarks]
    told += [
        f"Claims of the collection {info.id} are cited through their works: {info.title}" for info in found.collections
    ]
    if found.unresolved:
        told.append(f"{found.unresolved} citations of these claims point to no entry of a reference list")
    headers = {
        "Exomyelin-Citations": str(len(found.documents) + len(found.works)),
        "Exomyelin-Unresolved-Citations": str(found.unresolved),
    }
    return Bundle(_WRITERS[format](entries(found), told), headers)


def _texts(value: object) -> Iterator[str]:
    """Every text that may be an id, at whatever depth; for a finding also the id of the entry that it is about."""
    match value:
        case str():
            yield value
        case Wire():
            fields = dict(value)
            document, number = fields.get("document"), fields.get("reference")
            if isinstance(document, str) and isinstance(number, int):
                yield f"{document}#{number}"
            yield from _texts([inner for name, inner in fields.items() if not _is_beside(name, inner)])
        case Mapping():
            yield from _texts([*value.values()])
        case list() | tuple():
            for inner in value:
                yield from _texts(inner)


def _is_beside(name: str, value: object) -> bool:
    """Whether a field says something of the answer as a whole, or only marks what speaks against a part of it."""
    return name in _OF_ALL or (name == "opposing" and isinstance(value, tuple))
