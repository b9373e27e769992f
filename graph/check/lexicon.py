"""The words by which sentences are read, from ``lexicon.yaml``."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from schema.base import Model
from schema.predicates import Predicate

LEXICON = Path(__file__).with_name("lexicon.yaml")
_VOWELS = "aeiou"


class Part(StrEnum):
    """What a piece of a sentence is."""

    ENTITY = "entity"
    UNKNOWN = "unknown"
    SYMBOL = "symbol"
    STOP = "stop"
    QUESTION = "question"
    COMMA = "comma"
    VERB = "verb"
    NOUN = "noun"
    AGENT = "agent"
    ADJECTIVE = "adjective"
    INSIDE = "inside"
    HOLDING = "holding"
    FROM = "from"
    DERIVED = "derived"
    NEGATION = "negation"
    NEGATIVE_FRAME = "negative_frame"
    FRAME = "frame"
    HEDGING_FRAME = "hedging_frame"
    BARRIER = "barrier"
    HEDGE = "hedge"
    BE = "be"
    BE_NOT = "be_not"
    DO = "do"
    DO_NOT = "do_not"
    HAVE = "have"
    HAVE_NOT = "have_not"
    HEDGE_NOT = "hedge_not"
    EFFECT = "effect"
    NO_EFFECT = "no_effect"
    TARGET = "target"
    BY = "by"
    OF = "of"
    FOR = "for"
    TO = "to"
    VIA = "via"
    AND = "and"
    WHICH = "which"
    THEREBY = "thereby"
    WH = "wh"
    CONTEXT = "context"
    SETTING = "setting"
    NEUTRAL = "neutral"
    COMMENT = "comment"


class Form(StrEnum):
    """The form of a verb. Past and participle of most verbs are one form."""

    BASE = "base"
    FINITE = "finite"
    PAST = "past"
    GERUND = "gerund"


class Term(NamedTuple):
    """What a word or phrase means to the reader.

    Attributes:
        part: what it is.
        predicate: what it says of two things, where it says something.
        form: of a verb.
        inverse: whether its subject is what is acted on ("requires").
        bettering: whether it says that something gets better, whichever direction that is.
    """

    part: Part
    predicate: Predicate | None = None
    form: Form | None = None
    inverse: bool = False
    bettering: bool = False


class _Sense(Model):
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()


class Lexicon:
    """All words and phrases, by the words that they consist of.

    Attributes:
        terms: what each phrase means, by its case-folded words.
        longest: words of the longest phrase.
        doubting: hedges that leave open whether it is so at all.
    """

    def __init__(self, content: Mapping[str, object]) -> None:
        self.terms: dict[tuple[str, ...], Term] = {}
        given = dict(content)
        senses = {Predicate(name): _Sense.model_validate(sense) for name, sense in _mapping(given.pop("senses"))}
        inverse = {Predicate(name): _texts(verbs) for name, verbs in _mapping(given.pop("inverse"))}
        adjectives = {Predicate(name): _texts(words) for name, words in _mapping(given.pop("adjectives"))}
        self._add_verbs(Predicate.INCREASES, _texts(given.pop("bettering")), bettering=True)
        self.doubting = frozenset(_texts(given.pop("doubting")))
        for predicate, verbs in inverse.items():
            self._add_verbs(predicate, verbs, inverse=True)
        for predicate, sense in senses.items():
            self._add_verbs(predicate, sense.verbs)
            self._add(sense.nouns, Term(Part.NOUN, predicate))
            self._add(sense.agents, Term(Part.AGENT, predicate))
            self._add([f"{agent}s" for agent in sense.agents], Term(Part.AGENT, predicate))
        for predicate, words in adjectives.items():
            self._add(words, Term(Part.ADJECTIVE, predicate))
        for name, phrases in given.items():
            self._add(_texts(phrases), Term(Part(name)))
        self.longest = max(map(len, self.terms))

    def _add_verbs(
        self, predicate: Predicate, verbs: Sequence[str], *, inverse: bool = False, bettering: bool = False
    ) -> None:
        for verb in verbs:
            for form, text in inflected(verb):
                self._add([text], Term(Part.VERB, predicate, form, inverse, bettering))

    def _add(self, phrases: Sequence[str], term: Term) -> None:
        for phrase in phrases:
            self.terms.setdefault(tuple(phrase.casefold().split()), term)


def _mapping(value: object) -> Iterator[tuple[str, object]]:
    if not isinstance(value, dict):
        message = f"a mapping was expected in {LEXICON.name}, not {value!r}"
        raise TypeError(message)
    yield from value.items()


def _texts(value: object) -> list[str]:
    texts = [text for text in value if isinstance(text, str)] if isinstance(value, list) else []
    if not texts or texts != value:
        message = f"a list of texts was expected in {LEXICON.name}, not {value!r}"
        raise TypeError(message)
    return texts


def inflected(verb: str) -> list[tuple[Form, str]]:
    """The forms of a verb as it is listed: its base, or all five forms of an irregular one."""
    forms = verb.split()
    if len(forms) == 1:
        head, *rest = verb.split("_")
        forms = ["_".join((form, *rest)) for form in _regular(head)]
    base, finite, past, participle, gerund = (form.replace("_", " ") for form in forms)
    pairs = [
        (Form.GERUND, gerund),
        (Form.PAST, past),
        (Form.PAST, participle),
        (Form.FINITE, finite),
        (Form.BASE, base),
    ]
    return list(dict.fromkeys(pairs))


def _regular(base: str) -> tuple[str, str, str, str, str]:
    stem = base.removesuffix("e")
    if base.endswith("y") and base[-2] not in _VOWELS:
        finite, past = f"{base[:-1]}ies", f"{base[:-1]}ied"
    else:
        finite = f"{base}es" if base.endswith(("s", "x", "ch", "sh")) else f"{base}s"
        past = f"{stem}ed"
    return base, finite, past, past, f"{stem}ing"


@cache
def load_lexicon() -> Lexicon:
    """The lexicon that ships with the service."""
    return Lexicon(yaml.safe_load(LEXICON.read_text(encoding="utf-8")))
