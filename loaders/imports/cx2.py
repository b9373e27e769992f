"""CX2: the networks of Cytoscape and NDEx.

Format: https://cytoscape.org/cx/cx2/specification/cytoscape-exchange-format-specification-(version-2)/.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from loaders.checks.mistakes import shown
from loaders.formats.json_text import read_json
from loaders.imports import carried
from loaders.imports.graphs import Edge, Graph, flat, take_graph
from loaders.imports.intake import Intake, Options, Reason
from schema.errors import DataError

_EXPECTED = "a CX2 network: a JSON list that begins with CXVersion"


def read(files: Sequence[Path], options: Options) -> Intake:
    """The edges of a network; their line is the id that CX2 gives them."""
    file = files[0]
    aspects = _aspects(file)
    intake = Intake.of(files, options, _title(aspects) or f"Network {file.name}")
    if aspects.get("exomyelin_documents"):
        kept = {name: aspects.get(f"exomyelin_{name}", []) for name in ("documents", "claims")}
        records = {name: [carried.Carried(file, 1, each) for each in listed] for name, listed in kept.items()}
        intake.restored = carried.put_together(records["documents"], records["claims"])
        intake.report.accepted["documents"] = len(intake.restored)
        return intake
    take_graph(_graph(aspects, intake), options, intake)
    return intake


def _aspects(file: Path) -> dict[str, list[Any]]:
    content = read_json(file, _EXPECTED)
    if (
        not isinstance(content, list)
        or not content
        or not isinstance(content[0], dict)
        or "CXVersion" not in content[0]
    ):
        raise DataError(file, 1, f"holds {shown(content)}", _EXPECTED)
    found: dict[str, list[Any]] = {}
    for part in content[1:]:
        if not isinstance(part, dict) or not all(isinstance(items, list) for items in part.values()):
            raise DataError(file, None, f"holds {shown(part)}, no aspects with lists", _EXPECTED)
        for name, items in part.items():
            found.setdefault(name, []).extend(items)
    if failed := next((each for each in map(_dict, found.get("status", [])) if each.get("success") is False), None):
        raise DataError(file, None, f"says that it is not whole: {shown(failed.get('error'))}", "a status of success")
    return found


def _title(aspects: Mapping[str, list[Any]]) -> str:
    named = (str(_dict(each).get("name") or "").strip() for each in aspects.get("networkAttributes", []))
    return next(filter(None, named), "")


def _graph(aspects: Mapping[str, list[Any]], intake: Intake) -> Graph:
    graph = Graph()
    short = _short_names(aspects)
    for node in aspects.get("nodes", []):
        if isinstance(node, dict) and "id" in node:
            given = flat({"id": node["id"], **_long(node.get("v"), short["nodes"])}.items())
            graph.add(str(node["id"]), _number(node["id"]), given)
        else:
            intake.reject(None, shown(node), Reason.MALFORMED, "is no node: it has no id")
    for edge in aspects.get("edges", []):
        if isinstance(edge, dict) and {"s", "t"} <= set(edge):
            given = flat(_long(edge.get("v"), short["edges"]).items())
            graph.edges.append(Edge(_number(edge.get("id")), str(edge["s"]), str(edge["t"]), given))
        else:
            intake.reject(None, shown(edge), Reason.MALFORMED, "is no edge: it lacks s or t")
    return graph


def _short_names(aspects: Mapping[str, list[Any]]) -> dict[str, dict[str, tuple[str, Any]]]:
    """By aspect, what each attribute is written as: its alias if it has one, with its long name and default."""
    found: dict[str, dict[str, tuple[str, Any]]] = {"nodes": {}, "edges": {}}
    for declared in map(_dict, aspects.get("attributeDeclarations", [])):
        for aspect, names in found.items():
            for name, traits in _dict(declared.get(aspect)).items():
                names[str(_dict(traits).get("a", name))] = (name, _dict(traits).get("v"))
    return found


def _long(values: object, short: Mapping[str, tuple[str, Any]]) -> dict[str, Any]:
    defaults = {name: default for name, default in short.values() if default is not None}
    return {**defaults, **{short.get(name, (name,))[0]: value for name, value in _dict(values).items()}}


def _number(id_: object) -> int:
    # Places are counted from 0 as CX2 counts its edges.
    return id_ if isinstance(id_, int) and not isinstance(id_, bool) and id_ >= 0 else 0


def _dict(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
