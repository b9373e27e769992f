"""Aggregates of rows, by their names in small letters."""

import math
from collections.abc import Callable, Sequence

from graph.opencypher.values import Value, ordering, wrong_type

Aggregate = Callable[[Sequence[Value]], Value]


def _sum(values: Sequence[Value]) -> Value:
    numbers = _numbers("sum()", values)
    return math.fsum(numbers) if any(isinstance(number, float) for number in numbers) else sum(numbers)


def _average(values: Sequence[Value]) -> Value:
    numbers = _numbers("avg()", values)
    return math.fsum(numbers) / len(numbers) if numbers else None


def _numbers(where: str, values: Sequence[Value]) -> list[int | float]:
    numbers: list[int | float] = []
    for value in values:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise wrong_type(value, where, "numbers")
        numbers.append(value)
    return numbers


AGGREGATES: dict[str, Aggregate] = {
    "count": len,
    "collect": list,
    "min": lambda values: min(values, key=ordering, default=None),
    "max": lambda values: max(values, key=ordering, default=None),
    "sum": _sum,
    "avg": _average,
}
"""What each makes of the values of a group that are not null."""
