"""Holds a parsed query to what can be said of it before it is run: names, functions, labels and aggregates."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NoReturn

from graph.opencypher.aggregates import AGGREGATES
from graph.opencypher.functions import FUNCTIONS
from graph.opencypher.refusing import refusal
from graph.opencypher.syntax import (
    Call,
    Clause,
    Expression,
    HasLabels,
    Item,
    Match,
    NodePattern,
    PathPattern,
    Projection,
    Query,
    RelationshipPattern,
    Variable,
)
from graph.opencypher.terms import LABELS, TYPES
from graph.opencypher.tree import all_parts
from schema.errors import CypherFault

_ANY_NUMBER = -1


def verify(query: Query) -> None:
    """Refuse a query that can't be run.

    Raises:
        RefusedCypher: a name is not bound, a function, label or type is none that is served, or an aggregate stands
            where none can.
    """
    if query.mixed:
        _refuse(CypherFault.MALFORMED, "UNION", "UNION and UNION ALL can't both be used")
    if len({_columns(part.clauses[-1]) for part in query.parts}) > 1:
        _refuse(CypherFault.MALFORMED, "UNION", "the parts of a UNION must have the same columns")
    for part in query.parts:
        scope: set[str] = set()
        for clause in part.clauses:
            scope = _after_match(clause, scope) if isinstance(clause, Match) else _after_projection(clause, scope)
    for found in all_parts(query):
        _verify_terms(found)


def _columns(clause: Clause) -> tuple[str, ...] | None:
    items = clause.items if isinstance(clause, Projection) else None
    return None if items is None else tuple(sorted(item.name for item in items))


def _after_match(clause: Match, scope: set[str]) -> set[str]:
    bound = scope | {name for path in clause.paths for name in _bound(path)}
    for path in clause.paths:
        for part in _spots(path):
            for _, value in part.properties:
                _verify(value, bound)
    if clause.where:
        _verify(clause.where, bound)
    return bound


def _spots(path: PathPattern) -> Iterator[NodePattern | RelationshipPattern]:
    yield from path.nodes
    yield from path.relationships


def _bound(path: PathPattern) -> Iterator[str]:
    for part in _spots(path):
        if part.variable is not None:
            yield part.variable


def _after_projection(clause: Projection, scope: set[str]) -> set[str]:
    if clause.items is None and not scope:
        _refuse(CypherFault.MALFORMED, "*", "there is nothing to give: no name is bound")
    items = clause.items or ()
    _verify_items(items, scope, final=clause.final)
    given = scope if clause.items is None else {item.name for item in items}
    written = [item.expression for item in items]
    is_gathered = clause.distinct or any(map(is_aggregate, written))
    for sort in clause.order:
        if sort.expression not in written:
            _verify(sort.expression, given if is_gathered else scope | given)
    for part, names in ((clause.skip, set[str]()), (clause.limit, set[str]()), (clause.where, given)):
        if part is not None:
            _verify(part, names)
    return given


def _verify_items(items: Sequence[Item], scope: set[str], *, final: bool) -> None:
    names = [item.name for item in items]
    if len(set(names)) < len(names):
        _refuse(CypherFault.MALFORMED, names[0], "two columns have the same name")
    for item in items:
        _verify(item.expression, scope, may_aggregate=True)
        if not (final or item.is_named or isinstance(item.expression, Variable)):
            _refuse(CypherFault.MALFORMED, item.name, "a column of WITH needs a name: AS …")


def is_aggregate(expression: Expression) -> bool:
    """Whether an expression is an aggregate of rows."""
    return isinstance(expression, Call) and expression.function in AGGREGATES


def _verify(expression: Expression, scope: set[str], *, may_aggregate: bool = False) -> None:
    for part in all_parts(expression):
        if isinstance(part, Variable) and part.name not in scope:
            _refuse(CypherFault.MALFORMED, part.name, f"the name {part.name!r} is not bound")
        if isinstance(part, Call) and is_aggregate(part) and not (may_aggregate and part is expression):
            detail = f"{part.name}() is served only as a column of WITH or RETURN of its own"
            _refuse(CypherFault.UNSERVED, part.name, detail)


def _verify_terms(part: object) -> None:
    if isinstance(part, Call):
        _verify_call(part)
    elif isinstance(part, NodePattern | HasLabels):
        _verify_known("label", part.labels, LABELS)
    elif isinstance(part, RelationshipPattern):
        _verify_known("relationship type", part.types, TYPES)


def _verify_call(call: Call) -> None:
    if call.function in AGGREGATES:
        wanted = 0 if call.star else 1
        if call.star and call.function != "count":
            _refuse(CypherFault.MALFORMED, call.name, f"{call.name}(*) is none: only count(*) is")
    elif call.function in FUNCTIONS:
        wanted = FUNCTIONS[call.function].arguments
    else:
        known = ", ".join(sorted({*AGGREGATES, *FUNCTIONS}))
        _refuse(CypherFault.UNSERVED, call.name, f"{call.name}() is not served; served are {known}")
    if wanted not in {_ANY_NUMBER, len(call.arguments)}:
        _refuse(CypherFault.MALFORMED, call.name, f"{call.name}() takes {wanted} values, not {len(call.arguments)}")


def _verify_known(kind: str, names: Iterable[str], known: Iterable[str]) -> None:
    for name in names:
        if name not in known:
            detail = f"there is no {kind} {name!r} in the graph that is served; there are {', '.join(known)}"
            _refuse(CypherFault.UNSERVED, name, detail)


def _refuse(fault: CypherFault, value: str, detail: str) -> NoReturn:
    raise refusal(fault, detail, value)
