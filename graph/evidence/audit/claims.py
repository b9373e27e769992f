"""Rules on claims that nothing cited supports. One finding a place."""

from collections.abc import Iterator

from graph.evidence.audit.findings import Remark, on_place
from graph.evidence.dossier import Dossier
from schema.claim import Claim
from schema.document import Finding
from schema.locator import Place
from schema.vocabulary import Severity, Support

_UNCITED_BY_CUSTOM = {"abstract"}


def uncited_claim(dossier: Dossier) -> Iterator[Finding]:
    """Claims that cite nothing; a title's claims rest on the titled work."""
    for locator, claims in dossier.claims_at.items():
        if locator.place is not Place.TITLE and (uncited := [claim for claim in claims if not claim.citing]):
            text = f"Nothing is cited for {_counted(uncited)} made here."
            yield on_place(dossier, locator, Remark("uncited_claim", _severity(uncited), text), uncited)


def unsupported_claim(dossier: Dossier) -> Iterator[Finding]:
    """Claims none of whose citations was judged to support them."""
    for locator, claims in dossier.claims_at.items():
        if unsupported := [claim for claim in claims if _is_unsupported(claim)]:
            them = "it" if len(unsupported) == 1 else "any of them"
            text = f"None of the works cited for {_counted(unsupported)} made here was judged to support {them}."
            yield on_place(dossier, locator, Remark("unsupported_claim", Severity.ERROR, text), unsupported)


def _is_unsupported(claim: Claim) -> bool:
    is_titled = claim.locator.place is Place.TITLE
    return bool(claim.citing) and not is_titled and all(citing.support is Support.NO for citing in claim.citing)


def _severity(claims: list[Claim]) -> Severity:
    # An appraisal is the authors' own opinion, and an abstract cites nothing by custom.
    is_result = any(claim.predicate.traits.walkable for claim in claims)
    by_custom = claims[0].locator.section in _UNCITED_BY_CUSTOM
    return Severity.WARNING if is_result and not by_custom else Severity.INFO


def _counted(claims: list[Claim]) -> str:
    return "a claim" if len(claims) == 1 else f"{len(claims)} claims"
