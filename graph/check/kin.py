"""Things that a claim may be about instead: broader, narrower, or released by what is named."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import lru_cache

from graph.asked import AskedRelease
from graph.snapshot import Snapshot
from graph.store import GraphStore
from schema.document import BackgroundRelation
from schema.predicates import Predicate
from schema.vocabulary import XrefKind

_UP = {XrefKind.BROADER, XrefKind.FAMILY}
_DOWN = {XrefKind.NARROWER, XrefKind.MEMBER}


class Kinship(StrEnum):
    """How another thing stands to the one that is named."""

    SAME = "same"
    BROADER = "broader"
    NARROWER = "narrower"
    RELEASED = "released"


class Kin:
    """The kin of all things of a release: by background relations, by terms of vocabularies, by cell of origin."""

    def __init__(self, snapshot: Snapshot, background: Iterable[BackgroundRelation]) -> None:
        self._broader: dict[str, set[str]] = defaultdict(set)
        self._narrower: dict[str, set[str]] = defaultdict(set)
        self._released: dict[str, set[str]] = defaultdict(set)
        for narrow, broad in (*_xrefs(snapshot), *_stated(background)):
            self._broader[narrow].add(broad)
            self._narrower[broad].add(narrow)
        for entity in snapshot.entities.values():
            if entity.cell_of_origin in snapshot.entities:
                self._released[entity.cell_of_origin or ""].add(entity.id)

    def of(self, id_: str) -> dict[str, Kinship]:
        """The thing itself and its kin, by id: the broader and narrower at any distance."""
        kin = dict.fromkeys(sorted(self._released[id_]), Kinship.RELEASED)
        kin |= dict.fromkeys(_reached(self._narrower, id_), Kinship.NARROWER)
        kin |= dict.fromkeys(_reached(self._broader, id_), Kinship.BROADER)
        return {id_: Kinship.SAME} | kin


def _xrefs(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """(narrower, broader) pairs of ids, by the terms of other vocabularies that are entities themselves."""
    for id_, entity in snapshot.entities.items():
        for xref in entity.xrefs:
            if xref.id in snapshot.entities and xref.kind in _UP | _DOWN:
                yield (id_, xref.id) if xref.kind in _UP else (xref.id, id_)


def _stated(background: Iterable[BackgroundRelation]) -> Iterator[tuple[str, str]]:
    """(narrower, broader) pairs of ids, by the relations that vocabularies state. A part is no narrower thing."""
    for relation in background:
        if relation.predicate in {Predicate.IS_A, Predicate.MEMBER_OF}:
            yield relation.subject, relation.object


def _reached(steps: dict[str, set[str]], start: str) -> list[str]:
    seen, waiting = {start}, [start]
    while waiting:
        new = sorted(steps[waiting.pop(0)] - seen)
        seen |= {*new}
        waiting += new
    return sorted(seen - {start})


@lru_cache(maxsize=2)
def _kin_of(asked: AskedRelease) -> Kin:
    return Kin(asked.snapshot, asked.store.background())


def kin_of(snapshot: Snapshot, store: GraphStore) -> Kin:
    """The kin of a release's things, kept while it is asked."""
    return _kin_of(AskedRelease(snapshot, store))
