"""Where the mechanisms from a source to an effect are weakest, what hangs on it, and what would mend it."""

from typing import NamedTuple

from graph.falling import Conclusion, Falling
from graph.mechanisms import MechanismChain, MechanismOptions, mechanisms
from graph.paths.deadline import Deadline
from graph.paths.query import PathQuery
from graph.raising import Raise, Reading, raises, reading
from graph.records import RecordCache
from graph.snapshot import Snapshot
from graph.store import GraphStore
from graph.why import Why
from schema.edge import Edge
from schema.rubric import Rubric


class Criticality(NamedTuple):
    """What hangs on a step.

    Attributes:
        mechanisms: how many of the mechanisms listed have it.
        without: the belief of the best path from the source to the effect without it, single steps included; None
            where there is none.
        conclusions: those that are lost or believed less without it.
        exact: whether these are all; else time was over, and there may be more.
    """

    mechanisms: int
    without: float | None
    conclusions: tuple[Conclusion, ...]
    exact: bool


class WeakLink(NamedTuple):
    """A mechanism and its weakest step.

    Attributes:
        chain: the mechanism.
        step: from 0, the claimed step that is believed least; the first of several.
        ties: the others that are believed as little.
        criticality: what hangs on it.
        raises: what a study of each tier would do, the greatest gain first.
        reading: what it would do to read the studies that are cited; None where none is capped for want of that.
    """

    chain: MechanismChain
    step: int
    ties: tuple[int, ...]
    criticality: Criticality
    raises: tuple[Raise, ...]
    reading: Reading | None

    @property
    def edge(self) -> Edge:
        """The weakest step."""
        return self.chain.path.edges[self.step]


class WeakLinks(NamedTuple):
    """The weakest step of each of the first mechanisms, in the order of paths.

    Attributes:
        links: one for each mechanism.
        timed_out: whether time was over before all was done.
        has_more: whether there are mechanisms behind those that were wanted.
        why: why there is no mechanism; None where there is one.
    """

    links: tuple[WeakLink, ...]
    timed_out: bool
    has_more: bool
    why: Why | None


def weakest_links(
    snapshot: Snapshot,
    store: GraphStore,
    rubric: Rubric,
    ends: tuple[str, str],
    options: MechanismOptions,
    deadline: Deadline,
) -> WeakLinks:
    """The weakest step of each of the first mechanisms from a source to an effect.

    Args:
        snapshot: the release that is asked.
        store: where its claims are.
        rubric: the numbers that belief is made of.
        ends: ids of the source and of the effect.
        options: which mechanisms, and which paths count for what falls.
        deadline: when to end.
    """
    found = mechanisms(snapshot, store, *ends, options, deadline)
    conditions = options.model_dump(exclude={"seconds", "k"})
    falling = Falling(snapshot, PathQuery(sources=ends[:1], target=ends[1], **conditions), deadline)
    records = RecordCache(store)
    hanging: dict[Edge, Criticality] = {}
    links = []
    for chain in found.chains:
        step, *ties = weakest_steps(chain)
        edge = chain.path.edges[step]
        if edge not in hanging:
            hanging[edge] = _criticality(falling, edge, ends, found.chains)
        behind = records.of([edge])
        by_study = raises(chain.path, step, (part for record in behind for part in record.parts), rubric)
        by_reading = reading(chain.path, step, behind, snapshot.references, rubric)
        links.append(WeakLink(chain, step, tuple(ties), hanging[edge], by_study, by_reading))
    return WeakLinks(tuple(links), found.timed_out or falling.timed_out, found.has_more, found.why)


def weakest_steps(chain: MechanismChain) -> list[int]:
    """The steps that are believed least, in order: of the claimed ones, where there is any."""
    ranks = [(edge.is_background, edge.belief) for edge in chain.path.edges]
    least = min(ranks)
    return [step for step, rank in enumerate(ranks) if rank == least]


def _criticality(
    falling: Falling, edge: Edge, ends: tuple[str, str], chains: tuple[MechanismChain, ...]
) -> Criticality:
    conclusions = falling.with_step(edge.key)
    left = falling.best(*ends, edge.key)
    through = sum(edge in chain.path.edges for chain in chains)
    return Criticality(through, left.belief if left else None, conclusions, exact=not falling.timed_out)
