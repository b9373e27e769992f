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
    return tuple(sorted(found, key=lambda finding: (finding.sort_key, finding.suggestion, finding.claims)))
