"""Rules on whether a cited work is about what the claim says: disease, source, species, and kind of publication."""

from collections.abc import Callable, Iterator
from functools import lru_cache

from graph.evidence.audit.findings import Remark, on_mention
from graph.evidence.dossier import Dossier
from graph.evidence.formatting import as_printed, entry_shown
from graph.evidence.kinship import are_akin, diseases_of, is_among
from schema.claim import Claim
from schema.document import Finding
from schema.names import fold, fold_words
from schema.predicates import Walk
from schema.reference import Reference
from schema.vocabulary import Design, Hedge, Kind, Severity

_Misfit = Callable[[Dossier, Claim, Reference], bool]
_Fit = Callable[[Dossier, Claim, Reference], bool | None]
_Reason = Callable[[Dossier, Reference], str]

_SECONDARY = {Design.REVIEW, Design.POSITION_PAPER}
_RESULTS = {Walk.SIGNED, Walk.STRUCTURAL}
_IRREGULAR = {"mice": "mouse"}


def other_disease(dossier: Dossier) -> Iterator[Finding]:
    """Works on none of the diseases of the document or the claim."""

    def reason(dossier: Dossier, entry: Reference) -> str:
        return f"it is about {dossier.names(entry.study.diseases)}, and the claims that cite it are not"

    return _misfits(dossier, "other_disease", Severity.WARNING, _is_other_disease, reason)


def other_source(dossier: Dossier) -> Iterator[Finding]:
    """Works on vesicles of another source than the claim's."""

    def reason(dossier: Dossier, entry: Reference) -> str:
        return (
            f"it studied {dossier.names([entry.study.source or ''])}, and the claims that cite it are on another source"
        )

    return _misfits(dossier, "other_source", Severity.ERROR, _is_other_source, reason)


def other_species(dossier: Dossier) -> Iterator[Finding]:
    """Works in another species than the one that the claim states."""

    def reason(_: Dossier, entry: Reference) -> str:
        return f"it was done in {entry.study.species}, and the claims that cite it state another species"

    return _misfits(dossier, "other_species", Severity.WARNING, _is_other_species, reason)


def review_for_primary(dossier: Dossier) -> Iterator[Finding]:
    """Reviews and position papers cited for what is asserted as a result."""

    def reason(_: Dossier, entry: Reference) -> str:
        return f"it is a {entry.study.design.replace('_', ' ')}, cited for what is asserted as a result"

    return _misfits(dossier, "review_for_primary", Severity.WARNING, _is_review_for_primary, reason)


def _misfits(dossier: Dossier, code: str, severity: Severity, is_misfit: _Misfit, reason: _Reason) -> Iterator[Finding]:
    for mention in dossier.mentions:
        entry = dossier.resolutions[mention.id].reference
        claims = dossier.claims_citing.get(mention.id, ())
        if entry and (touched := [claim for claim in claims if is_misfit(dossier, claim, entry)]):
            text = f"{as_printed(mention)!r} means {entry_shown(entry)}: {reason(dossier, entry)}."
            yield on_mention(dossier, mention, Remark(code, severity, text), entry=entry, claims=touched)


def _is_other_disease(dossier: Dossier, claim: Claim, entry: Reference) -> bool:
    diseases = entry.study.diseases
    ours = diseases_of(dossier) | {claim.subject, claim.object}
    return bool(diseases) and not is_among(dossier, diseases, ours) and not _states_model(dossier, claim, entry)


def _states_model(dossier: Dossier, claim: Claim, entry: Reference) -> bool:
    """Whether the claim itself says that it was shown in the disease or model of the work."""
    known = [dossier.entities[id_] for id_ in entry.study.diseases if id_ in dossier.entities]
    names = {name for entity in known for name in (entity.name, *entity.synonyms)} | {entry.study.model}
    stated = f" {' '.join(fold_words(claim.context.model or ''))} "
    return any(f" {' '.join(fold_words(name))} " in stated for name in names if fold(name))


def _is_other_source(dossier: Dossier, claim: Claim, entry: Reference) -> bool:
    return _none_fits(dossier, claim, entry, _fits_source)


def _fits_source(dossier: Dossier, claim: Claim, entry: Reference) -> bool | None:
    studied = dossier.entities.get(entry.study.source or "")
    acting = (dossier.entities.get(id_ or "") for id_ in (claim.subject, claim.agent))
    source = next((entity for entity in acting if entity and entity.kind is Kind.VESICLE), None)
    return are_akin(dossier, studied, source) if studied and source else None


def _is_other_species(dossier: Dossier, claim: Claim, entry: Reference) -> bool:
    return _none_fits(dossier, claim, entry, _fits_species)


def _fits_species(_: Dossier, claim: Claim, entry: Reference) -> bool | None:
    stated, studied = _species(claim.context.species or ""), _species(entry.study.species)
    return not stated.isdisjoint(studied) if stated and studied else None


def _none_fits(dossier: Dossier, claim: Claim, entry: Reference, fits: _Fit) -> bool:
    # Several works are often cited together, each for a part of what is said: one that fits is enough.
    if fits(dossier, claim, entry) is not False:
        return False
    return not any(fits(dossier, claim, other) for other in dossier.entries_of(claim))


@lru_cache(maxsize=1024)
def _species(text: str) -> frozenset[str]:
    return frozenset(_IRREGULAR.get(word, word) for word in fold_words(text)) - {"and", "or"}


def _is_review_for_primary(_: Dossier, claim: Claim, entry: Reference) -> bool:
    is_result = claim.predicate.traits.walk in _RESULTS and claim.hedge is Hedge.ASSERTED
    return is_result and entry.study.design in _SECONDARY
