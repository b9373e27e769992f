"""Everything that is held in memory of one release, and its replacement when the release changes."""

import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Protocol

from graph.index.build import build_index
from graph.index.path_index import PathIndex
from graph.names import NameTable
from graph.showing import Showing, describing
from graph.store import GraphStore
from schema.entity import MergedEntity
from schema.errors import StoreUnavailable
from schema.record import StoredDocument
from schema.reference import Reference
from schema.vocabulary import Role

_ATTEMPTS = 5
_PAUSE = 5.0


@dataclass(frozen=True)
class Snapshot:
    """What is held in memory of one release.

    Attributes:
        release: the store's release.
        entities: by id, in code-point order.
        roles: by id, in the same order.
        names: for search and for resolving what users type.
        index: for paths.
        references: the entries of all reference lists, by id.
        documents: the documents held, by id.
    """

    release: str
    entities: Mapping[str, MergedEntity]
    roles: Mapping[str, frozenset[Role]]
    names: NameTable
    index: PathIndex
    references: Mapping[str, Reference]
    documents: Sequence[StoredDocument]

    @cached_property
    def showing(self) -> Showing:
        """What its claims show, and in what."""
        return Showing(self.references, self.names)

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of all exosome sources, in code-point order."""
        return tuple(self.index.ids[rank] for rank in self.index.sources)


def take_snapshot(store: GraphStore) -> Snapshot:
    """Read one release whole.

    Raises:
        StoreUnavailable: the store changed during every attempt.
    """
    for _ in range(_ATTEMPTS):
        release = store.release()
        snapshot = read_snapshot(store, release)
        if store.release() == release:
            return snapshot
    message = f"the store changed {_ATTEMPTS} times while it was read"
    raise StoreUnavailable(message)


class Current(Protocol):
    """What knows the snapshot of the present release, or of a part of it."""

    def current(self) -> Snapshot:
        """The snapshot."""
        ...


class Snapshots:
    """The snapshot of a store's present release, shared by all threads.

    While the store can't be reached, it is the last one that was held: answers say of which release they are.

    Args:
        store: to read.
        pause: seconds for which a store that could not be reached is not asked again.
    """

    def __init__(self, store: GraphStore, pause: float = _PAUSE) -> None:
        self._store = store
        self._pause = pause
        self._lock = threading.Lock()
        self._held: Snapshot | None = None
        self._asked_from = 0.0

    def current(self) -> Snapshot:
        """The snapshot of the present release. The first to ask after a change builds it, and others wait for it.

        Raises:
            StoreUnavailable: the store can't be reached, and none is held.
        """
        with self._lock:
            if self._held is None:
                self._held = take_snapshot(self._store)
            elif time.monotonic() >= self._asked_from:
                self._held = self._refreshed(self._held)
            return self._held

    def _refreshed(self, held: Snapshot) -> Snapshot:
        try:
            return held if held.release == self._store.release() else take_snapshot(self._store)
        except StoreUnavailable:
            self._asked_from = time.monotonic() + self._pause
            return held


def read_snapshot(store: GraphStore, release: str, known: Snapshot | None = None) -> Snapshot:
    """What a store holds, which must not change meanwhile; ``known`` has the same entities, where one is at hand."""
    entities = known.entities if known else {entity.id: entity for entity in store.entities()}
    index = build_index(entities.values(), store.edges())
    names = known.names if known else NameTable(entities.values())
    references = MappingProxyType({reference.id: reference for reference in store.references()})
    index.describe = describing(store, release, Showing(references, names))
    return Snapshot(
        release=release,
        entities=MappingProxyType(entities),
        roles=MappingProxyType({id_: index.roles(rank) for rank, id_ in enumerate(index.ids)}),
        names=names,
        index=index,
        references=references,
        documents=tuple(store.documents()),
    )
