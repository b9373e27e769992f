"""Rules that hold cited works to what the document says that it includes. One finding an entry, however often cited."""

from collections.abc import Callable, Iterator

from graph.evidence.audit.findings import Remark, on_entry
from graph.evidence.dossier import Dossier
from graph.evidence.formatting import entry_shown
from graph.evidence.kinship import diseases_of, is_among
from schema.document import Finding, Scope
from schema.reference import Reference
from schema.vocabulary import Design, Severity

_Reason = Callable[[Dossier, Scope, Reference], str]


def outside_scope_years(dossier: Dossier) -> Iterator[Finding]:
    """Cited works of a year that the document's search left out."""
    return _outside(dossier, "outside_scope_years", _years)


def outside_scope_design(dossier: Dossier) -> Iterator[Finding]:
    """Cited works of a design that the document does not include."""
    return _outside(dossier, "outside_scope_design", _design)


def outside_scope_disease(dossier: Dossier) -> Iterator[Finding]:
    """Cited works on none of the diseases that the document includes."""
    return _outside(dossier, "outside_scope_disease", _disease)


def _outside(dossier: Dossier, code: str, reason: _Reason) -> Iterator[Finding]:
    scope = dossier.info.scope
    for number, entry in dossier.references.items():
        if scope and number in dossier.mentions_of and (why := reason(dossier, scope, entry)):
            text = f"{entry_shown(entry)} is cited, but {why} (criteria at {scope.locator})."
            yield on_entry(dossier, entry, Remark(code, Severity.WARNING, text))


def _years(_: Dossier, scope: Scope, entry: Reference) -> str:
    if scope.years is None or entry.year is None or scope.years[0] <= entry.year <= scope.years[1]:
        return ""
    return f"the document says that it includes works of {scope.years[0]} to {scope.years[1]}"


def _design(_: Dossier, scope: Scope, entry: Reference) -> str:
    design = entry.study.design
    if not scope.designs or design is Design.UNKNOWN or design in scope.designs:
        return ""
    included = " and ".join(each.replace("_", " ") for each in scope.designs)
    return f"it is a {design.replace('_', ' ')}, and the document says that it includes {included} works"


def _disease(dossier: Dossier, scope: Scope, entry: Reference) -> str:
    studied = entry.study.diseases
    if not scope.diseases or not studied or is_among(dossier, studied, diseases_of(dossier)):
        return ""
    included = dossier.names(scope.diseases)
    return f"it is about {dossier.names(studied)}, and the document says that it includes works on {included}"
