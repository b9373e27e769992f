"""Paths as they are sent."""

from collections.abc import Callable, Iterable, Sequence

from api.views.claims import UNCHECKED
from api.wire.path import Agreement, Coherence, PathRow, Step
from graph.appraisal import are_checked
from graph.coherence import Agreeing, coherence_of, independent
from graph.coherence import Agreement as FoundAgreement
from graph.coherence import Coherence as FoundCoherence
from graph.index.facets import Facet
from graph.paths.query import FoundPath
from graph.records import RecordCache
from graph.snapshot import Snapshot
from graph.support import Verdict, support_of
from schema.edge import Edge
from schema.record import ClaimRecord
from schema.vocabulary import Tier

INDEPENDENCE = "belief assumes independent steps"
IMPLIED = "a step is implied, not said"
CONTESTED = "a step is contested"
DIFFERENT = {
    Facet.SPECIES: "steps were shown in different species",
    Facet.MODEL: "steps were shown in different models",
}

_TIERS = tuple(Tier)


def path_row(snapshot: Snapshot, records: RecordCache, path: FoundPath, verdict: Verdict | None = None) -> PathRow:
    """One path, with how it holds together."""
    behind = records.of(path.edges)
    verdict = verdict or support_of(path, records)
    found = coherence_of(path, records, snapshot.showing)
    first, last = path.nodes[0], path.nodes[-1]
    return PathRow(
        source=first,
        source_name=snapshot.entities[first].name,
        target=last,
        target_name=snapshot.entities[last].name,
        text=path_text(snapshot, path),
        sign=path.sign,
        belief=path.belief,
        least_belief=path.least_belief,
        cost=path.cost,
        hops=path.hops,
        support=verdict.support,
        decisive_step=None if verdict.step is None else verdict.step + 1,
        weakness=verdict.weakness,
        stated_at=verdict.sentence and ":".join(verdict.sentence),
        caveats=(*caveats(path, records), *disagreements(found)),
        steps=tuple(step(snapshot, edge, records) for edge in path.edges),
        documents=documents_of(behind),
        claim_count=len(behind),
        independent=independent(part for record in behind for part in record.parts),
        coherence=coherence(found),
    )


def coherence(found: FoundCoherence) -> Coherence:
    """In what the steps of a path were shown."""
    return Coherence.model_validate({facet.value: _agreement(found[facet]) for facet in Facet})


def _agreement(found: FoundAgreement) -> Agreement:
    unstated = tuple(step + 1 for step in found.unstated)
    return Agreement(status=found.status, values=found.values, unstated=unstated)


def path_text(snapshot: Snapshot, path: FoundPath) -> str:
    """A path in one line."""
    steps = (f" -{edge.predicate}-> {snapshot.entities[edge.object].name}" for edge in path.edges)
    return snapshot.entities[path.nodes[0]].name + "".join(steps)


def caveats(path: FoundPath, records: RecordCache) -> Iterable[str]:
    """What is to be kept in mind with a path."""
    if path.hops > 1:
        yield INDEPENDENCE
    if any(edge.claims and not are_checked(records.of([edge])) for edge in path.edges):
        # A chain is as well checked as its least: a work that was read for one step says nothing of the others.
        yield UNCHECKED
    if any(edge.is_implied for edge in path.edges):
        yield IMPLIED
    if any(edge.contested for edge in path.edges):
        yield CONTESTED


def disagreements(found: FoundCoherence) -> Iterable[str]:
    """In what the steps of a path were shown that is not the same."""
    return (text for facet, text in DIFFERENT.items() if found[facet].status is Agreeing.DIFFERS)


def step(snapshot: Snapshot, edge: Edge, cache: RecordCache) -> Step:
    """One step with what it rests on, and what contradicts it."""
    records = cache.of([edge])
    return Step(
        subject=edge.subject,
        subject_name=snapshot.entities[edge.subject].name,
        predicate=edge.predicate,
        sign=edge.sign,
        object=edge.object,
        object_name=snapshot.entities[edge.object].name,
        belief=edge.belief,
        claims=edge.claims,
        places=_texts(records, lambda record: [f"{record.claim.document}:{record.claim.locator}"]),
        tiers=tuple(sorted({part.tier for record in records for part in record.parts}, key=_TIERS.index)),
        species=_texts(records, lambda record: [record.claim.context.species]),
        models=_texts(records, lambda record: [record.claim.context.model]),
        flags=_texts(records, lambda record: record.flags),
        implied=edge.is_implied,
        contested=edge.contested,
        opposing=cache.against(edge),
        background=edge.is_background,
        documents=documents_of(records),
        independent=independent(part for record in records for part in record.parts),
    )


def documents_of(records: Iterable[ClaimRecord]) -> tuple[str, ...]:
    """The documents that make some claims, sorted."""
    return tuple(sorted({record.claim.document for record in records}))


def _texts(records: Sequence[ClaimRecord], given: Callable[[ClaimRecord], Iterable[str | None]]) -> tuple[str, ...]:
    return tuple(sorted({text for record in records for text in given(record) if text}))
