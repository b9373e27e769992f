"""Paths whose steps all hold in one value: the question asked once for each value, and the answers merged.

For each value that such a path can begin and end in, the search allows only the edges that hold in it, so that each
search is exact. Their answers come in the total order of paths; merged in that order, a path that holds in several
values comes once.

A background step can't be shown in anything, and agrees with all. A path of such steps alone has nothing to agree on,
and is taken.
"""

import heapq
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Protocol

import numpy as np

from graph.index.facets import Facet
from graph.index.marks import Mark
from graph.index.path_index import Longs, PathIndex
from graph.paths.query import PathQuery

Values = tuple[str, ...]
Positions = tuple[int, ...]
Order = tuple[int, int, tuple[int, ...], Positions]

NOWHERE = ""
"""A value that no claim holds in: what is left is background."""


def one_by_one(index: PathIndex, query: PathQuery) -> list[PathQuery]:
    """The queries whose answers together are those of a query: one for each value that its steps may agree on.

    A query that demands no agreement stands for itself.
    """
    if not query.same:
        return [query]
    first = _combined(index, query.same, _around(index, query.sources, leaving=True))
    last = _combined(index, query.same, _around(index, (query.target,), leaving=False))
    ends = [values for values in (first, last) if values is not None]
    wanted = set.intersection(*ends) if ends else _anything(index, query.same)
    free = dict.fromkeys(("same_species", "same_model", "same_cell", "same_study"), False)
    return [
        query.model_copy(update={**free, "held_in": (*query.held_in, *zip(query.same, values, strict=True))})
        for values in sorted(wanted)
    ]


def _around(index: PathIndex, ids: tuple[str, ...], *, leaving: bool) -> Longs:
    """The edges that leave some nodes, or enter them."""
    starts = index.out_starts if leaving else index.in_starts
    ranks = [rank for rank in map(index.rank, sorted(set(ids))) if rank is not None]
    ranges = [np.arange(starts[rank], starts[rank + 1]) for rank in ranks]
    found: Longs = np.concatenate(ranges) if ranges else np.zeros(0, dtype=np.int64)
    return found if leaving else index.in_edges[found].astype(np.int64)


def _combined(index: PathIndex, same: tuple[Facet, ...], edges: Longs) -> set[Values] | None:
    """The combinations of values that any of some edges holds in; None where one is background, which holds in all."""
    if (index.edges.marks[edges] & Mark.BACKGROUND.bit).any():
        return None
    facets = index.facets.values
    return {values for edge in edges.tolist() for values in product(*(facets[facet].of(edge) for facet in same))}


def _anything(index: PathIndex, same: tuple[Facet, ...]) -> set[Values]:
    facets = index.facets.values
    return {*product(*(facets[facet].names for facet in same)), (NOWHERE,) * len(same)}


class Paths(Protocol):
    """Paths as the numbers of their edges, in order, from one search or several."""

    timed_out: bool

    @property
    def exhausted(self) -> bool:
        """Whether it is known that no path is left."""
        ...

    def __iter__(self) -> Iterator[Positions]: ...


class _OutOfTimeError(Exception):
    """One of several searches ended early."""


class Merged:
    """The paths of several searches in one order, each once. Iterate over it once.

    Where one search ends early, so does this: what it could still have found might come before what others find.

    Attributes:
        timed_out: whether it ended before it was done.
    """

    def __init__(self, index: PathIndex, searches: Sequence[Paths]) -> None:
        self.timed_out = any(search.timed_out for search in searches)
        self._index = index
        self._searches = searches

    @property
    def exhausted(self) -> bool:
        """Whether it is known that no path is left."""
        return not self.timed_out and all(search.exhausted for search in self._searches)

    def __iter__(self) -> Iterator[Positions]:
        if self.timed_out:
            return
        last: Positions | None = None
        try:
            for *_, positions in heapq.merge(*map(self._ordered, self._searches)):
                if positions != last:
                    yield positions
                last = positions
        except _OutOfTimeError:
            self.timed_out = True

    def _ordered(self, search: Paths) -> Iterator[Order]:
        edges = self._index.edges
        for positions in search:
            chosen = list(positions)
            cost = int(edges.costs[chosen].sum())
            nodes = (int(edges.subjects[chosen[0]]), *edges.objects[chosen].tolist())
            yield cost, len(positions), nodes, positions
        if search.timed_out:
            raise _OutOfTimeError


def merged(index: PathIndex, searches: Sequence[Paths]) -> Paths:
    """The paths of one search, or of several in one order."""
    return searches[0] if len(searches) == 1 else Merged(index, searches)
