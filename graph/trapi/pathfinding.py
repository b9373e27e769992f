"""Answers questions for paths between two things.

All paths of a pair are one result with an analysis for each, best first. Where the predicate asked for, or none, says
the same in either order, paths are sought from either end.
"""

from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import product
from typing import NamedTuple

from graph.paths.agreement import Paths
from graph.paths.deadline import Deadline
from graph.paths.query import FoundPath, PathQuery
from graph.paths.search import Programmes, found_path
from graph.support import support_of
from graph.trapi.message import RESOURCE, Analysis, Attribute, AuxiliaryGraph, Binding, TrapiResult
from graph.trapi.question import PathConstraint, QPath, QueryGraph, malformed
from graph.trapi.results import Findings, Level
from graph.trapi.telling import Teller, key_of
from graph.why import explain
from schema.biolink import PREFIX, category_of
from schema.hierarchy import ROOT, biolink_tree, category_fits

SCORING = "product of the beliefs in the path's edges, as if they were independent"
MOST_LOOKED_AT = 50_000
"""The most paths that are looked at for those that meet the constraints."""


class Limits(NamedTuple):
    """How much is sought: the most results or paths, and the most edges of a path."""

    paths: int
    hops: int


def find_paths(teller: Teller, graph: QueryGraph, limits: Limits, deadline: Deadline) -> Findings:
    """Answer a question for paths.

    Args:
        teller: of the release.
        graph: the question.
        limits: how much is sought.
        deadline: when to end; what was found until then is still the best.

    Raises:
        RefusedTrapi: an end of the path has no ids.
    """
    findings = Findings()
    ((key, path),) = graph.paths.items()
    ends = [_pinned(teller, graph, end, key) for end in (path.subject, path.object)]
    pairs = [(subject, object_) for subject, object_ in product(*ends) if subject != object_]
    for pair in pairs:
        if deadline.passed():
            findings.timed_out = True
            break
        search = _Search(teller, path, pair, limits.hops, deadline)
        found = search.first(limits.paths + 1)
        findings.timed_out = findings.timed_out or search.timed_out
        findings.cut = findings.cut or search.gave_up or len(found) > limits.paths
        _remark(findings, search, limits.paths, len(found))
        if found:
            findings.results.append(_result(teller, findings, (key, path), pair, found[: limits.paths]))
        elif len(pairs) == 1 and not search.timed_out:
            _why(teller, findings, _query(pair, limits.hops), deadline)
    if findings.timed_out:
        _once(findings, Level.WARNING, "TimedOut", "The time was up: what is given is right, and there may be more.")
    return findings


def _pinned(teller: Teller, graph: QueryGraph, end: str, key: str) -> list[str]:
    pinned = graph.nodes[end].pinned
    if pinned is None:
        raise malformed(end, f"{key}: a path leads between things that are named by ids, and {end} has none")
    found = (teller.steps.entity(curie) for curie in pinned)
    return sorted({id_ for id_ in found if id_ is not None})


def _result(
    teller: Teller, findings: Findings, asked: tuple[str, QPath], pair: tuple[str, str], found: Sequence[FoundPath]
) -> TrapiResult:
    key, path = asked
    analyses = tuple(_analysis(teller, findings, key, each) for each in found)
    nodes = {path.subject: Binding(ids=(pair[0],)), path.object: Binding(ids=(pair[1],))}
    return TrapiResult(node_bindings=nodes, analyses=analyses)


def _analysis(teller: Teller, findings: Findings, key: str, path: FoundPath) -> Analysis:
    edges = {key_of(edge): edge for edge in path.edges}
    name = " | ".join(edges)
    findings.hold(edges)
    findings.graphs[name] = AuxiliaryGraph(edges=tuple(edges))
    teller.records.of(path.edges)
    support = support_of(path, teller.records).support
    return Analysis(
        resource_id=RESOURCE,
        path_bindings={key: Binding(ids=(name,))},
        score=path.belief,
        scoring_method=SCORING,
        attributes=(
            Attribute(attribute_type_id="exomyelin:sign", value=path.sign.value, description="the path's net sign"),
            Attribute(
                attribute_type_id="exomyelin:support",
                value=support.value,
                description="whether one sentence states the path whole, or steps are stitched, or one is only implied",
            ),
        ),
    )


def _remark(findings: Findings, search: "_Search", most: int, count: int) -> None:
    if search.gave_up:
        text = f"Only the best {MOST_LOOKED_AT} paths between two things are looked at for those that meet constraints."
        _once(findings, Level.WARNING, "SearchCut", text)
    if count > most:
        _once(findings, Level.WARNING, "ResultsCut", f"Only the best {most} paths between two things are given.")


def _once(findings: Findings, level: Level, code: str, text: str) -> None:
    if all(remark.code != code for remark in findings.remarks):
        findings.remark(level, code, text)


def _why(teller: Teller, findings: Findings, query: PathQuery, deadline: Deadline) -> None:
    """Say why there is no path, as /paths would."""
    why = explain(teller.snapshot, query, deadline)
    (source,), target = query.sources, query.target
    findings.remark(Level.INFO, "NoPath", f"There is no path from {source} to {target}: {why.code.value}.")


def _query(pair: tuple[str, str], hops: int) -> PathQuery:
    return PathQuery(sources=(pair[0],), target=pair[1], max_hops=hops)


def _way(predicates: Sequence[str]) -> tuple[bool, bool]:
    """Whether paths are sought from subject to object, and from object to subject."""
    tree = biolink_tree()
    names = [predicate.removeprefix(PREFIX) for predicate in predicates]
    backward = [name in tree.symmetric or name in tree.inverses for name in names]
    return any(name not in tree.inverses for name in names), any(backward)


class _Search:
    """The paths between two things that meet the constraints, best first."""

    def __init__(self, teller: Teller, path: QPath, pair: tuple[str, str], hops: int, deadline: Deadline) -> None:
        self._entities = teller.snapshot.entities
        self._index = teller.snapshot.index
        self._constraints = path.constraints
        forward, backward = _way(path.predicates or (ROOT,))
        ordered = [pair] * forward + [pair[::-1]] * backward
        self._searches = [Programmes(self._index, _query(each, hops), deadline).search() for each in ordered]
        self.gave_up = False

    @property
    def timed_out(self) -> bool:
        return any(search.timed_out for search in self._searches)

    def first(self, most: int) -> list[FoundPath]:
        found: list[FoundPath] = []
        for looked, path in enumerate(merge(*map(self._paths, self._searches), key=lambda path: path.sort_key)):
            self.gave_up = looked >= MOST_LOOKED_AT
            # Where one search ended early, what the other still finds may come behind what that would have found.
            if self.gave_up or self.timed_out:
                break
            if self._meets(path):
                found.append(path)
            if len(found) == most:
                break
        return found

    def _paths(self, search: Paths) -> Iterator[FoundPath]:
        return (found_path(self._index, positions) for positions in search)

    def _meets(self, path: FoundPath) -> bool:
        return not self._constraints or any(self._leads(path, each) for each in self._constraints)

    def _leads(self, path: FoundPath, constraint: PathConstraint) -> bool:
        met = [category_of(self._entities[id_].kind) for id_ in path.nodes[1:-1]]
        return all(any(category_fits(each, asked) for each in met) for asked in constraint.intermediate_categories)
