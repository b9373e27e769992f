"""What falls when something is lost, and how few it takes, as it is sent."""

from collections import Counter
from collections.abc import Iterable

from api.views.entities import named
from api.views.paths import documents_of, path_text
from api.views.reach import chain_of
from api.wire.knockout import ChangeRow, FragileRow, Lost, RestingOn, Work
from graph.cuts.minimum import MinimumCuts
from graph.evidence.formatting import citation_of
from graph.fragility import Frailty
from graph.knockout import Change, Knockout
from graph.partial.loss import Loss
from graph.records import RecordCache
from graph.snapshot import Snapshot
from graph.store import GraphStore
from schema.reference import Reference


class Works:
    """The works that a release's reference lists point to."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._entries: dict[str, list[Reference]] = {}
        for entry in snapshot.references.values():
            self._entries.setdefault(entry.work, []).append(entry)

    def row(self, work: str) -> Work:
        """One work."""
        return Work(work=work, references=self.references(work), citation=self.citation(work))

    def references(self, work: str) -> tuple[str, ...]:
        """The entries that point to it."""
        return tuple(entry.id for entry in self._entries[work])

    def citation(self, work: str) -> str:
        """Its authors and year."""
        return citation_of(self._entries[work][0], numbered=False)


class ChangeView:
    """Makes the rows of one knockout.

    Args:
        snapshot: the release before.
        store: where its claims are.
        found: what the loss does to it.
    """

    def __init__(self, snapshot: Snapshot, store: GraphStore, found: Knockout) -> None:
        self._before = snapshot, RecordCache(store)
        self._after = found.part[0], RecordCache(found.part[1])
        self._entities = snapshot.entities

    def row(self, change: Change) -> ChangeRow:
        """One conclusion that changes."""
        before, after = (
            standing and chain_of(*held, standing.conclusion.best)
            for held, standing in ((self._before, change.before), (self._after, change.after))
        )
        return ChangeRow(
            source=change.source,
            source_name=self._entities[change.source].name,
            effect=change.effect,
            effect_name=self._entities[change.effect].name,
            change=change.kind,
            sign_before=change.before and change.before.conclusion.sign,
            sign_after=change.after and change.after.conclusion.sign,
            belief_before=before.belief if before else 0.0,
            belief_after=after.belief if after else 0.0,
            delta=change.delta,
            paths_before=change.before.paths.value if change.before else 0,
            paths_before_exact=change.before.paths.exact if change.before else True,
            paths_after=change.after.paths.value if change.after else 0,
            paths_after_exact=change.after.paths.exact if change.after else True,
            documents=tuple(sorted({one for chain in (before, after) if chain for one in chain.documents})),
            before=before,
            after=after,
        )


def lost(snapshot: Snapshot, loss: Loss) -> Lost:
    """What was taken away."""
    works = Works(snapshot)
    return Lost(
        nodes=tuple(named(snapshot, node) for node in loss.nodes),
        claims=loss.claims,
        works=tuple(works.row(snapshot.references[id_].work) for id_ in loss.references),
        documents=loss.documents,
    )


def fragile_row(snapshot: Snapshot, records: RecordCache, row: Frailty) -> FragileRow:
    """One conclusion with how little it takes to end it."""
    conclusion = row.conclusion
    return FragileRow(
        source=conclusion.source,
        source_name=snapshot.entities[conclusion.source].name,
        effect=conclusion.effect,
        effect_name=snapshot.entities[conclusion.effect].name,
        sign=conclusion.sign,
        belief=conclusion.belief,
        text=path_text(snapshot, conclusion.best),
        paths=row.paths.value,
        paths_exact=row.paths.exact,
        least_works=_least(row.works),
        least_works_exact=row.works.proven,
        single_works=singles(row.works),
        least_claims=_least(row.claims),
        least_claims_exact=row.claims.proven,
        single_claims=singles(row.claims),
        least_documents=_least(row.documents),
        least_documents_exact=row.documents.proven,
        single_documents=singles(row.documents),
        documents=documents_of(records.of(conclusion.best.edges)),
    )


def resting_on(snapshot: Snapshot, rows: Iterable[Frailty]) -> tuple[RestingOn, ...]:
    """The works that alone end conclusions, with how many, most first."""
    counts = Counter(work for row in rows for work in singles(row.works))
    works = Works(snapshot)
    ordered = sorted(counts, key=lambda work: (-counts[work], work))
    return tuple(RestingOn(**dict(works.row(work)), conclusions=counts[work]) for work in ordered)


def singles(cuts: MinimumCuts) -> tuple[str, ...]:
    """What alone does."""
    return tuple(element for one in cuts.sets if len(one) == 1 for element in one)


def _least(cuts: MinimumCuts) -> int | None:
    return None if cuts.uncuttable else cuts.lower
