"""Entities and their neighbours as they are sent."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from api.wire.base import Named
from api.wire.entity import EntityDetail, EntityRow, EvidenceRow, Neighbour, SearchHit, XrefRow
from graph.evidence.belief import belief_of
from graph.names import NameHit
from graph.opposed import denying
from graph.snapshot import Snapshot
from schema.document import BackgroundRelation
from schema.edge import Belief
from schema.entity import MergedEntity
from schema.predicates import Predicate
from schema.record import ClaimRecord
from schema.vocabulary import Derivation, Polarity, Role

Triple = tuple[str, Predicate, str]


def named(snapshot: Snapshot, id_: str) -> Named:
    """An entity in short."""
    return Named(id=id_, name=snapshot.entities[id_].name)


def roles(snapshot: Snapshot, id_: str) -> tuple[Role, ...]:
    """The roles of an entity, in the order of a mechanism."""
    held = snapshot.roles[id_]
    return tuple(role for role in Role if role in held)


def entity_row(snapshot: Snapshot, entity: MergedEntity) -> EntityRow:
    """One entity."""
    return EntityRow.model_validate(_content(snapshot, entity))


def _content(snapshot: Snapshot, entity: MergedEntity) -> dict[str, object]:
    xrefs = tuple(XrefRow(id=xref.id, kind=xref.kind) for xref in entity.xrefs)
    return dict(entity) | {"xrefs": xrefs, "roles": roles(snapshot, entity.id)}


def entity_detail(snapshot: Snapshot, entity: MergedEntity, records: Iterable[ClaimRecord]) -> EntityDetail:
    """One entity with what its claims amount to."""
    as_subject: dict[Predicate, int] = defaultdict(int)
    as_object: dict[Predicate, int] = defaultdict(int)
    for record in records:
        if record.claim.subject == entity.id:
            as_subject[record.claim.predicate] += 1
        if record.claim.object == entity.id:
            as_object[record.claim.predicate] += 1
    content = _content(snapshot, entity) | {
        "release": snapshot.release,
        "vesicles": tuple(
            Named(id=other.id, name=other.name)
            for other in snapshot.entities.values()
            if other.cell_of_origin == entity.id
        ),
        "claims_as_subject": dict(sorted(as_subject.items())),
        "claims_as_object": dict(sorted(as_object.items())),
        "links": {
            "neighbours": f"/entities/{quote(entity.id, safe=':')}/neighbours",
            "claims": f"/claims?entity={quote(entity.id, safe=':')}",
        },
    }
    return EntityDetail.model_validate(content)


def search_hit(snapshot: Snapshot, hit: NameHit) -> SearchHit:
    """One thing that a search finds."""
    return SearchHit(
        id=hit.id,
        name=hit.name,
        kind=hit.kind,
        roles=roles(snapshot, hit.id),
        matched=hit.matched,
        score=hit.score,
    )


def neighbours(
    snapshot: Snapshot, id_: str, records: Iterable[ClaimRecord], background: Iterable[BackgroundRelation]
) -> list[Neighbour]:
    """What each (subject, predicate, object) with an entity says, by direction, other entity and predicate."""
    by_triple: dict[Triple, list[ClaimRecord]] = defaultdict(list)
    for record in records:
        by_triple[record.claim.subject, record.claim.predicate, record.claim.object].append(record)
    for relation in background:
        if id_ in {relation.subject, relation.object}:
            by_triple.setdefault((relation.subject, relation.predicate, relation.object), [])
    by_pair: dict[tuple[str, str], list[ClaimRecord]] = defaultdict(list)
    for (subject, _, object_), held in by_triple.items():
        by_pair[subject, object_] += held
    rows = [
        _neighbour(snapshot, id_, triple, held, by_pair[triple[0], triple[2]]) for triple, held in by_triple.items()
    ]
    return sorted(rows, key=neighbour_key)


def neighbour_key(row: Neighbour) -> str:
    """What orders neighbours."""
    return f"{row.direction}\t{row.id}\t{row.predicate}"


def _neighbour(
    snapshot: Snapshot, id_: str, triple: Triple, records: Sequence[ClaimRecord], on_pair: Sequence[ClaimRecord]
) -> Neighbour:
    subject, predicate, object_ = triple
    other = snapshot.entities[object_ if subject == id_ else subject]
    affirmed = [record for record in records if record.claim.polarity is Polarity.AFFIRMED]
    belief = belief_of(part for record in affirmed for part in record.parts)
    against = denying(predicate, on_pair) if affirmed else ()
    return Neighbour(
        direction="out" if subject == id_ else "in",
        id=other.id,
        name=other.name,
        kind=other.kind,
        subject=subject,
        predicate=predicate,
        sign=predicate.traits.sign,
        object=object_,
        walkable=predicate.traits.walkable and bool(affirmed or not records),
        belief=belief.value if records else 1.0,
        evidence=evidence_rows(belief),
        claims=tuple(sorted(record.claim.id for record in affirmed)),
        negated=tuple(sorted(record.claim.id for record in records if record not in affirmed)),
        implied=bool(affirmed) and all(record.claim.derivation is Derivation.IMPLIED for record in affirmed),
        background=not records,
        contested=bool(against),
        opposing=against,
    )


def evidence_rows(belief: Belief) -> tuple[EvidenceRow, ...]:
    """The independent evidence that a belief is made of."""
    return tuple(
        EvidenceRow(key=group.key, tier=group.tier, reliability=group.reliability, claims=group.claims)
        for group in belief.groups
    )
