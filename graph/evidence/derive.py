"""All that is derived from a document by itself: its claims' records and its findings."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from graph.evidence.audit import audit_dossier
from graph.evidence.belief import value_of
from graph.evidence.dossier import Dossier
from graph.evidence.reliability import parts_of
from graph.evidence.works import works_of
from schema.claim import Claim
from schema.document import Bundle, Finding
from schema.record import ClaimRecord
from schema.rubric import Rubric


class Derived(NamedTuple):
    """What is derived from a document.

    Attributes:
        records: its claims with all that is derived for each, by position.
        findings: the audit findings, by sort key.
    """

    records: tuple[ClaimRecord, ...]
    findings: tuple[Finding, ...]


def derive(bundle: Bundle, rubric: Rubric) -> Derived:
    """Resolve a document's citations, audit it and compute the reliability of its claims. A pure function."""
    dossier = Dossier(bundle)
    findings = audit_dossier(dossier)
    touching = _by_claim(findings)
    records = (_record(dossier, claim, touching.get(claim.id, ()), rubric) for claim in dossier.claims)
    return Derived(tuple(records), findings)


def _by_claim(findings: Iterable[Finding]) -> Mapping[str, Sequence[Finding]]:
    touching: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        for claim in finding.claims:
            touching[claim].append(finding)
    return touching


def _record(dossier: Dossier, claim: Claim, findings: Sequence[Finding], rubric: Rubric) -> ClaimRecord:
    works = works_of(dossier, claim)
    parts = parts_of(claim, works, findings, rubric)
    return ClaimRecord(
        claim=claim,
        position=f"{dossier.position(claim.locator)}/{claim.id}",
        works=tuple(work.cited for work in works),
        flags=tuple(sorted({finding.code for finding in findings})),
        parts=parts,
        belief=value_of(parts),
    )
