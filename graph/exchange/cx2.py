"""CX2: the graph of steps with a style that shows signs and belief, for Cytoscape and NDEx.

Format: https://cytoscape.org/cx/cx2/specification/cytoscape-exchange-format-specification-(version-2)/.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.exchange.columns import EDGE_TYPES, NODE_TYPES, Row, edge_rows, node_rows
from graph.exchange.extract import Extract
from graph.exchange.whole import claim_records, document_records
from schema.vocabulary import Kind, Sign

_TYPES: dict[type, str] = {str: "string", list: "list_of_string", bool: "boolean", int: "long", float: "double"}
_ID = "represents"
_KIND_COLOURS = {
    Kind.VESICLE: "#0072B2",
    Kind.MICRORNA: "#E69F00",
    Kind.GENE: "#009E73",
    Kind.FAMILY: "#009E73",
    Kind.PATHWAY: "#56B4E9",
    Kind.PROCESS: "#CC79A7",
    Kind.CELL: "#F0E442",
    Kind.DISEASE: "#D55E00",
}
_SIGN_COLOURS = {Sign.POSITIVE: "#009E73", Sign.NEGATIVE: "#D55E00", Sign.UNKNOWN: "#777777", Sign.NEUTRAL: "#0072B2"}
_ENDS = {Sign.POSITIVE: "triangle", Sign.NEGATIVE: "tee", Sign.UNKNOWN: "circle", Sign.NEUTRAL: "none"}


def cx2(extract: Extract) -> Iterator[bytes]:
    """The steps as CX2, a piece at a time."""
    numbers = {entity.id: number for number, entity in enumerate(extract.entities())}
    yield b'[{"CXVersion":"2.0","hasFragments":false}'
    network = _network(extract)
    declared = _declarations(network)
    for aspect in (_meta(len(numbers), extract.edge_count()), declared, {"networkAttributes": [network]}):
        yield _piece(aspect)
    yield b',\n{"nodes":['
    yield from _joined(_node(numbers, row) for row in node_rows(extract))
    yield b']},\n{"edges":['
    yield from _joined(_edge(numbers, number, *edge) for number, edge in enumerate(edge_rows(extract)))
    yield b"]}"
    yield _piece({"visualProperties": [_style()]})
    if extract.whole:
        for name, records in (("documents", document_records(extract)), ("claims", claim_records(extract))):
            yield f',\n{{"exomyelin_{name}":['.encode()
            yield from _joined(records)
            yield b"]}"
    yield _piece({"status": [{"success": True}]})
    yield b"]\n"


def _piece(aspect: Mapping[str, Any]) -> bytes:
    return b",\n" + _json(aspect)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _joined(items: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    separator = b"\n"
    for item in items:
        yield separator + _json(item)
        separator = b",\n"


def _meta(nodes: int, edges: int) -> dict[str, Any]:
    counts = {
        "attributeDeclarations": 1,
        "networkAttributes": 1,
        "nodes": nodes,
        "edges": edges,
        "visualProperties": 1,
    }
    return {"metaData": [{"name": name, "elementCount": count} for name, count in counts.items()]}


def _declarations(network: Mapping[str, str | bool]) -> dict[str, Any]:
    nodes = {_ID if name == "id" else name: {"d": _TYPES[type_]} for name, type_ in NODE_TYPES.items()}
    edges = {"interaction": {"d": "string"}} | {name: {"d": _TYPES[type_]} for name, type_ in EDGE_TYPES.items()}
    declared = {name: {"d": _TYPES[type(value)]} for name, value in network.items()}
    return {"attributeDeclarations": [{"networkAttributes": declared, "nodes": nodes, "edges": edges}]}


def _network(extract: Extract) -> dict[str, str | bool]:
    about = extract.about
    left_out = extract.left_out
    description = "Belief in a path assumes independent steps." + (f" Left out: {left_out}." if left_out else "")
    return {"name": about.pop("title"), "description": description, "version": about.pop("release"), **about}


def _node(numbers: Mapping[str, int], row: Row) -> dict[str, Any]:
    id_ = str(row.pop("id"))
    return {"id": numbers[id_], "v": {_ID: id_, **row}}


def _edge(numbers: Mapping[str, int], number: int, subject: str, object_: str, row: Row) -> dict[str, Any]:
    return {
        "id": number,
        "s": numbers[subject],
        "t": numbers[object_],
        "v": {"interaction": row["predicate"], **row},
    }


def _style() -> dict[str, Any]:
    return {
        "default": {
            "network": {"NETWORK_BACKGROUND_COLOR": "#FFFFFF"},
            "node": {"NODE_SHAPE": "round-rectangle", "NODE_BACKGROUND_COLOR": "#BBBBBB", "NODE_WIDTH": 120.0},
            "edge": {"EDGE_WIDTH": 2.0, "EDGE_LINE_STYLE": "solid"},
        },
        "nodeMapping": {
            "NODE_LABEL": {"type": "PASSTHROUGH", "definition": {"attribute": "name", "type": "string"}},
            "NODE_BACKGROUND_COLOR": _discrete("kind", {str(kind): colour for kind, colour in _KIND_COLOURS.items()}),
        },
        "edgeMapping": {
            "EDGE_LINE_COLOR": _discrete("sign", {str(sign): colour for sign, colour in _SIGN_COLOURS.items()}),
            "EDGE_TARGET_ARROW_SHAPE": _discrete("sign", {str(sign): end for sign, end in _ENDS.items()}),
            # What is only implied is drawn as such.
            "EDGE_LINE_STYLE": {
                "type": "DISCRETE",
                "definition": {
                    "attribute": "implied",
                    "type": "boolean",
                    "map": [{"v": True, "vp": "dashed"}, {"v": False, "vp": "solid"}],
                },
            },
            "EDGE_LABEL": {"type": "PASSTHROUGH", "definition": {"attribute": "predicate", "type": "string"}},
            "EDGE_WIDTH": {
                "type": "CONTINUOUS",
                "definition": {
                    "attribute": "belief",
                    "type": "double",
                    "map": [
                        {
                            "min": 0.0,
                            "max": 1.0,
                            "minVPValue": 1.0,
                            "maxVPValue": 8.0,
                            "includeMin": True,
                            "includeMax": True,
                        }
                    ],
                },
            },
        },
    }


def _discrete(attribute: str, values: Mapping[str, str]) -> dict[str, Any]:
    pairs = [{"v": value, "vp": shown} for value, shown in values.items()]
    return {"type": "DISCRETE", "definition": {"attribute": attribute, "type": "string", "map": pairs}}
