"""Which exosome sources reach an effect, how, and how well that is supported."""

from typing import NamedTuple

from pydantic import Field

from graph.paths.deadline import Deadline
from graph.paths.query import MAX_HOPS, PathQuery
from graph.reached import Reached, Reaching
from graph.snapshot import Snapshot
from graph.store import GraphStore
from graph.why import Why, explain
from schema.base import Model
from schema.vocabulary import CargoEvidence, Sign, Tier


class ReachOptions(Model):
    """Which paths count; see ``PathQuery``.

    Attributes:
        cap: up to how many paths of a source are counted.
        seconds: how long to search.
    """

    max_hops: int = Field(default=6, ge=1, le=MAX_HOPS)
    sign: Sign | None = None
    background: bool = True
    min_belief: float = Field(default=0.0, ge=0, le=1)
    tier: Tier | None = None
    cargo: CargoEvidence | None = None
    same_species: bool = False
    same_model: bool = False
    same_cell: bool = False
    same_study: bool = False
    avoid: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    cap: int = Field(default=1000, ge=1)
    seconds: float = Field(default=5.0, gt=0)


class ReachRow(NamedTuple):
    """One source.

    Attributes:
        source, name: id and name.
        is_generic: whether it stands for exosomes in general, and not for those of one source.
        reached: how it reaches the effect; None where it does not.
        why: why it does not; None where it does.
    """

    source: str
    name: str
    is_generic: bool
    reached: Reached | None
    why: Why | None

    @property
    def sort_key(self) -> tuple[bool, int, int, str]:
        """Reached before not reached, then in the order of their best paths, then by id."""
        if self.reached is None:
            return True, 0, 0, self.source
        path = self.reached.best.path
        return False, path.cost, path.hops, self.source


class Reach(NamedTuple):
    """Which sources reach an effect.

    Attributes:
        effect: id of the effect.
        rows: all sources, those that don't reach it with a reason; in the order of ``ReachRow.sort_key``.
        timed_out: whether a search, or that for a reason, was ended before it was done.
    """

    effect: str
    rows: tuple[ReachRow, ...]
    timed_out: bool


def reach(
    snapshot: Snapshot,
    store: GraphStore,
    effect: str,
    options: ReachOptions | None = None,
    deadline: Deadline | None = None,
) -> Reach:
    """Which of all exosome sources reach an effect.

    Args:
        snapshot: the release that is asked.
        store: where its claims are.
        effect: id of the effect.
        options: which paths count.
        deadline: when to end, instead of after the options' seconds.
    """
    options = options or ReachOptions()
    deadline = deadline or Deadline(options.seconds)
    sources = tuple(source for source in snapshot.sources if source != effect)
    query = PathQuery(sources=sources, target=effect, **options.model_dump(exclude={"cap", "seconds"}))
    reaching = Reaching(snapshot, store, query, options.cap, deadline)
    rows = [_row(snapshot, query, source, reaching.reached(source), deadline) for source in sources]
    timed_out = reaching.timed_out or any(row.why and row.why.is_late for row in rows)
    return Reach(effect, tuple(sorted(rows, key=lambda row: row.sort_key)), timed_out)


def _row(snapshot: Snapshot, query: PathQuery, source: str, reached: Reached | None, deadline: Deadline) -> ReachRow:
    entity = snapshot.entities[source]
    alone = query.model_copy(update={"sources": (source,)})
    why = explain(snapshot, alone, deadline) if reached is None else None
    return ReachRow(source, entity.name, entity.is_class, reached, why)
