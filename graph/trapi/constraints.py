"""What things and edges must meet, and which of it can't be told here."""

from collections.abc import Callable, Iterable, Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from graph.trapi.demands import AllowDeny, AttributeConstraint, Behavior, EdgeConstraints
from graph.trapi.question import QueryGraph, malformed
from graph.trapi.steps import Steps
from graph.trapi.telling import AGENT, EDGE_ATTRIBUTES, NODE_ATTRIBUTES, Teller
from schema.biolink import PREFIX
from schema.edge import Edge
from schema.hierarchy import biolink_tree, level_fits, value_fits

_PRIMARY = "primary_knowledge_source"


def unsupported(graph: QueryGraph) -> list[str]:
    """What is constrained that nothing here tells of, sorted."""
    return sorted({*_unsupported(graph)})


def check(graph: QueryGraph) -> None:
    """Refuse constraints that are none.

    Raises:
        RefusedTrapi: a value is none of Biolink's, or a pattern can't be read.
    """
    tree = biolink_tree()
    for key, edge in graph.edges.items():
        _check_values(f"{key}.knowledge_level", edge.constraints.knowledge_level, tree.knowledge_levels)
        _check_values(f"{key}.agent_type", edge.constraints.agent_type, tree.agent_types)
        for constraint in edge.constraints.attributes:
            _check_pattern(key, constraint)
    for key, node in graph.nodes.items():
        for constraint in node.constraints:
            _check_pattern(key, constraint)


def node_meets(teller: Teller, id_: str, constraints: Iterable[AttributeConstraint]) -> bool:
    """Whether a thing meets all of some constraints."""
    wanted = tuple(constraints)
    if not wanted:
        return True
    values = {attribute.attribute_type_id: attribute.value for attribute in teller.node(id_).attributes}
    return all(_holds(constraint, values) for constraint in wanted)


def needs_records(constraints: EdgeConstraints) -> bool:
    """Whether the claims behind an edge must be read to tell whether it meets some constraints."""
    return bool(constraints.attributes or constraints.knowledge_level)


def edge_meets(teller: Teller, edge: Edge, constraints: EdgeConstraints) -> bool:
    """Whether an edge meets all of some constraints."""
    return (
        _has_qualifiers(teller.steps, edge, constraints.qualifiers)
        and _comes_from(teller, edge, constraints)
        and _allows(constraints.agent_type, [AGENT], level_fits)
        and (
            constraints.knowledge_level is None
            or _allows(constraints.knowledge_level, [teller.edge(edge).knowledge_level], level_fits)
        )
        and _has_attributes(teller, edge, constraints.attributes)
    )


def _unsupported(graph: QueryGraph) -> Iterator[str]:
    for node in graph.nodes.values():
        yield from (_called(each) for each in node.constraints if each.id not in NODE_ATTRIBUTES or each.unit_id)
    for edge in graph.edges.values():
        yield from edge.constraints.unknown
        attributes = edge.constraints.attributes
        yield from (_called(each) for each in attributes if each.id not in EDGE_ATTRIBUTES or each.unit_id)
    for path in graph.paths.values():
        yield from (name for constraint in path.constraints for name in constraint.unknown)


def _called(constraint: AttributeConstraint) -> str:
    return f"{constraint.id} in {constraint.unit_id}" if constraint.unit_id else constraint.id


def _check_values(place: str, constraint: AllowDeny | None, known: Iterable[str]) -> None:
    names = sorted(known)
    for value in constraint.values if constraint else ():
        if value not in names:
            raise malformed(place, f"{place}: {value!r} is none of {', '.join(names)}")


def _check_pattern(place: str, constraint: AttributeConstraint) -> None:
    if constraint.operator == "matches":
        for pattern in _listed(constraint.value):
            try:
                _matches("", pattern)
            except (pa.ArrowInvalid, TypeError) as error:
                raise malformed(place, f"{place}: {pattern!r} is no pattern that is read (RE2)") from error


def _has_qualifiers(steps: Steps, edge: Edge, sets: tuple[dict[str, str], ...]) -> bool:
    if not sets:
        return True
    held = {PREFIX + name: value for name, value in steps.told(edge).qualifiers}
    return any(all(name in held and value_fits(held[name], value) for name, value in each.items()) for each in sets)


def _comes_from(teller: Teller, edge: Edge, constraints: EdgeConstraints) -> bool:
    wanted = constraints.sources
    if wanted is None:
        return True
    sources = teller.sources(edge)
    held = [each.resource_id for each in sources if each.resource_role == _PRIMARY or not wanted.primary_only]
    return _allows(wanted, held, str.__eq__)


def _allows(constraint: AllowDeny | None, held: Iterable[str], fits: Callable[[str, str], bool]) -> bool:
    if constraint is None:
        return True
    is_there = any(fits(value, asked) for value in held for asked in constraint.values)
    return is_there == (constraint.behavior is Behavior.ALLOW)


def _has_attributes(teller: Teller, edge: Edge, constraints: tuple[AttributeConstraint, ...]) -> bool:
    if not constraints:
        return True
    values = {attribute.attribute_type_id: attribute.value for attribute in teller.edge(edge).attributes}
    return all(_holds(constraint, values) for constraint in constraints)


def _holds(constraint: AttributeConstraint, values: Mapping[str, object]) -> bool:
    """Whether an attribute is as it must be. One that is not there is neither that nor its opposite."""
    if constraint.id not in values:
        return False
    held = values[constraint.id]
    if constraint.operator == "===":
        is_so = _is_same(held, constraint.value)
    else:
        compare = _COMPARING[constraint.operator]
        is_so = any(compare(each, wanted) for each in _listed(held) for wanted in _listed(constraint.value))
    return is_so != constraint.is_not


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple | dict) else [value]


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_same(one: object, other: object) -> bool:
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_is_same, one, other))
    return (type(one) is type(other) or (_is_number(one) and _is_number(other))) and one == other


def _is_less(one: object, other: object) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return one < other
    if isinstance(one, int | float) and isinstance(other, int | float) and _is_number(one) and _is_number(other):
        return one < other
    return False


def _matches(one: object, pattern: object) -> bool:
    """Whether a pattern is found in a text, by RE2: no pattern takes it long."""
    if not isinstance(pattern, str):
        raise TypeError
    if not isinstance(one, str):
        return False
    options = pc.MatchSubstringOptions(pattern)
    found: bool = pc.call_function("match_substring_regex", [pa.array([one])], options)[0].as_py()
    return found


_COMPARING: Mapping[str, Callable[[object, object], bool]] = {
    "==": _is_same,
    "<": _is_less,
    ">": lambda one, other: _is_less(other, one),
    "matches": _matches,
}
