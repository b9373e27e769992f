"""What every request shares: the parts of one running service."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

from api import version
from api.parts import Parts, PartSnapshots
from api.repeats import Repeats
from api.settings import Settings
from graph.door import Door
from graph.snapshot import Current, Snapshot
from graph.store import GraphStore
from schema.base import content_hash
from schema.errors import ExomyelinError, NotOffered, StoreUnavailable
from schema.rubric import Rubric

_TRIES = 5
_WITH_INDEX = "start the service with EXOMYELIN_PATHS=index, which holds the graph in memory"
_SHAPING_NOTHING = {"host", "port", "public", "store", "rubric", "cache_bytes"}
"""Settings that shape no answer, or that are hashed by their content."""

Made = TypeVar("Made")


@dataclass(frozen=True)
class Service:
    """A store, how it is served, and the release of it that is held in memory."""

    store: GraphStore
    settings: Settings
    rubric: Rubric
    snapshots: Current
    parts: Parts
    door: Door | None = None
    repeats: Repeats = field(default_factory=lambda: Repeats(0))

    @cached_property
    def configuration(self) -> str:
        """A hash of all that shapes answers besides the store's content: code, rubric, settings."""
        settings = self.settings.model_dump(mode="json", exclude=_SHAPING_NOTHING)
        return content_hash([version.digest(), self.rubric.hash, settings])

    def of_documents(self, documents: Sequence[str]) -> "Service":
        """The service as it answers from some documents, and from those that come with it, only; from all if none.

        What Neo4j itself would answer in Cypher it would answer from all documents: that way is shut.

        Raises:
            UnknownDocument: one of them is not held.
            NotOffered: a server finds the paths, and it knows only those of all documents.
        """
        if not documents:
            return self
        if self.settings.paths == "server":
            raise NotOffered(what="a part of the documents, while the server finds paths", instead=_WITH_INDEX)
        store, snapshots = self.parts.store(documents), PartSnapshots(self.parts, documents)
        return replace(self, store=store, snapshots=snapshots, door=None)

    def consistently(self, make: Callable[[Snapshot], Made]) -> Made:
        """What ``make`` makes of one release.

        A load may change the store between two of its reads; then it is made anew, from the release after.

        Raises:
            StoreUnavailable: the store changed each time.
        """
        snapshot = self.snapshots.current()
        for _ in range(_TRIES):
            try:
                made = make(snapshot)
            except ExomyelinError:
                latest = self.snapshots.current()
                if latest.release == snapshot.release:
                    raise
            else:
                latest = self.snapshots.current()
                if latest.release == snapshot.release:
                    return made
            snapshot = latest
        message = "the store changes faster than it can be read"
        raise StoreUnavailable(message)
