"""Finding entities by what people type: CURIEs, names, synonyms, beginnings and misspellings of them.

Ranking. A hit's score is 1 where the folded text is a whole name, synonym or CURIE; 0.8 to 0.9 where it begins one;
0.6 to 0.7 where it begins at a later word of one, or each of its words begins a word of one, in any order; and up to
0.5 where it resembles one (rapidfuzz's ratio, of the whole name or of as much of its beginning). Within the two middle
ranges, the more of the name is typed, the higher. Equal scores: own name before synonym, then by name, then by id.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from rapidfuzz import fuzz, process

from schema.entity import MergedEntity
from schema.errors import AmbiguousEntity, UnknownEntity
from schema.names import fold, fold_words
from schema.vocabulary import Kind, XrefKind

_EXACT = 1.0
_PREFIX = 0.8
_WORD = 0.6
_SPREAD = 0.1
_FUZZY = 0.5
_LEAST_RATIO = 70
_FUZZY_FROM = 3
_DECIMALS = 4
_CANDIDATES = 5
_LAST = chr(0x10FFFF)


class NameHit(NamedTuple):
    """An entity that a search found.

    Attributes:
        id, name, kind: of the entity.
        matched: its name, synonym or CURIE that was matched.
        score: in (0, 1], see the module.
    """

    id: str
    name: str
    kind: Kind
    matched: str
    score: float


_VESICLE_NOUNS = ("exosome", "EV", "extracellular vesicle")


class _Label(NamedTuple):
    entity: MergedEntity
    text: str
    folded: str

    @property
    def is_synonym(self) -> bool:
        return self.text != self.entity.name


class NameTable:
    """The names of all entities, folded by ``schema.names.fold``."""

    def __init__(self, entities: Iterable[MergedEntity]) -> None:
        held = list(entities)
        self._entities = {entity.id: entity for entity in held}
        self._labels = [label for entity in held for label in _labels(entity)]
        self._folded = [label.folded for label in self._labels]
        self._by_fold = _grouped((label.folded, label.entity.id) for label in self._labels)
        self._vesicles_of = _grouped((entity.cell_of_origin, entity.id) for entity in held if entity.cell_of_origin)
        self._endings = sorted(
            (ending, number) for number, label in enumerate(self._labels) for ending in _endings(label.text)
        )

    @property
    def by_fold(self) -> Mapping[str, set[str]]:
        """The ids of the entities that a whole name, synonym or CURIE means, by what it folds to."""
        return self._by_fold

    def labels(self, id_: str) -> tuple[str, ...]:
        """The name, synonyms and CURIEs of an entity."""
        return tuple(label.text for label in _labels(self._entities[id_]))

    def vesicles_of(self, cell: str) -> tuple[str, ...]:
        """The vesicles of a cell, by id; of several, those that are named plainly for it ("MSC exosome")."""
        return tuple(sorted(self._released_by({cell})))

    def search(self, q: str, limit: int = 20, kinds: Iterable[Kind] = ()) -> list[NameHit]:
        """The entities that a text may mean, best first.

        Args:
            q: what was typed.
            limit: the most hits.
            kinds: the kinds wanted; empty for all.
        """
        wanted = frozenset(kinds) or frozenset(Kind)
        best = self._best(self._matches(q), wanted)
        if len(best) < limit:
            best = self._best((*best.values(), *self._resembling(fold(q))), wanted)
        ranked = sorted(best.values(), key=_rank)
        return [
            NameHit(label.entity.id, label.entity.name, label.entity.kind, label.text, score)
            for score, label in ranked[:limit]
        ]

    def resolve(self, value: str, parameter: str, prefer: frozenset[Kind] = frozenset()) -> str:
        """The id of the entity that a CURIE, name or synonym means.

        Args:
            value: what was given.
            parameter: the parameter that it was given to, for the error.
            prefer: kinds that win where several answer. With ``Kind.VESICLE``, what names only a cell means the
                vesicles that it releases, if any are known; of several, those named plainly for it ("MSC exosome").

        Raises:
            UnknownEntity: nothing answers; with the nearest names.
            AmbiguousEntity: several answer.
        """
        answering = {value} if value in self._entities else self._by_fold.get(fold(value), set())
        if not answering:
            near = tuple((hit.id, hit.name) for hit in self.search(value, _CANDIDATES))
            raise UnknownEntity(parameter, value, near)
        chosen = sorted(self._preferred(answering, prefer))
        if len(chosen) > 1:
            raise AmbiguousEntity(parameter, value, tuple((id_, self._entities[id_].name) for id_ in chosen))
        return chosen[0]

    def term(self, text: str) -> str:
        """A text as it is compared: the name of the entity that it names, where that is one; else in lower case."""
        answering = self._by_fold.get(fold(text), set())
        return self._entities[next(iter(answering))].name if len(answering) == 1 else " ".join(text.casefold().split())

    def _preferred(self, answering: set[str], prefer: frozenset[Kind]) -> set[str]:
        if liked := {id_ for id_ in answering if self._entities[id_].kind in prefer}:
            return liked
        if Kind.VESICLE in prefer:
            return self._released_by(answering) or answering
        return answering

    def _released_by(self, cells: set[str]) -> set[str]:
        """The vesicles of some cells: where there are several, those that are named plainly for the cell."""
        vesicles = {vesicle for id_ in cells for vesicle in self._vesicles_of.get(id_, ())}
        plain = {
            vesicle
            for id_ in cells
            for label in _labels(self._entities[id_])
            for noun in _VESICLE_NOUNS
            for vesicle in self._by_fold.get(fold(f"{label.text} {noun}"), ())
        }
        return vesicles & plain or vesicles

    def _matches(self, q: str) -> Iterator[tuple[float, _Label]]:
        folded, words = fold(q), fold_words(q)
        if not folded:
            return
        for ending, label in self._beginning(folded):
            yield _score(folded, ending, label.folded), label
        per_word = [{id(label): label for _, label in self._beginning(word)} for word in words]
        for key in set.intersection(*map(set, per_word)):
            label = per_word[0][key]
            yield round(_WORD + _SPREAD * min(1.0, len(folded) / len(label.folded)), _DECIMALS), label

    def _beginning(self, text: str) -> Iterator[tuple[str, _Label]]:
        """The labels of which some ending, from a word's start on, begins with a folded text."""
        start, end = bisect_left(self._endings, (text,)), bisect_left(self._endings, (text + _LAST,))
        for ending, number in self._endings[start:end]:
            yield ending, self._labels[number]

    def _resembling(self, folded: str) -> Iterator[tuple[float, _Label]]:
        if len(folded) < _FUZZY_FROM:
            return
        beginnings = [text[: len(folded)] for text in self._folded]
        for choices in (self._folded, beginnings):
            found = process.extract(folded, choices, scorer=fuzz.ratio, score_cutoff=_LEAST_RATIO, limit=None)
            for _, ratio, number in found:
                yield round(_FUZZY * ratio / 100, _DECIMALS), self._labels[number]

    @staticmethod
    def _best(found: Iterable[tuple[float, _Label]], kinds: frozenset[Kind]) -> dict[str, tuple[float, _Label]]:
        best: dict[str, tuple[float, _Label]] = {}
        for match in found:
            entity = match[1].entity
            if entity.kind in kinds and (entity.id not in best or _rank(match) < _rank(best[entity.id])):
                best[entity.id] = match
        return best


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    groups: dict[str, set[str]] = defaultdict(set)
    for key, member in pairs:
        groups[key].add(member)
    return dict(groups)


def _labels(entity: MergedEntity) -> Iterator[_Label]:
    exact = (xref.id for xref in entity.xrefs if xref.kind is XrefKind.EXACT)
    for text in dict.fromkeys((entity.name, *entity.synonyms, entity.id, *exact)):
        yield _Label(entity, text, fold(text))


def _endings(text: str) -> Iterator[str]:
    words = fold_words(text)
    return ("".join(words[start:]) for start in range(len(words)))


def _score(typed: str, ending: str, whole: str) -> float:
    if typed == whole:
        return _EXACT
    floor = _PREFIX if ending == whole else _WORD
    return round(floor + _SPREAD * len(typed) / len(whole), _DECIMALS)


def _rank(match: tuple[float, _Label]) -> tuple[float, bool, str, str, str]:
    score, label = match
    return -score, label.is_synonym, label.entity.name, label.entity.id, label.text
