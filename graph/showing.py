"""What claims show of a step: by which kind of evidence, and in which species, model, cell and study."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from graph.batches import batches
from graph.index.facets import EdgeFacets, Facet, Shown, gather
from graph.index.path_index import PathIndex
from graph.names import NameTable
from graph.paths.deadline import Deadline
from graph.reading import read_claims
from graph.store import GraphStore
from schema.errors import StoreUnavailable
from schema.query import ClaimFilter
from schema.record import ClaimRecord
from schema.reference import Reference
from schema.vocabulary import Design, Polarity, Support

_AT_ONCE = 5000


class Showing:
    """Reads off a claim in what it was shown.

    A claim holds in what its place states, and in what is known of the works that it cites, without those judged not
    to support it. It was shown by those of them that are known to be primary studies: a review tells of many. A text
    that names one entity by any of its names counts as that entity, so that "EAE" and its full name agree; other texts
    agree where they are the same but for case and spaces.

    Args:
        references: the entries of all reference lists, by id.
        names: the names of all entities.
    """

    def __init__(self, references: Mapping[str, Reference], names: NameTable) -> None:
        self._references = references
        self._names = names
        self._terms: dict[str, str] = {}

    def shown(self, record: ClaimRecord) -> Shown:
        """What one claim shows."""
        claim, cited = record.claim, tuple(self._cited(record))
        texts: dict[Facet, set[str | None]] = {
            Facet.SPECIES: {claim.context.species, *(entry.study.species for entry in cited)},
            Facet.MODEL: {claim.context.model, *(entry.study.model for entry in cited)},
            Facet.CELL: {claim.context.cell},
        }
        values = {facet: frozenset(self._term(text) for text in found if text) for facet, found in texts.items()}
        return Shown(
            frozenset(part.tier for part in record.parts),
            frozenset(filter(None, [claim.cargo_evidence])),
            values | {Facet.STUDY: frozenset(entry.work for entry in cited if entry.study.design is Design.PRIMARY)},
        )

    def together(self, records: Iterable[ClaimRecord]) -> Shown:
        """What several claims of one step show."""
        pieces = [self.shown(record) for record in records]
        return Shown(
            frozenset(tier for piece in pieces for tier in piece.tiers),
            frozenset(evidence for piece in pieces for evidence in piece.cargo),
            {facet: frozenset(value for piece in pieces for value in piece.values[facet]) for facet in Facet},
        )

    def facets(self, index: PathIndex, records: Iterable[ClaimRecord]) -> EdgeFacets:
        """What is known of each edge of an index from the records of the claims behind it, among others."""
        return gather(self._by_edge(index, records), index.edge_count)

    def _term(self, text: str) -> str:
        if text not in self._terms:
            self._terms[text] = self._names.term(text)
        return self._terms[text]

    def _by_edge(self, index: PathIndex, records: Iterable[ClaimRecord]) -> Iterator[tuple[int, Shown]]:
        for some in batches(records, _AT_ONCE):
            positions = index.positions(record.claim.edge_key for record in some)
            found = zip(positions.tolist(), some, strict=True)
            yield from ((position, self.shown(record)) for position, record in found if position >= 0)

    def _cited(self, record: ClaimRecord) -> Iterator[Reference]:
        for work in record.works:
            if work.support is not Support.NO and work.reference is not None:
                yield self._references[work.reference]


def describing(store: GraphStore, release: str, showing: Showing) -> Callable[[PathIndex], EdgeFacets]:
    """How to find out what is known of each edge of a release: by one pass over the store's claims.

    The way found raises ``StoreUnavailable`` where the store no longer holds that release. A store that is away, and
    was before its claims were read, has given those that it keeps of the release that it was last known to hold.
    """

    def describe(index: PathIndex) -> EdgeFacets:
        before = _release_or_none(store)
        facets = showing.facets(index, read_claims(store, ClaimFilter(polarity=Polarity.AFFIRMED), Deadline()))
        after = _release_or_none(store)
        if before != after or after not in {release, None}:
            message = "the store changed while its claims were read"
            raise StoreUnavailable(message)
        return facets

    return describe


def _release_or_none(store: GraphStore) -> str | None:
    try:
        return store.release()
    except StoreUnavailable:
        return None
