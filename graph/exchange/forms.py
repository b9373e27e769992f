"""The forms in which the graph can be had, by name."""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import NamedTuple

from graph.exchange.extract import Extract

_XML, _JSON, _TSV = "application/xml", "application/json", "text/tab-separated-values; charset=utf-8"
_LINES, _PARQUET = "application/x-ndjson", "application/vnd.apache.parquet"


class Form(NamedTuple):
    """One form.

    Attributes:
        name: what it is asked for by.
        file: the name of a file in it.
        content_type: of an answer in it.
        writer: module and function that write it; imported when first needed, for their libraries are large.
        says: what it holds, in a few words.
    """

    name: str
    file: str
    content_type: str
    writer: tuple[str, str]
    says: str

    def write(self, extract: Extract) -> Iterator[bytes]:
        """An extract in this form, a piece at a time."""
        module, function = self.writer
        writer: Callable[[Extract], Iterator[bytes]] = getattr(import_module(f"graph.exchange.{module}"), function)
        return writer(extract)


FORMS = {
    form.name: form
    for form in (
        Form("kgx-nodes.tsv", "nodes.tsv", _TSV, ("kgx", "nodes_tsv"), "entities as KGX"),
        Form("kgx-edges.tsv", "edges.tsv", _TSV, ("kgx", "edges_tsv"), "claims as KGX edges"),
        Form("kgx-nodes.jsonl", "nodes.jsonl", _LINES, ("kgx", "nodes_jsonl"), "entities as KGX"),
        Form("kgx-edges.jsonl", "edges.jsonl", _LINES, ("kgx", "edges_jsonl"), "claims as KGX edges"),
        Form(
            "kgx-documents.jsonl", "documents.jsonl", _LINES, ("whole", "documents_jsonl"), "documents without claims"
        ),
        Form("graphml", "graph.graphml", _XML, ("graphml", "graphml"), "the steps, for Gephi, yEd, igraph, networkx"),
        Form("cx2", "graph.cx2", _JSON, ("cx2", "cx2"), "the steps with a style, for Cytoscape and NDEx"),
        Form("sif", "graph.sif", _TSV, ("sif", "sif"), "the steps and nothing else"),
        Form("ttl", "claims.ttl", "text/turtle; charset=utf-8", ("rdf", "turtle"), "claims described, none asserted"),
        Form("trig", "claims.trig", "application/trig", ("rdf", "trig"), "claims as named graphs"),
        Form("jsonld", "claims.jsonld", "application/ld+json", ("rdf", "jsonld"), "claims as named graphs"),
        Form("indra", "statements.json", _JSON, ("indra", "indra"), "claims as INDRA statements"),
        Form("bel", "claims.bel", "text/plain; charset=utf-8", ("bel", "bel"), "claims as a BEL script"),
        Form("nodes.parquet", "nodes.parquet", _PARQUET, ("parquet", "nodes_parquet"), "entities"),
        Form("edges.parquet", "edges.parquet", _PARQUET, ("parquet", "edges_parquet"), "steps with their evidence"),
        Form("claims.parquet", "claims.parquet", _PARQUET, ("parquet", "claims_parquet"), "claims, flat"),
    )
}
