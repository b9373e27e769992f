"""Claims and entities that an export of ours wrote beside what the format itself can say."""

from collections.abc import Iterator, Sequence

from loaders.imports.intake import Said
from loaders.imports.works import Work
from schema.claim import Claim
from schema.entity import Entity

_KEPT = (
    *("subject", "predicate", "object", "statement", "context", "hedge", "derivation", "directness", "polarity"),
    *("agent", "subject_as_written", "object_as_written", "ambiguity", "quantifier", "cargo_evidence"),
)


def claim_of(record: object, works: Sequence[Work]) -> Said:
    """A claim from its record, with the works that the row cites for it.

    Raises:
        pydantic.ValidationError: it is no record of a claim.
    """
    claim = Claim.model_validate_json(record) if isinstance(record, str) else Claim.model_validate(record)
    return Said(works=works, **{name: getattr(claim, name) for name in _KEPT})


def entities_of(records: object) -> Iterator[Entity]:
    """Entities from their records.

    Raises:
        pydantic.ValidationError: one is no record of an entity.
    """
    for record in records if isinstance(records, list) else ():
        yield Entity.model_validate(record)
