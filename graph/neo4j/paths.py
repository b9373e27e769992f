"""The first signed paths of a query, asked wholly of the server: for graphs that do not fit into memory.

The answers are those of ``graph.paths.search.top_k`` wherever both finish. The server enumerates every path of the
wanted lengths before it sorts, so it stops at far smaller questions: ``benchmarks/stores.py`` measures where.
"""

from typing import Any

from cypher import queries
from graph.neo4j import parts
from graph.neo4j.store import Neo4jStore
from graph.paths.deadline import Deadline
from graph.paths.query import FoundPath, PathQuery, PathResult
from schema.edge import Edge
from schema.vocabulary import Sign


def top_k_on_server(store: Neo4jStore, query: PathQuery, deadline: Deadline) -> PathResult:
    """The first ``query.k`` paths that meet a query, in the total order of paths; none where the time was up before.

    Args:
        store: whose server is asked.
        query: what is wanted.
        deadline: when the server is made to stop.
    """
    rows = store.connection.ask_within(deadline.remaining(), queries.PATHS, **_parameters(query))
    if rows is None:
        return PathResult((), timed_out=True, exhausted=False)
    paths = tuple(_path(row) for row in rows)
    return PathResult(paths[: query.k], timed_out=False, exhausted=len(paths) <= query.k)


def _parameters(query: PathQuery) -> dict[str, Any]:
    wanted = query.hops
    return {
        "sources": sorted(set(query.sources)),
        "target": query.target,
        "hops": [wanted] if query.stages and wanted else list(range(1, wanted + 1)),
        "avoid": list(query.avoid),
        "via": list(query.via),
        "stages": [parts.label_of(stage) for stage in query.stages],
        "signs": [query.sign.value] if query.sign else [sign.value for sign in Sign],
        "background": query.background,
        "min_belief": query.min_belief,
        "must": [mark.value for mark in query.must],
        "without": [mark.value for mark in query.without],
        "through_classes": query.through_classes,
        "limit": query.k + 1,
    }


def _path(row: tuple[Any, ...]) -> FoundPath:
    nodes, steps, sign, cost = row
    edges = tuple(
        Edge(
            subject,
            parts.PREDICATES[type_],
            object_,
            belief=belief,
            cost=step_cost,
            claims=tuple(claims),
            is_implied=is_implied,
            contested=contested,
        )
        for subject, object_, (type_, belief, step_cost, claims, is_implied, contested) in zip(
            nodes, nodes[1:], steps, strict=False
        )
    )
    return FoundPath(tuple(nodes), edges, Sign(sign), cost)
