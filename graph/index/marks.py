"""Marks that a step can bear, as bits of one byte."""

from enum import StrEnum

from schema.edge import Edge
from schema.predicates import Predicate


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
    borne = {
        Mark.BACKGROUND: edge.is_background,
        Mark.IMPLIED: edge.is_implied,
        Mark.CONTESTED: edge.contested,
        Mark.CARRIES: edge.predicate is Predicate.CARRIES,
    }
    return sum(mark.bit for mark, holds in borne.items() if holds)


def bits_of(marks: tuple[Mark, ...]) -> int:
    """The bits of several marks."""
    return sum(mark.bit for mark in set(marks))
