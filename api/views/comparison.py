"""Several sources beside each other, as they are sent."""

from collections import Counter
from collections.abc import Callable, Sequence

from api.views.paths import step
from api.views.reach import ReachView
from api.wire.comparison import ComparedSource, ComparedStep, MeritRow, OpposedPair, UseRow
from graph.comparison import ComparedSource as FoundSource
from graph.comparison import ComparedStep as FoundStep
from graph.comparison import Comparison, Standing, Use
from graph.merits import Merit
from graph.reach import ReachRow
from graph.records import RecordCache
from graph.snapshot import Snapshot
from schema.predicates import Predicate

OWN = "(source)"

_FIELDS = {
    "advantages": Predicate.HAS_ADVANTAGE,
    "limitations": Predicate.HAS_LIMITATION,
    "hurdles": Predicate.FACES,
    "addressed": Predicate.ADDRESSES,
}


def compared_step(snapshot: Snapshot, records: RecordCache, found: FoundStep) -> ComparedStep:
    """One step with the sources that take it."""
    edge, entities = found.edge, snapshot.entities
    uses = tuple(_use(snapshot, records, use) for use in found.uses)
    begins = OWN if found.own else entities[edge.subject].name
    return ComparedStep(
        text=f"{begins} -{edge.predicate}-> {entities[edge.object].name}",
        standing=found.standing,
        sources=tuple(use.source for use in uses),
        source_names=tuple(use.source_name for use in uses),
        own=found.own,
        subject=None if found.own else edge.subject,
        predicate=edge.predicate,
        sign=edge.sign,
        object=edge.object,
        object_name=entities[edge.object].name,
        contested=any(use.step.contested for use in uses),
        opposed=found.opposed,
        uses=uses,
    )


def _use(snapshot: Snapshot, records: RecordCache, use: Use) -> UseRow:
    return UseRow(
        source=use.source,
        source_name=snapshot.entities[use.source].name,
        paths=use.paths,
        best_belief=use.best_belief,
        step=step(snapshot, use.edge, records),
    )


def compared_source(
    snapshot: Snapshot, view: ReachView, found: FoundSource, others: Sequence[FoundSource]
) -> ComparedSource:
    """One source with what is said for and against it."""
    row = view.row(ReachRow(found.source, found.name, found.is_generic, found.reached, found.why))
    merits = {name: _merits(snapshot, found, others, predicate) for name, predicate in _FIELDS.items()}
    read = {"paths_read": found.paths_read, "paths_whole": found.paths_whole}
    return ComparedSource.model_validate(dict(row) | merits | read)


def _merits(
    snapshot: Snapshot, found: FoundSource, others: Sequence[FoundSource], predicate: Predicate
) -> tuple[MeritRow, ...]:
    return tuple(
        MeritRow(
            predicate=predicate,
            object=merit.object,
            object_name=snapshot.entities[merit.object].name,
            claims=merit.claims,
            denials=merit.denials,
            shared_with=tuple(other.source for other in others if other is not found and _has(other, merit)),
        )
        for merit in found.merits
        if merit.predicate is predicate
    )


def _has(other: FoundSource, merit: Merit) -> bool:
    return any(one[:2] == merit[:2] and one.claims for one in other.merits)


def summary(found: Comparison, source_row: Callable[[FoundSource], ComparedSource]) -> dict[str, object]:
    """The fields of a comparison besides its steps."""
    signs = {source.source: source.reached.sign for source in found.sources if source.reached}
    standings = Counter(step.standing for step in found.steps)
    alone = Counter(step.uses[0].source for step in found.steps if step.standing is Standing.ALONE)
    return {
        "sources": tuple(map(source_row, found.sources)),
        "opposed": tuple(
            OpposedPair(first=first, first_sign=signs[first], second=second, second_sign=signs[second])
            for first, second in found.opposed_pairs
        ),
        "shared": standings[Standing.SHARED],
        "partly_shared": standings[Standing.PARTLY_SHARED],
        "alone": {source.source: alone[source.source] for source in found.sources},
    }
