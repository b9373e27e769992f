"""Makes of rows the columns of a WITH or RETURN."""

from collections.abc import Hashable, Iterable, Iterator
from itertools import islice

from graph.opencypher.aggregates import AGGREGATES
from graph.opencypher.bounds import Bounds
from graph.opencypher.evaluating import Evaluator
from graph.opencypher.scopes import is_aggregate
from graph.opencypher.syntax import Call, Expression, Item, Projection, Sort, Variable
from graph.opencypher.values import Row, Value, key_of, ordering, wrong_type

Pair = tuple[Row, Row]
"""A row as it was, and as it is projected."""


class Projector:
    """Applies a WITH or RETURN to rows.

    Args:
        evaluator: of columns.
        bounds: on what is held.
    """

    def __init__(self, evaluator: Evaluator, bounds: Bounds) -> None:
        self._evaluator = evaluator
        self._bounds = bounds

    def projected(self, rows: Iterable[Row], clause: Projection) -> Iterator[Row]:
        """The rows that a clause makes of those before it."""
        is_gathered = any(is_aggregate(item.expression) for item in clause.items or ())
        pairs = self._grouped(rows, clause.items or ()) if is_gathered else self._plain(rows, clause)
        if clause.distinct:
            pairs = self._distinct(pairs)
        if clause.order:
            pairs = self._sorted(pairs, clause, sees_before=not (is_gathered or clause.distinct))
        first, most = self._count(clause.skip), self._count(clause.limit)
        last = None if most is None else (first or 0) + most
        for _, row in islice(pairs, first, last):
            if clause.where is None or self._evaluator.holds(clause.where, row):
                yield row

    def _plain(self, rows: Iterable[Row], clause: Projection) -> Iterator[Pair]:
        for row in rows:
            items = clause.items or tuple(Item(Variable(name), name) for name in sorted(row))
            yield row, {item.name: self._evaluator.value(item.expression, row) for item in items}

    def _grouped(self, rows: Iterable[Row], items: tuple[Item, ...]) -> Iterator[Pair]:
        keys = [item for item in items if not is_aggregate(item.expression)]
        calls = {item.name: item.expression for item in items if isinstance(item.expression, Call) and item not in keys}
        groups: dict[Hashable, tuple[Row, dict[str, _Gathered]]] = {}
        if not keys:
            groups[()] = {}, {name: _Gathered(call, self._bounds) for name, call in calls.items()}
        for row in rows:
            self._bounds.step()
            values = {item.name: self._evaluator.value(item.expression, row) for item in keys}
            key = tuple(map(key_of, values.values()))
            if key not in groups:
                self._bounds.hold()
                groups[key] = values, {name: _Gathered(call, self._bounds) for name, call in calls.items()}
            for gathered in groups[key][1].values():
                gathered.add(self._evaluator, row)
        for grouped, gathered_by_name in groups.values():
            made = {**grouped, **{name: gathered.value for name, gathered in gathered_by_name.items()}}
            projected = {item.name: made[item.name] for item in items}
            yield projected, projected

    def _distinct(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        seen: set[Hashable] = set()
        for before, row in pairs:
            key = tuple(map(key_of, row.values()))
            if key not in seen:
                self._bounds.hold()
                seen.add(key)
                yield before, row

    def _sorted(self, pairs: Iterable[Pair], clause: Projection, *, sees_before: bool) -> Iterator[Pair]:
        """The rows in the order that is asked for; those that it does not tell apart stay as they were."""
        named = [(item.expression, item.name) for item in clause.items or ()]
        held = list(self._bounds.held(pairs))
        for sort in reversed(clause.order):
            column = next((name for expression, name in named if expression == sort.expression), None)
            values = [self._value(sort, column, pair, sees_before=sees_before) for pair in held]
            keys = [ordering(value) for value in values]
            ranked = sorted(range(len(held)), key=keys.__getitem__, reverse=sort.descending)
            held = [held[place] for place in ranked]
        return iter(held)

    def _value(self, sort: Sort, column: str | None, pair: Pair, *, sees_before: bool) -> Value:
        self._bounds.step()
        before, row = pair
        if column is not None:
            return row[column]
        return self._evaluator.value(sort.expression, {**before, **row} if sees_before else row)

    def _count(self, expression: Expression | None) -> int | None:
        if expression is None:
            return None
        value = self._evaluator.value(expression, {})
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise wrong_type(value, "SKIP and LIMIT", "a whole number from 0 on")
        return value


class _Gathered:
    """What an aggregate has gathered of one group. What is only counted is not held."""

    def __init__(self, call: Call, bounds: Bounds) -> None:
        self._call = call
        self._bounds = bounds
        self._count = 0
        self._values: list[Value] = []
        self._seen: set[Hashable] = set()

    def add(self, evaluator: Evaluator, row: Row) -> None:
        """Take the value of one row. Nulls are left out."""
        if self._call.star:
            self._count += 1
            return
        value = evaluator.value(self._call.arguments[0], row)
        if value is None or (self._call.distinct and self._was_seen(value)):
            return
        self._count += 1
        if self._call.function != "count":
            self._bounds.hold()
            self._values.append(value)

    def _was_seen(self, value: Value) -> bool:
        key = key_of(value)
        if key in self._seen:
            return True
        self._bounds.hold()
        self._seen.add(key)
        return False

    @property
    def value(self) -> Value:
        """What the aggregate makes of them."""
        if self._call.function == "count":
            return self._count
        return AGGREGATES[self._call.function](self._values)
