"""Writes a store's graph as files that ``neo4j-admin database import full`` takes: fast, into a database of one's own.

The nodes and relationships are those of the store in Neo4j (see docs/cypher.md), without the parts that only the
service itself reads. Lists are separated by U+001F, which no name holds.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from graph.canonical import claim_key
from graph.neo4j import parts
from graph.snapshot import take_snapshot
from graph.store import GraphStore
from schema.query import ClaimFilter
from schema.record import ClaimRecord

SEPARATOR = "\x1f"
COMMAND = "import.sh"

_SKIPPED = {"record", "key", "ordinal", "info", "hash"}
_TYPES = {bool: ":boolean", int: ":long", float: ":double", list: ":string[]", str: ""}
_OPTIONS = "--array-delimiter=U+001F --multiline-fields=true --id-type=string"

Row = Mapping[str, Any]


def export_for_admin(store: GraphStore, folder: Path) -> list[Path]:
    """Write the files, and beside them the command that imports them.

    Args:
        store: of either kind.
        folder: made if it is missing; files of the same names in it are replaced.

    Returns:
        The files written, the command last.
    """
    folder.mkdir(parents=True, exist_ok=True)
    records = list(store.claims(ClaimFilter()))
    nodes = [
        _write(folder, "entities", "Entity", _entities(store)),
        _write(folder, "documents", "Document", _documents(store)),
        _write(folder, "references", "Reference", _references(store)),
        _write(folder, "claims", "Claim", _claims(records)),
    ]
    edges = _write_edges(folder, store, records)
    links = [_write_links(folder, *link) for link in _links(store, records)]
    command = folder / COMMAND
    command.write_text(_command(nodes, [edges, *links]), encoding="utf-8")
    return [*nodes, edges, *links, command]


def _entities(store: GraphStore) -> Iterator[Row]:
    snapshot = take_snapshot(store)
    for id_, entity in snapshot.entities.items():
        labels = {"Entity", parts.label_of(entity.kind), *map(parts.label_of, snapshot.roles[id_])}
        yield {**parts.entity_properties(entity), ":LABEL": sorted(labels)}


def _documents(store: GraphStore) -> Iterator[Row]:
    for document in store.documents():
        yield {**parts.info_properties(document.info), ":LABEL": ["Document"]}


def _references(store: GraphStore) -> Iterator[Row]:
    for reference in store.references():
        yield {**parts.reference_properties(reference, 0), ":LABEL": ["Reference"]}


def _claims(records: Iterable[ClaimRecord]) -> Iterator[Row]:
    for record in records:
        yield {**parts.claim_properties(record, claim_key(record)), ":LABEL": ["Claim"]}


def _links(store: GraphStore, records: Sequence[ClaimRecord]) -> Iterator[tuple[str, str, str, list[tuple[str, str]]]]:
    """For each type of relationship: its name, the kinds of nodes that it joins, and from where to where."""
    claims = [record.claim for record in records]
    cited = [(row["claim"], row["reference"]) for record in records for row in parts.citations(record)]
    entities = {entity.id for entity in store.entities()}
    yield "SUBJECT", "Claim", "Entity", [(claim.id, claim.subject) for claim in claims if claim.subject in entities]
    yield "OBJECT", "Claim", "Entity", [(claim.id, claim.object) for claim in claims if claim.object in entities]
    yield "HOLDS", "Document", "Claim", [(claim.document, claim.id) for claim in claims]
    yield "LISTS", "Document", "Reference", [(entry.document, entry.id) for entry in store.references()]
    yield "CITES", "Claim", "Reference", list(dict.fromkeys(cited))


def _write(folder: Path, name: str, group: str, rows: Iterable[Row]) -> Path:
    kept = [{column: value for column, value in row.items() if column not in _SKIPPED} for row in rows]
    columns = list(dict.fromkeys(column for row in kept for column in row if column not in {"id", ":LABEL"}))
    header = [f"id:ID({group})", *(f"{column}{_type_of(kept, column)}" for column in columns), ":LABEL"]
    body = ([_cell(row.get(column)) for column in ("id", *columns, ":LABEL")] for row in kept)
    return _write_table(folder / f"{name}.csv", header, body)


def _write_edges(folder: Path, store: GraphStore, records: Sequence[ClaimRecord]) -> Path:
    tiers = {record.claim.id: {part.tier for part in record.parts} for record in records}
    entities = {entity.id for entity in store.entities()}
    rows = [
        parts.edge_row(edge, {tier for claim in edge.claims for tier in tiers[claim]})
        for edge in store.edges()
        if {edge.subject, edge.object} <= entities
    ]
    columns = ("sign", "belief", "cost", "claim_count", "claims", "tiers", "is_implied", "is_background", "contested")
    types = ("", ":double", ":long", ":long", ":string[]", ":string[]", ":boolean", ":boolean", ":boolean")
    header = [":START_ID(Entity)", ":END_ID(Entity)", ":TYPE", *map("".join, zip(columns, types, strict=True))]
    body = (
        [row["subject"], row["object"], row["type"], *(_cell(row["properties"][column]) for column in columns)]
        for row in rows
    )
    return _write_table(folder / "edges.csv", header, body)


def _write_links(folder: Path, type_: str, start: str, end: str, pairs: Iterable[tuple[str, str]]) -> Path:
    header = [f":START_ID({start})", f":END_ID({end})", ":TYPE"]
    return _write_table(folder / f"{type_.lower()}.csv", header, ([*pair, type_] for pair in pairs))


def _write_table(path: Path, header: Sequence[str], body: Iterable[Sequence[object]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(body)
    return path


def _type_of(rows: Iterable[Row], column: str) -> str:
    return next((_TYPES[type(value)] for row in rows if (value := row.get(column)) is not None), "")


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    return SEPARATOR.join(value) if isinstance(value, list) else value


def _command(nodes: Iterable[Path], relationships: Iterable[Path]) -> str:
    given = [f"  --nodes={path.name}" for path in nodes] + [f"  --relationships={path.name}" for path in relationships]
    # The tool takes a name behind the files for one more file.
    lines = " \\\n".join([f'neo4j-admin database import full "${{1:-neo4j}}" {_OPTIONS}', *given])
    usage = f"# Imports these files into a new database: sh {COMMAND} [DATABASE]"
    return f'#!/bin/sh\n{usage}\ncd "$(dirname "$0")" && \\\n{lines}\n'
