"""Contradictions as they are sent."""

from api.views.claims import reading
from api.views.paths import path_text, step
from api.wire.contradictions import ClaimBrief, ContradictionRow, DifferenceRow, SideRow
from graph.contradictions.contradiction import Contradiction, Side
from graph.contradictions.differences import Standing
from graph.contradictions.wording import because
from graph.records import RecordCache
from graph.snapshot import Snapshot
from schema.record import ClaimRecord


def contradiction_row(snapshot: Snapshot, records: RecordCache, found: Contradiction) -> ContradictionRow:
    """One contradiction."""
    differences = tuple(DifferenceRow.model_validate(one._asdict()) for one in found.differences)
    return ContradictionRow(
        kind=found.kind,
        subject=found.subject,
        subject_name=snapshot.entities[found.subject].name,
        object=found.object,
        object_name=snapshot.entities[found.object].name,
        firm=found.firm,
        caveats=found.caveats,
        strength=found.strength,
        because=because(found),
        explained=any(one.standing is Standing.DIFFERS and one.explains for one in found.differences),
        same_works=found.same_works,
        differences=differences,
        first=_side(snapshot, records, found.first),
        second=found.second and _side(snapshot, records, found.second),
    )


def _side(snapshot: Snapshot, records: RecordCache, side: Side) -> SideRow:
    path = side.path
    return SideRow(
        text=path_text(snapshot, path) if path else "; ".join(sorted(_readings(snapshot, side))),
        sign=side.sign,
        polarity=side.polarity,
        predicates=side.predicates,
        belief=side.belief,
        claims=tuple(record.claim.id for record in side.records),
        documents=tuple(sorted({record.claim.document for record in side.records})),
        evidence=tuple(map(_brief, side.records)),
        steps=tuple(step(snapshot, edge, records) for edge in path.edges) if path else (),
    )


def _readings(snapshot: Snapshot, side: Side) -> set[str]:
    return {reading(snapshot, record.claim) for record in side.records}


def _brief(record: ClaimRecord) -> ClaimBrief:
    claim = record.claim
    return ClaimBrief(
        id=claim.id,
        place=f"{claim.document}:{claim.locator}",
        statement=claim.statement,
        hedge=claim.hedge,
        derivation=claim.derivation,
        works=tuple(sorted({work.reference for work in record.works if work.reference})),
    )
