"""A store as it would be without some of what it holds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from heapq import merge
from itertools import islice

from graph.canonical import background_key
from graph.evidence.project import background_edges, project
from graph.index.blocks import EdgeBlock, blocks_of
from graph.partial.claims import Pair, PartialClaims
from graph.partial.loss import Loss
from graph.paths.deadline import Deadline
from graph.reading import PAGE, look_at, read_claims
from graph.store import GraphStore, LoadReport
from schema.claim import Mention
from schema.document import BackgroundRelation, Bundle, CoverageRow, Finding
from schema.edge import Edge
from schema.entity import Entity, MergedEntity, merge_entities
from schema.errors import StoreError, UnknownClaim
from schema.query import ClaimFilter
from schema.record import ClaimRecord, StoredDocument
from schema.reference import Reference
from schema.rubric import Rubric
from schema.vocabulary import Tier

_FEW_PAIRS = 200
"""Pairs of which each is asked for by itself; of more, all claims are read instead."""
_EDGES_PER_LOOK = 4096


class PartialStore:
    """A ``GraphStore`` over another, without some of what that holds. It only reads, and keeps nothing but changes.

    What is left is what a store would hold into which only that was loaded: entities are merged from the documents
    that are left, edges derived anew from the claims that are left. Findings and counts of a document that is left
    stay those of the whole document.

    Args:
        store: which holds everything.
        loss: what is taken from it.
        rubric: the store's, by which what is left of a claim is believed.
        deadline: when to give up.

    Raises:
        OutOfTime: on any call, where the deadline has passed.
    """

    def __init__(self, store: GraphStore, loss: Loss, rubric: Rubric, deadline: Deadline | None = None) -> None:
        self._store = store
        self._loss = loss
        self._deadline = deadline or Deadline()
        self._claims = PartialClaims(store, loss, rubric, self._deadline)
        self._nodes = frozenset(loss.nodes)

    def load(self, bundle: Bundle) -> LoadReport:  # noqa: ARG002
        """Refused."""
        raise _refusal()

    def remove(self, document: str) -> None:  # noqa: ARG002
        """Refused."""
        raise _refusal()

    def put_text(self, document: str, places: Mapping[str, str]) -> None:  # noqa: ARG002
        """Refused."""
        raise _refusal()

    @property
    def lost_documents(self) -> Sequence[str]:
        """Ids of the documents that are gone, sorted."""
        return self._claims.lost_documents

    def release(self) -> str:
        """The release of the whole."""
        return self._store.release()

    def documents(self) -> Sequence[StoredDocument]:
        """The documents that are left, by id."""
        return [document for document in self._store.documents() if self._loss.keeps(document.info.id)]

    def entities(self) -> Iterator[MergedEntity]:
        """The entities that are left, merged from the documents that are left."""
        for entity in self._store.entities():
            kept = [document for document in entity.documents if self._loss.keeps(document)]
            if entity.id in self._nodes or not kept:
                continue
            is_whole = len(kept) == len(entity.documents)
            yield entity if is_whole else merge_entities([(one, self._records[one][entity.id]) for one in kept])

    def entities_of(self, document: str) -> Sequence[Entity]:
        """A document's own records of entities; none where it is gone."""
        if not self._loss.keeps(document):
            return ()
        return [entity for entity in self._store.entities_of(document) if entity.id not in self._nodes]

    def background_of(self, document: str) -> Sequence[BackgroundRelation]:
        """The relations that a document says vocabularies state; none where it is gone."""
        return self._without_nodes(self._store.background_of(document)) if self._loss.keeps(document) else ()

    def judgements(self, document: str) -> Sequence[Finding]:
        """What a document's curators judged, as it was loaded; none where it is gone."""
        return self._store.judgements(document) if self._loss.keeps(document) else ()

    def edges(self) -> Iterator[Edge]:
        """The edges that are left, those that something was taken from made anew."""
        touched = self._claims.touched()
        made = [edge for edge in project(self._of_pairs(touched)) if self._keeps_ends(edge)]
        if self.lost_documents:
            barred = {entity.id for entity in self.entities() if not entity.takes_background}
            made = sorted([*made, *background_edges(self.background(), barred)], key=_edge_key)
        yield from merge(self._untouched(touched), made, key=_edge_key)

    def edge_blocks(self) -> Iterator[EdgeBlock]:
        """The same edges column by column, for an index."""
        return blocks_of(self.edges())

    def claims(self, where: ClaimFilter, after: str | None = None, limit: int | None = None) -> Sequence[ClaimRecord]:
        """The claims that are left and meet a filter, in order."""
        # What is asked of the works that a claim cites can be told only when those that are retracted are gone.
        is_of_works = bool(self._claims.retractions.numbers) and (where.tier, where.reference) != (None, None)
        asked = where.model_copy(update={"tier": None, "reference": None}) if is_of_works else where
        found = (record for record in self._left(asked, after, limit) if _meets(record, where))
        return list(islice(found, limit))

    def claims_by_id(self, ids: Sequence[str]) -> Sequence[ClaimRecord]:
        """The claims of these ids, in the order of ``ids``.

        Raises:
            UnknownClaim: one of them is gone, or was never held.
        """
        left = {record.claim.id: self._claims.left_of(record) for record in self._store.claims_by_id(ids)}
        found = [left[claim] for claim in ids]
        if None in found:
            raise UnknownClaim(ids[found.index(None)])
        return [record for record in found if record is not None]

    def references(self) -> Sequence[Reference]:
        """The entries of the reference lists that are left, without those of retracted works."""
        lost = self._claims.retractions.numbers
        held = (reference for reference in self._store.references() if self._loss.keeps(reference.document))
        return [reference for reference in held if reference.number not in lost.get(reference.document, ())]

    def mentions(self) -> Sequence[tuple[str, Mention]]:
        """The in-text citations of the documents that are left."""
        return [pair for pair in self._store.mentions() if self._loss.keeps(pair[0])]

    def coverage(self, document: str) -> Sequence[CoverageRow]:
        """What came of each place of a document; nothing where it is gone."""
        return self._store.coverage(document) if self._loss.keeps(document) else ()

    def background(self) -> Sequence[BackgroundRelation]:
        """The relations that vocabularies state, as far as the documents that are left say so."""
        if not self.lost_documents:
            return self._without_nodes(self._store.background())
        stated = (relation for one in self.documents() for relation in self.background_of(one.info.id))
        distinct = {background_key(relation): relation for relation in stated}
        return [distinct[key] for key in sorted(distinct)]

    def findings(self) -> Sequence[Finding]:
        """The audit findings of the documents that are left."""
        return [finding for finding in self._store.findings() if self._loss.keeps(finding.document)]

    def text(self, document: str) -> Mapping[str, str]:
        """The user's own copy of a document's text; nothing where it is gone."""
        return self._store.text(document) if self._loss.keeps(document) else {}

    def close(self) -> None:
        """Nothing: who opened the store closes it."""

    @cached_property
    def _records(self) -> Mapping[str, Mapping[str, Entity]]:
        """By document that is left, its own records of entities."""
        kept = (document.info.id for document in self.documents())
        return {one: {entity.id: entity for entity in self._store.entities_of(one)} for one in kept}

    def _left(self, where: ClaimFilter, after: str | None, limit: int | None) -> Iterator[ClaimRecord]:
        page = min(PAGE, limit or PAGE)
        for narrowed in self._in_kept_documents(where):
            records = read_claims(self._store, narrowed, self._deadline, after, page)
            yield from filter(None, map(self._claims.left_of, records))

    def _in_kept_documents(self, where: ClaimFilter) -> Iterable[ClaimFilter]:
        if where.document is not None:
            return [where] if self._loss.keeps(where.document) else []
        if not self.lost_documents:
            return [where]
        return [where.model_copy(update={"document": document.info.id}) for document in self.documents()]

    def _of_pairs(self, pairs: Mapping[Pair, None]) -> Iterator[ClaimRecord]:
        """The claims that are left of some pairs of entities."""
        if len(pairs) > _FEW_PAIRS:
            every = self._left(ClaimFilter(), None, None)
            yield from (one for one in every if (one.claim.subject, one.claim.object) in pairs)
            return
        for subject, object_ in pairs:
            yield from self._left(ClaimFilter(subject=subject, object=object_), None, None)

    def _untouched(self, touched: Mapping[Pair, None]) -> Iterator[Edge]:
        for number, edge in enumerate(self._store.edges()):
            if number % _EDGES_PER_LOOK == 0:
                look_at(self._deadline)
            is_remade = bool(self.lost_documents) if edge.is_background else (edge.subject, edge.object) in touched
            if not is_remade and self._keeps_ends(edge):
                yield edge

    def _keeps_ends(self, edge: Edge) -> bool:
        return self._nodes.isdisjoint((edge.subject, edge.object))

    def _without_nodes(self, relations: Iterable[BackgroundRelation]) -> Sequence[BackgroundRelation]:
        return [one for one in relations if self._nodes.isdisjoint((one.subject, one.object))]


def _edge_key(edge: Edge) -> tuple[str, str, str]:
    return edge.key


def _meets(record: ClaimRecord, where: ClaimFilter) -> bool:
    """Whether a claim meets what a filter asks of the works that it cites."""
    cites = where.reference is None or any(work.reference == where.reference for work in record.works)
    tiers = {work.tier for work in record.works} or {Tier.UNCITED}
    return cites and (where.tier is None or where.tier in tiers)


def _refusal() -> StoreError:
    return StoreError("a part of a store is only read")
