"""Answers questions of nodes and edges: one hop or several."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph.paths.deadline import Deadline
from graph.trapi.constraints import node_meets
from graph.trapi.joining import MOST_BOUND, Bound, Joining, hangs_together, is_of
from graph.trapi.message import RESOURCE, Analysis, Binding, TrapiResult
from graph.trapi.question import QNode, QueryGraph, SetInterpretation
from graph.trapi.results import Findings, Level
from graph.trapi.telling import Teller, key_of
from schema.biolink import category_of
from schema.edge import Edge

SCORING = "product over the edges asked for of the belief in the best edge bound to each, as if they were independent"
_DECIMALS = 9


@dataclass
class _Gathered:
    """The ways to bind a question that make one result."""

    nodes: dict[str, set[str]] = field(default_factory=dict)
    edges: dict[str, dict[str, Edge]] = field(default_factory=dict)

    def add(self, bound: Bound) -> None:
        for key, id_ in bound.nodes.items():
            self.nodes.setdefault(key, set()).add(id_)
        for key, edges in bound.edges.items():
            self.edges.setdefault(key, {}).update({key_of(edge): edge for edge in edges})

    @property
    def score(self) -> float:
        best = (max(edge.belief for edge in edges.values()) for edges in self.edges.values())
        return round(math.prod(best), _DECIMALS)

    def order(self, graph: QueryGraph) -> tuple[int, float, tuple[tuple[str, ...], ...]]:
        """What results are sorted by: more members of a set first, then belief, then ids."""
        many = [key for key, node in graph.nodes.items() if node.set_interpretation is SetInterpretation.MANY]
        members = sum(len(self.nodes[key]) for key in many)
        return -members, -self.score, tuple(tuple(sorted(self.nodes[key])) for key in sorted(self.nodes))


def look_up(teller: Teller, graph: QueryGraph, most: int, deadline: Deadline) -> Findings:
    """Answer a question of nodes and edges.

    Args:
        teller: of the release.
        graph: the question.
        most: the most results.
        deadline: when to end; what was found until then is given.
    """
    findings = Findings()
    if not graph.edges:
        _things(teller, graph, most, findings)
    elif not hangs_together(graph):
        findings.status = "QueryNotTraversable"
        findings.remark(Level.ERROR, "QueryNotTraversable", "Every node must be joined to every other along edges.")
    else:
        _edges(teller, graph, most, deadline, findings)
    return findings


def _edges(teller: Teller, graph: QueryGraph, most: int, deadline: Deadline, findings: Findings) -> None:
    joining = Joining(teller, graph, deadline)
    gathered: dict[tuple[str, ...], _Gathered] = {}
    single = [key for key, node in graph.nodes.items() if not node.is_gathered]
    for bound in joining:
        gathered.setdefault(tuple(bound.nodes[key] for key in single), _Gathered()).add(bound)
    whole = [each for each in gathered.values() if _has_all(teller, graph, each)]
    ordered = sorted(whole, key=lambda each: each.order(graph))
    findings.timed_out = joining.timed_out
    findings.cut = joining.cut or len(ordered) > most
    _remark(teller, joining, len(ordered), most, findings)
    for each in ordered[:most]:
        _add(findings, each)


def _add(findings: Findings, found: _Gathered) -> None:
    for edges in found.edges.values():
        findings.hold(edges)
    analysis = Analysis(
        resource_id=RESOURCE,
        edge_bindings={key: Binding(ids=tuple(sorted(edges))) for key, edges in found.edges.items()},
        score=found.score,
        scoring_method=SCORING,
    )
    findings.results.append(TrapiResult(node_bindings=_bindings(found.nodes), analyses=(analysis,)))


def _bindings(nodes: Mapping[str, set[str]]) -> dict[str, Binding]:
    return {key: Binding(ids=tuple(sorted(ids))) for key, ids in nodes.items()}


def _has_all(teller: Teller, graph: QueryGraph, found: _Gathered) -> bool:
    """Whether every set of which all members must be there has all."""
    wanted = ((key, node) for key, node in graph.nodes.items() if node.set_interpretation is SetInterpretation.ALL)
    return all(
        {teller.steps.entity(each) for each in node.member_ids or ()} <= found.nodes[key] for key, node in wanted
    )


def _remark(teller: Teller, joining: Joining, count: int, most: int, findings: Findings) -> None:
    if joining.timed_out:
        findings.remark(Level.WARNING, "TimedOut", "The time was up before all was looked at.")
    if joining.cut:
        text = f"There are more than {MOST_BOUND} ways to bind the question: others may be better. Narrow it."
        findings.remark(Level.WARNING, "TooManyBindings", text)
    if count > most:
        findings.remark(Level.WARNING, "ResultsCut", f"The best {most} of {count} results are given.")
    if joining.unjoined:
        names = ", ".join(sorted(teller.snapshot.entities[id_].name for id_ in joining.unjoined))
        text = f"Classes join no edges, unless named by id, since what some do others need not: left out {names}."
        findings.remark(Level.INFO, "ClassesNotJoined", text)


def _things(teller: Teller, graph: QueryGraph, most: int, findings: Findings) -> None:
    """Answer a question of one node alone."""
    if len(graph.nodes) > 1:
        findings.status = "QueryNotTraversable"
        findings.remark(Level.ERROR, "QueryNotTraversable", "Several nodes are joined by no edge.")
        return
    ((key, node),) = graph.nodes.items()
    found = [id_ for id_ in _wanted(teller, node) if node_meets(teller, id_, node.constraints)]
    findings.cut = len(found) > most
    if findings.cut:
        findings.remark(Level.WARNING, "ResultsCut", f"The first {most} of {len(found)} results are given.")
    findings.things |= {*found[:most]}
    groups = [found[:most]] if node.is_gathered else [[id_] for id_ in found[:most]]
    findings.results += [TrapiResult(node_bindings={key: Binding(ids=tuple(ids))}) for ids in groups if ids]


def _wanted(teller: Teller, node: QNode) -> Sequence[str]:
    if node.pinned is not None:
        found = (teller.steps.entity(curie) for curie in node.pinned)
        return sorted({id_ for id_ in found if id_ is not None})
    entities = teller.snapshot.entities
    return [id_ for id_, entity in entities.items() if is_of(node, category_of(entity.kind))]
