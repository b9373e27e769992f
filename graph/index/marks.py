"""Marks that a step can bear, as bits of one byte."""

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from schema.edge import Edge
from schema.predicates import Predicate

Flags = NDArray[np.bool_]
Bytes = NDArray[np.uint8]


class Mark(StrEnum):
    """What can be asked of a step besides its sign and belief."""

    BACKGROUND = "background"
    IMPLIED = "implied"
    CONTESTED = "contested"
    CARRIES = "carries"

    @property
    def bit(self) -> int:
        """The bit that stands for the mark."""
        return _BITS[self]


_BITS = {mark: 1 << place for place, mark in enumerate(Mark)}


def marks_of(edge: Edge) -> int:
    """The bits of all marks that an edge bears."""
    is_carries = edge.predicate is Predicate.CARRIES
    borne = (np.array([flag]) for flag in (edge.is_background, edge.is_implied, edge.contested, is_carries))
    return int(mark_bits(*borne)[0])


def mark_bits(is_background: Flags, is_implied: Flags, is_contested: Flags, is_carries: Flags) -> Bytes:
    """The bits of all marks that each of some edges bears."""
    borne = {
        Mark.BACKGROUND: is_background,
        Mark.IMPLIED: is_implied,
        Mark.CONTESTED: is_contested,
        Mark.CARRIES: is_carries,
    }
    bits = np.zeros(len(is_background), dtype=np.uint8)
    for mark, holds in borne.items():
        bits |= holds * np.uint8(mark.bit)
    return bits


def bits_of(marks: tuple[Mark, ...]) -> int:
    """The bits of several marks."""
    return sum(mark.bit for mark in set(marks))
