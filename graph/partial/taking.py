"""Snapshots of what a release would be without some of what it holds."""

from graph.partial.loss import Loss
from graph.partial.store import PartialStore
from graph.paths.deadline import Deadline
from graph.snapshot import Snapshot, read_snapshot
from graph.store import GraphStore
from schema.errors import StoreUnavailable
from schema.rubric import Rubric


def partial_store(
    snapshot: Snapshot, store: GraphStore, loss: Loss, rubric: Rubric, deadline: Deadline | None = None
) -> tuple[Snapshot, PartialStore]:
    """A release without something, to reason over as over any other.

    Args:
        snapshot: the release.
        store: which holds it.
        loss: what is taken from it.
        rubric: the store's.
        deadline: when to give up.

    Returns:
        The snapshot that a store would give into which only what is left was loaded, but of the whole's release, and
        the store that answers for its claims.

    Raises:
        OutOfTime: the deadline passed.
        UnknownClaim: a claim that is to go is not held.
        StoreUnavailable: the store holds another release by now.
    """
    part = PartialStore(store, loss, rubric, deadline)
    same_entities = not (loss.nodes or part.lost_documents)
    taken = read_snapshot(part, snapshot.release, snapshot.names if same_entities else None)
    if store.release() != snapshot.release:
        message = "the store changed while a part of it was read"
        raise StoreUnavailable(message)
    return taken, part
