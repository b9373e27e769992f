"""Writes a store's graph as files that ``neo4j-admin database import full`` takes: fast, into a database of one's own.

They hold all that the store in Neo4j holds (see docs/cypher.md), what only the service reads included: a database made
of them can be served as if its documents had been loaded into it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import TypeVar

from cypher import queries
from graph.canonical import claim_key
from graph.neo4j import parts
from graph.neo4j.admin_tables import Row, Tables
from graph.neo4j.derivation import EMPTY, derived_by
from graph.neo4j.writing import JUDGEMENT, MENTION, PASSAGE, PLACE
from graph.snapshot import take_snapshot
from graph.store import GraphStore
from schema.claim import Mention
from schema.document import Finding
from schema.errors import StoreError
from schema.query import ClaimFilter
from schema.record import ClaimRecord, StoredDocument
from schema.reference import Reference
from schema.rubric import Rubric

INDEXES = "indexes.cypher"

_NOTE = (
    "Imports these files into a new database: sh import.sh [DATABASE]",
    "Then start the server and make the indexes: cypher-shell -f indexes.cypher",
    "(so does whatever opens the database for writing: python -m loaders add …).",
)

Part = tuple[str, Row]
"""The key and the properties of a node."""
Numbered = TypeVar("Numbered", Finding, Reference)
Link = tuple[str, str, str, Row]
"""Where a relationship starts, its type, where it ends, and its properties."""


def export_for_admin(store: GraphStore, rubric: Rubric, folder: Path) -> list[Path]:
    """Write the files, and beside them the command that imports them.

    Args:
        store: of either kind.
        rubric: by which its beliefs were derived.
        folder: made if it is missing; files of the same names in it are replaced.

    Returns:
        The files written, the command last.

    Raises:
        StoreError: the store changed meanwhile.
    """
    release, documents = store.release(), store.documents()
    tables = Tables(folder)
    records = list(store.claims(ClaimFilter()))
    findings = [parts.finding_row(finding, ordinal) for finding, ordinal in _numbered(store.findings())]
    _add_entities(tables, store, records)
    _add_documents(tables, store, documents)
    _add_claims(tables, records)
    _add_references(tables, store, records)
    _add_findings(tables, findings)
    _add_background(tables, store, documents)
    _add_parts(tables, store, documents)
    _add_memory(tables, release, rubric)
    if store.release() != release:
        message = f"the store changed while it was written to {folder}: write it again"
        raise StoreError(message)
    indexes = folder / INDEXES
    indexes.write_text("".join(f"{query.text.strip()};\n" for query in queries.SCHEMA), encoding="utf-8")
    return [*tables.paths, indexes, tables.add_command(_NOTE)]


def _add_entities(tables: Tables, store: GraphStore, records: Sequence[ClaimRecord]) -> None:
    snapshot = take_snapshot(store)
    recorded = {id_: parts.entity_properties(entity) for id_, entity in snapshot.entities.items()}
    labels = {
        id_: [parts.label_of(entity.kind), *map(parts.label_of, snapshot.roles[id_])]
        for id_, entity in snapshot.entities.items()
    }
    claimed = ((record.claim.subject, record.claim.object) for record in records)
    stated = ((relation.subject, relation.object) for relation in store.background())
    ends = dict.fromkeys(chain.from_iterable(chain(claimed, stated)))
    others = {id_: {"id": id_, "name": id_} for id_ in ends if id_ not in recorded}
    tables.add_nodes("Entity", (recorded | others).items(), labels)
    tiers = {record.claim.id: {part.tier for part in record.parts} for record in records}
    rows = (parts.edge_row(edge, {tier for claim in edge.claims for tier in tiers[claim]}) for edge in store.edges())
    edges = ((row["subject"], row["type"], row["object"], row["properties"]) for row in rows)
    tables.add_links("edges", ("Entity", "Entity"), edges)


def _add_documents(tables: Tables, store: GraphStore, documents: Sequence[StoredDocument]) -> None:
    tables.add_nodes("Document", ((held.info.id, parts.document_properties(held)) for held in documents), {})
    records: Iterator[Link] = (
        (held.info.id, "RECORDS", entity.id, {"record": parts.json_of(entity)})
        for held in documents
        for entity in store.entities_of(held.info.id)
    )
    tables.add_links("records", ("Document", "Entity"), records)


def _add_claims(tables: Tables, records: Sequence[ClaimRecord]) -> None:
    claims = [record.claim for record in records]
    nodes = ((record.claim.id, parts.claim_properties(record, claim_key(record))) for record in records)
    _add_held(tables, "Claim", nodes)
    tables.add_links("subject", ("Claim", "Entity"), ((claim.id, "SUBJECT", claim.subject, {}) for claim in claims))
    tables.add_links("object", ("Claim", "Entity"), ((claim.id, "OBJECT", claim.object, {}) for claim in claims))


def _add_references(tables: Tables, store: GraphStore, records: Sequence[ClaimRecord]) -> None:
    numbered = _numbered(store.references())
    _add_held(tables, "Reference", ((entry.id, parts.reference_properties(entry, n)) for entry, n in numbered))
    tables.add_links("cites", ("Claim", "Reference"), map(_citation, parts.citations(records)))


def _citation(citation: Row) -> Link:
    properties = {name: citation[name] for name in ("mention", "support", "why")}
    return citation["claim"], "CITES", citation["reference"], properties


def _add_findings(tables: Tables, findings: Sequence[Row]) -> None:
    keyed = list(_keyed(finding["properties"] for finding in findings))
    _add_held(tables, "Finding", keyed)
    touched: Iterator[Link] = (
        (key, "TOUCHES", claim, {})
        for (key, _), finding in zip(keyed, findings, strict=True)
        for claim in finding["claims"]
    )
    tables.add_links("touches", ("Finding", "Claim"), touched)


def _add_background(tables: Tables, store: GraphStore, documents: Iterable[StoredDocument]) -> None:
    rows = (
        parts.background_properties(held.info.id, relation, ordinal)
        for held in documents
        for ordinal, relation in enumerate(store.background_of(held.info.id))
    )
    stated = list(_keyed(rows))
    _add_held(tables, "Background", stated)
    tables.add_links("from", ("Background", "Entity"), ((key, "FROM", row["subject"], {}) for key, row in stated))
    tables.add_links("to", ("Background", "Entity"), ((key, "TO", row["object"], {}) for key, row in stated))


def _add_parts(tables: Tables, store: GraphStore, documents: Sequence[StoredDocument]) -> None:
    names = [held.info.id for held in documents]
    mentions: Mapping[str, list[Mention]] = {name: [] for name in names}
    for name, mention in store.mentions():
        mentions[name].append(mention)
    rows = {
        MENTION: (parts.part_rows(name, found) for name, found in mentions.items()),
        PLACE: (parts.part_rows(name, store.coverage(name)) for name in names),
        JUDGEMENT: (parts.part_rows(name, store.judgements(name)) for name in names),
        PASSAGE: (parts.passage_rows(name, store.text(name)) for name in names),
    }
    for label, found in rows.items():
        _add_held(tables, label, _keyed(chain.from_iterable(found)))


def _add_memory(tables: Tables, release: str, rubric: Rubric) -> None:
    memory = EMPTY | {"release": release} | derived_by(rubric)
    tables.add_nodes("Store", [("exomyelin", {"id": "exomyelin", **memory})], {})
    tables.add_nodes("Commits", [("exomyelin", {"id": "exomyelin", "number": 0, "open": []})], {})


def _add_held(tables: Tables, label: str, nodes: Iterable[Part]) -> None:
    """Write the parts of documents, each hung on its document."""
    kept = list(nodes)
    tables.add_nodes(label, kept, {})
    links: Iterator[Link] = ((row["document"], "HOLDS", key, {}) for key, row in kept)
    tables.add_links(f"holds_{label.lower()}", ("Document", label), links)


def _keyed(rows: Iterable[Row]) -> Iterator[Part]:
    """Nodes without an id of their own, by where they stand."""
    return ((str(number), row) for number, row in enumerate(rows))


def _numbered(items: Iterable[Numbered]) -> list[tuple[Numbered, int]]:
    """What several documents hold, each with its place within its document."""
    counts: Counter[str] = Counter()
    numbered = []
    for item in items:
        numbered.append((item, counts[item.document]))
        counts[item.document] += 1
    return numbered
