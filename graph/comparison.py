"""Several sources held beside each other: by which steps each reaches an effect, and which of them they share."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import combinations
from typing import NamedTuple

from graph.merits import Merit, merits_of
from graph.opposed import OPPOSITE
from graph.paths.deadline import Deadline
from graph.paths.query import FoundPath, PathQuery
from graph.reach import ReachOptions
from graph.reached import Reached, Reaching
from graph.snapshot import Snapshot
from graph.store import GraphStore
from graph.why import Why, explain
from schema.edge import Edge
from schema.vocabulary import Sign

Keys = tuple[str, str, str]


class Standing(StrEnum):
    """How many of the sources that reach the effect take a step.

    ``shared``: all of them, and there are several. ``partly_shared``: several of them. ``alone``: one.
    """

    SHARED = "shared"
    PARTLY_SHARED = "partly_shared"
    ALONE = "alone"


class Use(NamedTuple):
    """How one source uses a step.

    Attributes:
        source: its id.
        edge: the step as this source takes it: where it is the source's own, from the source itself.
        paths: how many of the source's paths take it.
        best_belief: the belief of the best of those.
    """

    source: str
    edge: Edge
    paths: int
    best_belief: float


class ComparedStep(NamedTuple):
    """One step, by whichever sources it is taken.

    Attributes:
        own: whether the sources take it themselves. "MSC exosome carries miR-219" and "NSC exosome carries miR-219" are
            one step that both take.
        standing: how many sources take it.
        uses: how each uses it, in the order in which the sources were asked about.
        opposed: ids of the sources that take a step of the opposite sign between the same two things, in that order.
    """

    own: bool
    standing: Standing
    uses: tuple[Use, ...]
    opposed: tuple[str, ...]

    @property
    def edge(self) -> Edge:
        """The step as the first of its sources takes it."""
        return self.uses[0].edge

    @property
    def sort_key(self) -> tuple[int, float, Keys]:
        """By how many take it, the most first; then by the best path over it; then by its ends."""
        return -len(self.uses), -max(use.best_belief for use in self.uses), self.edge.key


class ComparedSource(NamedTuple):
    """One source.

    Attributes:
        source, name: id and name.
        is_generic: whether it stands for exosomes in general.
        reached: how it reaches the effect, as ``graph.reach`` has it; None where it does not.
        why: why it does not; None where it does.
        merits: what is said for and against it.
        paths_read: of how many of its paths, the first ones, the steps were taken.
        paths_whole: whether these are all that there are.
    """

    source: str
    name: str
    is_generic: bool
    reached: Reached | None
    why: Why | None
    merits: tuple[Merit, ...]
    paths_read: int
    paths_whole: bool


class Comparison(NamedTuple):
    """Several sources beside each other.

    Attributes:
        effect: id of the effect.
        sources: in the order in which they were asked about.
        steps: in the order of ``ComparedStep.sort_key``.
        opposed_pairs: pairs of sources that reach the effect with opposite net signs, in that order.
        timed_out: whether the search was ended before it was done.
    """

    effect: str
    sources: tuple[ComparedSource, ...]
    steps: tuple[ComparedStep, ...]
    opposed_pairs: tuple[tuple[str, str], ...]
    timed_out: bool


def compare(
    snapshot: Snapshot,
    store: GraphStore,
    sources: Sequence[str],
    effect: str,
    options: ReachOptions,
    deadline: Deadline,
) -> Comparison:
    """Hold several sources beside each other.

    Args:
        snapshot: the release that is asked.
        store: where its claims are.
        sources: ids, each once, in the order in which they are wanted.
        effect: id of the effect.
        options: which paths count; of each source the first ``cap`` paths are read for steps.
        deadline: when to end.
    """
    query = PathQuery(sources=tuple(sources), target=effect, **options.model_dump(exclude={"cap", "seconds"}))
    reaching = Reaching(snapshot, store, query, options.cap, deadline)
    read = {source: reaching.first_paths(source, options.cap) for source in sources}
    compared = []
    for source in sources:
        reached, entity = reaching.reached(source), snapshot.entities[source]
        alone = query.model_copy(update={"sources": (source,)})
        why = None if reached else explain(snapshot, alone, deadline, of_sources=True)
        paths, whole = read[source]
        merits = merits_of(store, source)
        compared.append(ComparedSource(source, entity.name, entity.is_class, reached, why, merits, len(paths), whole))
    steps = tuple(sorted(_steps({source: paths for source, (paths, _) in read.items()}), key=lambda s: s.sort_key))
    timed_out = reaching.timed_out or any(one.why and one.why.is_late for one in compared)
    return Comparison(effect, tuple(compared), steps, _opposed_pairs(compared), timed_out)


def _steps(read: dict[str, list[FoundPath]]) -> Iterator[ComparedStep]:
    uses: dict[Keys, list[Use]] = defaultdict(list)
    for source, paths in read.items():
        for key, taken in _taken(source, paths).items():
            best = max(path.belief for _, path in taken)
            uses[key].append(Use(source, taken[0][0], len(taken), best))
    reaching = sum(bool(paths) for paths in read.values())
    by_pair = _by_pair(uses)
    for key, used in uses.items():
        edge = used[0].edge
        against = by_pair.get((key[0], key[2], OPPOSITE.get(edge.sign)), set())
        opposed = tuple(source for source in read if source in against)
        yield ComparedStep(not key[0], _standing(len(used), reaching), tuple(used), opposed)


def _taken(source: str, paths: Sequence[FoundPath]) -> dict[Keys, list[tuple[Edge, FoundPath]]]:
    """The steps of a source's paths, and which paths take each. The source itself stands as an empty id."""
    taken: dict[Keys, list[tuple[Edge, FoundPath]]] = defaultdict(list)
    for path in paths:
        for edge in path.edges:
            subject = "" if edge.subject == source else edge.subject
            taken[subject, edge.predicate.value, edge.object].append((edge, path))
    return taken


def _by_pair(uses: dict[Keys, list[Use]]) -> dict[tuple[str, str, Sign | None], set[str]]:
    found: dict[tuple[str, str, Sign | None], set[str]] = defaultdict(set)
    for (subject, _, object_), used in uses.items():
        found[subject, object_, used[0].edge.sign] |= {use.source for use in used}
    return found


def _standing(taking: int, reaching: int) -> Standing:
    if taking == 1:
        return Standing.ALONE
    return Standing.SHARED if taking == reaching else Standing.PARTLY_SHARED


def _opposed_pairs(sources: Sequence[ComparedSource]) -> tuple[tuple[str, str], ...]:
    signs = [(one.source, one.reached.sign) for one in sources if one.reached]
    return tuple((one, other) for (one, sign), (other, another) in combinations(signs, 2)
                 if OPPOSITE.get(sign) is another)  # fmt: skip
