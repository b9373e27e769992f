"""/compare: several sources beside each other."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response

from api.asking import VESICLES, EffectName, PathConditions
from api.deps import DeadlineOf, ListQuestion, Name
from api.listings import Emptiness, Listing, Window, ranked
from api.views.comparison import compared_source, compared_step, summary
from api.views.entities import named
from api.views.reach import ReachView
from api.views.why import emptiness
from api.wire.comparison import ComparedStep, Comparison
from graph.comparison import Comparison as Compared
from graph.comparison import compare
from graph.reach import ReachOptions
from graph.records import RecordCache
from graph.snapshot import Snapshot
from graph.why import WhyCode
from schema.errors import InvalidParameter

router = APIRouter(tags=["reasoning"])

_FEWEST = 2
MOST_COMPARED = 10


@dataclass(frozen=True)
class ComparedNames:
    """The sources that are held beside each other: ``a``, then each ``b``, then each ``source``."""

    a: Annotated[
        Name | None,
        Query(description="The first source, by name, synonym, CURIE or the cell that releases it.", examples=["MSC"]),
    ] = None
    b: Annotated[
        tuple[Name, ...],
        Query(max_length=MOST_COMPARED, description="A source to hold beside it; may be repeated.", examples=["OPC"]),
    ] = ()
    source: Annotated[
        tuple[Name, ...],
        Query(max_length=MOST_COMPARED, description="A further source; may be repeated, also instead of `a` and `b`."),
    ] = ()

    def resolved(self, snapshot: Snapshot) -> tuple[str, ...]:
        """Ids of the sources, in order.

        Raises:
            UnknownEntity, AmbiguousEntity: a name can't be resolved.
            InvalidParameter: one is named twice, or they are too few or too many.
        """
        given = [("a", self.a)] * (self.a is not None) + [("b", name) for name in self.b]
        given += [("source", name) for name in self.source]
        found: dict[str, str] = {}
        for parameter, name in given:
            id_ = snapshot.names.resolve(name or "", parameter, VESICLES)
            if id_ in found:
                expected = f"another source than {found[id_]!r}, which means the same"
                raise InvalidParameter(parameter=parameter, value=name or "", expected=expected)
            found[id_] = name or ""
        if not _FEWEST <= len(found) <= MOST_COMPARED:
            expected = f"{_FEWEST} to {MOST_COMPARED} sources in `a`, `b` and `source` together"
            raise InvalidParameter(
                parameter="source" if self.a is None else "b", value=str(len(found)), expected=expected
            )
        return tuple(found)


@router.get("/compare", response_model=Comparison, summary="Several sources beside each other")
def compare_sources(
    effect: EffectName,
    names: Annotated[ComparedNames, Depends()],
    where: Annotated[PathConditions, Depends()],
    deadline: DeadlineOf,
    question: ListQuestion,
) -> Response:
    """By which steps each of several sources reaches an effect: those they share, those of each alone, and evidence.

    The items are the steps. Beside them stands each source as /reach has it (net sign, best paths, number of
    mechanisms, or why it is not reached), with the advantages, limitations, hurdles and aims that are claimed of it.
    """
    service = question.service
    settings = service.settings

    def find(snapshot: Snapshot, window: Window) -> Listing[ComparedStep]:
        where.one_sign()
        sources, target = names.resolved(snapshot), snapshot.names.resolve(effect, "effect")
        options = ReachOptions.model_validate(where.given(snapshot, settings))
        found = compare(snapshot, service.store, sources, target, options, deadline)
        records = RecordCache(service.store)
        view = ReachView(
            snapshot,
            records,
            target,
            lambda row: row.why and emptiness(snapshot, row.why, settings.max_hops),
            question.relaxations,
        )
        listing = ranked(found.steps, window, lambda one: compared_step(snapshot, records, one))
        beside = summary(found, lambda source: compared_source(snapshot, view, source, found.sources))
        return listing.told(
            lambda: _emptiness(snapshot, found, settings.max_hops),
            timed_out=found.timed_out,
            effect=named(snapshot, target),
            **beside,
        )

    return question.answer_list(Comparison, find)


def _emptiness(snapshot: Snapshot, found: Compared, most_hops: int) -> Emptiness:
    """Why there is no step: none of the sources reaches the effect."""
    if found.timed_out:
        return Emptiness(WhyCode.TIMED_OUT, "The time was up before any step was found.")
    whys = [source.why for source in found.sources if source.why]
    nearest = next((why for why in whys if why.relaxations), whys[0])
    return emptiness(snapshot, nearest, most_hops)
