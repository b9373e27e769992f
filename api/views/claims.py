"""Claims and audit findings as they are sent."""

from collections.abc import Iterable

from api.wire.claim import ClaimDetail, ClaimRow, ContextRow, FindingRow, PartRow, WorkRow
from graph.appraisal import are_checked
from graph.opposition import Opposition
from graph.snapshot import Snapshot
from schema.claim import Claim
from schema.document import Finding
from schema.edge import ClaimReliability
from schema.record import ClaimRecord
from schema.vocabulary import Derivation, Polarity

UNCHECKED = "not checked against the paper"
IMPLIED = "implied, not said"

_OF_THE_CLAIM = (
    *("id", "document", "subject", "predicate", "sign", "object", "statement"),
    *("hedge", "derivation", "directness", "polarity", "agent", "quantifier", "cargo_evidence"),
    *("subject_as_written", "object_as_written", "ambiguity"),
)


def claim_row(snapshot: Snapshot, record: ClaimRecord, opposition: Opposition) -> ClaimRow:
    """One claim, with the ids of those that contradict it."""
    return ClaimRow.model_validate(_content(snapshot, record, opposition))


def claim_detail(
    snapshot: Snapshot, record: ClaimRecord, opposition: Opposition, findings: Iterable[Finding], sentence: str | None
) -> ClaimDetail:
    """One claim with all that bears on it."""
    content = _content(snapshot, record, opposition) | {
        "release": snapshot.release,
        "reading": reading(snapshot, record.claim),
        "findings": tuple(finding_row(finding) for finding in findings if record.claim.id in finding.claims),
        "sentence": sentence,
    }
    return ClaimDetail.model_validate(content)


def reading(snapshot: Snapshot, claim: Claim) -> str:
    """A claim as a short sentence."""
    said = f"{_name(snapshot, claim.subject)} {claim.predicate.traits.reading} {_name(snapshot, claim.object)}"
    return said if claim.polarity is Polarity.AFFIRMED else f"It does not hold that {said}"


def _name(snapshot: Snapshot, id_: str) -> str:
    return snapshot.entities[id_].name


def _content(snapshot: Snapshot, record: ClaimRecord, opposition: Opposition) -> dict[str, object]:
    claim = record.claim
    opposing = opposition.to_claim(claim)
    return {name: getattr(claim, name) for name in _OF_THE_CLAIM} | {
        "locator": str(claim.locator),
        "subject_name": _name(snapshot, claim.subject),
        "object_name": _name(snapshot, claim.object),
        "references": tuple(WorkRow.model_validate(dict(work)) for work in record.works),
        "context": ContextRow.model_validate(dict(claim.context)),
        "flags": record.flags,
        "belief": record.belief,
        "parts": tuple(map(_part, record.parts)),
        "caveats": tuple(caveats(record)),
        "contested": bool(opposing),
        "opposing": opposing,
    }


def _part(part: ClaimReliability) -> PartRow:
    return PartRow(
        group=part.group,
        tier=part.tier,
        base=part.base,
        penalties=dict(part.penalties),
        reliability=part.reliability,
        capped=part.capped,
    )


def caveats(record: ClaimRecord) -> Iterable[str]:
    """What is to be kept in mind with a claim."""
    if not are_checked([record]):
        yield UNCHECKED
    if record.claim.derivation is Derivation.IMPLIED:
        yield IMPLIED


def finding_row(finding: Finding) -> FindingRow:
    """One audit finding."""
    return FindingRow.model_validate(dict(finding) | {"locator": finding.locator and str(finding.locator)})
