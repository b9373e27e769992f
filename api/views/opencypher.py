"""Nodes, relationships and faults in the shapes that Amazon Neptune gives them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from pydantic import JsonValue

from api.wire.opencypher import GraphSummary, OpenCypherAnswer, OpenCypherRefusal
from graph.opencypher.answering import Answer
from graph.opencypher.refusing import refusal
from graph.opencypher.values import Node, Relationship, Value
from graph.opencypher.view import NODE_KEYS, RELATIONSHIP_KEYS, GraphView
from schema.errors import CypherFault, ExomyelinError, NotOffered, OutOfTime, QueryError, RefusedCypher


class Refusal(NamedTuple):
    """A status, and what Neptune calls what went wrong."""

    status: int
    code: str


_REFUSALS = {
    CypherFault.MALFORMED: Refusal(400, "MalformedQueryException"),
    CypherFault.UNSERVED: Refusal(400, "UnsupportedOperationException"),
    CypherFault.TOO_LARGE: Refusal(400, "QueryTooLargeException"),
    CypherFault.TOO_MANY: Refusal(400, "QueryLimitException"),
    CypherFault.TIMED_OUT: Refusal(504, "TimeLimitExceededException"),
}
_WRONG = Refusal(400, "InvalidParameterException")
_UNAVAILABLE = Refusal(503, "InternalFailureException")
_TIME_UP = "the time was up before anything could be answered"


def answer_of(answer: Answer, most: int) -> OpenCypherAnswer:
    """An answer as it is sent.

    Args:
        answer: what was found.
        most: nodes and relationships that one answer may hold.

    Raises:
        RefusedCypher: it holds more.
    """
    elements = list(_elements(answer.rows))
    if len(elements) > most:
        detail = f"the answer has more than {most} nodes and relationships, the most that are given; give it a LIMIT"
        raise refusal(CypherFault.TOO_MANY, detail)
    answer.view.prepare(element for element in elements if isinstance(element, Relationship))
    return OpenCypherAnswer(
        results=tuple({name: shown(answer.view, value) for name, value in row.items()} for row in answer.rows)
    )


def _elements(values: Iterable[object]) -> Iterator[Node | Relationship]:
    for value in values:
        match value:
            case Node() | Relationship():
                yield value
            case list():
                yield from _elements(value)
            case dict():
                yield from _elements(value.values())


def shown(view: GraphView, value: Value) -> JsonValue:
    """A value as it is sent."""
    match value:
        case Node():
            return {
                "~id": view.node_id(value),
                "~entityType": "node",
                "~labels": list(view.labels(value)),
                "~properties": _plain(view.properties(value)),
            }
        case Relationship():
            start, end = view.ends(value)
            return {
                "~id": view.relationship_id(value),
                "~entityType": "relationship",
                "~start": view.node_id(start),
                "~end": view.node_id(end),
                "~type": view.type(value),
                "~properties": _plain(view.properties(value)),
            }
        case list():
            return [shown(view, item) for item in value]
        case dict():
            return {key: shown(view, item) for key, item in value.items()}
    return value


def _plain(properties: Mapping[str, Value]) -> dict[str, JsonValue]:
    """Properties, which are texts, numbers, true or false."""
    return {key: value for key, value in properties.items() if not isinstance(value, Node | Relationship)}


def refusal_of(error: ExomyelinError, release: str, query: str) -> tuple[int, OpenCypherRefusal]:
    """The status and the body for a question that has no answer."""
    status, code = _refusal(error)
    # The texts of store errors may name files and addresses of this machine.
    detail = str(error) or _TIME_UP if status != _UNAVAILABLE.status else "the store does not answer at the moment"
    return status, OpenCypherRefusal(
        code=code, detailedMessage=detail, requestId=str(uuid5(NAMESPACE_URL, f"{release}\n{query}"))
    )


def _refusal(error: ExomyelinError) -> Refusal:
    match error:
        case RefusedCypher():
            return _REFUSALS[error.fault]
        case NotOffered():
            return _REFUSALS[CypherFault.UNSERVED]
        case OutOfTime():
            return _REFUSALS[CypherFault.TIMED_OUT]
        case QueryError():
            return _WRONG
    return _UNAVAILABLE


def summary_of(view: GraphView) -> GraphSummary:
    """How much of what there is in a graph."""
    labels, types = view.counts()
    nodes, edges = view.index.node_count, view.index.edge_count
    of_nodes = _counted(view, nodes)
    return GraphSummary(
        numNodes=nodes,
        numEdges=edges,
        numNodeLabels=len(labels),
        numEdgeLabels=len(types),
        nodeLabels=tuple(labels),
        edgeLabels=tuple(types),
        numNodeProperties=len(NODE_KEYS),
        numEdgeProperties=len(RELATIONSHIP_KEYS),
        nodeProperties=tuple({key: count} for key, count in of_nodes.items()),
        edgeProperties=tuple({key: edges} for key in RELATIONSHIP_KEYS),
        totalNodePropertyValues=sum(of_nodes.values()),
        totalEdgePropertyValues=edges * len(RELATIONSHIP_KEYS),
    )


def _counted(view: GraphView, nodes: int) -> dict[str, int]:
    """How many nodes have each property."""
    return {key: sum(view.node_property(Node(rank), key) is not None for rank in range(nodes)) for key in NODE_KEYS}
