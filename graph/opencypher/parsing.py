"""Parses openCypher, within bounds that no text can make it leave."""

import re
from functools import cache
from pathlib import Path

from lark import Lark, Token, Tree, UnexpectedInput
from lark.exceptions import UnexpectedCharacters, UnexpectedToken

from graph.opencypher.building import Found, build
from graph.opencypher.refusing import refusal
from graph.opencypher.scopes import verify
from graph.opencypher.syntax import Query
from schema.errors import CypherFault, RefusedCypher

MOST_LETTERS = 500_000
MOST_WORDS = 10_000
MOST_DEPTH = 40

_GRAMMAR = Path(__file__).with_name("grammar.lark")
_TEXT = r"""(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
_WORD = re.compile(rf"\[\s*{_TEXT}(?:\s*,\s*{_TEXT})*\s*\]|{_TEXT}|`[^`]*`|\w+|[^\s\w]", re.DOTALL)
"""About what the grammar takes for words; found far faster, so that too many are never parsed."""

_DEPTH = dict.fromkeys("([{", 1) | dict.fromkeys(")]}", -1)
_SHOWN = 40
# Words that begin what openCypher has and this service has not; they are met as names out of place.
_BEYOND = {
    *("CREATE", "MERGE", "SET", "DELETE", "DETACH", "REMOVE", "DROP", "LOAD", "FOREACH"),
    *("CALL", "UNWIND", "CASE", "WHEN", "USE", "EXPLAIN", "PROFILE", "YIELD", "UNION"),
}

SERVED = (
    "served are MATCH, OPTIONAL MATCH, WHERE, WITH, RETURN, DISTINCT, ORDER BY, SKIP, LIMIT and UNION, with "
    "relationships of one step, comparisons, and functions, but no arithmetic, variable lengths or writing"
)


def parse(text: str) -> Query:
    """The syntax tree of a query.

    Raises:
        RefusedCypher: it is no openCypher, is more than what is served, or is too large.
    """
    if len(text) > MOST_LETTERS:
        raise refusal(CypherFault.TOO_LARGE, f"it may have {MOST_LETTERS} letters", text[:_SHOWN])
    try:
        found = _found(text)
    except UnexpectedInput as error:
        raise _refusal(text, error) from error
    query = build(found, text)
    verify(query)
    return query


@cache
def _parser() -> Lark:
    grammar = _GRAMMAR.read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", lexer="contextual", propagate_positions=True, maybe_placeholders=False)


def _found(text: str) -> Found:
    depth = 0
    for count, word in enumerate(_WORD.finditer(text)):
        depth += _DEPTH.get(word[0], 0)
        if count >= MOST_WORDS:
            raise refusal(CypherFault.TOO_LARGE, f"it may have {MOST_WORDS} words", text[:_SHOWN])
        if depth > MOST_DEPTH:
            raise _too_deep(text)
    found = _parser().parse(text)
    if _depth(found) > 3 * MOST_DEPTH:
        raise _too_deep(text)
    return found


def _depth(found: Found) -> int:
    """How deep a tree goes, found without recursion."""
    deepest = 0
    waiting: list[tuple[Found | Token, int]] = [(found, 1)]
    while waiting:
        part, depth = waiting.pop()
        deepest = max(deepest, depth)
        if isinstance(part, Tree):
            waiting.extend((child, depth + 1) for child in part.children)
    return deepest


def _too_deep(text: str) -> RefusedCypher:
    return refusal(CypherFault.TOO_LARGE, f"it may be nested {MOST_DEPTH} deep", text[:_SHOWN])


def _refusal(text: str, error: UnexpectedInput) -> RefusedCypher:
    met = _met(text, error)
    word = str(error.token).upper() if isinstance(error, UnexpectedToken) else ""
    is_beyond = word in _BEYOND or (word and word[0] in "+*/%^-.|") or isinstance(error, UnexpectedCharacters)
    fault = CypherFault.UNSERVED if is_beyond else CypherFault.MALFORMED
    return refusal(fault, f"{met} is not expected; {SERVED}", text[:_SHOWN])


def _met(text: str, error: UnexpectedInput) -> str:
    if isinstance(error, UnexpectedToken) and error.token.type == "$END":
        return "the end"
    start = error.pos_in_stream or 0
    written = str(error.token) if isinstance(error, UnexpectedToken) else text[start : start + 1]
    return f"{written[:_SHOWN]!r} in line {error.line}, column {error.column},"
