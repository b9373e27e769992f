"""The audit rules. A new rule is a function from a dossier to findings, listed here."""

from collections.abc import Callable, Iterable

from graph.evidence.audit.claims import uncited_claim, unsupported_claim
from graph.evidence.audit.fit import other_disease, other_source, other_species, review_for_primary
from graph.evidence.audit.listing import never_cited, number_reused
from graph.evidence.audit.printing import misprinted_citations
from graph.evidence.audit.scope import outside_scope_design, outside_scope_disease, outside_scope_years
from graph.evidence.dossier import Dossier
from schema.document import Finding

Rule = Callable[[Dossier], Iterable[Finding]]

RULES: tuple[Rule, ...] = (
    misprinted_citations,
    never_cited,
    number_reused,
    outside_scope_years,
    outside_scope_design,
    outside_scope_disease,
    other_disease,
    other_source,
    other_species,
    review_for_primary,
    uncited_claim,
    unsupported_claim,
)
