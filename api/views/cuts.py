"""Minimum sets as they are sent."""

from api.views.entities import named
from api.views.knockout import Works
from api.views.paths import path_row
from api.wire.knockout import CutRow, CutSummary
from api.wire.knockout import PlainCut as PlainCutRow
from graph.cuts.cutting import Cuts, PlainCut
from graph.cuts.minimum import MinimumCuts
from graph.records import RecordCache
from graph.snapshot import Snapshot


def cut_rows(snapshot: Snapshot, found: Cuts) -> list[CutRow]:
    """The smallest sets of nodes, then those of works."""
    works = Works(snapshot)
    nodes = [
        CutRow(
            of="nodes",
            size=len(one),
            members=one,
            names=tuple(snapshot.entities[node].name for node in one),
            references=(),
        )
        for one in found.nodes.sets
    ]
    references = [
        CutRow(
            of="references",
            size=len(one),
            members=one,
            names=tuple(map(works.citation, one)),
            references=tuple(entry for work in one for entry in works.references(work)),
        )
        for one in found.works.sets
    ]
    return nodes + references


def summary(snapshot: Snapshot, records: RecordCache, of: str, found: MinimumCuts) -> CutSummary:
    """How many it takes."""
    path = found.uncuttable
    return CutSummary(
        lower=None if path else found.lower,
        upper=found.upper,
        proven=found.proven,
        truncated=found.truncated,
        uncuttable=path is not None,
        explanation=_words(of, found),
        path=path and path_row(snapshot, records, path),
    )


def plain(snapshot: Snapshot, found: PlainCut) -> PlainCutRow:
    """The cut that counts neither steps nor signs."""
    nodes = None if found.nodes is None else tuple(named(snapshot, node) for node in found.nodes)
    return PlainCutRow(computed=found.computed, nodes=nodes, direct=found.is_direct)


def _words(of: str, found: MinimumCuts) -> str:
    if found.uncuttable and of == "works":
        return "No loss of works cuts it: a path rests on claims that cite nothing, or on what a vocabulary states."
    if found.uncuttable:
        return "No loss of inner nodes cuts it: a single step leads from the one to the other."
    if found.proven:
        return f"It takes {found.lower} {of}, and no fewer do."
    at_most = "" if found.upper is None else f" and at most {found.upper}"
    return f"It takes at least {found.lower}{at_most} {of}; the search ended before the number was proven."
