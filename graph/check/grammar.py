"""The grammar of short sentences: who does what to whom, from where, by what.

A clause is names, a verb and names; a list of names stands for each of them. What follows may say through what it
happens, or add another verb with the same subject. Whatever fits nowhere is left over, and told.
"""

from collections.abc import Sequence

from graph.check.cursor import Cursor, Parse
from graph.check.lexicon import Part
from graph.check.marking import Item
from graph.check.phrases import Phrase, Phrases
from graph.check.reading import Doubt, Role, Triple
from graph.check.things import Things
from graph.check.verbs import DENYING, Action, Verbs
from schema.predicates import Predicate
from schema.vocabulary import Sign

_OPENING = {Part.BE, Part.BE_NOT, Part.DO, Part.DO_NOT, Part.HAVE, Part.HAVE_NOT}
_FRAMES = {Part.FRAME, Part.HEDGING_FRAME, Part.NEGATIVE_FRAME}
_UNSAID = {Part.COMMA, Part.AND, Part.STOP, Part.QUESTION, Part.HEDGE}
_FLIPPED = {Predicate.INCREASES: Predicate.DECREASES, Predicate.DECREASES: Predicate.INCREASES}


class Grammar:
    """Reads the pieces of one sentence.

    Args:
        items: the pieces.
        things: what is known of the things named.
        doubting: the hedges that leave open whether it is so at all.
    """

    def __init__(self, items: Sequence[Item], things: Things, doubting: frozenset[str]) -> None:
        self._cursor = Cursor(items)
        self._things = things
        self._doubting = doubting
        self._parse = Parse(left_over=[item for item in items if item.part is Part.SETTING])
        self._phrases = Phrases(self._cursor, self._parse, things)
        self._verbs = Verbs(self._cursor, self._parse)

    def read(self) -> Parse:
        """Read all of it."""
        cursor, parse = self._cursor, self._parse
        parse.is_question = cursor.has(Part.QUESTION)
        self._opening()
        while not cursor.is_done:
            if not self._clause():
                parse.left_over.append(cursor.next())
        self._judge()
        return parse

    def _opening(self) -> None:
        cursor, parse = self._cursor, self._parse
        while cursor.part() in _FRAMES:
            frame = cursor.next()
            parse.frames += frame.part is Part.NEGATIVE_FRAME
            parse.hedges += [frame] if frame.part is Part.HEDGING_FRAME else []
        if cursor.part() is Part.WHICH:
            parse.doubts.add(Doubt.OPEN_QUESTION)
        if cursor.part() in _OPENING:
            parse.is_question = True
            parse.doubts |= {Doubt.MEANING_CHANGED} if cursor.text() == "had" else set()
            parse.begins_with_be = cursor.part() in {Part.BE, Part.BE_NOT}
            if cursor.next().part in DENYING:
                parse.doubts.add(Doubt.NEGATIVE_QUESTION)

    def _judge(self) -> None:
        parse = self._parse
        parts = {item.part for item in parse.left_over}
        if Part.BARRIER in parts:
            parse.doubts.add(Doubt.MEANING_CHANGED)
        if parts & {*DENYING, Part.NEGATIVE_FRAME, Part.NO_EFFECT}:
            parse.doubts.add(Doubt.NEGATION_UNCLEAR)
        if Part.WH in parts:
            parse.doubts.add(Doubt.OPEN_QUESTION)
        parse.hedges += [item for item in parse.left_over if item.part is Part.HEDGE]
        parse.left_over = [item for item in parse.left_over if item.part not in _UNSAID]
        if parse.left_over:
            parse.doubts.add(Doubt.WORDS_NOT_UNDERSTOOD)
        if not parse.triples:
            parse.doubts.add(Doubt.NOTHING_READ)
        if any(triple.negated for triple in parse.triples):
            self._judge_negation()

    def _judge_negation(self) -> None:
        """What a denial covers must be clear: one plain thing, said in a statement."""
        parse = self._parse
        if parse.is_question:
            parse.doubts.add(Doubt.NEGATIVE_QUESTION)
        if any(triple.through or triple.role is Role.MEANS for triple in parse.triples):
            parse.doubts.add(Doubt.NEGATION_UNCLEAR)
        if parse.frames and len(parse.triples) > 1:
            parse.doubts.add(Doubt.NEGATION_UNCLEAR)
        if any(hedge.text.casefold() in self._doubting for hedge in parse.hedges):
            parse.doubts.add(Doubt.HEDGED_NEGATION)

    def _clause(self) -> bool:
        cursor, held = self._cursor, len(self._parse.triples)
        start = cursor.at
        subjects = self._phrases.read()
        if not subjects:
            return False
        behind = cursor.at
        action = self._verbs.read()
        if action is not None and self._objects(subjects, action):
            return True
        cursor.at = behind if len(self._parse.triples) > held else start
        return cursor.at > start

    def _objects(self, subjects: Sequence[Phrase], action: Action) -> bool:
        """The objects of a verb and what follows them; nothing is said where there are none."""
        objects = self._phrases.read(are_objects=True)
        if not objects:
            return False
        doers = objects if action.inverse else subjects
        through, means = self._means(doers)
        self._say(subjects, action, objects, tuple(phrase.name for phrase in through))
        self._parse.triples += means
        self._further(subjects, objects, action)
        return True

    def _further(self, subjects: Sequence[Phrase], objects: Sequence[Phrase], before: Action) -> None:
        """Another verb with the same subject, or of which the objects before are the subject."""
        cursor, start = self._cursor, self._cursor.at
        joined = cursor.take(Part.COMMA) + cursor.take(Part.AND)
        which = cursor.take(Part.WHICH)
        joined += cursor.take(Part.THEREBY) + which + (cursor.part() is Part.TO)
        action = self._verbs.read() if joined else None
        if action is None or not self._objects(objects if which else subjects, action):
            cursor.at = start
        elif before.negations and not which:
            self._parse.doubts.add(Doubt.NEGATION_UNCLEAR)

    def _means(self, doers: Sequence[Phrase]) -> tuple[list[Phrase], list[Triple]]:
        """Through what it happens ("via X", "by inhibiting X"), and what is said of that."""
        cursor, start = self._cursor, self._cursor.at
        if not (cursor.take(Part.VIA) or (cursor.is_gerund(1) and cursor.take(Part.BY))):
            return [], []
        action = self._verbs.read() if cursor.is_gerund() else None
        through = self._phrases.read(are_objects=True)
        if not through:
            cursor.at = start
            return [], []
        if action:
            return through, self._triples(doers, action, through, role=Role.MEANS)
        deeds = [(phrase, Action(phrase.deed)) for phrase in through if phrase.deed]
        bare = ((Phrase(phrase.name), deed) for phrase, deed in deeds)
        return through, [t for phrase, deed in bare for t in self._triples(doers, deed, [phrase], role=Role.MEANS)]

    def _say(
        self, subjects: Sequence[Phrase], action: Action, objects: Sequence[Phrase], through: tuple[Item, ...]
    ) -> None:
        parse = self._parse
        parse.hedges += action.hedges
        parse.left_over += action.adverbs
        if action.negations + parse.frames > 1:
            parse.doubts.add(Doubt.DOUBLE_NEGATION)
        if action.negations and max(len(subjects), len(objects)) > 1:
            parse.doubts.add(Doubt.NEGATION_UNCLEAR)
        parse.triples += self._triples(subjects, action, objects, through)

    def _triples(
        self,
        subjects: Sequence[Phrase],
        action: Action,
        objects: Sequence[Phrase],
        through: tuple[Item, ...] = (),
        role: Role = Role.MAIN,
    ) -> list[Triple]:
        """One triple for each pair of subject and object; a pair of which nothing clear is said is left over."""
        negations = action.negations + (self._parse.frames if role is Role.MAIN else 0)
        made = []
        for pair in ((first, second) for first in subjects for second in objects):
            subject, object_ = reversed(pair) if action.inverse and not self._is_holder(action, pair) else pair
            if predicate := self._bearing(action, subject, object_):
                made.append(Triple(subject.name, predicate, object_.name, negations % 2 == 1, role, through))
            else:
                self._parse.left_over += [subject.name, object_.name]
        return made

    def _is_holder(self, action: Action, pair: tuple[Phrase, Phrase]) -> bool:
        """Whether "enriched in" stands between a vesicle and what it holds, and not the other way round."""
        is_held = self._things.is_vesicle(pair[0].name) and self._things.is_molecule(pair[1].name)
        return action.predicate is Predicate.CARRIES and is_held

    def _bearing(self, action: Action, subject: Phrase, object_: Phrase) -> Predicate | None:
        """What a verb says of two names; None where it says nothing clear ("inhibition of X is required")."""
        predicate, signs = action.predicate, {subject.sign, object_.sign}
        if action.bettering and self._things.is_better_less(object_.name):
            return Predicate.AFFECTS
        if signs == {Sign.POSITIVE} or predicate is Predicate.AFFECTS:
            return predicate
        if predicate not in _FLIPPED:
            return None
        if Sign.UNKNOWN in signs:
            return Predicate.AFFECTS
        return predicate if subject.sign is object_.sign else _FLIPPED[predicate]
