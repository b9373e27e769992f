"""What lies behind some paths: kinds of evidence, contexts, faults and works."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from graph.coherence import independent
from graph.records import RecordCache
from graph.support import Chain
from schema.record import ClaimRecord
from schema.reference import Reference
from schema.vocabulary import Basis, Support, Tier

_CHECKED = {Basis.ABSTRACT, Basis.FULL_TEXT}


class Appraisal(NamedTuple):
    """What lies behind some paths. Works judged not to support a claim count nowhere.

    Attributes:
        tiers: the kinds of evidence that the claims count as, best first.
        cited_tiers: the kinds of study cited for them, as far as is known of each, best first.
        species, models: stated by the claims' places, or known of the works cited, sorted.
        flags: codes of the audit findings that touch the claims, sorted.
        documents: ids of the documents that make the claims, sorted.
        works: how many distinct works are cited.
        checked: whether any of those works was itself read, at least in its abstract. Where none was, the claims are
            not checked against the papers that they cite.
        claim_count: how many claims there are.
        independent: how many independent pieces of evidence they rest on; see ``graph.coherence.independent``.
    """

    tiers: tuple[Tier, ...]
    cited_tiers: tuple[Tier, ...]
    species: tuple[str, ...]
    models: tuple[str, ...]
    flags: tuple[str, ...]
    documents: tuple[str, ...]
    works: int
    checked: bool
    claim_count: int
    independent: int


def appraise(chains: Iterable[Chain], records: RecordCache, references: Mapping[str, Reference]) -> Appraisal:
    """What lies behind some chains."""
    behind = records.of(edge for chain in chains for edge in chain.path.edges)
    works = [work for record in behind for work in record.works if work.support is not Support.NO]
    cited = [references[work.reference] for work in works if work.reference is not None]
    return Appraisal(
        tiers=_ranked(part.tier for record in behind for part in record.parts),
        cited_tiers=_ranked(work.tier for work in works if work.reference is not None),
        species=_stated(behind, cited, "species"),
        models=_stated(behind, cited, "model"),
        flags=tuple(sorted({flag for record in behind for flag in record.flags})),
        documents=tuple(sorted({record.claim.document for record in behind})),
        works=len({reference.work for reference in cited}),
        checked=are_checked(behind),
        claim_count=len(behind),
        independent=independent(part for record in behind for part in record.parts),
    )


def are_checked(records: Iterable[ClaimRecord]) -> bool:
    """Whether a work that may support some claims was itself read, at least in its abstract."""
    works = (work for record in records for work in record.works if work.support is not Support.NO)
    return any(work.reference is not None and work.basis in _CHECKED for work in works)


def _ranked(tiers: Iterable[Tier]) -> tuple[Tier, ...]:
    found = set(tiers)
    return tuple(tier for tier in Tier if tier in found)


def _stated(behind: list[ClaimRecord], cited: list[Reference], field: str) -> tuple[str, ...]:
    by_claims = {getattr(record.claim.context, field) for record in behind}
    by_works = {getattr(reference.study, field) for reference in cited}
    return tuple(sorted({value for value in by_claims | by_works if value}))
