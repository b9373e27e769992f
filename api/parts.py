"""Parts of a release that were asked for: its snapshots with some of its documents, the last few of which are kept."""

import threading
from collections import OrderedDict
from collections.abc import Sequence

from graph.partial.loss import Loss
from graph.partial.store import PartialStore
from graph.partial.taking import partial_store
from graph.paths.deadline import Deadline
from graph.snapshot import Current, Snapshot
from graph.store import GraphStore
from schema.errors import UnknownDocument
from schema.rubric import Rubric

_MOST = 8


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
        self._kept: OrderedDict[tuple[str, tuple[str, ...]], Snapshot] = OrderedDict()

    def store(self, documents: Sequence[str]) -> PartialStore:
        """The store as it answers from some documents and those that come with the service."""
        return PartialStore(self._store, Loss(only=self._only(self._whole.current(), documents)), self._rubric)

    def snapshot(self, documents: Sequence[str]) -> Snapshot:
        """The present release with some documents and those that come with the service.

        Raises:
            UnknownDocument: one of them is not held.
            OutOfTime: it could not be made in time.
        """
        whole = self._whole.current()
        only = self._only(whole, documents)
        with self._lock:
            if (found := self._kept.get((whole.release, only))) is None:
                deadline = Deadline(self._seconds)
                found, _ = partial_store(whole, self._store, Loss(only=only), self._rubric, deadline)
                self._kept[whole.release, only] = found
            self._kept.move_to_end((whole.release, only))
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)
            return found

    @staticmethod
    def _only(whole: Snapshot, documents: Sequence[str]) -> tuple[str, ...]:
        held = [stored.info.id for stored in whole.documents]
        if unknown := [document for document in documents if document not in held]:
            raise UnknownDocument(unknown[0], held, "documents")
        builtin = {stored.info.id for stored in whole.documents if stored.info.builtin}
        return tuple(sorted({*documents, *builtin}))


class PartSnapshots:
    """The snapshots of one part of whichever release is the present one."""

    def __init__(self, parts: Parts, documents: Sequence[str]) -> None:
        self._parts = parts
        self._documents = documents

    def current(self) -> Snapshot:
        """The part of the present release."""
        return self._parts.snapshot(self._documents)
