"""What is said of each entity and of each step, in the forms that show a graph of steps."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from graph.exchange.extract import Extract
from schema.edge import Edge
from schema.entity import MergedEntity
from schema.record import ClaimRecord
from schema.vocabulary import Hedge, Tier

Value: TypeAlias = "str | bool | int | float | list[str]"
Row: TypeAlias = "dict[str, Value]"

NODE_TYPES: dict[str, type] = {
    "id": str,
    "name": str,
    "kind": str,
    "roles": list,
    "is_class": bool,
    "synonyms": list,
    "description": str,
    "documents": list,
}
"""By name of a node's column, the type of its values; a list is of texts."""
EDGE_TYPES: dict[str, type] = {
    "predicate": str,
    "sign": str,
    "belief": float,
    "cost": int,
    "implied": bool,
    "hedges": list,
    "quantifiers": list,
    "agents": list,
    "contested": bool,
    "background": bool,
    "claim_count": int,
    "claims": list,
    "statements": list,
    "tiers": list,
    "species": list,
    "models": list,
    "documents": list,
    "publications": list,
    "flags": list,
}
"""By name of an edge's column, the type of its values."""
_TIERS, _HEDGES = tuple(Tier), tuple(Hedge)


def node_rows(extract: Extract) -> Iterator[Row]:
    """The entities."""
    return (_node(extract, entity) for entity in extract.entities())


def edge_rows(extract: Extract) -> Iterator[tuple[str, str, Row]]:
    """The steps: subject, object, and what is said of them."""
    return ((edge.subject, edge.object, _edge(extract, edge, records)) for edge, records in extract.walked())


def _node(extract: Extract, entity: MergedEntity) -> Row:
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind.value,
        "roles": sorted(extract.snapshot.roles[entity.id]),
        "is_class": entity.is_class,
        "synonyms": list(entity.synonyms),
        "description": entity.description,
        "documents": list(entity.documents),
    }


def _edge(extract: Extract, edge: Edge, records: list[ClaimRecord]) -> Row:
    return {
        "predicate": edge.predicate.value,
        "sign": edge.sign.value,
        "belief": edge.belief,
        "cost": edge.cost or 0,
        "implied": edge.is_implied,
        "hedges": sorted({record.claim.hedge for record in records}, key=_HEDGES.index),
        "quantifiers": _texts(records, lambda record: [record.claim.quantifier]),
        "agents": _texts(records, lambda record: [record.claim.agent]),
        "contested": edge.contested,
        "background": edge.is_background,
        "claim_count": len(records),
        "claims": [record.claim.id for record in records],
        "statements": [record.claim.statement for record in records],
        "tiers": sorted({part.tier for record in records for part in record.parts}, key=_TIERS.index),
        "species": _texts(records, lambda record: [record.claim.context.species]),
        "models": _texts(records, lambda record: [record.claim.context.model]),
        "documents": _texts(records, lambda record: [record.claim.document]),
        "publications": _texts(records, extract.publications),
        "flags": _texts(records, lambda record: record.flags),
    }


def _texts(records: Iterable[ClaimRecord], given: Callable[[ClaimRecord], Iterable[str | None]]) -> list[str]:
    return sorted({text for record in records for text in given(record) if text})
