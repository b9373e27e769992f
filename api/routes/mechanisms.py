"""/mechanisms: the chains from a source to an effect, laid out by stage."""

from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from api.asking import VESICLES, EffectName, PathConditions, SourceName, path_query, seconds_left
from api.deps import DeadlineOf, ListQuestion
from api.listings import Bounds, Emptiness, Listing, Window
from api.views.entities import named
from api.views.paths import step
from api.views.reach import mechanism_nodes, mechanism_row
from api.views.why import emptiness
from api.wire.reach import MechanismList, MechanismRow
from graph.mechanisms import MechanismOptions, Mechanisms, Stage, mechanisms
from graph.paths.deadline import Deadline
from graph.paths.search import top_k
from graph.records import RecordCache
from graph.snapshot import Snapshot
from graph.store import GraphStore
from graph.why import Why, WhyCode

router = APIRouter(tags=["reasoning"])

ONLY_DIRECT = "only_direct"
"""Why there is no mechanism where a step leads from the source to the effect at once."""

_SECONDS = 1.0


@router.get("/mechanisms", response_model=MechanismList, summary="By which mechanisms a source reaches an effect")
def list_mechanisms(
    source: SourceName,
    effect: EffectName,
    where: Annotated[PathConditions, Depends()],
    deadline: DeadlineOf,
    question: ListQuestion,
) -> Response:
    """The chains of at least two steps from a source to an effect, and the things and steps that they share, by stage.

    A single step from source to effect says nothing of how, and is none of them: it is at /paths and /reach.
    """
    store, settings = question.service.store, question.service.settings

    def find(snapshot: Snapshot, window: Window) -> Listing[MechanismRow]:
        where.one_sign()
        ends = snapshot.names.resolve(source, "source", VESICLES), snapshot.names.resolve(effect, "effect")
        given, end = where.given(snapshot, settings), window.skipped + window.limit
        found, has_more = _first(snapshot, store, ends, given, end, deadline)
        records = RecordCache(store)
        return Listing(
            [mechanism_row(snapshot, records, chain) for chain in found.chains[window.skipped :]],
            last=str(end) if has_more else None,
            timed_out=found.timed_out,
            emptiness=found.why and _emptiness(snapshot, ends, given, found, settings.max_hops),
            extra={
                "source": named(snapshot, ends[0]),
                "effect": named(snapshot, ends[1]),
                "stages": tuple(Stage),
                "nodes": mechanism_nodes(found),
                "steps": tuple(step(snapshot, edge, records.of([edge])) for edge in found.steps),
            },
        )

    most = settings.max_paths
    return question.answer_list(MechanismList, find, Bounds(settings.default_paths, most, most))


def _first(
    snapshot: Snapshot,
    store: GraphStore,
    ends: tuple[str, str],
    given: dict[str, object],
    most: int,
    deadline: Deadline,
) -> tuple[Mechanisms, bool]:
    """The first chains, laid out, and whether there are more."""

    def ask(k: int) -> Mechanisms:
        options = MechanismOptions.model_validate(given | {"k": k, "seconds": seconds_left(deadline)})
        return mechanisms(snapshot, store, *ends, options)

    found = ask(most + 1)
    # What one chain more would add to the layout is not to be shown, so the layout is made anew without it.
    return (ask(most), True) if len(found.chains) > most else (found, False)


def _emptiness(
    snapshot: Snapshot, ends: tuple[str, str], given: dict[str, object], found: Mechanisms, most_hops: int
) -> Emptiness:
    """Why there is no chain: among other reasons, because a single step is all that is claimed."""
    if found.timed_out:
        return emptiness(snapshot, Why(WhyCode.TIMED_OUT), most_hops)
    step_alone = path_query(ends[:1], ends[1], 1, None, **given | {"max_hops": 1})
    if top_k(snapshot.index, step_alone, Deadline(_SECONDS)).paths:
        return Emptiness(ONLY_DIRECT, "That the one acts on the other is claimed, but not by what; see /paths.")
    return emptiness(snapshot, found.why or Why(WhyCode.NO_PATH), most_hops)
