"""Which edges a query's conditions on evidence let a path use, as one mask over the edges of an index.

- ``tier``: a claimed step needs evidence that counts as this tier or a stronger one.
- ``cargo``: a ``carries`` step needs the cargo to be shown so. What was delivered was present; what was shown to be
  necessary or sufficient for an effect on the recipient was delivered. That it is necessary (the effect fails without
  it) and that it is sufficient (it alone brings the effect) are different proofs, and neither stands for the other. A
  path without a ``carries`` step has no cargo to show.
- ``held_in``: a claimed step must hold in each of these values; what is not stated holds in none.
- ``avoid_steps``: these steps are not used.

A background step is no evidence and can't be shown in anything: like a demand on belief, none of the first three is
made of it. ``background=False`` leaves such steps out.
"""

import numpy as np

from graph.index.codes import PREDICATE_CODES
from graph.index.facets import CARGO_BITS, TIER_BITS
from graph.index.marks import Mark
from graph.index.path_index import Flags, PathIndex
from graph.paths.query import PathQuery
from schema.predicates import Predicate
from schema.vocabulary import CargoEvidence, Tier

ADMITTED: dict[CargoEvidence, frozenset[CargoEvidence]] = {
    CargoEvidence.PRESENT: frozenset(CargoEvidence),
    CargoEvidence.DELIVERED: frozenset(CargoEvidence) - {CargoEvidence.PRESENT},
    CargoEvidence.NECESSARY: frozenset({CargoEvidence.NECESSARY}),
    CargoEvidence.SUFFICIENT: frozenset({CargoEvidence.SUFFICIENT}),
}
"""For each demand on a cargo, what meets it."""


def admitted_tiers(tier: Tier) -> frozenset[Tier]:
    """The tiers that are at least as strong as one."""
    order = tuple(Tier)
    return frozenset(order[: order.index(tier) + 1])


def admitted_edges(index: PathIndex, query: PathQuery) -> Flags | None:
    """By edge, whether the query's conditions on evidence let a path use it; None where there are no such conditions.

    Raises:
        ValueError: the query demands that steps agree, and not yet on what; see ``graph.paths.agreement``.
    """
    if query.same:
        message = "a query whose steps must agree is searched once for each value: see graph.paths.agreement"
        raise ValueError(message)
    allowed = _shown(index, query)
    for key in query.avoid_steps:
        position = index.position(key)
        if position is not None:
            allowed = np.ones(index.edge_count, np.bool_) if allowed is None else allowed
            allowed[position] = False
    return allowed


def _shown(index: PathIndex, query: PathQuery) -> Flags | None:
    if query.tier is None and query.cargo is None and not query.held_in:
        return None
    facets = index.facets
    allowed = np.ones(index.edge_count, np.bool_)
    if query.tier is not None:
        allowed &= (facets.tiers & sum(TIER_BITS[tier] for tier in admitted_tiers(query.tier))) != 0
    if query.cargo is not None:
        is_shown = (facets.cargo & sum(CARGO_BITS[shown] for shown in ADMITTED[query.cargo])) != 0
        allowed &= is_shown | (index.edges.predicates != PREDICATE_CODES[Predicate.CARRIES])
    for facet, value in query.held_in:
        holds = np.zeros(index.edge_count, np.bool_)
        holds[facets.values[facet].edges(value)] = True
        allowed &= holds
    is_background: Flags = (index.edges.marks & Mark.BACKGROUND.bit) != 0
    return allowed | is_background
