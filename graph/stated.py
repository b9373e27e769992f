"""The paths that one sentence makes whole, found sentence by sentence."""

from collections.abc import Iterator

from graph.index.build import build_index
from graph.index.facets import EdgeFacets
from graph.index.path_index import PathIndex
from graph.paths.deadline import Deadline
from graph.paths.query import FoundPath, PathQuery
from graph.paths.search import Programmes, found_path
from graph.records import RecordCache
from graph.snapshot import Snapshot
from graph.store import GraphStore
from graph.support import Chain, support_of
from schema.edge import Edge
from schema.query import ClaimFilter
from schema.vocabulary import Derivation, PathSupport, Polarity


class StatedPaths:
    """The best path to one effect that one sentence states, for any source.

    Every such sentence claims something of the effect, and makes a small graph of its own: searching those is exact,
    where searching the whole graph would meet stitched paths without end.
    """

    def __init__(self, snapshot: Snapshot, store: GraphStore, effect: str, records: RecordCache) -> None:
        self._snapshot = snapshot
        self._store = store
        self._records = records
        self._computed: dict[tuple[int, PathQuery], Programmes] = {}
        self._indexes = [self._index_of(document, locator) for document, locator in self._sentences(effect)]

    def best(self, query: PathQuery, source: str, deadline: Deadline) -> Chain | None:
        """The best stated path of one of a query's sources that meets it; None where there is none."""
        chains = (self._best_within(index, query, source, deadline) for index in self._indexes)
        return min((chain for chain in chains if chain), key=lambda chain: chain.path.sort_key, default=None)

    def _sentences(self, effect: str) -> list[tuple[str, str]]:
        claims = [record.claim for record in self._store.claims(ClaimFilter(object=effect, polarity=Polarity.AFFIRMED))]
        said = (claim for claim in claims if claim.derivation is Derivation.EXPLICIT)
        return sorted({(claim.document, str(claim.locator)) for claim in said})

    def _index_of(self, document: str, locator: str) -> PathIndex:
        """The graph of what one sentence says, with each step as the whole graph has it."""
        where = ClaimFilter(document=document, locator=locator, derivation=Derivation.EXPLICIT)
        keys = {record.claim.edge_key for record in self._store.claims(where)}
        edges = list(self._edges(keys))
        ends = sorted({end for edge in edges for end in (edge.subject, edge.object)})
        index = build_index([self._snapshot.entities[end] for end in ends], edges)
        index.describe = self._as_in_the_whole
        return index

    def _as_in_the_whole(self, index: PathIndex) -> EdgeFacets:
        whole = self._snapshot.index
        positions = [whole.position(index.edge(position).key) for position in range(index.edge_count)]
        return whole.facets.taken([position for position in positions if position is not None])

    def _edges(self, keys: set[tuple[str, str, str]]) -> Iterator[Edge]:
        index = self._snapshot.index
        for subject in sorted({key[0] for key in keys}):
            leaving = map(index.edge, index.leaving(subject))
            yield from (edge for edge in leaving if edge.key in keys)

    def _best_within(self, index: PathIndex, query: PathQuery, source: str, deadline: Deadline) -> Chain | None:
        if index.rank(source) is None:
            return None
        search = self._programmes(index, query, deadline).search(source)
        return next(filter(None, (self._if_stated(found_path(index, positions)) for positions in search)), None)

    def _programmes(self, index: PathIndex, query: PathQuery, deadline: Deadline) -> Programmes:
        """The programmes of a sentence, computed once for all sources."""
        key = id(index), query
        if key not in self._computed:
            self._computed[key] = Programmes(index, query, deadline)
        return self._computed[key]

    def _if_stated(self, path: FoundPath) -> Chain | None:
        self._records.of(path.edges)
        verdict = support_of(path, self._records)
        return Chain(path, verdict) if verdict.support is PathSupport.STATED else None
