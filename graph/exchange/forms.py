"""The forms in which the graph can be had, by name."""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import NamedTuple

from graph.exchange.extract import Extract

_XML, _JSON, _TSV = "application/xml", "application/json", "text/tab-separated-values; charset=utf-8"
_CSV = "text/csv; charset=utf-8; header=present"
_LINES, _PARQUET = "application/x-ndjson", "application/vnd.apache.parquet"


class Form(NamedTuple):
    """One form.

    Attributes:
        name: what it is asked for by.
        file: the name of a file in it.
        content_type: of an answer in it.
        writer: module and function that write it; imported when first needed, for their libraries are large.
        says: what it holds, in a few words.
        tells: whether a file in it can say that it is not whole; else a part would pass for all.
        of_answers: whether an answer can be had in it; not where it holds documents, of which an answer is no part.
    """

    name: str
    file: str
    content_type: str
    writer: tuple[str, str]
    says: str
    tells: bool = True
    of_answers: bool = True

    def write(self, extract: Extract) -> Iterator[bytes]:
        """An extract in this form, a piece at a time."""
        module, function = self.writer
        writer: Callable[[Extract], Iterator[bytes]] = getattr(import_module(f"graph.exchange.{module}"), function)
        return writer(extract)


FORMS = {
    form.name: form
    for form in (
        Form("kgx-nodes.tsv", "nodes.tsv", _TSV, ("kgx", "nodes_tsv"), "entities as KGX", tells=False),
        Form("kgx-edges.tsv", "edges.tsv", _TSV, ("kgx", "edges_tsv"), "claims as KGX edges", tells=False),
        Form("kgx-nodes.jsonl", "nodes.jsonl", _LINES, ("kgx", "nodes_jsonl"), "entities as KGX", tells=False),
        Form("kgx-edges.jsonl", "edges.jsonl", _LINES, ("kgx", "edges_jsonl"), "claims as KGX edges", tells=False),
        Form(
            "kgx-documents.jsonl",
            "documents.jsonl",
            _LINES,
            ("whole", "documents_jsonl"),
            "documents without claims",
            of_answers=False,
        ),
        Form("graphml", "graph.graphml", _XML, ("graphml", "graphml"), "the steps, for Gephi, yEd, igraph, networkx"),
        Form("cx2", "graph.cx2", _JSON, ("cx2", "cx2"), "the steps with a style, for Cytoscape and NDEx"),
        Form(
            "sif",
            "graph.sif",
            _TSV,
            ("sif", "sif"),
            "the steps and nothing else, not even what is left out",
            tells=False,
        ),
        Form("ttl", "claims.ttl", "text/turtle; charset=utf-8", ("rdf", "turtle"), "claims described, none asserted"),
        Form("trig", "claims.trig", "application/trig", ("rdf", "trig"), "claims as named graphs"),
        Form("nq", "claims.nq", "application/n-quads", ("quads", "nquads"), "the same, a statement a line"),
        Form("jsonld", "claims.jsonld", "application/ld+json", ("rdf", "jsonld"), "claims as named graphs"),
        Form(
            "indra", "statements.json", _JSON, ("indra", "indra"), "claims that INDRA has a statement for", tells=False
        ),
        Form("bel", "claims.bel", "text/plain; charset=utf-8", ("bel", "bel"), "claims that BEL has a relation for"),
        Form("package", "package.zip", "application/zip", ("package", "package"), "a data package: CSV and Parquet"),
        Form("nodes.csv", "nodes.csv", _CSV, ("table", "nodes_csv"), "entities", tells=False),
        Form("edges.csv", "edges.csv", _CSV, ("table", "edges_csv"), "steps with their evidence", tells=False),
        Form("claims.csv", "claims.csv", _CSV, ("table", "claims_csv"), "claims, flat", tells=False),
        Form("nodes.parquet", "nodes.parquet", _PARQUET, ("parquet", "nodes_parquet"), "entities"),
        Form("edges.parquet", "edges.parquet", _PARQUET, ("parquet", "edges_parquet"), "steps with their evidence"),
        Form("claims.parquet", "claims.parquet", _PARQUET, ("parquet", "claims_parquet"), "claims, flat"),
    )
}
