"""What is known of each edge besides its belief: kinds of evidence, and in what it was shown."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from schema.vocabulary import CargoEvidence, Tier

Bits = NDArray[np.uint8]
Positions = NDArray[np.int64]

TIER_BITS = {tier: 1 << place for place, tier in enumerate(Tier)}
CARGO_BITS = {shown: 1 << place for place, shown in enumerate(CargoEvidence)}


class Facet(StrEnum):
    """In what a step can be shown to hold. A path is coherent in one where all its steps share a value of it."""

    SPECIES = "species"
    MODEL = "model"
    CELL = "cell"
    STUDY = "study"


class Shown(NamedTuple):
    """What some claims show of a step.

    Attributes:
        tiers: the tiers that their evidence counts as.
        cargo: what they show of a cargo.
        values: by facet, in what they show it; a facet that is not stated has none.
    """

    tiers: frozenset[Tier] = frozenset()
    cargo: frozenset[CargoEvidence] = frozenset()
    values: Mapping[Facet, frozenset[str]] = {}


class FacetValues:
    """The values of one facet that edges hold in, as pairs of an edge's number and a value's.

    Args:
        pairs: (number of an edge, value), in any order; equal ones count once.
    """

    def __init__(self, pairs: Iterable[tuple[int, str]]) -> None:
        ordered = sorted(set(pairs))
        self.names: tuple[str, ...] = tuple(sorted({value for _, value in ordered}))
        self._codes_by_name = {name: code for code, name in enumerate(self.names)}
        self._edges: Positions = np.array([edge for edge, _ in ordered], dtype=np.int64)
        self._codes = np.array([self._codes_by_name[value] for _, value in ordered], dtype=np.int32)

    def of(self, edge: int) -> frozenset[str]:
        """The values that an edge holds in; none where that is not stated."""
        first, last = np.searchsorted(self._edges, (edge, edge + 1))
        return frozenset(self.names[code] for code in self._codes[first:last])

    def edges(self, value: str) -> Positions:
        """The numbers of the edges that hold in a value, in order."""
        code = self._codes_by_name.get(value, -1)
        found: Positions = self._edges[self._codes == code]
        return found

    @property
    def nbytes(self) -> int:
        """How many bytes the pairs take."""
        return int(self._edges.nbytes + self._codes.nbytes)


class EdgeFacets(NamedTuple):
    """What is known of each edge of an index, by its position. A background step has no evidence, and so none of it.

    Attributes:
        tiers: the tiers of its claims' evidence, as bits of ``TIER_BITS``.
        cargo: what its claims show of a cargo, as bits of ``CARGO_BITS``.
        values: by facet, the values that it holds in.
    """

    tiers: Bits
    cargo: Bits
    values: Mapping[Facet, FacetValues]

    def of(self, edge: int) -> Shown:
        """What is known of one edge."""
        tiers, cargo = int(self.tiers[edge]), int(self.cargo[edge])
        return Shown(
            frozenset(tier for tier, bit in TIER_BITS.items() if tiers & bit),
            frozenset(shown for shown, bit in CARGO_BITS.items() if cargo & bit),
            {facet: self.values[facet].of(edge) for facet in Facet},
        )

    def taken(self, edges: Sequence[int]) -> "EdgeFacets":
        """The facets of some edges, which are numbered anew in the order given."""
        return gather(((place, self.of(edge)) for place, edge in enumerate(edges)), len(edges))

    @property
    def nbytes(self) -> int:
        """How many bytes they take."""
        return int(self.tiers.nbytes + self.cargo.nbytes) + sum(values.nbytes for values in self.values.values())


def gather(shown: Iterable[tuple[int, Shown]], count: int) -> EdgeFacets:
    """The facets of ``count`` edges from what is shown of them, one edge's in one or many pieces."""
    tiers, cargo = np.zeros(count, dtype=np.uint8), np.zeros(count, dtype=np.uint8)
    pairs: dict[Facet, set[tuple[int, str]]] = {facet: set() for facet in Facet}
    for edge, piece in shown:
        for tier in piece.tiers:
            tiers[edge] |= TIER_BITS[tier]
        for evidence in piece.cargo:
            cargo[edge] |= CARGO_BITS[evidence]
        for facet, values in piece.values.items():
            pairs[facet].update((edge, value) for value in values)
    return EdgeFacets(tiers, cargo, {facet: FacetValues(pairs[facet]) for facet in Facet})
