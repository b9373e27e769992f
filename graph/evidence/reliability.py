"""How far one claim is to be relied on through each piece of evidence that it rests on."""

import math
from collections.abc import Iterable, Sequence

from graph.evidence.works import Work, is_counted, is_less, tier_of
from schema.claim import Claim
from schema.document import Finding
from schema.edge import ClaimReliability
from schema.reference import Reference
from schema.rubric import Rubric
from schema.vocabulary import Derivation, Design, Hedge, Polarity, Support, Tier

_DECIMALS = 9
REVIEWS = "review"
"""The group of all reviews: they tell of the same studies, so that any number of them counts once."""


def parts_of(
    claim: Claim, works: Sequence[Work], findings: Sequence[Finding], rubric: Rubric
) -> tuple[ClaimReliability, ...]:
    """The reliability of a claim through each piece of evidence.

    Args:
        claim: the claim.
        works: what it rests on.
        findings: the audit findings that touch it.
        rubric: the numbers.

    Returns:
        One part for each work that was not judged to lack support, sorted, equal ones once; one uncited part where
        there is none; no part at all for a negated claim, which lends no belief to what it denies.
    """
    if claim.polarity is Polarity.NEGATED:
        return ()
    counted = [work for work in works if is_counted(work)]
    parts = [_through(claim, work, findings, rubric) for work in counted] or [_uncited(claim, findings, rubric)]
    return tuple(
        sorted(set(parts), key=lambda part: (part.group, -part.reliability, part.tier, part.penalties, part.capped))
    )


def _through(claim: Claim, work: Work, findings: Iterable[Finding], rubric: Rubric) -> ClaimReliability:
    # Where several entries could be meant, the claim is sure of no more than the weakest.
    tier, capped = min(
        (_tier(entry, work, rubric) for entry in work.candidates), key=lambda found: rubric.tiers[found[0]]
    )
    touching = [finding for finding in findings if _touches(finding, work)]
    unclear = {"attribution_unclear": rubric.penalties.attribution_unclear}
    penalties = _penalties(claim, touching, rubric) | (unclear if _is_unclear(work) else {})
    return _part(claim, _group(claim, work), tier, penalties, rubric, capped=capped)


def _uncited(claim: Claim, findings: Iterable[Finding], rubric: Rubric) -> ClaimReliability:
    touching = [finding for finding in findings if finding.mention is None and finding.reference is None]
    return _part(claim, f"uncited:{claim.document}", Tier.UNCITED, _penalties(claim, touching, rubric), rubric)


def _part(
    claim: Claim, group: str, tier: Tier, penalties: dict[str, float], rubric: Rubric, *, capped: bool = False
) -> ClaimReliability:
    ordered = tuple(sorted(penalties.items()))
    base = rubric.tiers[tier]
    return ClaimReliability(
        claim=claim.id,
        group=group,
        tier=tier,
        base=base,
        penalties=ordered,
        reliability=_reliability(base, ordered),
        capped=capped,
    )


def part_at(part: ClaimReliability, tier: Tier, rubric: Rubric) -> ClaimReliability:
    """A part as it would be if its evidence were known to be of another tier."""
    base = rubric.tiers[tier]
    changes = {"tier": tier, "base": base, "reliability": _reliability(base, part.penalties), "capped": False}
    return part.model_copy(update=changes)


def _reliability(base: float, penalties: Iterable[tuple[str, float]]) -> float:
    return round(math.prod([base, *(factor for _, factor in penalties)]), _DECIMALS)


def _is_unclear(work: Work) -> bool:
    return work.cited.support is Support.UNCLEAR or work.cited.reference is None


def _group(claim: Claim, work: Work) -> str:
    if _is_unclear(work):
        # It is the document that ties the work to the claim; its bundle of citations counts once.
        return f"attribution:{claim.document}"
    # A work that is not known to be primary may tell of what others found, and so is no evidence of its own.
    entry = work.candidates[0]
    return entry.work if entry.study.design is Design.PRIMARY else REVIEWS


def _tier(entry: Reference, work: Work, rubric: Rubric) -> tuple[Tier, bool]:
    tier = tier_of(entry.study)
    basis = work.cited.basis if work.cited.reference else entry.study.basis
    is_capped = is_less(basis, rubric.full_tier_from) and rubric.tiers[tier] > rubric.tiers[rubric.cap_tier]
    return (rubric.cap_tier, True) if is_capped else (tier, False)


def _penalties(claim: Claim, touching: Iterable[Finding], rubric: Rubric) -> dict[str, float]:
    hedges = {
        Hedge.SUGGESTED: {"hedge_suggested": rubric.penalties.hedge_suggested},
        Hedge.SPECULATED: {"hedge_speculated": rubric.penalties.hedge_speculated},
    }
    implied = {"implied": rubric.penalties.implied} if claim.derivation is Derivation.IMPLIED else {}
    found = {finding.code: rubric.findings[finding.code] for finding in touching if finding.code in rubric.findings}
    return found | implied | hedges.get(claim.hedge, {})


def _touches(finding: Finding, work: Work) -> bool:
    if finding.mention is not None:
        return f"{finding.locator}#{finding.mention}" == work.cited.mention
    return finding.reference is None or finding.reference in {entry.number for entry in work.candidates}
