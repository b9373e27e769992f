"""Finds everything that fits a pattern."""

from collections.abc import Iterable, Iterator

from graph.index.codes import PREDICATE_CODES
from graph.opencypher.bounds import Bounds
from graph.opencypher.evaluating import Evaluator
from graph.opencypher.spots import Chain, Sought, Spot, is_hidden, sought
from graph.opencypher.syntax import Direction, Match
from graph.opencypher.terms import TYPES
from graph.opencypher.values import Node, Relationship, Row, Value, equal

Used = frozenset[int]
Found = tuple[Row, Used]

_TURNED = {Direction.RIGHT: Direction.LEFT, Direction.LEFT: Direction.RIGHT, Direction.EITHER: Direction.EITHER}


class Matcher:
    """Finds what fits the patterns of a MATCH. Within one MATCH no relationship is used twice.

    A chain is grown from the spot with the fewest candidates: what is bound, what an id names, or what labels or types
    leave over.

    Args:
        evaluator: of conditions.
        bounds: on the search.
    """

    def __init__(self, evaluator: Evaluator, bounds: Bounds) -> None:
        self._evaluator = evaluator
        self._view = evaluator.view
        self._bounds = bounds
        self._listed: dict[tuple[str, ...], list[int]] = {}
        self._having: dict[tuple[str, ...], frozenset[int]] = {}
        self._typed: dict[tuple[str, ...], list[int]] = {}

    def extended(self, rows: Iterable[Row], clause: Match) -> Iterator[Row]:
        """Each row with each way to fit the patterns to it."""
        plan: Sought | None = None
        for row in rows:
            plan = plan or sought(clause, row)
            found = False
            for extended in self._fitting(row, plan):
                found = True
                yield {name: value for name, value in extended.items() if not is_hidden(name)}
            if clause.optional and not found:
                yield {**dict.fromkeys(plan.names), **row}

    def _fitting(self, row: Row, plan: Sought) -> Iterator[Row]:
        for found, _ in self._chains(plan.chains, row, frozenset()):
            if all(self._evaluator.holds(condition, found) for condition in plan.conditions):
                yield found

    def _chains(self, chains: tuple[Chain, ...], row: Row, used: Used) -> Iterator[Found]:
        if not chains:
            yield row, used
            return
        for found, taken in self._chain(chains[0], row, used):
            yield from self._chains(chains[1:], found, taken)

    def _chain(self, chain: Chain, row: Row, used: Used) -> Iterator[Found]:
        place, is_node, candidates = self._anchor(chain, row)
        for candidate in candidates:
            self._bounds.step()
            if is_node:
                started = self._bound(row, chain.nodes[place], Node(candidate))
                if started is not None:
                    yield from self._grown(chain, started, used, place, place)
            elif candidate not in used:
                for started in self._around(chain, row, place, candidate):
                    yield from self._grown(chain, started, used | {candidate}, place, place + 1)

    def _anchor(self, chain: Chain, row: Row) -> tuple[int, bool, list[int]]:
        """The spot with the fewest candidates: its place, whether it is a node, and the candidates."""
        best: tuple[int, bool, list[int]] | None = None
        for place, spot in enumerate(chain.nodes):
            found = self._nodes(spot, row)
            if best is None or len(found) < len(best[2]):
                best = place, True, found
        assert best is not None  # noqa: S101 - every chain has a node
        for place, spot in enumerate(chain.relationships):
            candidates = self._relationships(spot, row)
            if candidates is not None and len(candidates) < len(best[2]):
                best = place, False, candidates
        return best

    def _nodes(self, spot: Spot, row: Row) -> list[int]:
        if spot.name in row:
            node = row[spot.name]
            return [node.rank] if isinstance(node, Node) else []
        if spot.ids is not None:
            called = (self._view.node_called(name) for name in self._ids(spot))
            return sorted({node.rank for node in called if node})
        if spot.terms not in self._listed:
            self._listed[spot.terms] = self._view.nodes(spot.terms)
        return self._listed[spot.terms]

    def _relationships(self, spot: Spot, row: Row) -> list[int] | None:
        """The candidates for a relationship; None where nothing is known of it."""
        if spot.name in row:
            bound = row[spot.name]
            return [bound.position] if isinstance(bound, Relationship) else []
        if spot.ids is not None:
            called = (self._view.relationship_called(name) for name in self._ids(spot))
            return sorted({relationship.position for relationship in called if relationship})
        if not spot.terms:
            return None
        if spot.terms not in self._typed:
            self._typed[spot.terms] = self._view.relationships(spot.terms)
        return self._typed[spot.terms]

    def _ids(self, spot: Spot) -> Iterator[str]:
        assert spot.ids is not None  # noqa: S101 - asked for where there are some
        given = self._evaluator.value(spot.ids, {})
        yield from (name for name in (given if isinstance(given, list) else [given]) if isinstance(name, str))

    def _around(self, chain: Chain, row: Row, place: int, position: int) -> Iterator[Row]:
        """A relationship with its two nodes, in each way that the pattern allows."""
        spot, relationship = chain.relationships[place], Relationship(position)
        start, end = self._view.ends(relationship)
        ways = [(start, end)] if spot.direction is not Direction.LEFT else []
        if spot.direction is not Direction.RIGHT and (start != end or spot.direction is Direction.LEFT):
            ways.append((end, start))
        for left, right in ways:
            found = self._bound(row, spot, relationship)
            for node, value in ((chain.nodes[place], left), (chain.nodes[place + 1], right)):
                found = None if found is None else self._bound(found, node, value)
            if found is not None:
                yield found

    def _grown(self, chain: Chain, row: Row, used: Used, low: int, high: int) -> Iterator[Found]:
        """Every way to fit the rest of a chain, of which the nodes from ``low`` to ``high`` are found."""
        if high + 1 < len(chain.nodes):
            spot = chain.relationships[high]
            spots = chain.nodes[high], spot, chain.nodes[high + 1]
            for found, taken in self._steps(row, used, spots, spot.direction):
                yield from self._grown(chain, found, taken, low, high + 1)
        elif low > 0:
            spot = chain.relationships[low - 1]
            spots = chain.nodes[low], spot, chain.nodes[low - 1]
            for found, taken in self._steps(row, used, spots, _TURNED[spot.direction]):
                yield from self._grown(chain, found, taken, low - 1, high)
        else:
            yield row, used

    def _steps(self, row: Row, used: Used, spots: tuple[Spot, Spot, Spot], direction: Direction) -> Iterator[Found]:
        start, step, end = spots
        codes = {PREDICATE_CODES[TYPES[type_]] for type_ in step.terms}
        predicates = self._view.index.edges.predicates
        for position, other in self._leading(row, start, end, direction):
            self._bounds.step()
            if position in used or (codes and int(predicates[position]) not in codes):
                continue
            found = self._bound(row, step, Relationship(position))
            found = None if found is None else self._bound(found, end, Node(other))
            if found is not None:
                yield found, used | {position}

    def _leading(self, row: Row, start: Spot, end: Spot, direction: Direction) -> Iterator[tuple[int, int]]:
        node, other = row[start.name], row.get(end.name)
        assert isinstance(node, Node)  # noqa: S101 - it was found before
        if end.name not in row:
            return self._view.touching(node.rank, direction)
        return self._view.between(node.rank, other.rank, direction) if isinstance(other, Node) else iter(())

    def _bound(self, row: Row, spot: Spot, value: Node | Relationship) -> Row | None:
        """A row with a spot bound to a value; None where that does not fit."""
        if not self._has_terms(spot, value) or (spot.name in row and row[spot.name] != value):
            return None
        found: dict[str, Value] = {**row, spot.name: value}
        for key, wanted in spot.properties:
            if equal(self._view.property(value, key), self._evaluator.value(wanted, found)) is not True:
                return None
        is_new = spot.name not in row
        fits = not is_new or all(self._evaluator.holds(condition, found) for condition in spot.conditions)
        return found if fits else None

    def _has_terms(self, spot: Spot, value: Node | Relationship) -> bool:
        if not spot.terms:
            return True
        if isinstance(value, Relationship):
            return self._view.type(value) in spot.terms
        if spot.terms not in self._having:
            self._having[spot.terms] = frozenset(self._view.nodes(spot.terms))
        return value.rank in self._having[spot.terms]
