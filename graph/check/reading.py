"""What a sentence was understood to say."""

from enum import StrEnum
from typing import NamedTuple

from graph.check.marking import Correction, Item
from schema.predicates import Predicate


class Doubt(StrEnum):
    """Why a sentence, or a part of it, could not be read for certain. A name once published is kept."""

    NOTHING_READ = "nothing_read"
    WORDS_NOT_UNDERSTOOD = "words_not_understood"
    MEANING_CHANGED = "meaning_changed"
    NEGATION_UNCLEAR = "negation_unclear"
    NEGATIVE_QUESTION = "negative_question"
    OPEN_QUESTION = "open_question"
    DOUBLE_NEGATION = "double_negation"
    HEDGED_NEGATION = "hedged_negation"
    NO_AGENT = "no_agent"


REFUSING = frozenset(
    {Doubt.NOTHING_READ, Doubt.MEANING_CHANGED, Doubt.NEGATION_UNCLEAR, Doubt.NEGATIVE_QUESTION, Doubt.OPEN_QUESTION}
)
"""Doubts with which no verdict is given but ``unknown``."""


class Role(StrEnum):
    """Which part of a sentence a triple is."""

    MAIN = "main"
    SOURCE = "source"
    MEANS = "means"


class Triple(NamedTuple):
    """One thing that is said of two others.

    Attributes:
        subject, object: the names of the things.
        predicate: what is said.
        negated: whether it is denied.
        role: ``main``; ``source`` for what a vesicle is said to hold in passing; ``means`` for what is said of a step
            on the way ("by inhibiting SOX6").
        through: the names of what it is said to happen through.
    """

    subject: Item
    predicate: Predicate
    object: Item
    negated: bool = False
    role: Role = Role.MAIN
    through: tuple[Item, ...] = ()


class Reading(NamedTuple):
    """A sentence as it was understood.

    Attributes:
        sentence: as it was read; all places are in characters of it.
        triples: what it says, in order; all of it is said to hold.
        doubts: why it could not be read for certain.
        hedges: words by which it is said to be less than certain; they are passed over.
        left_over: pieces that were not understood.
        corrections: misspellings that were mended.
        is_question: whether it asks if it is so.
    """

    sentence: str
    triples: tuple[Triple, ...]
    doubts: tuple[Doubt, ...] = ()
    hedges: tuple[str, ...] = ()
    left_over: tuple[Item, ...] = ()
    corrections: tuple[Correction, ...] = ()
    is_question: bool = False
