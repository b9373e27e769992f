"""The works that a claim rests on, as printed and as resolved."""

from typing import Any, NamedTuple

from graph.evidence.dossier import Dossier
from graph.evidence.formatting import authors_shown, year_shown
from schema.claim import Citing, Claim
from schema.locator import Place
from schema.record import CitedWork
from schema.reference import Reference, Study
from schema.vocabulary import Basis, Design, Support, Tier

_SECONDARY = {Design.REVIEW, Design.POSITION_PAPER}
_BASES = tuple(Basis)


class Work(NamedTuple):
    """A work that a claim rests on.

    Attributes:
        cited: how it is shown.
        candidates: the entries that could be meant; one where that is known.
    """

    cited: CitedWork
    candidates: tuple[Reference, ...]


def works_of(dossier: Dossier, claim: Claim) -> tuple[Work, ...]:
    """The works that a claim cites, in its order; for a claim that a title makes, the titled work first."""
    titled = dossier.references.get(claim.locator.major) if claim.locator.place is Place.TITLE else None
    own = [_titled(claim, titled)] if titled else []
    return (*own, *(_cited(dossier, citing) for citing in claim.citing))


def is_counted(work: Work) -> bool:
    """Whether a work counts for the claim that cites it: one that is known, and not judged to lack support."""
    return bool(work.candidates) and work.cited.support is not Support.NO


def tier_of(study: Study) -> Tier:
    """The tier of a study; a review or position paper is no more than a review, whatever it reviews."""
    return Tier.REVIEW if study.design in _SECONDARY else study.tier


def is_less(basis: Basis, other: Basis) -> bool:
    """Whether less of a work was read on one basis than on another."""
    return _BASES.index(basis) < _BASES.index(other)


def _titled(claim: Claim, entry: Reference) -> Work:
    # Whoever reads a claim off a title has read the title, so that much is its basis.
    known = entry.study.basis
    printed = {"authors": authors_shown(entry), "year": year_shown(entry), "number": str(entry.number)}
    judged = {"support": Support.YES, "why": "the title itself says so"}
    basis = {"basis": Basis.TITLE if is_less(known, Basis.TITLE) else known}
    return Work(CitedWork(mention=claim.locator, **printed, **judged, **_meant(entry) | basis), (entry,))


def _cited(dossier: Dossier, citing: Citing) -> Work:
    mention = dossier.mentions_by_id[citing.mention]
    resolution = dossier.resolutions[citing.mention]
    cited = CitedWork(
        mention=mention.id,
        authors=mention.authors,
        year=mention.year,
        number=mention.number,
        printed=mention.printed,
        support=citing.support,
        why=citing.why,
        **(_meant(resolution.reference) if resolution.reference else {}),
    )
    return Work(cited, resolution.candidates)


def _meant(entry: Reference) -> dict[str, Any]:
    study = entry.study
    known = {"reference": entry.id, "doi": entry.doi, "pmid": entry.pmid, "title": entry.title}
    return {**known, "tier": tier_of(study), "basis": study.basis}
