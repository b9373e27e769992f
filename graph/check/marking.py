"""A sentence as a row of things, verbs and small words: names are found by the entities' names, the longest first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from graph.check.lexicon import Lexicon, Part, Term, load_lexicon
from graph.check.spelling import Spelling
from graph.check.tokens import Token
from graph.names import NameTable
from schema.names import fold

_LONGEST_NAME = 12
_WIDEST_SLIP = 5
_MOST_SLIPS = 20
_ACRONYM = 8
_FOR_SEARCH = 60
_POSSESSIVE = {"'s", "\u2019s"}
_VERB_FROM = 6
_CLOSED = frozenset(Part) - {Part.ENTITY, Part.UNKNOWN, Part.VERB, Part.NOUN, Part.AGENT, Part.NEUTRAL, Part.SETTING}


@dataclass(frozen=True)
class Item:
    """A piece of a sentence.

    Attributes:
        part: what it is.
        text: as it is written.
        start, end: its place, in characters of the sentence.
        glued: whether nothing parts it from the piece before.
        term: what a word of the lexicon means.
        entity: id of the thing that a name means; None where it is not known, or several answer.
        candidates: ids of the things that an unknown or ambiguous name may mean, the likeliest first.
    """

    part: Part
    text: str
    start: int
    end: int
    glued: bool = False
    term: Term | None = None
    entity: str | None = None
    candidates: tuple[str, ...] = ()


class Correction(NamedTuple):
    """That a misspelling was read as something else."""

    text: str
    start: int
    end: int
    read_as: str


class Marked(NamedTuple):
    """A sentence in pieces, with the misspellings that were mended."""

    items: tuple[Item, ...]
    corrections: tuple[Correction, ...]


class Marker:
    """Finds names and words in sentences.

    Args:
        names: of all entities.
        lexicon: the other words.
    """

    def __init__(self, names: NameTable, lexicon: Lexicon) -> None:
        self._names = names
        self._lexicon = lexicon
        self._spelling = Spelling((text, frozenset(ids)) for text, ids in names.by_fold.items())
        verbs = (
            (" ".join(words), term) for words, term in lexicon.terms.items() if term.part in {Part.VERB, Part.NOUN}
        )
        self._verbs = Spelling(verbs, _VERB_FROM)

    def mark(self, sentence: str, tokens: Sequence[Token]) -> Marked:
        """The pieces of a sentence, in order; every token is in one of them."""
        items = list(self._known(sentence, tokens))
        items, corrections = self._mended(sentence, items)
        return Marked(tuple(self._whole(sentence, items)), tuple(corrections))

    def _known(self, sentence: str, tokens: Sequence[Token]) -> Iterator[Item]:
        at, before = 0, Part.STOP
        while at < len(tokens):
            term, words = self._term(tokens, at)
            ids, reach = self._name(sentence, tokens, at)
            is_name = reach > words or (reach == words > 0 and term is not None and not _wins(term.part, before))
            length = reach if is_name else max(words, 1)
            place = tokens[at].start, tokens[at + length - 1].end
            glued = tokens[at].glued and at > 0 and tokens[at - 1].is_word
            text = sentence[slice(*place)]
            if is_name:
                yield _entity(text, *place, glued, ids)
            elif term:
                yield Item(term.part, text, *place, glued, term)
            else:
                yield Item(_plain(tokens[at]), text, *place, glued)
            at, before = at + length, Part.ENTITY if is_name else term.part if term else Part.UNKNOWN

    def _term(self, tokens: Sequence[Token], at: int) -> tuple[Term | None, int]:
        words = tuple(token.folded for token in tokens[at : at + self._lexicon.longest])
        for length in range(len(words), 0, -1):
            if term := self._lexicon.terms.get(words[:length]):
                return term, length
        return None, 0

    def _name(self, sentence: str, tokens: Sequence[Token], at: int) -> tuple[frozenset[str], int]:
        for length in range(min(_LONGEST_NAME, len(tokens) - at), 0, -1):
            last = tokens[at + length - 1]
            ids = self._names.by_fold.get(fold(sentence[tokens[at].start : last.end]))
            if ids and last.is_word and not _parted(tokens[at : at + length]):
                return frozenset(ids), length
        return frozenset(), 0

    def _mended(self, sentence: str, items: list[Item]) -> tuple[list[Item], list[Correction]]:
        corrections: list[Correction] = []
        at = tried = 0
        while at < len(items):
            if items[at].part is Part.UNKNOWN and tried < _MOST_SLIPS:
                tried += 1
                if found := self._slip(sentence, items, at):
                    (first, behind), item, read_as = found
                    items[first:behind] = [item]
                    corrections.append(Correction(item.text, item.start, item.end, read_as))
                    at = first
            at += 1
        return items, corrections

    def _slip(self, sentence: str, items: list[Item], at: int) -> tuple[tuple[int, int], Item, str] | None:
        """What an unknown word is a misspelling of, alone or with the words around it, the most words first."""
        for first, behind in _spans(items, at):
            start, end = items[first].start, items[behind - 1].end
            text = sentence[start:end]
            is_acronym = text.isupper() and len(text) < _ACRONYM
            if not is_acronym and (found := self._spelling.meant(fold(text))):
                ids = found[1]
                item = _entity(text, start, end, items[first].glued, ids)
                return (first, behind), item, self._label(found[0], ids)
        item = items[at]
        verb = self._verbs.meant(item.text.casefold())
        if verb is None:
            return None
        return (at, at + 1), Item(verb[1].part, item.text, item.start, item.end, item.glued, verb[1]), verb[0]

    def _label(self, folded: str, ids: frozenset[str]) -> str:
        return next(text for id_ in sorted(ids) for text in self._names.labels(id_) if fold(text) == folded)

    def _whole(self, sentence: str, items: Sequence[Item]) -> Iterator[Item]:
        """Join names with the unknown words that stand directly before or behind them: they mean something else."""
        runs = [list(run) for run in _runs(items)]
        for run in runs:
            unknown = [item.part is Part.UNKNOWN for item in run]
            known = len(run) - sum(unknown)
            if known > 1 and not (unknown[0] or unknown[-1]) and any(unknown):
                yield from run
            elif any(unknown):
                yield self._stranger(sentence, run)
            else:
                yield from run

    def _stranger(self, sentence: str, run: Sequence[Item]) -> Item:
        start, end = run[0].start, run[-1].end
        text = sentence[start:end]
        near = [item.entity for item in run if item.entity]
        found = [hit.id for hit in self._names.search(text[:_FOR_SEARCH], 5)]
        candidates = tuple(dict.fromkeys((*near, *found)))[:5]
        return Item(Part.UNKNOWN, text, start, end, run[0].glued, candidates=candidates)


def _runs(items: Sequence[Item]) -> Iterator[Iterator[Item]]:
    number = 0
    keyed: list[tuple[int, Item]] = []
    for item in items:
        in_run = item.part in {Part.ENTITY, Part.UNKNOWN} and not is_adverb(item)
        before = keyed[-1][1] if keyed else None
        goes_on = before and before.part in {Part.ENTITY, Part.UNKNOWN} and not is_adverb(before) and item.glued
        number += not (in_run and goes_on)
        keyed.append((number, item))
    for _, group in groupby(keyed, key=lambda pair: pair[0]):
        yield (item for _, item in group)


def is_adverb(item: Item) -> bool:
    """Whether an unknown word looks like an adverb, and so names no other thing than its neighbours do."""
    return item.part is Part.UNKNOWN and item.text.casefold().endswith("ly")


def _entity(text: str, start: int, end: int, glued: bool, ids: frozenset[str]) -> Item:  # noqa: FBT001 - a field
    if len(ids) == 1:
        return Item(Part.ENTITY, text, start, end, glued, entity=next(iter(ids)))
    return Item(Part.ENTITY, text, start, end, glued, candidates=tuple(sorted(ids)))


def _plain(token: Token) -> Part:
    if token.is_word:
        return Part.UNKNOWN
    named = {",": Part.COMMA, "?": Part.QUESTION, ".": Part.STOP, ";": Part.STOP, "!": Part.STOP, ":": Part.STOP}
    return named.get(token.text) or (Part.COMMENT if token.is_harmless else Part.SYMBOL)


def _wins(part: Part, before: Part) -> bool:
    """Whether a word that is also a name is no name: small words never are, nor is "protein" behind a name."""
    return part in _CLOSED or (part is Part.NEUTRAL and before is Part.ENTITY)


def _parted(tokens: Sequence[Token]) -> bool:
    """Whether a mark stands among some words that is no part of a name; a colon is, in a CURIE."""
    marks = [place for place, token in enumerate(tokens) if not token.is_word]
    return not all(tokens[place].text in _POSSESSIVE or _is_tight(tokens, place) for place in marks)


def _is_tight(tokens: Sequence[Token], place: int) -> bool:
    before, mark, behind = tokens[place - 1], tokens[place], tokens[place + 1]
    return mark.text == ":" and before.end == mark.start and mark.end == behind.start


def _spans(items: Sequence[Item], at: int) -> Iterator[tuple[int, int]]:
    """The stretches of names and unknown words around a word, the longest first, then the first."""
    first = behind = at
    while first > 0 and items[first].glued and items[first - 1].part in {Part.ENTITY, Part.UNKNOWN}:
        first -= 1
    while behind + 1 < len(items) and items[behind + 1].glued and items[behind + 1].part in {Part.ENTITY, Part.UNKNOWN}:
        behind += 1
    stretches = [(low, high + 1) for low in range(first, at + 1) for high in range(at, behind + 1)]
    near = [stretch for stretch in stretches if stretch[1] - stretch[0] <= _WIDEST_SLIP]
    yield from sorted(near, key=lambda stretch: (stretch[0] - stretch[1], stretch[0]))


@lru_cache(maxsize=2)
def marker_of(names: NameTable) -> Marker:
    """The marker for a release's names, kept while it is asked."""
    return Marker(names, load_lexicon())
