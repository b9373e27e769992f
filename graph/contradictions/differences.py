"""What two sets of claims state of their circumstances, and in what they differ.

What a claim's place does not state is taken from the works cited for it, as far as those are known; works judged not to
support the claim count nowhere. A field *differs* where both sides state something and share nothing of it: where one
side is silent nothing is known, and where they overlap the field can't tell them apart.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from graph.snapshot import Snapshot
from schema.errors import AmbiguousEntity, UnknownEntity
from schema.names import fold
from schema.record import ClaimRecord
from schema.reference import Reference
from schema.vocabulary import Support


class Standing(StrEnum):
    """How the two sides stand in a field."""

    DIFFERS = "differs"
    OVERLAPS = "overlaps"
    ONE_SIDED = "one_sided"


class Difference(NamedTuple):
    """What two sides state in one field.

    Attributes:
        field: species, model, cell, tissue, dose, route, isolation, time_point, readout, agent, tier, hedge or year.
        standing: whether they differ.
        first, second: what each states, sorted; empty where it states nothing.
        explains: whether a difference in this field can be the cause: circumstances of an experiment can, the year of
            a publication and the authors' caution can't.
    """

    field: str
    standing: Standing
    first: tuple[str, ...]
    second: tuple[str, ...]
    explains: bool


_STATED = ("species", "model", "cell", "tissue", "dose", "route", "isolation", "time_point", "readout")
_CAUSES = (*_STATED, "agent", "tier")
_OTHERS = ("hedge", "year")

Values = Mapping[str, str]
"""Values by what identifies them."""


class Circumstances:
    """Reads the circumstances of claims in one release."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._keys: dict[str, str] = {}

    def differences(self, first: Sequence[ClaimRecord], second: Sequence[ClaimRecord]) -> tuple[Difference, ...]:
        """The fields in which either side states something, in a fixed order."""
        return tuple(self._differences(first, second))

    def are_of_same_works(self, first: Sequence[ClaimRecord], second: Sequence[ClaimRecord]) -> bool:
        """Whether both sides cite the same works, and some."""
        one, other = ({entry.work for entry in self._cited(records)} for records in (first, second))
        return bool(one) and one == other

    def _differences(self, first: Sequence[ClaimRecord], second: Sequence[ClaimRecord]) -> Iterator[Difference]:
        for field in (*_CAUSES, *_OTHERS):
            one, other = (self._values(field, records) for records in (first, second))
            if one or other:
                stated = tuple(sorted(one.values())), tuple(sorted(other.values()))
                yield Difference(field, _standing(one, other), *stated, explains=field in _CAUSES)

    def _values(self, field: str, records: Sequence[ClaimRecord]) -> Values:
        stated: Callable[[str], Iterable[str | None]] = {
            "agent": lambda _: (self._name(record.claim.agent) for record in records),
            "hedge": lambda _: (record.claim.hedge.value for record in records),
            "tier": lambda _: (work.tier.value for record in records for work in record.works if work.reference
                               and work.support is not Support.NO),
            "year": lambda _: (str(entry.year) for entry in self._cited(records) if entry.year is not None),
        }.get(field, lambda name: self._of_context(name, records))  # fmt: skip
        return {self._key(value): value for value in sorted({value for value in stated(field) if value})}

    def _of_context(self, field: str, records: Sequence[ClaimRecord]) -> Iterator[str | None]:
        """What the places state of a field; for species and model, else what the works cited there are known for."""
        for record in records:
            stated = getattr(record.claim.context, field)
            if stated or field not in {"species", "model"}:
                yield stated
            else:
                yield from (getattr(entry.study, field) for entry in self._cited([record]))

    def _cited(self, records: Iterable[ClaimRecord]) -> list[Reference]:
        works = (work for record in records for work in record.works if work.support is not Support.NO)
        return [self._snapshot.references[work.reference] for work in works if work.reference is not None]

    def _name(self, id_: str | None) -> str | None:
        return None if id_ is None else self._snapshot.entities[id_].name

    def _key(self, value: str) -> str:
        """What identifies a value: the entity that it names, so that a synonym is no difference; else its letters."""
        if value not in self._keys:
            try:
                self._keys[value] = self._snapshot.names.resolve(value, "value")
            except (UnknownEntity, AmbiguousEntity):
                self._keys[value] = fold(value)
        return self._keys[value]


def _standing(one: Values, other: Values) -> Standing:
    if not one or not other:
        return Standing.ONE_SIDED
    return Standing.OVERLAPS if one.keys() & other.keys() else Standing.DIFFERS
