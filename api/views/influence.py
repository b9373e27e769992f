"""Through which things mechanisms pass, as it is sent."""

from api.views.entities import named, roles
from api.wire.influence import InfluenceRow, SourceInfluence
from graph.influence import NodeInfluence
from graph.influence import SourceInfluence as FoundSource
from graph.snapshot import Snapshot


def influence_row(snapshot: Snapshot, found: NodeInfluence, *, exhausted: bool) -> InfluenceRow:
    """One thing that mechanisms pass."""
    entity = snapshot.entities[found.node]
    return InfluenceRow(
        id=found.node,
        name=entity.name,
        kind=entity.kind,
        roles=roles(snapshot, found.node),
        mechanisms=found.mechanisms,
        share=found.share,
        belief_share=found.belief_share,
        betweenness=found.betweenness,
        dominates=found.dominates,
        dominates_walks=found.dominates_walks,
        sources=found.sources,
        source_names=_names(snapshot, found.sources),
        dependent=found.dependent,
        dependent_names=_names(snapshot, found.dependent),
        exhausted=exhausted,
    )


def source_influence(snapshot: Snapshot, found: FoundSource) -> SourceInfluence:
    """The mechanisms of one source."""
    return SourceInfluence(
        id=found.source,
        name=snapshot.entities[found.source].name,
        mechanisms=found.mechanisms,
        exhausted=found.exhausted,
        dominators=tuple(named(snapshot, node) for node in found.dominators),
        walk_dominators=tuple(named(snapshot, node) for node in found.walk_dominators),
    )


def _names(snapshot: Snapshot, ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(snapshot.entities[id_].name for id_ in ids)
