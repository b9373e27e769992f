"""GraphML: the graph of steps, for Gephi, yEd, Cytoscape, igraph and networkx.

Format: http://graphml.graphdrawing.org. It knows no lists: their values are joined by ``|``.
"""

import io
import json
import re
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from graph.exchange.columns import EDGE_TYPES, NODE_TYPES, Row, Value, edge_rows, node_rows
from graph.exchange.extract import Extract
from graph.exchange.whole import claim_records, document_records

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_TYPES: dict[type, str] = {str: "string", list: "string", bool: "boolean", int: "long", float: "double"}
_ESCAPED_END = "?\\u003e"
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def graphml(extract: Extract) -> Iterator[bytes]:
    """The steps as GraphML, a piece at a time."""
    buffer = io.StringIO()
    xml = XMLGenerator(buffer, encoding="utf-8", short_empty_elements=True)
    for _ in _written(xml, extract):
        yield buffer.getvalue().encode()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue().encode()


def _written(xml: XMLGenerator, extract: Extract) -> Iterator[None]:
    xml.startDocument()
    xml.startElement("graphml", AttributesImpl({"xmlns": _NAMESPACE}))
    whole: Row = {**extract.about}
    _declare(xml, {name: type(value) for name, value in whole.items()} | {"left_out": str}, "graph")
    _declare(xml, {name: type_ for name, type_ in NODE_TYPES.items() if name != "id"}, "node")
    _declare(xml, EDGE_TYPES, "edge")
    xml.startElement("graph", AttributesImpl({"id": "exomyelin", "edgedefault": "directed"}))
    _data(xml, whole, "graph")
    for row in node_rows(extract):
        _element(xml, "node", {"id": str(row.pop("id"))}, row)
        yield
    for number, (subject, object_, row) in enumerate(edge_rows(extract)):
        _element(xml, "edge", {"id": f"e{number}", "source": subject, "target": object_}, row)
        yield
    # Told last: to count what is left out takes a look at every claim.
    _data(xml, {"left_out": extract.left_out}, "graph")
    xml.endElement("graph")
    if extract.whole:
        yield from _carried(xml, extract)
    xml.endElement("graphml")
    xml.endDocument()


def _carried(xml: XMLGenerator, extract: Extract) -> Iterator[None]:
    """Documents and claims as processing instructions, which readers of GraphML pass over."""
    for what, records in (("document", document_records(extract)), ("claim", claim_records(extract))):
        for record in records:
            # Only ASCII, so that whatever a text holds is legal here; and nothing that would end the instruction.
            xml.processingInstruction("exomyelin", f"{what} {json.dumps(record).replace('?>', _ESCAPED_END)}")
            yield


def _declare(xml: XMLGenerator, types: Mapping[str, type], of: str) -> None:
    for name, type_ in types.items():
        key = {"id": f"{of}_{name}", "for": of, "attr.name": name, "attr.type": _TYPES[type_]}
        xml.startElement("key", AttributesImpl(key))
        xml.endElement("key")


def _element(xml: XMLGenerator, tag: str, attributes: Mapping[str, str], row: Row) -> None:
    xml.startElement(tag, AttributesImpl(dict(attributes)))
    _data(xml, row, tag)
    xml.endElement(tag)


def _data(xml: XMLGenerator, row: Row, of: str) -> None:
    for name, value in row.items():
        if value not in ("", []):
            xml.startElement("data", AttributesImpl({"key": f"{of}_{name}"}))
            xml.characters(_text(value))
            xml.endElement("data")


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    text = "|".join(value) if isinstance(value, list) else repr(value) if isinstance(value, float) else str(value)
    return _ILLEGAL.sub("\ufffd", text)
