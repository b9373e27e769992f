"""N-Quads: the statements of TriG a line each, for whole graphs of any size: nothing is held, grouped or indented.

Format: https://www.w3.org/TR/n-quads/. What is said is what ``graph.exchange.rdf`` says; each statement is written as
it is made, which takes a fraction of the time of a serialiser that orders them first.
"""

from collections.abc import Iterator

from rdflib import Dataset, Literal
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from graph.exchange.extract import Extract
from graph.exchange.rdf import datasets

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})


def nquads(extract: Extract) -> Iterator[bytes]:
    """The claims as N-Quads, some hundred claims at a time, in an order that never varies."""
    for dataset in datasets(extract):
        yield "".join(sorted(_lines(dataset))).encode()


def _lines(dataset: Dataset) -> Iterator[str]:
    for subject, predicate, object_, graph in dataset.quads((None, None, None, None)):
        named = "" if graph is None or graph == DATASET_DEFAULT_GRAPH_ID else f" {graph.n3()}"
        value = _literal(object_) if isinstance(object_, Literal) else object_.n3()
        yield f"{subject.n3()} {predicate.n3()} {value}{named} .\n"


def _literal(literal: Literal) -> str:
    text = f'"{literal.translate(_ESCAPES)}"'
    return f"{text}^^<{literal.datatype}>" if literal.datatype else text
