"""N-Quads: the statements of TriG a line each, for whole graphs of any size: nothing is held, grouped or indented.

Format: https://www.w3.org/TR/n-quads/. What is said is what ``graph.exchange.rdf`` says; each statement is written as
it is made, which takes a fraction of the time of a serialiser that puts them in order first.
"""

from collections.abc import Iterator
from functools import lru_cache

from rdflib import Literal, URIRef
from rdflib.term import Node

from graph.exchange import rdf
from graph.exchange.extract import Extract

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})
_TERMS_KEPT = 20_000


class Quads:
    """Takes the triples of one graph, and keeps them as lines.

    Args:
        graph: its name; None for the default graph.
    """

    def __init__(self, graph: URIRef | None = None) -> None:
        self._end = f" {_iri(graph)} .\n" if graph is not None else " .\n"
        self._lines: dict[str, None] = {}

    def add(self, triple: tuple[Node, Node, Node], /) -> None:
        """Take a triple; one that is there already is taken once."""
        subject, predicate, object_ = triple
        self._lines[f"{_iri(subject)} {_iri(predicate)} {_term(object_)}{self._end}"] = None

    def taken(self) -> bytes:
        """The lines."""
        return "".join(self._lines).encode()


def nquads(extract: Extract) -> Iterator[bytes]:
    """The claims as N-Quads, a claim at a time, in an order that never varies."""
    head = Quads()
    rdf.describe_whole(head, extract)
    for info in extract.infos.values():
        rdf.describe_document(head, info)
    yield head.taken()
    for entity in extract.entities():
        described = Quads()
        rdf.describe_entity(described, entity)
        yield described.taken()
    for record in extract.claims():
        assertion = Quads(rdf.graph_of(record, "assertion"))
        rdf.assert_claim(assertion, record)
        provenance = Quads(rdf.graph_of(record, "provenance"))
        rdf.describe_claim(provenance, extract, record)
        yield assertion.taken() + provenance.taken()
    for relation in extract.background():
        node = rdf.background_node(relation)
        assertion, provenance = Quads(rdf.part_of(node, "assertion")), Quads(rdf.part_of(node, "provenance"))
        rdf.assert_background(assertion, relation)
        rdf.describe_background(provenance, extract, relation)
        yield assertion.taken() + provenance.taken()


def _term(term: Node) -> str:
    return _literal(term) if isinstance(term, Literal) else _iri(term)


@lru_cache(maxsize=_TERMS_KEPT)
def _iri(term: Node) -> str:
    return str(term.n3())


def _literal(literal: Literal) -> str:
    text = f'"{literal.translate(_ESCAPES)}"'
    return f"{text}^^<{literal.datatype}>" if literal.datatype else text
