"""Finding the gaps of a release."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from graph.gaps.conclusions import Conclusions
from graph.gaps.evidence import Lacking
from graph.gaps.gap import Gap, GapKind
from graph.gaps.missing import Missing
from graph.outcomes import Asked
from graph.paths.deadline import Deadline
from graph.snapshot import Snapshot
from graph.store import GraphStore
from schema.rubric import Rubric


class Gaps(NamedTuple):
    """The gaps of a release.

    Attributes:
        found: in the order of ``Gap.sort_key``.
        timed_out: whether the search was ended before it was done.
    """

    found: tuple[Gap, ...]
    timed_out: bool


def gaps(
    snapshot: Snapshot,
    store: GraphStore,
    rubric: Rubric,
    asked: Asked,
    deadline: Deadline,
    kinds: Iterable[GapKind] = tuple(GapKind),
) -> Gaps:
    """What is missing, ranked by what closing it is expected to add to belief; see ``graph.gaps.gap``.

    Args:
        snapshot: the release that is asked.
        store: where its claims are.
        rubric: the numbers by which its beliefs were computed.
        asked: the conclusions that count: only those from these sources to these effects.
        deadline: when to end.
        kinds: the kinds that are wanted.
    """
    conclusions = Conclusions(snapshot, asked, deadline)
    missing = Missing(snapshot, store, rubric, conclusions)
    lacking = Lacking(snapshot, store, rubric, conclusions, deadline)
    ways: dict[GapKind, Callable[[], Iterator[Gap]]] = {
        GapKind.EFFECT_WITHOUT_MECHANISM: missing.effects_without_mechanism,
        GapKind.MECHANISM_WITHOUT_EFFECT_CLAIM: missing.mechanisms_without_effect_claim,
        GapKind.UNLINKED_CARGO: missing.unlinked_cargo,
        GapKind.SOURCE_WITHOUT_MS_EVIDENCE: lacking.sources_without_ms_evidence,
        GapKind.UNCITED_CLAIM: lacking.uncited_claims,
        GapKind.SINGLE_MENTION_ENTITY: lacking.single_mention_entities,
    }
    wanted = frozenset(kinds)
    found = [gap for kind, way in ways.items() if kind in wanted for gap in way()]
    timed_out = conclusions.timed_out or lacking.timed_out
    return Gaps(tuple(sorted(found, key=lambda gap: gap.sort_key)), timed_out)
