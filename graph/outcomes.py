"""What sources are asked to bring about or prevent, and the first chains by which they do."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from graph.paths.deadline import Deadline
from graph.paths.query import FoundPath, PathQuery
from graph.paths.search import Programmes, found_path
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

    def query(self, effect: str) -> PathQuery:
        """The query for the chains to one effect."""
        sources = tuple(source for source in self.sources if source != effect)
        return PathQuery(sources=sources, target=effect, max_hops=self.max_hops)


def asked_of(snapshot: Snapshot, max_hops: int, source: str | None = None, effect: str | None = None) -> Asked:
    """The conclusions from one source or all of them, to one effect or all of them."""
    sources = snapshot.sources if source is None else (source,)
    return Asked(sources, outcomes_of(snapshot) if effect is None else (effect,), max_hops)


class ToEffect:
    """The chains from some sources to one effect, found by searches that all of them share.

    Args:
        snapshot: the release that is asked.
        query: the sources, the effect, and which paths count.
        deadline: when to end.
        signs: the net signs that are asked for; any where there are none.

    Attributes:
        timed_out: whether something was not found for want of time.
    """

    def __init__(self, snapshot: Snapshot, query: PathQuery, deadline: Deadline, signs: Sequence[Sign] = ()) -> None:
        self._index = snapshot.index
        self._programmes = Programmes(self._index, query, deadline, signs)
        self.timed_out = self._programmes.timed_out

    def sources(self, sign: Sign) -> list[str]:
        """The sources from which a walk of a net sign leads to the effect."""
        return self._programmes.sources(sign)

    def first(self, source: str, sign: Sign, accept: Test = lambda _: True) -> FoundPath | None:
        """The first path of a source with a net sign that passes a test; None where none was found."""
        return next(filter(accept, self._paths(source, sign)), None)

    def all(self, most: int) -> tuple[list[FoundPath], bool]:
        """The first paths of all sources, in their order, and whether these are all that there are."""
        paths = list(islice(self._paths(), most + 1))
        return paths[:most], len(paths) <= most and not self.timed_out

    def _paths(self, source: str | None = None, sign: Sign | None = None) -> Iterator[FoundPath]:
        search = self._programmes.search(source, sign=sign)
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
