"""What is left of claims when works that they cite are retracted.

A citation of a retracted work is no evidence any more, nor is one that could mean a retracted work: of several works
that could be meant, a claim is sure of no more than the weakest. A claim of which some counted citation is left rests
on that. One of which none is left is gone, negated or not, and does not fall back to the reliability of a claim that
cites nothing: its ground was the work, and its ground is gone. So is what the title of a retracted work says. A claim
that never had a counted citation stays what it was.
"""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from graph.evidence.belief import value_of
from graph.evidence.dossier import Dossier
from graph.evidence.reliability import parts_of
from graph.evidence.works import Work, is_counted, works_of
from schema.claim import Claim
from schema.document import Finding
from schema.locator import Place
from schema.record import ClaimRecord
from schema.rubric import Rubric


def rests_on(work: Work, lost: AbstractSet[int]) -> bool:
    """Whether a citation means, or could mean, one of some entries of its reference list."""
    return any(entry.number in lost for entry in work.candidates)


def without_works(
    dossier: Dossier, record: ClaimRecord, findings: Sequence[Finding], lost: AbstractSet[int], rubric: Rubric
) -> ClaimRecord | None:
    """A claim without some works.

    Args:
        dossier: the claim's document; of its claims it need hold this one only.
        record: the claim as it is with them.
        findings: the audit findings that touch it.
        lost: numbers of the retracted entries of the document's reference list.
        rubric: by which its reliability is computed.

    Returns:
        The claim with what it still rests on; None where its ground is gone.
    """
    works = works_of(dossier, record.claim)
    left = tuple(work for work in works if not rests_on(work, lost))
    if _is_titled(record.claim, lost) or (_are_ground(works) and not _are_ground(left)):
        return None
    parts = parts_of(record.claim, left, findings, rubric)
    kept = tuple(work.cited for work in left)
    return record.model_copy(update={"works": kept, "parts": parts, "belief": value_of(parts)})


def _is_titled(claim: Claim, lost: AbstractSet[int]) -> bool:
    return claim.locator.place is Place.TITLE and claim.locator.major in lost


def _are_ground(works: Iterable[Work]) -> bool:
    return any(map(is_counted, works))
