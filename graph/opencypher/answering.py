"""Answers a query: parsed, verified, and applied to a snapshot clause by clause."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from graph.opencypher.bounds import Bounds
from graph.opencypher.evaluating import Evaluator
from graph.opencypher.matching import Matcher
from graph.opencypher.parsing import parse
from graph.opencypher.projecting import Projector
from graph.opencypher.syntax import Match, Single
from graph.opencypher.values import Row, key_of
from graph.opencypher.view import GraphView
from graph.paths.deadline import Deadline


class Answer(NamedTuple):
    """What a query is answered.

    Attributes:
        view: the graph that it was asked of, for what is known of nodes and relationships.
        rows: by column.
    """

    view: GraphView
    rows: list[Row]


def answer(view: GraphView, text: str, parameters: Mapping[str, Any], rows: int, deadline: Deadline) -> Answer:
    """Answer a query.

    Rows come in an order that the graph alone decides, so that every store gives the same.

    Args:
        view: the graph.
        text: the query.
        parameters: for its ``$names``, plain values as JSON knows them.
        rows: the most that are given.
        deadline: after which there is no answer.

    Raises:
        RefusedCypher: it is no openCypher, more than what is served, or has no answer within the bounds.
    """
    query = parse(text)
    bounds = Bounds(rows, deadline)
    evaluator = Evaluator(view, parameters)
    found = (row for part in query.parts for row in _rows(part, evaluator, bounds))
    return Answer(view, bounds.given(_distinct(found, bounds) if query.distinct else found))


def _rows(part: Single, evaluator: Evaluator, bounds: Bounds) -> Iterable[Row]:
    matcher, projector = Matcher(evaluator, bounds), Projector(evaluator, bounds)
    rows: Iterable[Row] = [{}]
    for clause in part.clauses:
        rows = matcher.extended(rows, clause) if isinstance(clause, Match) else projector.projected(rows, clause)
    return rows


def _distinct(rows: Iterable[Row], bounds: Bounds) -> Iterator[Row]:
    seen: set[Hashable] = set()
    for row in rows:
        key = tuple(key_of(row[name]) for name in sorted(row))
        if key not in seen:
            bounds.hold()
            seen.add(key)
            yield row
