"""/cuts: the fewest things, and the fewest works, whose loss cuts a source from an effect."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response

from api.asking import (
    MOST_NAMES,
    VESICLES,
    Background,
    EffectName,
    EvidenceConditions,
    HopLimit,
    SourceName,
    hops_of,
    one_sign,
)
from api.deps import DeadlineOf, ListQuestion, Name
from api.listings import Emptiness, Listing, Window, ranked
from api.settings import Settings
from api.signs import TypedSign
from api.views.cuts import cut_rows, plain, summary
from api.views.entities import named
from api.views.why import emptiness
from api.wire.knockout import CutList, CutRow
from graph.cuts.cutting import Cuts, cuts
from graph.paths.query import PathQuery
from graph.paths.search import top_k
from graph.records import RecordCache
from graph.snapshot import Snapshot
from graph.why import Why, WhyCode, explain

router = APIRouter(tags=["reasoning"])

UNCUTTABLE = "uncuttable"
UNDECIDED = "undecided"
MOST_SETS = 1000


@dataclass(frozen=True)
class CutConditions(EvidenceConditions):
    """Which paths are to be cut."""

    source: SourceName
    effect: EffectName
    sign: Annotated[TypedSign | None, Query(description="Only paths of this net sign.", examples=["+"])] = None
    max_hops: HopLimit = None
    avoid: Annotated[
        tuple[Name, ...], Query(max_length=MOST_NAMES, description="A thing that is lost already; may be repeated.")
    ] = ()
    background: Background = True

    def query(self, snapshot: Snapshot, settings: Settings) -> PathQuery:
        """The query of the engine.

        Raises:
            UnknownEntity, AmbiguousEntity: a name can't be resolved.
            InvalidParameter: the sign is none of a path, or more steps are asked for than the service walks.
        """
        one_sign(self.sign)
        given: dict[str, object] = {
            "sources": (snapshot.names.resolve(self.source, "source", VESICLES),),
            "target": snapshot.names.resolve(self.effect, "effect"),
            "sign": self.sign,
            "max_hops": hops_of(self.max_hops, settings),
            "avoid": tuple(snapshot.names.resolve(name, "avoid") for name in self.avoid),
            "background": self.background,
        }
        return PathQuery.model_validate(given | self.evidence)


@router.get("/cuts", response_model=CutList, summary="The fewest losses that cut a source from an effect")
def list_cuts(
    where: Annotated[CutConditions, Depends()],
    deadline: DeadlineOf,
    question: ListQuestion,
) -> Response:
    """All smallest sets of inner nodes, and of works, whose loss leaves no path within the steps and the sign.

    Found exactly: `proven` says so; where the search was ended before, `lower` and `upper` hold the number between
    them. The ends are no inner nodes. With conditions on the evidence, no path is left that meets them: a loss of
    works can leave a step that is believed less, or shown less, than is asked for. Beside them stands the plain cut,
    which counts neither steps nor signs, nor whether steps agree.
    """
    service = question.service

    def find(snapshot: Snapshot, window: Window) -> Listing[CutRow]:
        query = where.query(snapshot, service.settings)
        source, effect = named(snapshot, query.sources[0]), named(snapshot, query.target)
        first = top_k(snapshot.index, query.model_copy(update={"k": 1}), deadline)
        if not first.paths:
            why = Why(WhyCode.TIMED_OUT) if first.timed_out else explain(snapshot, query, deadline)
            nothing = emptiness(snapshot, why, service.settings.max_hops)
            extra = {"source": source, "effect": effect, **dict.fromkeys(("nodes", "references", "plain"))}
            return Listing((), timed_out=first.timed_out, emptiness=nothing, extra=extra)
        found = cuts(snapshot, service.store, service.rubric, query, MOST_SETS, deadline)
        records = RecordCache(service.store)
        listing = ranked(cut_rows(snapshot, found), window, lambda row: row)
        return listing.told(
            lambda: _nothing_cuts(found),
            timed_out=found.timed_out,
            source=source,
            effect=effect,
            nodes=summary(snapshot, records, "things", found.nodes),
            references=summary(snapshot, records, "works", found.works),
            plain=plain(snapshot, found.plain),
        )

    return question.answer_list(CutList, find)


def _nothing_cuts(found: Cuts) -> Emptiness:
    if found.nodes.uncuttable and found.works.uncuttable:
        return Emptiness(UNCUTTABLE, "No loss of inner nodes and no loss of works cuts the one from the other.")
    if found.timed_out:
        return Emptiness(WhyCode.TIMED_OUT, "The time was up before any set was found.")
    return Emptiness(UNDECIDED, "As many sets were tried as are tried at most, and none of them cuts.")
