"""Parts of a release that were asked for: its snapshots with some of its documents, the last few of which are kept."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence

from api.views.documents import require_document
from graph.partial.loss import Loss
from graph.partial.store import PartialStore
from graph.partial.taking import partial_store
from graph.paths.deadline import Deadline
from graph.snapshot import Current, Snapshot
from graph.store import GraphStore
from schema.rubric import Rubric

_MOST = 8

Key = tuple[str, tuple[str, ...]]


class _Part:
    """A snapshot that the first who asks for it makes, while others who ask for it wait."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._made: Snapshot | None = None

    def made_by(self, make: Callable[[], Snapshot]) -> Snapshot:
        with self._lock:
            self._made = self._made or make()
            return self._made


class Parts:
    """The snapshots of parts of the present release, shared by all threads.

    Args:
        store: which holds everything.
        whole: the snapshots of all of it.
        rubric: the store's.
        seconds: after which the making of one is given up.
    """

    def __init__(self, store: GraphStore, whole: Current, rubric: Rubric, seconds: float) -> None:
        self._store = store
        self._whole = whole
        self._rubric = rubric
        self._seconds = seconds
        self._lock = threading.Lock()
        self._kept: OrderedDict[Key, _Part] = OrderedDict()

    def store(self, documents: Sequence[str]) -> PartialStore:
        """The store as it answers from some documents and those that come with the service.

        It is one request's own: what it finds out of the whole store it keeps, and a load may change that.
        """
        return PartialStore(self._store, Loss(only=self._only(self._whole.current(), documents)), self._rubric)

    def snapshot(self, documents: Sequence[str]) -> Snapshot:
        """The present release with some documents and those that come with the service.

        Raises:
            UnknownDocument: one of them is not held.
            OutOfTime: it could not be made in time.
        """
        whole = self._whole.current()
        only = self._only(whole, documents)
        return self._part((whole.release, only)).made_by(lambda: self._made(whole, only))

    def _part(self, key: Key) -> _Part:
        with self._lock:
            part = self._kept.setdefault(key, _Part())
            self._kept.move_to_end(key)
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)
            return part

    def _made(self, whole: Snapshot, only: tuple[str, ...]) -> Snapshot:
        made, _ = partial_store(whole, self._store, Loss(only=only), self._rubric, Deadline(self._seconds))
        return made

    @staticmethod
    def _only(whole: Snapshot, documents: Sequence[str]) -> tuple[str, ...]:
        wanted = {require_document(whole, document, "documents") for document in documents}
        builtin = {stored.info.id for stored in whole.documents if stored.info.builtin}
        return tuple(sorted(wanted | builtin))


class PartSnapshots:
    """The snapshots of one part of whichever release is the present one."""

    def __init__(self, parts: Parts, documents: Sequence[str]) -> None:
        self._parts = parts
        self._documents = documents

    def current(self) -> Snapshot:
        """The part of the present release."""
        return self._parts.snapshot(self._documents)
