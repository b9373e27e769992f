"""A made-up document of nine works of all kinds, to make claims on."""

from typing import Any

from graph.evidence.derive import derive
from schema.claim import Claim
from schema.document import Bundle
from schema.record import ClaimRecord
from schema.rubric import load_rubric
from schema.vocabulary import Basis, Design, Support, Tier
from tests.unit.evidence_bundles import bundle, entry, mention, study

RUBRIC = load_rubric()
REFERENCES = (
    entry(1, "Ash Elm", 2020, doi="10.1/ASH"),
    entry(2, "Birch+", 2020, study=study(tier=Tier.IN_VITRO), pmid="22"),
    entry(3, "Cedar+", 2020, study=study(basis=Basis.TITLE)),
    entry(4, "Dogwood+", 2020, study=study(Design.REVIEW, Tier.IN_VIVO_MS)),
    entry(5, "Fir+", 2020, study=study(Design.POSITION_PAPER, Tier.REVIEW, basis=Basis.TITLE)),
    entry(6, "Gorse+", 2020, study=study(Design.UNKNOWN, Tier.IN_VITRO, basis=Basis.NONE)),
    entry(7, "Hazel+", 2020, study=study(tier=Tier.UNCITED, basis=Basis.TITLE)),
    entry(8, "Ivy+", 2020, study=study(tier=Tier.OTHER_CNS)),
    entry(9, "Ivy+", 2020, study=study(tier=Tier.IN_VITRO, basis=Basis.NONE)),
)
NAMES = ["Ash & Elm", "Birch et al.", "Cedar et al.", "Dogwood et al.", "Fir et al.", "Gorse et al.", "Hazel et al."]
MENTIONS = tuple(mention(f"{name}|2020|{number}", ordinal=number) for number, name in enumerate(NAMES, start=1))
ELSEWHERE = (
    mention("Ivy et al.|2020", "table-1/r1/c4"),
    mention("|||some models", "table-1/r2/c4"),
    mention("Birch et al.|2019|2", "results/2/1"),
    mention("Ash et al.|2020|1", "results/2/1", ordinal=2),
)


def cites(number: int, support: Support = Support.YES) -> tuple[str, Support]:
    return f"results/1/1#{number}", support


def document(*claims: Claim, **fields: Any) -> Bundle:
    return bundle(claims, (*MENTIONS, *ELSEWHERE), REFERENCES, **fields)


def record_of(made: Claim, **fields: Any) -> ClaimRecord:
    (record,) = derive(document(made, **fields), RUBRIC).records
    return record
