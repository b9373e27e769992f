"""KGX: nodes and edges in the terms of the Biolink Model, one edge a claim.

Format: https://biolink.github.io/kgx/kgx_format.html. In TSV the values of a list are separated by ``|``; a bar within
one is a slash there. Nothing is quoted but a cell that begins with a quote: kgx takes quotes for part of the value, and
readers of CSV do not look for them within a cell.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from graph.exchange.citing import knowledge_level
from graph.exchange.extract import Extract
from schema.biolink import category_of, to_biolink
from schema.document import BackgroundRelation
from schema.entity import MergedEntity
from schema.hierarchy import resource_of
from schema.predicates import Predicate
from schema.record import ClaimRecord
from schema.vocabulary import Polarity, XrefKind

SOURCE = "infores:exomyelin"
ASSOCIATION = "biolink:Association"
Value: TypeAlias = "str | bool | float | Sequence[str]"
Row: TypeAlias = "dict[str, Value]"

NODE_COLUMNS = ("id", "name", "category", "synonym", "xref", "description", "provided_by", "kind", "is_class")
EDGE_COLUMNS = (
    "id",
    "subject",
    "predicate",
    "object",
    "category",
    "qualified_predicate",
    "object_aspect_qualifier",
    "object_direction_qualifier",
    "negated",
    "knowledge_level",
    "agent_type",
    "primary_knowledge_source",
    "aggregator_knowledge_source",
    "publications",
    "description",
    "original_predicate",
    "sign",
    "belief",
    "document",
    "locator",
    "hedge",
    "derivation",
    "directness",
    "agent",
    "quantifier",
    "cargo_evidence",
    "species",
    "model",
    "cell",
    "flags",
    "claim",
)
_RECORD = "claim"
_OF_CLAIM = ("document", "locator", "hedge", "derivation", "directness", "agent", "quantifier", "cargo_evidence")


def node_rows(extract: Extract) -> Iterator[Row]:
    """The entities."""
    return map(_node, extract.entities())


def edge_rows(extract: Extract) -> Iterator[Row]:
    """The claims, and what vocabularies state, each as an edge. Empty values are left out."""
    for record in extract.claims():
        row = _edge(extract, record) | {"publications": extract.publications(record)}
        yield {name: row[name] for name in EDGE_COLUMNS if row.get(name) not in ("", None, [], ())}
    yield from (_relation(extract, relation) for relation in extract.background())


def nodes_tsv(extract: Extract) -> Iterator[bytes]:
    """The entities as TSV."""
    return _tsv(NODE_COLUMNS, node_rows(extract))


def edges_tsv(extract: Extract) -> Iterator[bytes]:
    """The claims as TSV."""
    return _tsv(EDGE_COLUMNS, edge_rows(extract))


def nodes_jsonl(extract: Extract) -> Iterator[bytes]:
    """The entities as JSON Lines."""
    return _lines(node_rows(extract))


def edges_jsonl(extract: Extract) -> Iterator[bytes]:
    """The claims as JSON Lines."""
    return _lines(edge_rows(extract))


def _node(entity: MergedEntity) -> Row:
    row: Row = {
        "id": entity.id,
        "name": entity.name,
        "category": [category_of(entity.kind)],
        "synonym": list(entity.synonyms),
        "xref": [xref.id for xref in entity.xrefs if xref.kind is XrefKind.EXACT],
        "description": entity.description,
        "provided_by": list(entity.documents),
        "kind": entity.kind.value,
        "is_class": entity.is_class,
    }
    return {name: value for name, value in row.items() if value not in ("", [])}


def _edge(extract: Extract, record: ClaimRecord) -> Row:
    claim = record.claim
    told = to_biolink(extract.end(claim.subject), claim.predicate, extract.end(claim.object))
    plain = claim.model_dump(mode="json", include=set(_OF_CLAIM))
    return {
        "id": claim.id,
        "subject": told.subject,
        "predicate": told.predicate,
        "object": told.object,
        "category": [ASSOCIATION],
        **dict(told.qualifiers),
        "negated": claim.polarity is Polarity.NEGATED,
        "knowledge_level": knowledge_level(record),
        "agent_type": "manual_agent",
        "primary_knowledge_source": SOURCE,
        "description": claim.statement,
        "original_predicate": told.original_predicate,
        "sign": claim.sign.value,
        "belief": record.belief,
        **plain,
        "species": claim.context.species or "",
        "model": claim.context.model or "",
        "cell": claim.context.cell or "",
        "flags": list(record.flags),
        "claim": claim.model_dump_json(exclude_defaults=True),
    }


def _relation(extract: Extract, relation: BackgroundRelation) -> Row:
    told = to_biolink(extract.end(relation.subject), Predicate(relation.predicate), extract.end(relation.object))
    return {
        "id": f"background:{relation.vocabulary}:{relation.subject}-{relation.predicate}-{relation.object}",
        "subject": told.subject,
        "predicate": told.predicate,
        "object": told.object,
        "category": [ASSOCIATION],
        "knowledge_level": "knowledge_assertion",
        "agent_type": "manual_agent",
        "primary_knowledge_source": resource_of(relation.vocabulary),
        "aggregator_knowledge_source": [SOURCE],
        "description": f"stated by {relation.vocabulary} {relation.version}, no claim of a paper",
        "original_predicate": told.original_predicate,
        "sign": relation.predicate.traits.sign.value,
    }


def _tsv(columns: Sequence[str], rows: Iterable[Mapping[str, Value]]) -> Iterator[bytes]:
    yield ("\t".join(columns) + "\n").encode()
    for row in rows:
        yield ("\t".join(_cell(name, row.get(name, "")) for name in columns) + "\n").encode()


def _cell(name: str, value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if name == _RECORD and isinstance(value, str):
        # JSON, on one line as it is; its spaces are part of it.
        return value
    parts = [value] if isinstance(value, str) else [part.replace("|", "/") for part in value]
    text = "|".join(" ".join(part.split()) for part in parts)
    return '"' + text.replace('"', '""') + '"' if text.startswith('"') else text


def _lines(rows: Iterable[Mapping[str, Value]]) -> Iterator[bytes]:
    for row in rows:
        yield (json.dumps(row, ensure_ascii=False) + "\n").encode()
