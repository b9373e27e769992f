"""Patterns made ready to be matched: every part with a name, and with the conditions that concern it alone."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from graph.opencypher.syntax import (
    Call,
    Comparison,
    Direction,
    Expression,
    Junction,
    Junctor,
    ListOf,
    Literal,
    Match,
    NodePattern,
    Operator,
    Parameter,
    PathPattern,
    RelationshipPattern,
    TextList,
    Variable,
)
from graph.opencypher.tree import all_parts

_HIDDEN = " "
_IDS = {"id", "elementid"}


@dataclass(slots=True)
class Spot:
    """A node or relationship of a pattern.

    Attributes:
        name: its own, or a hidden one.
        terms: the labels that a node must have, or the types of which a relationship must have one.
        direction: of a relationship.
        properties: what its properties must be.
        conditions: of WHERE, that concern nothing else.
        ids: an expression for the id that it must have, or for a list of those that it may have.
    """

    name: str
    terms: tuple[str, ...]
    direction: Direction = Direction.EITHER
    properties: tuple[tuple[str, Expression], ...] = ()
    conditions: list[Expression] = field(default_factory=list)
    ids: Expression | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """A path of a pattern: one node more than relationships."""

    nodes: tuple[Spot, ...]
    relationships: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Sought:
    """What one MATCH seeks: chains, and the conditions that concern more than one part of them."""

    chains: tuple[Chain, ...]
    conditions: tuple[Expression, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names that it binds, hidden ones left out."""
        spots = (spot for chain in self.chains for spot in (*chain.nodes, *chain.relationships))
        return tuple(dict.fromkeys(spot.name for spot in spots if not is_hidden(spot.name)))


def is_hidden(name: str) -> bool:
    """Whether a name stands for a part of a pattern that has none."""
    return name.startswith(_HIDDEN)


def sought(clause: Match, bound: Iterable[str]) -> Sought:
    """What a MATCH seeks.

    Args:
        clause: the MATCH.
        bound: the names that are bound before it.
    """
    chains = tuple(_chain(number, path) for number, path in enumerate(clause.paths))
    spots = {spot.name: spot for chain in chains for spot in (*chain.nodes, *chain.relationships)}
    free = {name: spot for name, spot in spots.items() if name not in set(bound)}
    return Sought(chains, tuple(_left_over(clause.where, free)))


def _chain(number: int, path: PathPattern) -> Chain:
    def spot(place: int, part: NodePattern | RelationshipPattern) -> Spot:
        name = part.variable or f"{_HIDDEN}{number}.{place}"
        if isinstance(part, NodePattern):
            return Spot(name, part.labels, properties=part.properties)
        return Spot(name, part.types, part.direction, part.properties)

    return Chain(
        tuple(spot(2 * place, node) for place, node in enumerate(path.nodes)),
        tuple(spot(2 * place + 1, part) for place, part in enumerate(path.relationships)),
    )


def _left_over(where: Expression | None, free: Mapping[str, Spot]) -> Iterator[Expression]:
    """Give spots the conditions that concern them alone, and the rest back."""
    for condition in _conjuncts(where):
        names = {part.name for part in all_parts(condition) if isinstance(part, Variable)}
        spot = free.get(next(iter(names))) if len(names) == 1 else None
        if spot is None:
            yield condition
        else:
            spot.conditions.append(condition)
            spot.ids = spot.ids or _ids_in(condition)


def _conjuncts(where: Expression | None) -> Iterator[Expression]:
    if isinstance(where, Junction) and where.junctor is Junctor.AND:
        for part in where.parts:
            yield from _conjuncts(part)
    elif where is not None:
        yield where


def _ids_in(condition: Expression) -> Expression | None:
    """The ids that a condition demands, where that is all it does."""
    if not isinstance(condition, Comparison) or condition.operator not in {Operator.EQUAL, Operator.IN}:
        return None
    left, right = condition.left, condition.right
    if condition.operator is Operator.EQUAL and not _is_id(left):
        left, right = right, left
    return right if _is_id(left) and _is_constant(right) else None


def _is_id(expression: Expression) -> bool:
    return (
        isinstance(expression, Call) and expression.function in _IDS and isinstance(expression.arguments[0], Variable)
    )


def _is_constant(expression: Expression) -> bool:
    if isinstance(expression, ListOf):
        return all(map(_is_constant, expression.items))
    return isinstance(expression, Literal | Parameter | TextList)
