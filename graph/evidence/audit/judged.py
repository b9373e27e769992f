"""What curators judged to be wrong, with the claims that it touches."""

from collections.abc import Iterator

from graph.evidence.audit.findings import ids_of
from graph.evidence.dossier import Dossier
from schema.claim import Claim
from schema.document import Finding
from schema.vocabulary import FindingBasis


def judged(dossier: Dossier) -> Iterator[Finding]:
    """The judgements of a document; one that names no claims touches those of its citation, place or list entry."""
    for finding in dossier.bundle.judgements:
        claims = finding.claims or ids_of(_touched(dossier, finding))
        yield finding.model_copy(update={"basis": FindingBasis.JUDGEMENT, "claims": tuple(sorted(set(claims)))})


def _touched(dossier: Dossier, finding: Finding) -> tuple[Claim, ...]:
    if finding.locator is not None and finding.mention is not None:
        return dossier.claims_citing.get(f"{finding.locator}#{finding.mention}", ())
    if finding.locator is not None:
        return dossier.claims_at.get(finding.locator, ())
    if finding.reference is not None:
        return dossier.claims_resting_on.get(finding.reference, ())
    return ()
