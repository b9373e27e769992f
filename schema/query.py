"""What a store can be asked for."""

from schema.base import Model
from schema.predicates import Predicate
from schema.vocabulary import CargoEvidence, Derivation, Directness, Hedge, Polarity, Sign, Tier


class ClaimFilter(Model):
    """Which claims are wanted: those that meet every field that is set.

    Attributes:
        entity: id that is subject or object.
        reference: id of an entry of a reference list that is cited (whatever its support).
        section: section of the locator; ``locator``: the exact place.
        flag: code of an audit finding that touches the claim.
        tier: tier of a cited work.
    """

    document: str | None = None
    subject: str | None = None
    predicate: Predicate | None = None
    object: str | None = None
    entity: str | None = None
    sign: Sign | None = None
    section: str | None = None
    locator: str | None = None
    reference: str | None = None
    hedge: Hedge | None = None
    derivation: Derivation | None = None
    directness: Directness | None = None
    polarity: Polarity | None = None
    cargo_evidence: CargoEvidence | None = None
    agent: str | None = None
    species: str | None = None
    model: str | None = None
    cell: str | None = None
    flag: str | None = None
    tier: Tier | None = None
