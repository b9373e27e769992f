"""Finding the contradictions of a release."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from graph.contradictions.contradiction import Caveat, Contradiction, ContradictionKind, Side
from graph.contradictions.differences import Circumstances
from graph.evidence.belief import value_of
from graph.opposition import Opposition
from graph.outcomes import Asked, ToEffect
from graph.paths.deadline import Deadline
from graph.paths.query import FoundPath
from graph.records import Pair, RecordCache
from graph.snapshot import Snapshot
from graph.store import GraphStore
from graph.support import support_of
from schema.predicates import Predicate, Walk
from schema.query import ClaimFilter
from schema.record import ClaimRecord
from schema.vocabulary import PathSupport, Polarity, Sign

_BOTH_SIGNS = (Sign.POSITIVE, Sign.NEGATIVE)


class Contradictions(NamedTuple):
    """The contradictions of a release.

    Attributes:
        found: in the order of ``Contradiction.sort_key``.
        timed_out: whether the search was ended before it was done.
    """

    found: tuple[Contradiction, ...]
    timed_out: bool


def contradictions(
    snapshot: Snapshot,
    store: GraphStore,
    asked: Asked,
    deadline: Deadline,
    kinds: Iterable[ContradictionKind] = tuple(ContradictionKind),
) -> Contradictions:
    """Where claims contradict each other.

    Args:
        snapshot: the release that is asked.
        store: where its claims are.
        asked: the sources and effects whose mechanisms are held against each other. Claims on one pair are all looked
            at, whatever the pair.
        deadline: when to end.
        kinds: the kinds that are wanted.
    """
    finder = _Finder(snapshot, store, deadline)
    wanted = frozenset(kinds)
    found = [one for one in finder.of_pairs() if one.kind in wanted] if wanted - _CHAINS else []
    if wanted & _CHAINS:
        found += finder.of_chains(asked)
    return Contradictions(tuple(sorted(found, key=lambda one: one.sort_key)), finder.timed_out)


_CHAINS = frozenset({ContradictionKind.OPPOSING_MECHANISMS})


class _Finder:
    def __init__(self, snapshot: Snapshot, store: GraphStore, deadline: Deadline) -> None:
        self.timed_out = False
        self._snapshot = snapshot
        self._store = store
        self._deadline = deadline
        self._opposition = Opposition(snapshot, store)
        self._circumstances = Circumstances(snapshot)
        self._records = RecordCache(store)

    def of_pairs(self) -> Iterator[Contradiction]:
        """Contradictions between claims on one subject and object."""
        denials = self._store.claims(ClaimFilter(polarity=Polarity.NEGATED))
        denied = {(record.claim.subject, record.claim.object) for record in denials}
        for pair in sorted(self._opposition.contested_pairs | denied):
            if self._is_over():
                return
            records = self._opposition.on(pair)
            yield from self._of_signs(pair, records)
            yield from self._of_denials(pair, records)

    def of_chains(self, asked: Asked) -> list[Contradiction]:
        """Contradictions between the best chains of both signs from one source to one effect.

        Those are left out that only follow from one at another of the effects, by a last step that both chains share.
        """
        nearer = frozenset(asked.effects)
        return [
            self._between(first, second)
            for effect in asked.effects
            if not self._is_over()
            for first, second in self._to_effect(self._toward(asked, effect))
            if first.edges[-1] != second.edges[-1] or first.nodes[-2] not in nearer
        ]

    def _is_over(self) -> bool:
        self.timed_out = self.timed_out or self._deadline.passed()
        return self.timed_out

    def _of_signs(self, pair: Pair, records: Sequence[ClaimRecord]) -> Iterator[Contradiction]:
        affirmed = [
            record for record in records
            if record.claim.polarity is Polarity.AFFIRMED and record.claim.predicate.traits.walk is Walk.SIGNED
        ]  # fmt: skip
        sides = [_side([record for record in affirmed if record.claim.sign is sign]) for sign in _BOTH_SIGNS]
        first, second = sides
        if first and second:
            needed = first.predicates == (Predicate.REQUIRED_FOR,)
            caveats = (Caveat.NECESSITY,) if needed else ()
            yield self._made(ContradictionKind.OPPOSING_SIGNS, pair, first, second, caveats)

    def _of_denials(self, pair: Pair, records: Sequence[ClaimRecord]) -> Iterator[Contradiction]:
        by_predicate: dict[Predicate, list[ClaimRecord]] = defaultdict(list)
        for record in records:
            by_predicate[record.claim.predicate].append(record)
        for predicate in sorted(by_predicate):
            held = by_predicate[predicate]
            affirmed = _side([record for record in held if record.claim.polarity is Polarity.AFFIRMED])
            denied = _side([record for record in held if record.claim.polarity is Polarity.NEGATED])
            if denied and affirmed:
                yield self._made(ContradictionKind.DENIED, pair, affirmed, denied)
            elif denied:
                yield Contradiction(ContradictionKind.ONLY_DENIED, *pair, denied, None)

    def _toward(self, asked: Asked, effect: str) -> ToEffect:
        return ToEffect(self._snapshot, asked.query(effect), self._deadline, _BOTH_SIGNS)

    def _to_effect(self, to_effect: ToEffect) -> Iterator[tuple[FoundPath, FoundPath]]:
        """The best path of each sign, of the sources that have both, where they are not both of one step."""
        positive, negative = (to_effect.sources(sign) for sign in _BOTH_SIGNS)
        for source in sorted(set(positive) & set(negative)):
            first, second = (to_effect.first(source, sign) for sign in _BOTH_SIGNS)
            if first and second and max(first.hops, second.hops) > 1:
                yield first, second
        self.timed_out = self.timed_out or to_effect.timed_out

    def _between(self, first: FoundPath, second: FoundPath) -> Contradiction:
        ends = first.nodes[0], first.nodes[-1]
        sides = self._chain(first, second), self._chain(second, first)
        self._records.of((*first.edges, *second.edges))
        verdicts = [support_of(path, self._records).support for path in (first, second)]
        may_hold = {
            Caveat.NECESSITY: any(Predicate.REQUIRED_FOR in side.predicates for side in sides),
            Caveat.COMPOSED: any(verdict is not PathSupport.STATED for verdict in verdicts),
        }
        caveats = tuple(caveat for caveat, holds in may_hold.items() if holds)
        return self._made(ContradictionKind.OPPOSING_MECHANISMS, ends, *sides, caveats)

    def _chain(self, path: FoundPath, other: FoundPath) -> Side:
        own = [edge for edge in path.edges if edge not in other.edges]
        predicates = tuple(sorted({edge.predicate for edge in path.edges}))
        return Side(path.sign, Polarity.AFFIRMED, predicates, path.belief, tuple(self._records.of(own)), path)

    def _made(
        self, kind: ContradictionKind, ends: Pair, first: Side, second: Side, caveats: tuple[Caveat, ...] = ()
    ) -> Contradiction:
        is_class = any(self._snapshot.entities[end].is_class for end in ends)
        records = first.records, second.records
        return Contradiction(
            kind,
            *ends,
            first,
            second,
            differences=self._circumstances.differences(*records),
            same_works=self._circumstances.are_of_same_works(*records),
            caveats=((Caveat.CLASS,) if is_class else ()) + caveats,
        )


def _side(records: Sequence[ClaimRecord]) -> Side | None:
    """A side of claims on one pair, all of one sign and polarity; None where there are no claims."""
    if not records:
        return None
    claim = records[0].claim
    affirms = claim.polarity is Polarity.AFFIRMED
    belief = value_of(part for record in records for part in record.parts) if affirms else None
    predicates = tuple(sorted({record.claim.predicate for record in records}))
    by_id = {record.claim.id: record for record in records}
    return Side(claim.sign, claim.polarity, predicates, belief, tuple(by_id[id_] for id_ in sorted(by_id)))
