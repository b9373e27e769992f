"""Claims that cite works, for what asks on what evidence two sides rest."""

from schema.claim import Citing, Claim, Mention
from schema.locator import Locator
from schema.reference import Reference, Study
from schema.vocabulary import Basis, Design, Support, Tier
from tests.unit.engine_store import PAPER, claim


def work(number: int, year: int, tier: Tier = Tier.IN_VITRO, **study: object) -> Reference:
    """An entry of the reference list that is known from its abstract."""
    known = {"design": Design.PRIMARY, "tier": tier, "basis": Basis.ABSTRACT, "read_at": "a stored copy", **study}
    return Reference(
        document=PAPER,
        number=number,
        first_author=f"Author{number} A",
        authors=(f"Author{number}",),
        year=year,
        title=f"Work {number}",
        doi=f"10.1/{number}",
        study=Study.model_validate(known),
    )


def mention(reference: Reference, at: str) -> Mention:
    """The one citation at a place."""
    return Mention(
        locator=Locator(at),
        ordinal=1,
        authors=reference.authors[0],
        year=str(reference.year),
        number=str(reference.number),
        printed=f"[{reference.number}]",
    )


def cited(text: str, at: str, support: Support = Support.YES, **more: object) -> Claim:
    """A claim that cites the work of its place."""
    return claim(text, at, citing=(Citing(mention=f"{at}#1", support=support, why="it says so"),), **more)
