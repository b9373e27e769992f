"""The values of expressions for one row."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from graph.opencypher.functions import FUNCTIONS
from graph.opencypher.refusing import refusal
from graph.opencypher.syntax import (
    Call,
    Comparison,
    Expression,
    HasLabels,
    IsNull,
    Junction,
    Junctor,
    ListOf,
    Literal,
    MapOf,
    Not,
    Operator,
    Parameter,
    Property,
    TextList,
    Variable,
)
from graph.opencypher.terms import ANY
from graph.opencypher.values import (
    Node,
    Relationship,
    Row,
    Truth,
    Value,
    compared,
    contrary,
    equal,
    every,
    less,
    member,
    some,
    truth_of,
    wrong_type,
)
from graph.opencypher.view import GraphView
from schema.errors import CypherFault

_TESTS: dict[Operator, Callable[[Value, Value], Truth]] = {
    Operator.EQUAL: equal,
    Operator.UNEQUAL: lambda left, right: contrary(equal(left, right)),
    Operator.LESS: less,
    Operator.GREATER: lambda left, right: less(right, left),
    Operator.AT_MOST: lambda left, right: some((less(left, right), _same(left, right))),
    Operator.AT_LEAST: lambda left, right: some((less(right, left), _same(left, right))),
    Operator.IN: member,
    Operator.CONTAINS: lambda left, right: compared(lambda text, part: part in text, left, right),
    Operator.STARTS_WITH: lambda left, right: compared(str.startswith, left, right),
    Operator.ENDS_WITH: lambda left, right: compared(str.endswith, left, right),
}


def _same(left: Value, right: Value) -> Truth:
    return None if less(left, right) is None else equal(left, right)


class Evaluator:
    """Gives expressions their values.

    Args:
        view: the graph.
        parameters: the values that came with the query.
    """

    def __init__(self, view: GraphView, parameters: Mapping[str, Any]) -> None:
        self.view = view
        self._parameters = parameters

    def value(self, expression: Expression, row: Row) -> Value:
        """The value of an expression.

        Raises:
            RefusedCypher: a value is of a type that can't be used there, or a parameter is missing.
        """
        return _EVALUATORS[type(expression)](self, expression, row)

    def holds(self, condition: Expression, row: Row) -> bool:
        """Whether a condition is true; one that is not known does not hold."""
        return truth_of(self.value(condition, row)) is True

    def parameter(self, expression: Parameter) -> Value:
        """The value of a parameter."""
        if expression.name not in self._parameters:
            detail = f"the value of ${expression.name} is missing from the parameters"
            raise refusal(CypherFault.MALFORMED, detail, expression.name)
        value: Value = self._parameters[expression.name]
        return value

    def property(self, expression: Property, row: Row) -> Value:
        """The value of a property."""
        of = self.value(expression.of, row)
        match of:
            case None:
                return None
            case Node() | Relationship():
                return self.view.property(of, expression.key)
            case dict():
                value: Value = of.get(expression.key)
                return value
        raise wrong_type(of, f".{expression.key}", "a node, a relationship or a map")

    def labelled(self, expression: HasLabels, row: Row) -> Truth:
        """Whether a node has labels."""
        of = self.value(expression.of, row)
        if of is None:
            return None
        if not isinstance(of, Node):
            raise wrong_type(of, f":{expression.labels[0]}", "a node")
        return set(expression.labels) <= {ANY, *self.view.labels(of)}

    def joined(self, expression: Junction, row: Row) -> Truth:
        """Several conditions joined; no more of them are looked at than decide."""
        match expression.junctor:
            case Junctor.AND:
                return _until(every, (truth_of(self.value(part, row)) for part in expression.parts))
            case Junctor.OR:
                return _until(some, (truth_of(self.value(part, row)) for part in expression.parts))
        truths = [truth_of(self.value(part, row)) for part in expression.parts]
        return None if None in truths else truths.count(True) % 2 == 1

    def compared(self, expression: Comparison, row: Row) -> Truth:
        """Two values compared."""
        left = self.value(expression.left, row)
        if isinstance(expression.right, TextList) and expression.operator is Operator.IN:
            if isinstance(left, str):
                return left in expression.right.options
            return None if left is None and expression.right.items else False
        return _TESTS[expression.operator](left, self.value(expression.right, row))

    def called(self, expression: Call, row: Row) -> Value:
        """The value of a function."""
        given = [self.value(argument, row) for argument in expression.arguments]
        return FUNCTIONS[expression.function].call(self.view, given)


def _until(joined: Callable[[Iterable[Truth]], Truth], truths: Iterable[Truth]) -> Truth:
    """What ``every`` or ``some`` makes of truths, of which no more are looked at than decide."""
    decisive, seen = joined is some, []
    for truth in truths:
        if truth is decisive:
            return decisive
        seen.append(truth)
    return joined(seen)


_EVALUATORS: dict[type[Expression], Callable[[Evaluator, Any, Row], Value]] = {
    Literal: lambda _, expression, __: expression.value,
    TextList: lambda _, expression, __: list(expression.items),
    Variable: lambda _, expression, row: row[expression.name],
    Parameter: lambda evaluator, expression, _: evaluator.parameter(expression),
    ListOf: lambda evaluator, expression, row: [evaluator.value(item, row) for item in expression.items],
    MapOf: lambda evaluator, expression, row: {key: evaluator.value(item, row) for key, item in expression.items},
    Property: Evaluator.property,
    HasLabels: Evaluator.labelled,
    Call: Evaluator.called,
    Not: lambda evaluator, expression, row: contrary(truth_of(evaluator.value(expression.of, row))),
    Junction: Evaluator.joined,
    Comparison: Evaluator.compared,
    IsNull: lambda evaluator, expression, row: evaluator.value(expression.of, row) is None,
}
