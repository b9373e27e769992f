"""What of a question is nothing here, or changes nothing."""

from graph.trapi.question import QNode, QueryGraph
from graph.trapi.results import Findings, Level
from graph.trapi.steps import Steps
from graph.trapi.telling import Teller
from schema.biolink import biolink_rules, category_of
from schema.hierarchy import biolink_tree, category_fits, directions


def remark_on(teller: Teller, graph: QueryGraph, found: Findings) -> None:
    """Say it in the log."""
    for key, node in graph.nodes.items():
        _on_ids(teller.steps, key, node, found)
        if lost := [name for name in node.categories or () if not _is_category(name)]:
            found.remark(Level.WARNING, "UnknownCategory", f"{key}: nothing here is of {', '.join(lost)}.")
    for key, edge in graph.between:
        if lost := [name for name in edge.predicates or () if not _is_predicate(name)]:
            found.remark(Level.WARNING, "UnknownPredicate", f"{key}: nothing here is told as {', '.join(lost)}.")
    for key, part in (*graph.nodes.items(), *graph.between):
        if part.unknown:
            found.remark(Level.WARNING, "Ignored", f"{key}: {', '.join(part.unknown)} is nothing that TRAPI names.")


def _on_ids(steps: Steps, key: str, node: QNode, found: Findings) -> None:
    known = {curie: steps.entity(curie) for curie in node.pinned or ()}
    if lost := [curie for curie, id_ in known.items() if id_ is None]:
        found.remark(Level.WARNING, "UnknownIdentifier", f"{key}: nothing here is {', '.join(lost)}.")
    if other := [f"{curie} is {id_}" for curie, id_ in known.items() if id_ not in {None, curie}]:
        found.remark(Level.INFO, "KnownAs", f"{key}: here {', '.join(other)}.")


def _is_category(asked: str) -> bool:
    return any(category_fits(category_of(kind), asked) for kind in biolink_rules().categories)


def _is_predicate(asked: str) -> bool:
    return any(any(directions(each, (asked,))) for each in biolink_tree().predicates)
