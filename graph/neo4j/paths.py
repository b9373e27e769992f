"""The first signed paths of a query, asked wholly of the server: for graphs that do not fit into memory.

The answers are those of ``graph.paths.search.top_k`` wherever both finish. The server enumerates every path of the
wanted lengths before it sorts, so it stops at far smaller questions: docs/STORES.md has where.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from cypher import queries
from graph.index.marks import Mark
from graph.neo4j import parts
from graph.neo4j.store import Neo4jStore
from graph.paths.deadline import Deadline
from graph.paths.query import FoundPath, PathQuery, PathResult
from schema.edge import Edge
from schema.errors import NotOffered
from schema.vocabulary import Role, Sign

_ROLES = {parts.label_of(role): role for role in Role}
_TAKEN = {
    "sources", "target", "max_hops", "k", "sign", "avoid", "via", "stages", "background", "min_belief", "must",
    "without", "through_classes",
}  # fmt: skip
"""The conditions of a query that the server can be told."""
_MARKS = {Mark.BACKGROUND, Mark.IMPLIED, Mark.CONTESTED, Mark.CARRIES}


class ServerPaths:
    """Finds paths by asking the server for them, and holds none of its edges.

    Args:
        store: whose server is asked.
    """

    def __init__(self, store: Neo4jStore) -> None:
        self._store = store

    def top_k(self, query: PathQuery, deadline: Deadline) -> PathResult:
        """The first ``query.k`` paths that meet a query, in the total order of paths; none where the time was up.

        Raises:
            NotOffered: the query holds a condition that the server can't be told.
        """
        return top_k_on_server(self._store, query, deadline)

    def beliefs(self, deadline: Deadline) -> Sequence[float] | None:
        """The beliefs that steps have, each once, ascending; None where the time was up before."""
        rows = self._store.ask_within(deadline, queries.BELIEFS)
        return None if rows is None else [belief for (belief,) in rows]

    def edge_count(self) -> int:
        """How many steps a path may take."""
        ((edges,),) = self._store.ask_within(Deadline(), queries.EDGE_COUNT) or [(0,)]
        return int(edges)

    def contested_pairs(self) -> Iterator[tuple[str, str]]:
        """The (subject, object) of the contested steps that a path may take."""
        rows = self._store.ask_within(Deadline(), queries.CONTESTED_PAIRS) or ()
        return ((subject, object_) for subject, object_ in rows)

    def roles(self) -> Iterator[tuple[str, frozenset[Role]]]:
        """The roles of each entity, with its id."""
        for entity, labels in self._store.ask_within(Deadline(), queries.ROLES) or ():
            yield entity, frozenset(_ROLES[label] for label in labels if label in _ROLES)


def top_k_on_server(store: Neo4jStore, query: PathQuery, deadline: Deadline) -> PathResult:
    """The first ``query.k`` paths that meet a query, in the total order of paths; none where the time was up before.

    Args:
        store: whose server is asked.
        query: what is wanted.
        deadline: when the server is made to stop.

    Raises:
        NotOffered: the query holds a condition that the server can't be told.
    """
    _refuse_unknown(query)
    rows = store.ask_within(deadline, queries.PATHS, **_parameters(query))
    if rows is None:
        return PathResult((), timed_out=True, exhausted=False)
    paths = tuple(_path(row) for row in rows)
    return PathResult(paths[: query.k], timed_out=False, exhausted=len(paths) <= query.k)


def _refuse_unknown(query: PathQuery) -> None:
    """Rather no answer than one that leaves out a condition."""
    for name, field in type(query).model_fields.items():
        if name not in _TAKEN and getattr(query, name) != field.get_default(call_default_factory=True):
            raise _refusal(name)
    for name in ("must", "without"):
        if not _MARKS.issuperset(getattr(query, name)):
            raise _refusal(name)


def _refusal(name: str) -> NotOffered:
    return NotOffered(
        what=f"{name} while the server finds paths",
        instead="leave it out, or start the service with EXOMYELIN_PATHS=index",
        parameter=name,
    )


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
