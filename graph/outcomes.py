"""What sources are asked to bring about or prevent, and the first chains by which they do."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple

from graph.paths.deadline import Deadline
from graph.paths.programme import Programme
from graph.paths.query import FoundPath, PathQuery
from graph.paths.search import Search, found_path
from graph.paths.terms import Terms
from graph.snapshot import Snapshot
from schema.vocabulary import Kind, Sign

Test = Callable[[FoundPath], bool]

OUTCOME_KINDS = frozenset({Kind.PROCESS, Kind.PHENOTYPE, Kind.DISEASE})


def outcomes_of(snapshot: Snapshot) -> tuple[str, ...]:
    """Ids of all processes, phenotypes and diseases on which a step ends, in code-point order."""
    index = snapshot.index
    degrees = index.in_starts[1:] - index.in_starts[:-1]
    return tuple(
        id_ for id_, degree in zip(index.ids, degrees, strict=True)
        if degree and snapshot.entities[id_].kind in OUTCOME_KINDS
    )  # fmt: skip


class Asked(NamedTuple):
    """Which conclusions are looked at.

    Attributes:
        sources, effects: ids, each once, in code-point order.
        max_hops: the most steps of a chain.
    """

    sources: tuple[str, ...]
    effects: tuple[str, ...]
    max_hops: int


def asked_of(snapshot: Snapshot, max_hops: int, source: str | None = None, effect: str | None = None) -> Asked:
    """The conclusions from one source or all of them, to one effect or all of them."""
    sources = snapshot.sources if source is None else (source,)
    return Asked(sources, outcomes_of(snapshot) if effect is None else (effect,), max_hops)


class ToEffect:
    """The chains from some sources to one effect.

    Attributes:
        timed_out: whether something was not found for want of time.
    """

    def __init__(self, snapshot: Snapshot, asked: Asked, effect: str, deadline: Deadline) -> None:
        self.timed_out = False
        self._index = snapshot.index
        self._sources = tuple(source for source in asked.sources if source != effect)
        self._query = PathQuery(sources=self._sources, target=effect, max_hops=asked.max_hops)
        self._deadline = deadline
        self._programmes: dict[Sign | None, Programme] = {}

    def sources(self, sign: Sign) -> list[str]:
        """The sources from which a walk of a net sign leads to the effect."""
        return [self._index.ids[node] for _, node, _ in self._programme(sign).starts(sign, self._query.max_hops)]

    def first(self, source: str, sign: Sign, accept: Test = lambda _: True) -> FoundPath | None:
        """The first path of a source with a net sign that passes a test; None where none was found."""
        paths = self._paths(self._programme(sign), self._index.rank(source))
        return next(filter(accept, paths), None)

    def all(self, most: int) -> tuple[list[FoundPath], bool]:
        """The first paths of all sources, in their order, and whether these are all that there are."""
        paths = list(islice(self._paths(self._programme(None), None), most + 1))
        return paths[:most], len(paths) <= most and not self.timed_out

    def _programme(self, sign: Sign | None) -> Programme:
        if sign not in self._programmes:
            query = self._query.model_copy(update={"sign": sign})
            self._programmes[sign] = Programme(Terms(self._index, query), self._deadline)
        return self._programmes[sign]

    def _paths(self, programme: Programme, source: int | None) -> Iterator[FoundPath]:
        search = Search(programme, self._deadline, source)
        for positions in search:
            yield found_path(self._index, positions)
        self.timed_out = self.timed_out or search.timed_out


def is_mechanism(path: FoundPath) -> bool:
    """Whether two steps of a path at least rest on claims, and not on a vocabulary alone.

    That a source acts on a kind of inflammation, and so on inflammation, is one claim and says nothing of how.
    """
    return sum(not edge.is_background for edge in path.edges) > 1


def is_claimed_mechanism(path: FoundPath) -> bool:
    """Whether a path is a mechanism whose last step is claimed, and not that of a term to a broader one."""
    return is_mechanism(path) and not path.edges[-1].is_background
