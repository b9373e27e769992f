"""Tells from a question's text, and from the plan that the server makes of it, whether it only reads the graph."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from cypher.code import masked

READING_OPERATORS = (
    "AllNodesScan",
    "AntiConditionalApply",
    "AntiSemiApply",
    "Apply",
    "Argument",
    "BFSPruning",
    "BidirectionalRepeat",
    "CacheProperties",
    "CartesianProduct",
    "ConditionalApply",
    "Directed",
    "Distinct",
    "Dynamic",
    "Eager",
    "EmptyResult",
    "Expand",
    "Filter",
    "IntersectionNodeByLabelsScan",
    "LeftOuterHashJoin",
    "Let",
    "Limit",
    "MultiNodeIndexSeek",
    "NodeBy",
    "NodeCount",
    "NodeHashJoin",
    "NodeIndex",
    "NodeUniqueIndexSeek",
    "NullifyMetadata",
    "Optional",
    "Ordered",
    "Partial",
    "Partitioned",
    "PathPropagatingBFS",
    "ProcedureCall",
    "ProduceResults",
    "ProjectEndpoints",
    "Projection",
    "Relationship",
    "Repeat",
    "RightOuterHashJoin",
    "RollUpApply",
    "SelectOr",
    "SemiApply",
    "ShortestPath",
    "Skip",
    "Sort",
    "StatefulShortestPath",
    "SubtractionNodeByLabelsScan",
    "Top",
    "Triadic",
    "Undirected",
    "Union",
    "Unwind",
    "ValueHashJoin",
    "VarLengthExpand",
)
"""Beginnings of the names of all operators that only read the graph. What is not among them is refused."""

PROCEDURES = frozenset(
    {
        "db.labels",
        "db.relationshipTypes",
        "db.propertyKeys",
        "db.schema.visualization",
        "db.schema.nodeTypeProperties",
        "db.schema.relTypeProperties",
        "db.index.fulltext.queryNodes",
        "db.index.fulltext.queryRelationships",
    }
)
"""The procedures that may be called: those that tell of the graph and its indexes."""

FUNCTIONS = frozenset(
    {"date", "datetime", "localdatetime", "time", "localtime", "duration", "point", "vector", "db.nameFromElementId"}
)
"""The functions with a dotted name that may be used, by the name or by what stands before the last dot."""

_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_QUOTED_NAME = re.compile(r"`((?:[^`]|``)*)`")
_DOTTED_CALL = re.compile(r"([^\W\d]\w*(?:\s*\.\s*\w+)+)\s*\(")
_NAME = re.compile(r"[\w.]+")
_OTHER_DATABASE = re.compile(r"\bUSE\b", re.IGNORECASE)
_PREFIXED = re.compile(r"\s*(EXPLAIN|PROFILE)\b", re.IGNORECASE)

_READS = "r"


def refusal_of_text(text: str) -> str | None:
    """Why a question can't be put to the server at all; None where it can."""
    # The server reads escapes before anything else, and a name in backticks as the name.
    written = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    code = masked(_QUOTED_NAME.sub(lambda match: match[1].replace("``", "_"), written))
    if _PREFIXED.match(code):
        return "leave out EXPLAIN and PROFILE"
    if _OTHER_DATABASE.search(code):
        return "USE is not allowed: the database is the one that is served"
    for match in _DOTTED_CALL.finditer(code):
        name = re.sub(r"\s", "", match[1])
        if name not in PROCEDURES | FUNCTIONS and name.rpartition(".")[0] not in FUNCTIONS:
            return f"{name}() is not allowed"
    return None


def refusal_of_plan(query_type: str | None, plan: Mapping[str, Any]) -> str | None:
    """Why a planned question can't be run; None where it only reads."""
    if query_type != _READS:
        return "it writes, or changes the server"
    for operator in _operators(plan):
        name = str(operator["operatorType"]).partition("@")[0]
        if not name.startswith(READING_OPERATORS):
            return f"{name} is not allowed"
        if name.startswith("ProcedureCall"):
            called = _NAME.match(str(operator.get("args", {}).get("Details", "")))
            if called is None or called[0] not in PROCEDURES:
                return f"only these procedures may be called: {', '.join(sorted(PROCEDURES))}"
    return None


def _operators(plan: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield plan
    for child in plan.get("children", ()):
        yield from _operators(child)
