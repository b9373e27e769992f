"""TRAPI 1.5 over 2.0: questions are put as 2.0 puts them, and answers as 1.5 does. Nothing is found in another way."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.trapi.question import malformed

Json = dict[str, Any]

VERSION = "1.5.0"
_SOURCES = {"biolink:knowledge_source": False, "biolink:primary_knowledge_source": True}
_LEVELS = {"biolink:knowledge_level": "knowledge_level", "biolink:agent_type": "agent_type"}
_PARAMETERS = ("log_level", "bypass_cache")


def newer_question(body: Mapping[str, object]) -> Json:
    """A question in 1.5 as 2.0 puts it.

    Raises:
        RefusedTrapi: what must be an object or a list is none, or a constraint can't be put so.
    """
    asked: Json = _without_nulls(body)
    parameters = {name: asked.pop(name) for name in _PARAMETERS if name in asked}
    if parameters:
        asked["parameters"] = _object(asked.get("parameters", {}), "parameters") | parameters
    graph = _object(_object(asked.get("message", {}), "message").get("query_graph", {}), "query_graph")
    for key, edge in _object(graph.get("edges", {}), "edges").items():
        _renew(key, _object(edge, key))
    for name in ("edges", "paths"):
        if graph.get(name) == {}:
            del graph[name]
    for node in _object(graph.get("nodes", {}), "nodes").values():
        if isinstance(node, dict) and node.get("constraints") == []:
            del node["constraints"]
    return asked


def older_response(response: Mapping[str, Any], query_graph: object) -> Json:
    """An answer in 2.0 as 1.5 puts it.

    Args:
        response: the answer.
        query_graph: the question as it came.
    """
    message: Json = {**response["message"], "query_graph": query_graph}
    graph = message.get("knowledge_graph", {"nodes": {}, "edges": {}})
    message["knowledge_graph"] = {
        "nodes": {key: {"attributes": [], **node} for key, node in graph["nodes"].items()},
        "edges": {key: _older_edge(edge) for key, edge in graph["edges"].items()},
    }
    message["results"] = [_older_result(result) for result in message["results"]]
    if "auxiliary_graphs" in message:
        message["auxiliary_graphs"] = {
            key: each | {"attributes": []} for key, each in message["auxiliary_graphs"].items()
        }
    older = {name: value for name, value in response.items() if name != "parameters"}
    return older | {"message": message, "schema_version": VERSION}


def _renew(key: str, edge: Json) -> None:
    """Put the constraints of an edge as 2.0 does, in their place."""
    renewed: Json = {}
    attributes = _objects(edge.pop("attribute_constraints", []), f"{key}.attribute_constraints")
    plain = [each for each in attributes if str(each.get("id")) not in _SOURCES | _LEVELS]
    for each in attributes:
        if str(each.get("id")) in _SOURCES | _LEVELS:
            _name(key, renewed, each)
    if plain:
        renewed["attributes"] = plain
    sets = [
        _qualifiers(key, each)
        for each in _objects(edge.pop("qualifier_constraints", []), f"{key}.qualifier_constraints")
    ]
    if any(sets):
        renewed["qualifiers"] = [each for each in sets if each]
    if renewed:
        edge["constraints"] = renewed


def _qualifiers(key: str, constraint: Json) -> Json:
    place = f"{key}.qualifier_set"
    found = _objects(constraint.get("qualifier_set", []), place)
    try:
        return {one["qualifier_type_id"]: one["qualifier_value"] for one in found}
    except (KeyError, TypeError) as error:
        raise malformed(place, f"{place}: a qualifier has a qualifier_type_id and a qualifier_value") from error


def _name(key: str, renewed: Json, constraint: Json) -> None:
    """Put a constraint on an attribute that 2.0 has a place of its own for."""
    type_ = constraint["id"]
    name = _LEVELS.get(type_, "sources")
    if constraint.get("operator") not in {"==", "==="} or name in renewed:
        raise malformed(key, f"{key}: {type_} can be constrained once, by ==")
    value = constraint.get("value")
    renewed[name] = {
        "behavior": "DENY" if constraint.get("not") else "ALLOW",
        "values": value if isinstance(value, list) else [value],
    }
    if _SOURCES.get(type_):
        renewed[name]["primary_only"] = True


def _older_edge(edge: Mapping[str, Any]) -> Json:
    moved = ("knowledge_level", "agent_type")
    attributes = [{"attribute_type_id": f"biolink:{name}", "value": edge[name]} for name in moved]
    kept = {name: value for name, value in edge.items() if name not in moved}
    return kept | {"attributes": [*attributes, *edge.get("attributes", [])]}


def _older_result(result: Mapping[str, Any]) -> Json:
    nodes = {key: _older_binding(binding) for key, binding in result["node_bindings"].items()}
    return {"node_bindings": nodes, "analyses": list(_older_analyses(result.get("analyses", ())))}


def _older_analyses(analyses: Iterable[Mapping[str, Any]]) -> Iterator[Json]:
    for analysis in analyses:
        edges = {key: _older_binding(binding) for key, binding in analysis.get("edge_bindings", {}).items()}
        paths = {
            key: [{"id": id_} for id_ in binding["ids"]] for key, binding in analysis.get("path_bindings", {}).items()
        }
        yield dict(analysis) | {"edge_bindings": edges} | ({"path_bindings": paths} if paths else {})


def _older_binding(binding: Mapping[str, Any]) -> list[Json]:
    return [{"id": id_, "attributes": []} for id_ in binding["ids"]]


def _object(value: object, name: str) -> Json:
    if not isinstance(value, dict):
        raise malformed(name, f"{name}: expected an object")
    return value


def _objects(value: object, name: str) -> list[Json]:
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise malformed(name, f"{name}: expected a list of objects")
    return value


def _without_nulls(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """What JSON holds, anew, without members that are ``null``, and what is empty because of it kept."""
    if isinstance(value, Mapping):
        return {key: _without_nulls(each) for key, each in value.items() if each is not None}
    return [_without_nulls(each) for each in value] if isinstance(value, list) else value
