"""Names in a sentence, with what belongs to them: where they come from, what they hold, what is done to them."""

from typing import NamedTuple

from graph.check.cursor import Cursor, Parse
from graph.check.lexicon import Form, Part
from graph.check.marking import Item
from graph.check.reading import Role, Triple
from graph.check.things import Things
from graph.paths.signs import product
from schema.predicates import Predicate
from schema.vocabulary import Sign

_DEEDS = {Part.NOUN, Part.AGENT}


class Phrase(NamedTuple):
    """A name, and how what is said of the phrase bears on it.

    Attributes:
        name: the name.
        sign: ``-`` for "inhibition of X": what increases that decreases X.
        deed: what is done to it in the phrase ("activation of X"), if anything.
    """

    name: Item
    sign: Sign = Sign.POSITIVE
    deed: Predicate | None = None


class Phrases:
    """Reads names.

    Args:
        cursor: where the reader stands.
        parse: to which is added what is said in passing.
        things: what is known of the things named.
    """

    def __init__(self, cursor: Cursor, parse: Parse, things: Things) -> None:
        self._cursor = cursor
        self._parse = parse
        self._things = things

    def read(self, *, are_objects: bool = False) -> list[Phrase]:
        """One name, or several in a list; nothing is taken where there is none.

        Args:
            are_objects: whether a verb stands before them, so that a name with a verb behind it begins a clause.
        """
        cursor, found = self._cursor, list[Phrase]()
        while True:
            start, held = cursor.at, len(self._parse.triples)
            if found and not (cursor.take(Part.COMMA) + cursor.take(Part.AND)):
                return found
            phrase = self._phrase() if found or are_objects else self._acted_on() or self._phrase()
            if phrase is None or (found and are_objects and self._begins_clause()):
                cursor.at = start
                del self._parse.triples[held:]
                return found
            found.append(phrase)

    def _begins_clause(self) -> bool:
        small = {Part.BE, Part.BE_NOT, Part.DO, Part.DO_NOT, Part.HAVE, Part.HAVE_NOT, Part.HEDGE, Part.HEDGE_NOT}
        return self._cursor.part() in {*small, Part.VERB, Part.NEGATION} or self._cursor.is_adverb()

    def _acted_on(self) -> Phrase | None:
        """A name behind a form of a verb that says what was done to it: ``reduced X``, ``silencing X``."""
        cursor, start = self._cursor, self._cursor.at
        if cursor.part() is not Part.VERB or cursor.form() not in {Form.PAST, Form.GERUND}:
            return None
        deed = cursor.next()
        inner = self._phrase() if cursor.is_name() and cursor.is_glued() else None
        if inner is None:
            cursor.at = start
            return None
        return _done(deed, inner)

    def _phrase(self) -> Phrase | None:
        cursor = self._cursor
        if cursor.part() in _DEEDS:
            return self._nominal()
        if not cursor.is_name():
            return None
        name = cursor.next()
        if cursor.part() in _DEEDS and cursor.is_glued():
            deed = cursor.next()
            self._done_by(deed, name)
            return _done(deed, Phrase(name))
        return Phrase(self._qualified(name))

    def _nominal(self) -> Phrase | None:
        """``inhibition of X``, perhaps ``by Y``."""
        cursor, start = self._cursor, self._cursor.at
        deed, link = cursor.next(), cursor.item()
        inner = None
        if link and (link.part is Part.OF or link.text.casefold() == "in"):
            cursor.next()
            inner = self._phrase()
        if inner is None:
            cursor.at = start
            return None
        if inner.deed is None:
            self._done_by(deed, inner.name)
        return _done(deed, inner)

    def _done_by(self, deed: Item, name: Item) -> None:
        """What ``inhibition of X by Y`` says of Y and X."""
        cursor = self._cursor
        if cursor.part() is Part.BY and cursor.is_name(1) and deed.term and deed.term.predicate:
            cursor.next()
            doer = self._qualified(cursor.next())
            is_denied = self._parse.frames % 2 == 1
            self._parse.triples.append(Triple(doer, deed.term.predicate, name, is_denied))

    def _qualified(self, name: Item) -> Item:
        """A name with where it comes from, or what it holds."""
        cursor = self._cursor
        while True:
            is_holding = cursor.part() is Part.HOLDING or (cursor.is_gerund() and self._carries())
            if cursor.part() in {Part.FROM, Part.INSIDE} and cursor.is_name(1):
                cursor.next()
                name = self._sourced(name, cursor.next())
            elif cursor.part() is Part.DERIVED and cursor.is_name(1):
                cursor.next()
                name = self._sourced(cursor.next(), name)
            elif is_holding and cursor.is_name(1) and self._things.is_vesicle(name):
                cursor.next()
                self._hold(name, cursor.next())
            elif cursor.part() is Part.ENTITY and cursor.is_glued():
                name = self._beside(name, cursor.next())
            else:
                return name

    def _carries(self) -> bool:
        item = self._cursor.item()
        return item is not None and item.term is not None and item.term.predicate is Predicate.CARRIES

    def _beside(self, first: Item, second: Item) -> Item:
        """Two names side by side: ``MSC exosome miR-219`` is the second, from the first."""
        things = self._things
        is_held = things.is_vesicle(first) and things.is_molecule(second)
        if is_held or (things.is_origin(first) and things.is_vesicle(second)):
            return self._sourced(second, first)
        return things.joined(first, second)

    def _sourced(self, thing: Item, source: Item) -> Item:
        """A thing that comes from a source: exosomes from a cell are that cell's, a cargo is held by its vesicle."""
        things = self._things
        if things.is_vesicle(thing) and things.is_molecule(source):
            self._hold(thing, source)
            return thing
        if things.is_vesicle(thing):
            return things.vesicle_from(thing, source)
        self._hold(source, thing)
        return thing

    def _hold(self, holder: Item, cargo: Item) -> None:
        self._parse.triples.append(Triple(holder, Predicate.CARRIES, cargo, role=Role.SOURCE))


def _done(deed: Item, inner: Phrase) -> Phrase:
    predicate = deed.term.predicate if deed.term else None
    sign = predicate.traits.sign if predicate else Sign.UNKNOWN
    return Phrase(inner.name, product((sign, inner.sign)), predicate if inner.deed is None else inner.deed)
