"""Snapshots of what a release would be without some of what it holds."""

from graph.names import NameTable
from graph.partial.loss import Loss
from graph.partial.store import PartialStore
from graph.paths.deadline import Deadline
from graph.snapshot import Snapshot, read_snapshot
from graph.store import GraphStore
from schema.errors import StoreUnavailable
from schema.rubric import Rubric


class _WhileTaken(Deadline):
    """A deadline that holds for the taking of a snapshot, and not for what is asked of it later."""

    def __init__(self, deadline: Deadline) -> None:
        super().__init__()
        self._deadline: Deadline | None = deadline

    def passed(self) -> bool:
        """Whether the moment is over."""
        return self._deadline is not None and self._deadline.passed()

    def lift(self) -> None:
        """Let it pass no more."""
        self._deadline = None


def partial_store(
    snapshot: Snapshot,
    store: GraphStore,
    loss: Loss,
    rubric: Rubric,
    deadline: Deadline | None = None,
    *,
    look_at_evidence: bool = False,
) -> tuple[Snapshot, PartialStore]:
    """A release without something, to reason over as over any other.

    Args:
        snapshot: the release.
        store: which holds it.
        loss: what is taken from it.
        rubric: the store's.
        deadline: when to give up taking it.
        look_at_evidence: whether to find out at once, and so in time, what the claims that are left show.

    Returns:
        The snapshot that a store would give into which only what is left was loaded, but of the whole's release, and
        the store that answers for its claims.

    Raises:
        OutOfTime: the deadline passed.
        UnknownClaim: a claim that is to go is not held.
        StoreUnavailable: the store holds another release by now.
        NotOffered: a server finds paths, and no step is held in memory.
    """
    snapshot.require_index()
    while_taken = _WhileTaken(deadline or Deadline())
    part = PartialStore(store, loss, rubric, while_taken)
    same_entities = not (loss.nodes or part.lost_documents)
    known = snapshot if same_entities else None
    taken = read_snapshot(part, snapshot.release, known, terms=_terms(snapshot, store, loss, rubric, part))
    if look_at_evidence:
        _ = taken.index.facets
    if store.release() != snapshot.release:
        message = "the store changed while a part of it was read"
        raise StoreUnavailable(message)
    while_taken.lift()
    return taken, part


def _terms(snapshot: Snapshot, store: GraphStore, loss: Loss, rubric: Rubric, part: PartialStore) -> NameTable | None:
    """The names by which claims agree on a species or model: to lose a thing is not to lose what it is called."""
    if not loss.nodes:
        return None
    if not part.lost_documents:
        return snapshot.names
    named = PartialStore(store, loss.model_copy(update={"nodes": ()}), rubric)
    return NameTable(named.entities())
