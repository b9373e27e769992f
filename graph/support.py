"""How a path holds together: stated by one sentence, stitched from several, or with a step that is only implied.

A step is *said* by a sentence that makes an explicit, affirmed claim of it. A claim with an ``agent`` ("A does C via B"
claims B→C for A) says it only where the agent stands before the step on the path: for any other path it was not
shown. What a vocabulary states no sentence says, so a path with a background step is stitched at best: it is what
joins two claims that no author joined.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from graph.paths.query import FoundPath
from schema.edge import Edge
from schema.record import ClaimRecord
from schema.vocabulary import Derivation, PathSupport, Polarity

Sentence = tuple[str, str]
"""A place that makes claims: (document, locator)."""


class Weakness(StrEnum):
    """Why a step keeps its path from being stated."""

    IMPLIED = "implied"
    BACKGROUND = "background"
    OTHER_AGENT = "other_agent"
    OTHER_SENTENCE = "other_sentence"


class Verdict(NamedTuple):
    """How a path holds together, and what decides it.

    Attributes:
        support: stated, stitched or implied.
        step: from 0, the step that decides: of the implied ones the least believed, else the first that the sentences
            of the steps before it don't say. None for a stated path.
        weakness: why that step decides; None for a stated path.
        sentence: the first sentence, by document and locator, that states the path whole; None for others.
    """

    support: PathSupport
    step: int | None = None
    weakness: Weakness | None = None
    sentence: Sentence | None = None


class Chain(NamedTuple):
    """A path with how it holds together."""

    path: FoundPath
    verdict: Verdict


def support_of(path: FoundPath, records: Mapping[str, ClaimRecord]) -> Verdict:
    """How a path holds together.

    Args:
        path: the path.
        records: of all claims behind its steps, by id.
    """
    if implied := [(edge.belief, step) for step, edge in enumerate(path.edges) if edge.is_implied]:
        return Verdict(PathSupport.IMPLIED, min(implied)[1], Weakness.IMPLIED)
    shared: set[Sentence] | None = None
    for step, edge in enumerate(path.edges):
        said = _sentences(edge, path.nodes[: step + 1], records)
        shared = said if shared is None else shared & said
        if not shared:
            return Verdict(PathSupport.STITCHED, step, _weakness(edge, said))
    return Verdict(PathSupport.STATED, sentence=min(shared or ()))


def _sentences(edge: Edge, before: tuple[str, ...], records: Mapping[str, ClaimRecord]) -> set[Sentence]:
    """The sentences that say a step, on a path that has met some nodes before it."""
    claims = [records[claim].claim for claim in edge.claims]
    return {
        (claim.document, claim.locator)
        for claim in claims
        if claim.derivation is Derivation.EXPLICIT
        and claim.polarity is Polarity.AFFIRMED
        and (claim.agent is None or claim.agent in before)
    }


def _weakness(edge: Edge, said: set[Sentence]) -> Weakness:
    if edge.is_background:
        return Weakness.BACKGROUND
    return Weakness.OTHER_SENTENCE if said else Weakness.OTHER_AGENT
