"""Who finds paths: an index in memory, or a server that holds the graph where memory can't."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

import numpy as np

from graph.index.marks import Mark
from graph.index.path_index import PathIndex
from graph.paths.deadline import Deadline
from graph.paths.query import PathQuery, PathResult
from graph.paths.search import top_k
from schema.vocabulary import Role


class Paths(Protocol):
    """Finds the first paths of queries. Whoever does it, the answers are the same wherever both are done in time."""

    def top_k(self, query: PathQuery, deadline: Deadline) -> PathResult:
        """The first ``query.k`` paths that meet a query, in the total order of paths.

        Raises:
            NotOffered: the query holds a condition that can't be put to it.
        """
        ...

    def beliefs(self, deadline: Deadline) -> Sequence[float] | None:
        """The beliefs that steps have, each once, ascending; None where the time was up before."""
        ...

    def edge_count(self) -> int:
        """How many steps a path may take."""
        ...

    def contested_pairs(self) -> Iterable[tuple[str, str]]:
        """The (subject, object) of the contested steps that a path may take."""
        ...

    def roles(self) -> Iterator[tuple[str, frozenset[Role]]]:
        """The roles of each entity that has any, with its id."""
        ...


class IndexedPaths:
    """Finds paths in an index.

    Args:
        index: of all steps.
    """

    def __init__(self, index: PathIndex) -> None:
        self.index = index

    def top_k(self, query: PathQuery, deadline: Deadline) -> PathResult:
        """The first ``query.k`` paths that meet a query, in the total order of paths."""
        return top_k(self.index, query, deadline)

    def beliefs(self, deadline: Deadline) -> Sequence[float] | None:  # noqa: ARG002 - it takes no time worth counting
        """The beliefs that steps have, each once, ascending."""
        return sorted({*self.index.edges.beliefs.tolist()})

    def edge_count(self) -> int:
        """How many steps a path may take."""
        return self.index.edge_count

    def contested_pairs(self) -> Iterable[tuple[str, str]]:
        """The (subject, object) of the contested steps that a path may take."""
        ids, edges = self.index.ids, self.index.edges
        positions = np.flatnonzero(edges.marks & Mark.CONTESTED.bit).tolist()
        return ((ids[edges.subjects[place]], ids[edges.objects[place]]) for place in positions)

    def roles(self) -> Iterator[tuple[str, frozenset[Role]]]:
        """The roles of each entity, with its id."""
        return ((id_, self.index.roles(rank)) for rank, id_ in enumerate(self.index.ids))
