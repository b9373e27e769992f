"""A release with its store, as what is kept for it is found by."""

from graph.snapshot import Snapshot
from graph.store import GraphStore


class AskedRelease:
    """A release with its store, told apart by the release's identity: its maps can't be hashed."""

    def __init__(self, snapshot: Snapshot, store: GraphStore) -> None:
        self.snapshot = snapshot
        self.store = store

    def __hash__(self) -> int:
        return id(self.snapshot)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, AskedRelease) and other.snapshot is self.snapshot
