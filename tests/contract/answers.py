"""All that a store answers, so that two stores can be compared."""

from typing import Any

from graph.store import GraphStore
from schema.base import content_hash
from schema.query import ClaimFilter


def answers(store: GraphStore) -> dict[str, Any]:
    """What a store answers to everything that takes no argument, and to the claims and coverage of all documents."""
    documents = list(store.documents())
    return {
        "release": store.release(),
        "documents": documents,
        "entities": list(store.entities()),
        "edges": list(store.edges()),
        "claims": list(store.claims(ClaimFilter())),
        "references": list(store.references()),
        "mentions": list(store.mentions()),
        "coverage": [list(store.coverage(document.info.id)) for document in documents],
        "background": list(store.background()),
        "findings": list(store.findings()),
    }


def digest(store: GraphStore) -> str:
    """A hash of all that a store answers."""
    return content_hash(repr(answers(store)))
