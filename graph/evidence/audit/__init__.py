"""What is wrong with a document: rules over its data, and what its curators judged."""

from graph.evidence.audit.judged import judged
from graph.evidence.audit.registry import RULES
from graph.evidence.dossier import Dossier
from schema.document import Bundle, Finding

__all__ = ["audit", "audit_dossier"]


def audit(bundle: Bundle) -> tuple[Finding, ...]:
    """All findings on a document, by their sort key: those of the rules, and the judgements with their claims."""
    return audit_dossier(Dossier(bundle))


def audit_dossier(dossier: Dossier) -> tuple[Finding, ...]:
    """As ``audit``, for a document whose citations are resolved already."""
    found = {finding for rule in RULES for finding in rule(dossier)} | set(judged(dossier))
    return tuple(sorted(found, key=_order))


def _order(finding: Finding) -> tuple[tuple[str, str, str, int, int, str], str, tuple[str, ...], str, str]:
    # The sort key, made total: two findings may differ in nothing but what follows it.
    return finding.sort_key, finding.suggestion, finding.claims, finding.severity, finding.basis
