"""The one order in which every store holds and answers the parts of a document."""

from collections.abc import Callable, Iterable
from itertools import chain, pairwise
from pathlib import Path
from typing import TypeVar

from schema.claim import Mention
from schema.document import BackgroundRelation, Bundle, CoverageRow, DocumentInfo, Finding
from schema.errors import InvalidDocument, InvalidParameter
from schema.record import ClaimRecord

SEPARATOR = "\x1f"
"""Stands between document and position in a claim's key: no document id can hold it."""

Part = TypeVar("Part")
Key = tuple[str | int, ...]


def canonical(bundle: Bundle) -> Bundle:
    """The same document with its parts in canonical order, so that nothing hangs on how they were listed.

    Raises:
        InvalidDocument: it holds something twice, or something that says to be of another document.
    """
    _refuse_foreign_parts(bundle)
    document = bundle.info.id
    parts = {
        "entities": _ordered(document, bundle.entities, lambda entity: (entity.id,)),
        "claims": _ordered(document, bundle.claims, lambda claim: (claim.id,)),
        "references": _ordered(document, bundle.references, lambda reference: (reference.number,)),
        "mentions": _ordered(document, bundle.mentions, _mention_key),
        "background": _ordered(document, bundle.background, background_key),
        "coverage": _ordered(document, bundle.coverage, _reading_key(bundle.info)),
        "judgements": _ordered(document, bundle.judgements, _judgement_key),
    }
    return bundle.model_copy(update=parts)


def background_key(relation: BackgroundRelation) -> Key:
    """Orders and identifies the relations that vocabularies state."""
    triple = relation.subject, relation.predicate.value, relation.object
    return *triple, relation.vocabulary, relation.version, relation.read_at


def claim_key(record: ClaimRecord) -> str:
    r"""A claim's place in the order of all claims, ``DOCUMENT\x1fPOSITION``: what ``claims(after=…)`` takes."""
    return f"{record.claim.document}{SEPARATOR}{record.position}"


def split_claim_key(key: str) -> tuple[str, str]:
    """The document and the position in a claim's key.

    Raises:
        InvalidParameter: it is no such key.
    """
    document, separator, position = key.partition(SEPARATOR)
    if not separator:
        raise InvalidParameter(parameter="after", value=key, expected=r"the key of a claim, DOCUMENT\x1fPOSITION")
    return document, position


def _mention_key(mention: Mention) -> Key:
    return str(mention.locator), mention.ordinal


def _reading_key(info: DocumentInfo) -> Callable[[CoverageRow], Key]:
    rank = {entry.section: position for position, entry in enumerate(info.outline)}

    def key(row: CoverageRow) -> Key:
        section, major, minor = row.locator.sort_key
        return rank.get(section, len(rank)), section, major, minor, str(row.locator)

    return key


def _judgement_key(finding: Finding) -> Key:
    return *finding.sort_key, finding.model_dump_json()


def _ordered(document: str, parts: Iterable[Part], key: Callable[[Part], Key]) -> tuple[Part, ...]:
    keyed = sorted(((key(part), part) for part in parts), key=lambda pair: pair[0])
    for (before, _), (after, part) in pairwise(keyed):
        if before == after:
            raise _refusal(document, f"holds the same twice: {part!r}")
    return tuple(part for _, part in keyed)


def _refuse_foreign_parts(bundle: Bundle) -> None:
    owners = chain(
        (claim.document for claim in bundle.claims),
        (reference.document for reference in bundle.references),
        (finding.document for finding in bundle.judgements),
    )
    if foreign := set(owners) - {bundle.info.id}:
        raise _refusal(bundle.info.id, f"holds something that says to be of document {min(foreign)!r}")


def _refusal(document: str, problem: str) -> InvalidDocument:
    return InvalidDocument(Path(document), None, problem)
