"""Answers a question in TRAPI from a release."""

from graph.paths.deadline import Deadline
from graph.records import RecordCache
from graph.snapshot import Snapshot
from graph.store import GraphStore
from graph.trapi.constraints import check, unsupported
from graph.trapi.lookup import look_up
from graph.trapi.message import KnowledgeGraph
from graph.trapi.pathfinding import Limits, find_paths
from graph.trapi.question import QueryGraph, TrapiQuery, refused
from graph.trapi.remarks import remark_on
from graph.trapi.results import Findings, Level
from graph.trapi.steps import steps_of
from graph.trapi.telling import Teller
from schema.errors import TrapiFault

MOST_IDS = 1_000
"""The most ids of one node in question."""

MOST_EDGES = 12
"""The most edges in question."""

_LOOKUP = {"lookup"}


def answer(
    snapshot: Snapshot, store: GraphStore, asked: TrapiQuery, limits: Limits, deadline: Deadline, address: str = ""
) -> tuple[Findings, KnowledgeGraph | None]:
    """What a question is answered, and the graph that the results are bound to; None where there are no results.

    Args:
        snapshot: the release.
        store: where its claims are.
        asked: the question.
        limits: the most results, or paths between two things, and the most edges of a path.
        deadline: when to end; what was found until then is given.
        address: of the service, for links to claims.

    Raises:
        RefusedTrapi: it is malformed, too large, or asks for what is not served.
        NotOffered: a server finds paths, and no edge is held in memory.
    """
    graph = asked.message.query_graph
    _refuse_unserved(asked)
    _refuse_large(graph)
    check(graph)
    if names := unsupported(graph):
        findings = Findings(status="UnsupportedConstraint")
        findings.remark(Level.ERROR, "UnsupportedConstraint", f"Not supported here: {', '.join(names)}.")
        return findings, None
    teller = Teller(snapshot, steps_of(snapshot, store), RecordCache(store), address)
    found = (
        find_paths(teller, graph, limits, deadline) if graph.paths else look_up(teller, graph, limits.paths, deadline)
    )
    if found.timed_out:
        found.status = "TimedOut"
    remark_on(teller, graph, found)
    return found, _knowledge(teller, found)


def _knowledge(teller: Teller, found: Findings) -> KnowledgeGraph | None:
    if not found.results:
        return None
    teller.records.of(found.edges.values())
    return KnowledgeGraph(
        nodes={id_: teller.node(id_) for id_ in sorted(found.things)},
        edges={key: teller.edge(edge) for key, edge in sorted(found.edges.items())},
    )


def _refuse_unserved(asked: TrapiQuery) -> None:
    if any(step.id not in _LOOKUP for step in asked.workflow):
        detail = "workflow: the one operation that is served is lookup"
        raise refused(detail, TrapiFault.UNSERVED)
    for key, edge in asked.message.query_graph.edges.items():
        if edge.knowledge_type != "lookup":
            detail = f"{key}.knowledge_type: {edge.knowledge_type!r} is not served, lookup is; ask for `paths` instead"
            raise refused(detail, TrapiFault.UNSERVED)


def _refuse_large(graph: QueryGraph) -> None:
    for key, node in graph.nodes.items():
        if (count := len(node.pinned or ())) > MOST_IDS:
            detail = f"{key} has {count} ids, and may have {MOST_IDS}"
            raise refused(detail, TrapiFault.TOO_LARGE)
    if (count := len(graph.edges)) > MOST_EDGES:
        detail = f"the question has {count} edges, and may have {MOST_EDGES}"
        raise refused(detail, TrapiFault.TOO_LARGE)
