"""Everything that is held in memory of one release, and its replacement when the release changes."""

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Protocol

from graph.index.build import index_of_blocks
from graph.index.path_index import PathIndex
from graph.names import NameTable
from graph.paths.finding import IndexedPaths, Paths
from graph.showing import Showing, describing
from graph.store import GraphStore
from schema.entity import MergedEntity
from schema.errors import NotOffered, StoreUnavailable
from schema.record import StoredDocument
from schema.reference import Reference
from schema.vocabulary import Role

_ATTEMPTS = 5
_WITH_INDEX = "ask /paths instead, or start the service with EXOMYELIN_PATHS=index, which holds the graph in memory"


@dataclass(frozen=True)
class Snapshot:
    """What is held in memory of one release.

    Attributes:
        release: the store's release.
        entities: by id, in code-point order.
        roles: by id, in the same order.
        names: for search and for resolving what users type.
        paths: finds them: in the index, or on a server.
        references: the entries of all reference lists, by id.
        documents: the documents held, by id.
        showing: tells what its claims show, and in what.
    """

    release: str
    entities: Mapping[str, MergedEntity]
    roles: Mapping[str, frozenset[Role]]
    names: NameTable
    paths: Paths
    references: Mapping[str, Reference]
    documents: Sequence[StoredDocument]
    showing: Showing

    @property
    def held_index(self) -> PathIndex | None:
        """All steps that a path may take; None where a server finds paths, and no step is held in memory."""
        return self.paths.index if isinstance(self.paths, IndexedPaths) else None

    @property
    def index(self) -> PathIndex:
        """All steps that a path may take.

        Raises:
            NotOffered: a server finds paths, and no step is held in memory.
        """
        self.require_index()
        assert self.held_index is not None  # noqa: S101 - required
        return self.held_index

    def require_index(self) -> None:
        """Refuse what would hold in memory what no memory holds.

        Raises:
            NotOffered: a server finds paths, and no step is held in memory.
        """
        if self.held_index is None:
            raise NotOffered(what="what needs every step at once, while the server finds paths", instead=_WITH_INDEX)

    @cached_property
    def contested_pairs(self) -> frozenset[tuple[str, str]]:
        """The (subject, object) between which a step is contested."""
        return frozenset(self.paths.contested_pairs())

    @cached_property
    def cell_effects(self) -> tuple[str, ...]:
        """Ids of all cell effects, in code-point order."""
        return tuple(id_ for id_, roles in self.roles.items() if Role.CELL_EFFECT in roles)

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """Ids of all exosome sources, in code-point order."""
        return tuple(id_ for id_, roles in self.roles.items() if Role.SOURCE in roles)


def take_snapshot(store: GraphStore, server: Paths | None = None) -> Snapshot:
    """Read one release whole.

    Args:
        store: to read.
        server: finds paths instead of an index, so that no edge is read; None for an index.

    Raises:
        StoreUnavailable: the store changed during every attempt.
    """
    for _ in range(_ATTEMPTS):
        release = store.release()
        snapshot = read_snapshot(store, release, server=server)
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
        server: finds paths instead of an index; None for an index.
    """

    def __init__(self, store: GraphStore, server: Paths | None = None) -> None:
        self._store = store
        self._server = server
        self._lock = threading.Lock()
        self._held: Snapshot | None = None

    def current(self) -> Snapshot:
        """The snapshot of the present release. The first to ask after a change builds it, and others wait for it.

        Raises:
            StoreUnavailable: the store can't be reached, and none is held.
        """
        with self._lock:
            if self._held is None:
                self._held = take_snapshot(self._store, self._server)
            else:
                self._held = self._refreshed(self._held)
            return self._held

    def _refreshed(self, held: Snapshot) -> Snapshot:
        try:
            release = self._store.release()
            return held if held.release == release else take_snapshot(self._store, self._server)
        except StoreUnavailable:
            return held


def read_snapshot(
    store: GraphStore,
    release: str,
    known: Snapshot | None = None,
    server: Paths | None = None,
    terms: NameTable | None = None,
) -> Snapshot:
    """What a store holds, which must not change meanwhile.

    Args:
        store: to read.
        release: the store's.
        known: has the same entities, where one is at hand.
        server: finds paths instead of an index.
        terms: the names by which texts of claims are compared; those of the entities held where None.
    """
    entities = known.entities if known else {entity.id: entity for entity in store.entities()}
    names = known.names if known else NameTable(entities.values())
    references = MappingProxyType({reference.id: reference for reference in store.references()})
    showing = Showing(references, terms or names)
    paths = server or _indexed(store, release, entities.values(), showing)
    roles = dict(paths.roles())
    return Snapshot(
        release=release,
        entities=MappingProxyType(entities),
        roles=MappingProxyType({id_: roles.get(id_, frozenset()) for id_ in entities}),
        names=names,
        paths=paths,
        references=references,
        documents=tuple(store.documents()),
        showing=showing,
    )


def _indexed(store: GraphStore, release: str, entities: Iterable[MergedEntity], showing: Showing) -> IndexedPaths:
    index = index_of_blocks(entities, store.edge_blocks())
    index.describe = describing(store, release, showing)
    return IndexedPaths(index)
