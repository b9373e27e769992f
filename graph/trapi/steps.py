"""All edges of a release, those that no path walks included, by their ends and in the terms of the Biolink Model."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from graph.asked import AskedRelease
from graph.batches import batches
from graph.evidence.project import project
from graph.paths.deadline import Deadline
from graph.reading import read_claims
from graph.snapshot import Snapshot
from graph.store import GraphStore
from schema.biolink import BiolinkEdge, End, to_biolink
from schema.edge import Edge
from schema.predicates import Predicate, Walk
from schema.query import ClaimFilter
from schema.vocabulary import Role, XrefKind

_AT_ONCE = 1_000
_UNWALKED = frozenset({Walk.NEVER, Walk.BACKGROUND})


class Steps:
    """All edges of a release.

    Those that paths walk are taken from its index; the others are read from its claims once, and held.

    Args:
        snapshot: the release.
        store: where its claims are.

    Attributes:
        snapshot: the release.
        vocabularies: which vocabulary states a background edge, by its key.

    Raises:
        NotOffered: a server finds paths, and no edge is held in memory.
    """

    def __init__(self, snapshot: Snapshot, store: GraphStore) -> None:
        self.snapshot = snapshot
        self._index = snapshot.index
        self._leaving: dict[str, list[Edge]] = defaultdict(list)
        self._entering: dict[str, list[Edge]] = defaultdict(list)
        for edge in _unwalked(store):
            if self._index.position(edge.key) is None:
                self._leaving[edge.subject].append(edge)
                self._entering[edge.object].append(edge)
        self.vocabularies = {
            (relation.subject, relation.predicate.value, relation.object): relation.vocabulary
            for relation in store.background()
        }
        self._by_curie = _curies(snapshot)

    def entity(self, curie: str) -> str | None:
        """The id of what a CURIE means, whatever its case; None where it is nothing here."""
        return curie if curie in self.snapshot.entities else self._by_curie.get(curie.casefold())

    def at(self, id_: str) -> list[Edge]:
        """The edges that leave or enter a thing, by key."""
        walked = self._index.edges_at([*self._index.leaving(id_), *self._index_entering(id_)])
        return sorted((*walked, *self._leaving.get(id_, ()), *self._entering.get(id_, ())), key=lambda edge: edge.key)

    def between(self, one: str, other: str) -> list[Edge]:
        """The edges that lead from the one to the other or back, by key."""
        few, many = sorted((one, other), key=self._degree)
        return [edge for edge in self.at(few) if many in (edge.subject, edge.object)]

    def all(self) -> Iterator[Edge]:
        """All edges, in an order that is always the same."""
        for positions in batches(iter(range(self._index.edge_count)), _AT_ONCE):
            yield from self._index.edges_at(positions)
        for id_ in sorted(self._leaving):
            yield from self._leaving[id_]

    def told(self, edge: Edge) -> BiolinkEdge:
        """An edge in the terms of the Biolink Model."""
        return to_biolink(self._end(edge.subject), edge.predicate, self._end(edge.object))

    def _end(self, id_: str) -> End:
        return End(id_, self.snapshot.entities[id_].kind, Role.CARGO in self.snapshot.roles[id_])

    def _index_entering(self, id_: str) -> Sequence[int]:
        rank = self._index.rank(id_)
        if rank is None:
            return ()
        starts = self._index.in_starts
        found: list[int] = self._index.in_edges[int(starts[rank]) : int(starts[rank + 1])].tolist()
        return found

    def _degree(self, id_: str) -> int:
        walked = len(self._index.leaving(id_)) + len(self._index_entering(id_))
        return walked + len(self._leaving.get(id_, ())) + len(self._entering.get(id_, ()))


def _unwalked(store: GraphStore) -> Iterator[Edge]:
    """The edges of claims that no path walks, by predicate and key."""
    for predicate in Predicate:
        if predicate.traits.walk in _UNWALKED:
            yield from project(read_claims(store, ClaimFilter(predicate=predicate), Deadline()), _UNWALKED)


def _curies(snapshot: Snapshot) -> dict[str, str]:
    """What CURIEs mean, in lower case: the things' own, then those of terms that mean exactly the same."""
    held = list(snapshot.entities.values())[::-1]
    exact = {xref.id.casefold(): entity.id for entity in held for xref in entity.xrefs if xref.kind is XrefKind.EXACT}
    return exact | {entity.id.casefold(): entity.id for entity in held}


@lru_cache(maxsize=2)
def _steps_of(asked: AskedRelease) -> Steps:
    return Steps(asked.snapshot, asked.store)


def steps_of(snapshot: Snapshot, store: GraphStore) -> Steps:
    """All edges of a release, kept while it is asked."""
    return _steps_of(AskedRelease(snapshot, store))
