"""/stats: how much there is."""

from collections import Counter
from collections.abc import Iterable

from fastapi import APIRouter
from fastapi.responses import Response

from api.deps import RecordQuestion
from api.service import Service
from api.wire.status import Stats
from graph.snapshot import Snapshot
from schema.query import ClaimFilter
from schema.record import ClaimRecord
from schema.vocabulary import Tier

router = APIRouter(tags=["service"])

_TIERS = list(Tier)


@router.get("/stats", response_model=Stats, summary="How much there is")
def show_stats(question: RecordQuestion) -> Response:
    """Counts of all that the store holds, by kind."""
    service = question.service
    return question.answer_record(lambda snapshot: _stats(service, snapshot))


def _stats(service: Service, snapshot: Snapshot) -> Stats:
    store = service.store
    records, findings = store.claims(ClaimFilter()), store.findings()
    claims = [record.claim for record in records]
    return Stats(
        release=snapshot.release,
        documents=len(snapshot.documents),
        entities=len(snapshot.entities),
        claims=len(claims),
        references=len(snapshot.references),
        mentions=len(store.mentions()),
        findings=len(findings),
        background=len(store.background()),
        edges=snapshot.paths.edge_count(),
        entities_by_kind=_counts(entity.kind for entity in snapshot.entities.values()),
        entities_by_role=_counts(role for held in snapshot.roles.values() for role in held),
        claims_by_predicate=_counts(claim.predicate for claim in claims),
        claims_by_document=_counts(claim.document for claim in claims),
        claims_by_hedge=_counts(claim.hedge for claim in claims),
        claims_by_derivation=_counts(claim.derivation for claim in claims),
        claims_by_directness=_counts(claim.directness for claim in claims),
        claims_by_polarity=_counts(claim.polarity for claim in claims),
        claims_by_tier=_counts(map(_best_tier, records)),
        findings_by_code=_counts(finding.code for finding in findings),
        findings_by_severity=_counts(finding.severity for finding in findings),
    )


def _best_tier(record: ClaimRecord) -> Tier:
    return min((part.tier for part in record.parts), key=_TIERS.index, default=Tier.UNCITED)


def _counts(terms: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(map(str, terms)).items()))
