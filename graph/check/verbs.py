"""Verbs in a sentence, with their small words: negations, auxiliaries, hedges, the passive."""

from typing import NamedTuple

from graph.check.cursor import Cursor, Parse
from graph.check.lexicon import Form, Part
from graph.check.marking import Item
from graph.check.reading import Doubt
from schema.predicates import Predicate

DENYING = frozenset({Part.NEGATION, Part.BE_NOT, Part.DO_NOT, Part.HAVE_NOT, Part.HEDGE_NOT})
_BEING = {Part.BE, Part.BE_NOT}
_HAVING = {Part.HAVE, Part.HAVE_NOT}
_HEDGES = {Part.HEDGE, Part.HEDGE_NOT}
_AUXILIARY = {*DENYING, *_BEING, *_HAVING, *_HEDGES, Part.DO, Part.TO}


class Action(NamedTuple):
    """A verb.

    Attributes:
        predicate: what it says.
        inverse: whether the thing before it is acted on, and the thing behind it acts.
        bettering: whether it says that something gets better, whichever direction that is.
        negations: how often it is denied.
        hedges: words that make it less than certain.
        adverbs: words on the way that were not understood.
    """

    predicate: Predicate
    inverse: bool = False
    bettering: bool = False
    negations: int = 0
    hedges: tuple[Item, ...] = ()
    adverbs: tuple[Item, ...] = ()


class Verbs:
    """Reads verbs.

    Args:
        cursor: where the reader stands.
        parse: to which doubts are added.
    """

    def __init__(self, cursor: Cursor, parse: Parse) -> None:
        self._cursor = cursor
        self._parse = parse

    def read(self) -> Action | None:
        """A verb with its small words; nothing is taken where there is none."""
        cursor, start = self._cursor, self._cursor.at
        small = self._small()
        action = self._proper({item.part for item in small})
        if action is None:
            cursor.at = start
            return None
        hedges = tuple(item for item in small if item.part in _HEDGES)
        adverbs = tuple(item for item in small if item.part is Part.UNKNOWN)
        negations = action.negations + sum(item.part in DENYING for item in small)
        return action._replace(negations=negations, hedges=hedges, adverbs=(*adverbs, *action.adverbs))

    def _small(self) -> list[Item]:
        cursor, small = self._cursor, list[Item]()
        while cursor.part() in _AUXILIARY or cursor.is_adverb():
            small.append(cursor.next())
        return small

    def _proper(self, small: set[Part]) -> Action | None:
        part = self._cursor.part()
        is_after_be = bool(small & _BEING) or self._parse.begins_with_be
        if part is Part.VERB:
            return self._verb(is_after_be=is_after_be)
        if is_after_be:
            return self._complement()
        if small & _HAVING and part in {Part.EFFECT, Part.NO_EFFECT}:
            self._cursor.next()
            return Action(Predicate.AFFECTS, negations=int(part is Part.NO_EFFECT))
        return None

    def _verb(self, *, is_after_be: bool) -> Action | None:
        cursor = self._cursor
        term = cursor.next().term
        if term is None or term.predicate is None:
            return None
        adverbs = []
        while cursor.is_adverb():
            adverbs.append(cursor.next())
        is_past = term.form is Form.PAST
        is_passive = is_past and cursor.part() is Part.BY and not cursor.is_gerund(1)
        if is_past and is_after_be and not is_passive:
            self._parse.doubts.add(Doubt.NO_AGENT)
            return None
        cursor.at += is_passive
        return Action(term.predicate, term.inverse is not is_passive, term.bettering, adverbs=tuple(adverbs))

    def _complement(self) -> Action | None:
        """What stands behind a form of "to be": required for, an inhibitor of, a target of, found in."""
        cursor = self._cursor
        item = cursor.item()
        term = item.term if item else None
        if term is None:
            return None
        if term.predicate and (term.part is Part.ADJECTIVE or (term.part is Part.AGENT and cursor.part(1) is Part.OF)):
            cursor.at += 1 + (term.part is Part.AGENT)
            return Action(term.predicate)
        if term.part is Part.HOLDING:
            cursor.next()
            return Action(Predicate.CARRIES)
        if term.part in {Part.TARGET, Part.INSIDE, Part.FROM}:
            cursor.next()
            return Action(Predicate.AFFECTS if term.part is Part.TARGET else Predicate.CARRIES, inverse=True)
        return None
