"""Keeps entities and edges what all documents together make of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from cypher import queries
from graph.evidence.project import background_edges, project
from graph.neo4j import parts
from graph.neo4j.connection import Change
from schema.document import BackgroundRelation, Bundle
from schema.edge import Edge
from schema.entity import MergedEntity
from schema.predicates import Predicate
from schema.record import ClaimRecord
from schema.roles import roles_of
from schema.vocabulary import Kind, Polarity, Tier

Pair = tuple[str, str]
Key = tuple[str, str, str]


@dataclass
class Touched:
    """What a change may have altered.

    Attributes:
        pairs: (subject, object) whose edges may be others now.
        recorded: ids of the entities that the changed document records, or recorded.
        dropped: ids of the entities of which it said something before the change.
    """

    pairs: set[Pair] = field(default_factory=set)
    recorded: set[str] = field(default_factory=set)
    dropped: set[str] = field(default_factory=set)

    def note_held(self, change: Change, document: str) -> None:
        """Note what a document that is to go has a part in."""
        pairs = set(map(_pair, change.ask(queries.PAIRS_OF_DOCUMENT, document=document)))
        recorded = {entity for entity, _ in change.ask(queries.DOCUMENT_ENTITIES, document=document)}
        self.pairs |= pairs
        self.recorded |= recorded
        self.dropped |= recorded.union(chain.from_iterable(pairs))

    def note_new(self, change: Change, bundle: Bundle) -> None:
        """Note what a document that was written has a part in: it is at hand, and need not be read back."""
        recorded = [entity.id for entity in bundle.entities]
        self.recorded.update(recorded)
        self.pairs.update((claim.subject, claim.object) for claim in bundle.claims)
        self.pairs.update((relation.subject, relation.object) for relation in bundle.background)
        self.pairs.update(map(_pair, change.ask_each(queries.STATED_PAIRS, "ids", recorded)))


def refresh(change: Change, touched: Touched, document: str, records: Sequence[ClaimRecord]) -> None:
    """Make entities, edges and roles anew where a change touched them.

    Args:
        change: the transaction.
        touched: what the change touched.
        document: the document that changed.
        records: its claims, which are at hand and need not be read back; empty where it was removed.
    """
    turned = _refresh_entities(change, sorted(touched.recorded))
    pairs = sorted(touched.pairs)
    others = parts.models(ClaimRecord, change.ask_each(queries.RECORDS_OF_PAIRS, "pairs", pairs, document=document))
    _refresh_edges(change, pairs, [*records, *others])
    # A role hangs on an entity's own kind, and on the edges that end on it and the kinds from which these start.
    ends = (entity for (entity,) in change.ask_each(queries.EDGE_ENDS, "ids", turned))
    refresh_roles(change, sorted({*turned, *ends, *(object_ for _, object_ in pairs)}))
    change.tell_each(queries.REMOVE_ENTITIES, "ids", sorted(touched.dropped))


def refresh_all_edges(change: Change) -> None:
    """Make all edges and roles anew."""
    pairs = sorted(map(_pair, change.ask(queries.PAIRS)))
    records = parts.models(ClaimRecord, change.ask_each(queries.RECORDS_OF_PAIRS, "pairs", pairs, document=""))
    _refresh_edges(change, pairs, list(records))
    refresh_roles(change, sorted(set(chain.from_iterable(pairs))))


def refresh_roles(change: Change, ids: Sequence[str]) -> None:
    """Give entities the labels of their kinds and roles, where they have others."""
    rows = []
    for entity, kind, held, affected_by in change.ask_each(queries.ROLE_EVIDENCE, "ids", ids):
        labels, given = _labels(kind, affected_by), set(parts.LABELS).intersection(held)
        if labels != given:
            rows.append({"id": entity, "gone": sorted(given - labels), "labels": sorted(labels)})
    change.tell_each(queries.SET_ROLES, "rows", rows)


def _labels(kind: str | None, affected_by: Iterable[tuple[str, str]]) -> set[str]:
    if kind is None:
        return set()
    pairs = {(Kind(subject), Predicate(predicate)) for subject, predicate in affected_by}
    return {parts.label_of(Kind(kind)), *map(parts.label_of, roles_of(Kind(kind), pairs))}


def _refresh_entities(change: Change, ids: Sequence[str]) -> list[str]:
    """Make entities anew, and give the ids of those that are of another kind now."""
    rows, turned = [], []
    for entity, kind, records in change.ask_each(queries.ENTITY_RECORDS_BY_ID, "ids", ids):
        found = parts.merged(records) if records else None
        rows.append({"id": entity, "properties": _properties(entity, found)})
        if kind != (found and found.kind.value):
            turned.append(entity)
    change.tell_each(queries.SET_ENTITIES, "rows", rows)
    return turned


def _refresh_edges(change: Change, pairs: Sequence[Pair], records: Sequence[ClaimRecord]) -> None:
    tiers = _tiers(records)
    edges = [*project(records), *_stated_edges(change, pairs)]
    change.tell_each(queries.REMOVE_EDGES, "pairs", pairs)
    rows = [parts.edge_row(edge, tiers.get(edge.key, ())) for edge in edges]
    change.tell_each(queries.ADD_EDGES, "rows", rows)


def _stated_edges(change: Change, pairs: Sequence[Pair]) -> list[Edge]:
    relations = list(parts.models(BackgroundRelation, change.ask_each(queries.BACKGROUND_OF_PAIRS, "pairs", pairs)))
    ends = sorted({end for relation in relations for end in (relation.subject, relation.object)})
    found = change.ask_each(queries.ENTITY_RECORDS_BY_ID, "ids", ends)
    entities = [parts.merged(records) for _, _, records in found if records]
    # DESIGN 3: no background step from or to a vesicle or a class of molecules.
    barred = {entity.id for entity in entities if entity.is_class or entity.kind is Kind.VESICLE}
    return background_edges(relations, barred)


def _tiers(records: Iterable[ClaimRecord]) -> Mapping[Key, set[Tier]]:
    tiers: Mapping[Key, set[Tier]] = defaultdict(set)
    for record in records:
        if record.claim.polarity is Polarity.AFFIRMED:
            tiers[record.claim.edge_key].update(part.tier for part in record.parts)
    return tiers


def _properties(id_: str, entity: MergedEntity | None) -> parts.Properties:
    return parts.entity_properties(entity) if entity else {"id": id_, "name": id_}


def _pair(row: tuple[str, ...]) -> Pair:
    subject, object_ = row
    return subject, object_
