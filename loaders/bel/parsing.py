"""Parses one statement of BEL, within bounds that no text can make it leave."""

import re
from functools import cache
from pathlib import Path

from lark import Lark, Token, Transformer, UnexpectedInput
from lark.exceptions import UnexpectedToken, VisitError

from loaders.bel.canonical import canonical, statement
from loaders.bel.faults import MOST_DEPTH, MOST_LETTERS, Fault, NotBel
from loaders.bel.language import language
from loaders.bel.lines import QUOTED
from loaders.bel.terms import Concept, Nested, Parsed, Term

_GRAMMAR = Path(__file__).with_name("grammar.lark")
_STRING_OR_BRACKET = re.compile(rf"{QUOTED}|[()]", re.DOTALL)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_SHOWN = 60
_Argument = Term | Concept | str


def parse(text: str) -> Parsed:
    """What a statement says, in the one form.

    Raises:
        NotBel: the text is no statement, is more than what is taken, or has a word that BEL has not.
    """
    if len(text) > MOST_LETTERS:
        raise NotBel(Fault.TOO_LONG, text[:_SHOWN])
    if _depth(text) > MOST_DEPTH:
        raise NotBel(Fault.TOO_DEEP, text[:_SHOWN])
    try:
        parsed = _builder().transform(_parser().parse(text))
    except UnexpectedInput as error:
        raise NotBel(Fault.SYNTAX, _unexpected(text, error)) from error
    except VisitError as error:
        raise error.orig_exc from error
    if not isinstance(parsed, Parsed):
        raise TypeError(parsed)
    return parsed


@cache
def _parser() -> Lark:
    return Lark(_GRAMMAR.read_text(encoding="utf-8"), parser="lalr", lexer="contextual", maybe_placeholders=False)


@cache
def _builder() -> "_Builder":
    return _Builder()


def _depth(text: str) -> int:
    """How many brackets stand open at once, without those within quotation marks."""
    depth = deepest = 0
    for found in _STRING_OR_BRACKET.finditer(text):
        depth += {"(": 1, ")": -1}.get(found[0], 0)
        deepest = max(deepest, depth)
    return deepest


def _unexpected(text: str, error: UnexpectedInput) -> str:
    """From where on a text can't be read, or its end where it is not whole."""
    if isinstance(error, UnexpectedToken) and error.token.type == "$END":
        return f"…{text[-_SHOWN:]}"
    return text[error.pos_in_stream or 0 :][:_SHOWN]


class _Builder(Transformer[Token, Parsed]):
    """Makes terms of what the grammar finds."""

    def value(self, found: list[Token]) -> str:
        word = found[0]
        return _ESCAPE.sub(r"\1", word[1:-1]).strip() if word.type == "STRING" else str(word)

    def text(self, found: list[str]) -> str:
        return found[0]

    def concept(self, found: list[str]) -> Concept:
        namespace, name, *label = found
        if not name:
            raise NotBel(Fault.SYNTAX, f'{namespace}:""')
        return Concept(str(namespace), name, label[0] if label else "")

    def term(self, found: list[_Argument]) -> Term:
        function, *arguments = found
        return canonical(str(function), tuple(arguments))

    def relation(self, found: list[Token]) -> str:
        name = language().relation_names.get(str(found[0]))
        if name is None:
            raise NotBel(Fault.UNKNOWN_RELATION, str(found[0]))
        return name

    def nested(self, found: tuple[Term, str, Term]) -> Nested:
        return Nested(*found)

    def start(self, found: list[Term | Nested | str]) -> Parsed:
        subject, *rest = found
        if not isinstance(subject, Term):
            raise TypeError(subject)
        if not rest:
            return Parsed(subject)
        name, to = rest
        if not isinstance(name, str) or isinstance(to, str):
            raise TypeError(rest)
        return statement(subject, name, to)
