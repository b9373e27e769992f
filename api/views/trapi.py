"""Answers in TRAPI as they are sent."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from graph.trapi.message import KnowledgeGraph, LogEntry, TrapiMessage, TrapiResponse
from graph.trapi.question import TrapiQuery
from graph.trapi.results import Findings
from schema.biolink import biolink_rules


def response_of(
    body: Mapping[str, Any], asked: TrapiQuery, found: Findings, graph: KnowledgeGraph | None, release: str
) -> TrapiResponse:
    """An answer.

    Args:
        body: the question as it came, to be given back.
        asked: the same, read.
        found: what was found.
        graph: what the results are bound to.
        release: that was asked.
    """
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    logs = tuple(
        LogEntry(timestamp=now, level=remark.level, code=remark.code, message=remark.text)
        for remark in found.told(asked.parameters.log_level)
    )
    return TrapiResponse(
        message=TrapiMessage(
            query_graph=body["message"]["query_graph"],
            knowledge_graph=graph,
            results=tuple(found.results),
            auxiliary_graphs=found.graphs or None,
        ),
        parameters=body.get("parameters"),
        status=found.status,
        description=found.description,
        logs=logs or None,
        biolink_version=biolink_rules().version,
        release=release,
    )
