"""Makes the syntax tree of what the grammar has found in a text."""

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

from lark import Token, Tree

from graph.opencypher.syntax import (
    Call,
    Clause,
    Comparison,
    Direction,
    Expression,
    HasLabels,
    IsNull,
    Item,
    Junction,
    Junctor,
    ListOf,
    Literal,
    MapOf,
    Match,
    NodePattern,
    Not,
    Operator,
    Parameter,
    PathPattern,
    Projection,
    Property,
    Query,
    RelationshipPattern,
    Single,
    Sort,
    TextList,
    Variable,
)

Found: TypeAlias = Tree[Token]

_TEXT = re.compile(r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*\"""", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
_LAST_CODE = 0x10FFFF
_DIRECTIONS = {"rightward": Direction.RIGHT, "leftward": Direction.LEFT, "either_way": Direction.EITHER}
_JUNCTORS = {"disjunction": Junctor.OR, "exclusion": Junctor.XOR, "conjunction": Junctor.AND}
_OPERATORS = {
    "equal": Operator.EQUAL,
    "unequal": Operator.UNEQUAL,
    "less": Operator.LESS,
    "greater": Operator.GREATER,
    "at_most": Operator.AT_MOST,
    "at_least": Operator.AT_LEAST,
    "among": Operator.IN,
    "contains": Operator.CONTAINS,
    "starts_with": Operator.STARTS_WITH,
    "ends_with": Operator.ENDS_WITH,
}


def build(found: Found, text: str) -> Query:
    """The syntax tree of a whole query.

    Args:
        found: what the grammar has found.
        text: in which it was found: columns without a name are called what is written there.
    """
    parts = tuple(Single(tuple(_clauses(single, text))) for single in _each(found, "single"))
    unions = {child.data for child in _trees(found)} - {"single"}
    return Query(parts, distinct="union_distinct" in unions, mixed=len(unions) > 1)


def _clauses(single: Found, text: str) -> Iterator[Clause]:
    for clause in _trees(single):
        yield _match(clause) if clause.data == "match" else _projection(clause, text)


def _match(clause: Found) -> Match:
    paths = tuple(map(_path, _each(clause, "path")))
    return Match(paths, where=_inner(clause, "where"), optional=_one(clause, "optional") is not None)


def _projection(clause: Found, text: str) -> Projection:
    items, order = _one(clause, "items"), _one(clause, "order")
    found = tuple(_item(item, text) for item in _each(items, "item")) if items else ()
    return Projection(
        items=found or None,
        final=clause.data == "return_",
        distinct=_one(clause, "distinct") is not None,
        order=tuple(map(_sort, _trees(order))) if order else (),
        skip=_inner(clause, "skip"),
        limit=_inner(clause, "limit"),
        where=_inner(clause, "where"),
    )


def _item(found: Found, text: str) -> Item:
    expression, *names = found.children
    written = text[found.meta.start_pos : found.meta.end_pos]
    value = _expression(expression)
    if names:
        return Item(value, _name(names[0]))
    return Item(value, value.name if isinstance(value, Variable) else written, is_named=False)


def _sort(found: Found) -> Sort:
    expression, *rest = found.children
    return Sort(_expression(expression), descending=bool(rest))


def _path(found: Found) -> PathPattern:
    nodes, relationships = found.children[::2], found.children[1::2]
    return PathPattern(tuple(map(_node, nodes)), tuple(map(_relationship, relationships)))


def _node(found: Found | Token) -> NodePattern:
    return NodePattern(_variable(found), _names(_one(found, "labels")), _entries(_one(found, "map")))


def _relationship(found: Found | Token) -> RelationshipPattern:
    assert isinstance(found, Tree)  # noqa: S101 - the grammar has it so
    direction, detail = _DIRECTIONS[str(found.data)], _one(found, "detail")
    if detail is None:
        return RelationshipPattern(direction=direction)
    return RelationshipPattern(
        _variable(detail), _names(_one(detail, "types")), _entries(_one(detail, "map")), direction
    )


def _variable(found: Found | Token) -> str | None:
    variable = _one(found, "variable")
    return _name(variable.children[0]) if variable else None


def _names(found: Found | None) -> tuple[str, ...]:
    return tuple(map(_name, found.children)) if found else ()


def _entries(found: Found | None) -> tuple[tuple[str, Expression], ...]:
    return tuple((_name(entry.children[0]), _expression(entry.children[1])) for entry in _trees(found)) if found else ()


def _name(found: Found | Token) -> str:
    assert isinstance(found, Tree)  # noqa: S101 - the grammar has it so
    token = found.children[0]
    assert isinstance(token, Token)  # noqa: S101 - the grammar has it so
    return token[1:-1].replace("``", "`") if token.type == "QUOTED" else str(token)


def _expression(found: Found | Token) -> Expression:
    assert isinstance(found, Tree)  # noqa: S101 - the grammar has it so
    rule = str(found.data)
    if rule in _JUNCTORS:
        return Junction(_JUNCTORS[rule], tuple(map(_expression, found.children)))
    if rule in _OPERATORS:
        left, right = map(_expression, found.children)
        return Comparison(_OPERATORS[rule], left, right)
    return _BUILDERS[rule](found)


def _texts(found: Found) -> Expression:
    texts = tuple(map(_spelt, _TEXT.findall(_token(found))))
    return TextList(texts, frozenset(texts))


def _property(found: Found) -> Expression:
    of, key = found.children
    return Property(_expression(of), _name(key))


def _labelled(found: Found) -> Expression:
    of, labels = found.children
    assert isinstance(labels, Tree)  # noqa: S101 - the grammar has it so
    return HasLabels(_expression(of), _names(labels))


def _call(found: Found) -> Expression:
    name, *rest = found.children
    arguments = [child for child in rest if not _is(child, "distinct")]
    return Call(_name(name), tuple(map(_expression, arguments)), distinct=len(arguments) < len(rest))


def _token(found: Found) -> str:
    return str(found.children[0])


_BUILDERS: dict[str, Callable[[Found], Expression]] = {
    "negated": lambda found: Not(_expression(found.children[0])),
    "is_null": lambda found: IsNull(_expression(found.children[0])),
    "is_not_null": lambda found: Not(IsNull(_expression(found.children[0]))),
    "property": _property,
    "has_labels": _labelled,
    "text": lambda found: Literal(_spelt(_token(found))),
    "whole": lambda found: Literal(int(_token(found))),
    "negative_whole": lambda found: Literal(-int(_token(found))),
    "decimal": lambda found: Literal(float(_token(found))),
    "negative_decimal": lambda found: Literal(-float(_token(found))),
    "true": lambda _: Literal(value=True),
    "false": lambda _: Literal(value=False),
    "null": lambda _: Literal(None),
    "parameter": lambda found: Parameter(_name(found.children[0])),
    "reference": lambda found: Variable(_name(found.children[0])),
    "call": _call,
    "call_of_rows": lambda found: Call(_name(found.children[0]), star=True),
    "texts": _texts,
    "list": lambda found: ListOf(tuple(map(_expression, found.children))),
    "map": lambda found: MapOf(_entries(found)),
}


def _spelt(token: str) -> str:
    """What a quoted text says. Two escapes can be the halves of one character; a half alone is none."""
    if "\\" not in token:
        return token[1:-1]
    text = _ESCAPE.sub(_unescaped, token[1:-1])
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _unescaped(match: re.Match[str]) -> str:
    if code := match[1] or match[2]:
        return chr(min(int(code, 16), _LAST_CODE))
    return _ESCAPED.get(match[3], match[3])


def _trees(found: Found | Token) -> Iterator[Found]:
    if isinstance(found, Tree):
        yield from (child for child in found.children if isinstance(child, Tree))


def _is(child: Found | Token, rule: str) -> bool:
    return isinstance(child, Tree) and child.data == rule


def _each(found: Found | Token, rule: str) -> Iterator[Found]:
    return (child for child in _trees(found) if child.data == rule)


def _one(found: Found | Token, rule: str) -> Found | None:
    return next(_each(found, rule), None)


def _inner(found: Found, rule: str) -> Expression | None:
    child = _one(found, rule)
    return _expression(child.children[0]) if child else None
