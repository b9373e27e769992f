"""Whether all steps of a path were shown in one species, model, cell or study."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from graph.index.facets import Facet
from graph.paths.query import FoundPath
from graph.records import RecordCache
from graph.showing import Showing
from schema.edge import ClaimReliability


class Agreeing(StrEnum):
    """Whether the steps of a path agree."""

    HELD = "held"
    DIFFERS = "differs"
    NOT_STATED = "not_stated"


class Agreement(NamedTuple):
    """Whether the claimed steps of a path were shown in the same of something.

    Attributes:
        status: ``held`` where there are values that all of them share; ``differs`` where no value is shared by those
            that state any, whatever the others would say; ``not_stated`` where they might agree, but some don't say,
            or where there is no claimed step.
        values: those shared, where they are held; else all that are stated, sorted.
        unstated: the steps, from 0, for which nothing is stated.
    """

    status: Agreeing
    values: tuple[str, ...]
    unstated: tuple[int, ...]


Coherence = Mapping[Facet, Agreement]


def coherence_of(path: FoundPath, records: RecordCache, showing: Showing) -> Coherence:
    """Whether the steps of a path agree, for each facet. Background steps are shown in nothing, and agree with all."""
    claimed = [(step, edge) for step, edge in enumerate(path.edges) if not edge.is_background]
    shown = {step: showing.together(records.of([edge])) for step, edge in claimed}
    return {facet: _agreement({step: piece.values[facet] for step, piece in shown.items()}) for facet in Facet}


def _agreement(values: Mapping[int, frozenset[str]]) -> Agreement:
    stated = [found for found in values.values() if found]
    unstated = tuple(step for step, found in values.items() if not found)
    shared = frozenset.intersection(*stated) if stated else frozenset()
    everything = tuple(sorted(frozenset().union(*stated)))
    if stated and not shared:
        return Agreement(Agreeing.DIFFERS, everything, unstated)
    if unstated or not stated:
        return Agreement(Agreeing.NOT_STATED, everything, unstated)
    return Agreement(Agreeing.HELD, tuple(sorted(shared)), ())


def independent(parts: Iterable[ClaimReliability]) -> int:
    """The effective number of pieces of evidence: how many independent groups lend any belief.

    Claims of one group (the same work, all reviews, all that one document says without citing) rest on the same
    evidence, so that a group counts once however many claims it has, and one of reliability 0 not at all. Groups count
    alike: how much each is to be relied on is what belief says. (Kish's effective sample size, which weighs groups by
    their reliability, would call one strong and one weak study less than two; here they are two.)
    """
    return len({part.group for part in parts if part.reliability > 0})
