"""SIF: one step a line, for Cytoscape and for scripts. Ids for nodes, predicates for interactions.

What belief, signs and evidence are known of a step is lost: take GraphML or CX2 to keep them.
"""

from collections.abc import Iterator

from graph.exchange.extract import Extract


def sif(extract: Extract) -> Iterator[bytes]:
    """The steps as tab-separated SIF: id, predicate, id."""
    for edge in extract.edges():
        yield f"{edge.subject}\t{edge.predicate}\t{edge.object}\n".encode()
