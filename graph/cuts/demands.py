"""Which losses leave a step without the evidence that a query demands of it.

A step no longer counts when it is believed too little, or when no claim is left that bears what is demanded: evidence
of a tier, what is shown of a cargo, a value that it holds in. To lose more never mends a step. What a vocabulary states
rests on no claim, is held to no demand, and can't be lost.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, combinations

from graph.cuts.grounds import Grounds
from graph.cuts.minimum import Elements, Ways, smallest, unions
from graph.cuts.searching import Killers
from graph.evidence.belief import value_of
from graph.index.facets import Facet, Shown
from graph.paths.admission import ADMITTED, admitted_tiers
from graph.paths.query import PathQuery
from graph.showing import Showing
from schema.edge import Edge
from schema.predicates import Predicate
from schema.record import ClaimRecord

_MOST_TRIED = 4096

Bears = Callable[[ClaimRecord], bool]
Fails = Callable[[Elements], bool]


class Demanding:
    """What ends edges for the paths of a query, by one kind of what they rest on.

    Args:
        grounds: what they rest on.
        showing: reads off claims in what they were shown.

    Attributes:
        capped: whether too many sets would have had to be tried somewhere: what is smallest is then not proven.
    """

    def __init__(self, grounds: Grounds, showing: Showing) -> None:
        self._grounds = grounds
        self._showing = showing
        self._is_cut_short = False

    @property
    def capped(self) -> bool:
        """Whether what is smallest is not proven."""
        return self._is_cut_short or self._grounds.capped

    def killers(self, query: PathQuery) -> Killers:
        """The smallest sets whose loss ends an edge for a query, which demands no agreement of its steps."""
        known: dict[tuple[str, str, str], Ways] = {}

        def killers(edge: Edge) -> Ways:
            if edge.key not in known:
                known[edge.key] = self._ending(edge, query)
            return known[edge.key]

        return killers

    def _ending(self, edge: Edge, query: PathQuery) -> Ways:
        if edge.is_background:
            return ()
        records = self._grounds.records.of([edge])
        barring = [self._unborne(records, bears) for bears in self._demands(edge, query)]
        if query.min_belief > 0:
            barring.append(self._doubted(records, query.min_belief))
        return smallest(chain(self._grounds.killers(edge), *barring)) if barring else self._grounds.killers(edge)

    def _demands(self, edge: Edge, query: PathQuery) -> Iterator[Bears]:
        if query.tier is not None:
            tiers = admitted_tiers(query.tier)
            yield self._bearing(lambda shown: not tiers.isdisjoint(shown.tiers))
        if query.cargo is not None and edge.predicate is Predicate.CARRIES:
            admitted = ADMITTED[query.cargo]
            yield self._bearing(lambda shown: not admitted.isdisjoint(shown.cargo))
        for held in query.held_in:
            yield self._bearing(partial(_holds_in, *held))

    def _bearing(self, test: Callable[[Shown], bool]) -> Bears:
        return lambda record: test(self._showing.shown(record))

    def _unborne(self, records: Sequence[ClaimRecord], bears: Bears) -> Ways:
        """The smallest sets without which no claim bears something."""
        choices = [self._unbearing(record, bears) for record in records if bears(record)]
        if not all(choices):
            return ()
        found = unions(choices, _MOST_TRIED)
        if found is None:
            self._is_cut_short = True
            return (frozenset(chain.from_iterable(way for choice in choices for way in choice)),)
        return found

    def _unbearing(self, record: ClaimRecord, bears: Bears) -> Ways:
        def fails(lost: Elements) -> bool:
            left = self._grounds.left(record, lost)
            return left is None or not bears(left)

        return self._tried(self._grounds.elements(record), fails)

    def _doubted(self, records: Sequence[ClaimRecord], least: float) -> Ways:
        """The smallest sets without which the claims together are believed less."""

        def fails(lost: Elements) -> bool:
            left = (self._grounds.left(record, lost) for record in records)
            return value_of(part for record in left if record for part in record.parts) < least

        return self._tried((element for record in records for element in self._grounds.elements(record)), fails)

    def _tried(self, elements: Iterable[str], fails: Fails) -> Ways:
        """The smallest sets of some elements with which something fails, by trying them in order of size."""
        ordered = sorted(set(elements))
        found: list[Elements] = []
        sets = (frozenset(one) for size in range(1, len(ordered) + 1) for one in combinations(ordered, size))
        for tried, lost in enumerate(sets):
            if tried == _MOST_TRIED:
                self._is_cut_short = True
                everything = frozenset(ordered)
                return smallest([*found, everything] if fails(everything) else found)
            if not any(one <= lost for one in found) and fails(lost):
                found.append(lost)
        return tuple(found)


def _holds_in(facet: Facet, value: str, shown: Shown) -> bool:
    return value in shown.values[facet]
