"""The syntax tree of the part of openCypher that is answered here."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

Constant: TypeAlias = bool | int | float | str | None


class Operator(StrEnum):
    """How two values are compared."""

    EQUAL = "="
    UNEQUAL = "<>"
    LESS = "<"
    GREATER = ">"
    AT_MOST = "<="
    AT_LEAST = ">="
    IN = "IN"
    CONTAINS = "CONTAINS"
    STARTS_WITH = "STARTS WITH"
    ENDS_WITH = "ENDS WITH"


class Junctor(StrEnum):
    """How several conditions are joined."""

    AND = "AND"
    OR = "OR"
    XOR = "XOR"


class Direction(StrEnum):
    """Which way a relationship is followed, read from left to right."""

    RIGHT = "right"
    LEFT = "left"
    EITHER = "either"


class Expression:
    """Something that has a value for each row."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Literal(Expression):
    """A value as it is written."""

    value: Constant


@dataclass(frozen=True, slots=True)
class Parameter(Expression):
    """A value that comes with the query."""

    name: str


@dataclass(frozen=True, slots=True)
class Variable(Expression):
    """What a name is bound to."""

    name: str


@dataclass(frozen=True, slots=True)
class ListOf(Expression):
    """A list of values."""

    items: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class TextList(Expression):
    """A list of texts that are all written out, which can be long."""

    items: tuple[str, ...]
    options: frozenset[str]


@dataclass(frozen=True, slots=True)
class MapOf(Expression):
    """A map of values by key."""

    items: tuple[tuple[str, Expression], ...]


@dataclass(frozen=True, slots=True)
class Property(Expression):
    """A property of a node or relationship, or the value of a map's key."""

    of: Expression
    key: str


@dataclass(frozen=True, slots=True)
class HasLabels(Expression):
    """Whether a node has labels."""

    of: Expression
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Call(Expression):
    """A function of some values; ``count(*)`` has a star and no arguments."""

    name: str
    arguments: tuple[Expression, ...] = ()
    distinct: bool = False
    star: bool = False

    @property
    def function(self) -> str:
        """The name, as functions are looked up."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Not(Expression):
    """The contrary of a condition."""

    of: Expression


@dataclass(frozen=True, slots=True)
class Junction(Expression):
    """Several conditions, joined."""

    junctor: Junctor
    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Comparison(Expression):
    """Two values, compared."""

    operator: Operator
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class IsNull(Expression):
    """Whether there is no value."""

    of: Expression


@dataclass(frozen=True, slots=True)
class NodePattern:
    """A node to be found. One without a name has a variable of None."""

    variable: str | None = None
    labels: tuple[str, ...] = ()
    properties: tuple[tuple[str, Expression], ...] = ()


@dataclass(frozen=True, slots=True)
class RelationshipPattern:
    """A relationship to be found; without types, one of any."""

    variable: str | None = None
    types: tuple[str, ...] = ()
    properties: tuple[tuple[str, Expression], ...] = ()
    direction: Direction = Direction.EITHER


@dataclass(frozen=True, slots=True)
class PathPattern:
    """A chain: one node more than relationships."""

    nodes: tuple[NodePattern, ...]
    relationships: tuple[RelationshipPattern, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """Finds everything that fits patterns; with ``optional``, nulls where nothing does."""

    paths: tuple[PathPattern, ...]
    where: Expression | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One column and its name: the one that is given, or what is written there."""

    expression: Expression
    name: str
    is_named: bool = True


@dataclass(frozen=True, slots=True)
class Sort:
    """By what rows are sorted."""

    expression: Expression
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Projection:
    """WITH, or RETURN where it is final. ``items`` of None are all variables."""

    items: tuple[Item, ...] | None
    final: bool
    distinct: bool = False
    order: tuple[Sort, ...] = ()
    skip: Expression | None = None
    limit: Expression | None = None
    where: Expression | None = None


Clause: TypeAlias = Match | Projection


@dataclass(frozen=True, slots=True)
class Single:
    """Clauses, each of which goes on with the rows of the one before; the last is a RETURN."""

    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """Several single queries whose rows come one after the other.

    Attributes:
        parts: the single queries.
        distinct: whether equal rows are given once.
        mixed: whether both UNION and UNION ALL stand between them, which openCypher does not allow.
    """

    parts: tuple[Single, ...]
    distinct: bool = False
    mixed: bool = False
