"""Findings on the three things that rules look at: a citation, an entry of the list, a place."""

from collections.abc import Iterable
from typing import NamedTuple

from graph.evidence.dossier import Dossier
from schema.claim import Claim, Mention
from schema.document import Finding
from schema.locator import Locator
from schema.reference import Reference
from schema.vocabulary import FindingBasis, Severity


class Remark(NamedTuple):
    """What a rule has to say, apart from where.

    Attributes:
        code: the kind of fault.
        severity: how much it should worry a reader.
        explanation: what is wrong, in plain words.
        suggestion: the correction, if one is evident.
    """

    code: str
    severity: Severity
    explanation: str
    suggestion: str = ""


def on_mention(
    dossier: Dossier, mention: Mention, remark: Remark, *, entry: Reference | None, claims: Iterable[Claim]
) -> Finding:
    """A finding on one citation, that touches some of the claims that cite it."""
    return Finding(
        document=dossier.info.id,
        locator=mention.locator,
        mention=mention.ordinal,
        reference=entry.number if entry else None,
        claims=ids_of(claims),
        basis=FindingBasis.RULE,
        **remark._asdict(),
    )


def on_entry(dossier: Dossier, entry: Reference, remark: Remark) -> Finding:
    """A finding on an entry of the list, that touches the claims that rest on it; nowhere, if nothing cites it."""
    is_cited = entry.number in dossier.mentions_of
    return Finding(
        document=dossier.info.id,
        locator=Locator(f"references/{entry.number}") if is_cited else None,
        reference=entry.number,
        claims=ids_of(dossier.claims_resting_on.get(entry.number, ())),
        basis=FindingBasis.RULE,
        **remark._asdict(),
    )


def on_place(dossier: Dossier, locator: Locator, remark: Remark, claims: Iterable[Claim]) -> Finding:
    """A finding on claims of one place, whatever they cite."""
    return Finding(
        document=dossier.info.id,
        locator=locator,
        claims=ids_of(claims),
        basis=FindingBasis.RULE,
        **remark._asdict(),
    )


def ids_of(claims: Iterable[Claim]) -> tuple[str, ...]:
    """The ids of claims, sorted, each once."""
    return tuple(sorted({claim.id for claim in claims}))
