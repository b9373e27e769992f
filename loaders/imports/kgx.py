"""KGX: nodes and edges in the terms of the Biolink Model, as TSV or JSON Lines.

Format: https://biolink.github.io/kgx/kgx_format.html.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from loaders.imports import carried
from loaders.imports.identify import identify
from loaders.imports.intake import Intake, Options, Reason, Said
from loaders.imports.kgx_edges import said_of
from loaders.imports.kinds import kind_of_categories, kind_of_id, kind_of_word
from loaders.imports.rows import Row, jsonl_rows, tsv_rows
from schema.entity import Entity, Xref
from schema.vocabulary import Kind, XrefKind

_NODE_COLUMNS, _EDGE_COLUMNS = ("id",), ("subject", "predicate", "object")
_KEPT_OF_NODES = {"id", "name", "category", "synonym", "xref", "same_as", "description", "kind", "is_class", "taxon"}
_USED_UP = {"provided_by", "in_taxon", "in_taxon_label"}


def read(files: Sequence[Path], options: Options) -> Intake:
    """The nodes, then the edges, of one graph; with the documents that an export of ours was made of, those."""
    intake = Intake.of(files, options, f"KGX graph {files[0].name}")
    parts = {part: [file for file in files if f"{part}." in file.name.casefold()] for part in ("nodes", "documents")}
    edges = [file for file in files if file not in {*parts["nodes"], *parts["documents"]}]
    if parts["documents"]:
        intake.restored = carried.restored(parts["documents"][0], _claims(edges))
        intake.report.accepted["documents"] = len(intake.restored)
        return intake
    for file in parts["nodes"]:
        _read_nodes(file, intake)
    for file in edges:
        _read_edges(file, intake, has_nodes=bool(parts["nodes"]))
    return intake


def _rows(file: Path, needed: Sequence[str]) -> Iterator[Row]:
    is_lines = file.suffix.casefold() in {".jsonl", ".ndjson"}
    return jsonl_rows(file) if is_lines else tsv_rows(file, needed)


def _claims(edges: Sequence[Path]) -> Iterator[carried.Carried]:
    for file in edges:
        for row in _rows(file, _EDGE_COLUMNS):
            if text := row.text("claim"):
                yield carried.Carried(file, row.line, text)


def _read_nodes(file: Path, intake: Intake) -> None:
    intake.file = file
    dropped: Counter[str] = Counter()
    for row in _rows(file, _NODE_COLUMNS):
        dropped.update(set(row.values) - _KEPT_OF_NODES - _USED_UP)
        if row.fault or not row.text("id"):
            intake.reject(row.line, "node", Reason.MALFORMED, row.fault or "has no id")
        elif kind := _kind(row):
            intake.thing(_entity(row, kind), row.line, told=True)
        else:
            told = row.text("category") or "no category"
            why = f"no kind of thing here is a {told}" if row.text("category") else "it is not said what it is"
            intake.reject(row.line, row.text("id"), Reason.UNMAPPED_KIND, why)
    _note_dropped(intake, "node", dropped)


def _kind(row: Row) -> Kind | None:
    given = kind_of_word(row.text("kind")) if row.text("kind") else None
    return given or kind_of_categories(row.texts("category")) or kind_of_id(identify(row.text("id")).id)


def _entity(row: Row, kind: Kind) -> Entity:
    identity = identify(row.text("id"), name=row.text("name"))
    taxon = f"Taxon: {row.text('taxon')}." if row.text("taxon") else ""
    written = [identity.written] if identity.no_term_reason and identity.written else []
    name = row.text("name") or row.text("id")
    synonyms = dict.fromkeys(each for each in (*row.texts("synonym"), *written) if each != name)
    return Entity(
        id=identity.id,
        name=name,
        kind=kind,
        is_class=row.text("is_class") == "true",
        synonyms=tuple(synonyms),
        xrefs=tuple(_xrefs(row, identity.id)),
        no_term_reason=identity.no_term_reason,
        description=" ".join(filter(None, [row.text("description"), taxon])),
    )


def _xrefs(row: Row, own: str) -> Iterator[Xref]:
    """Terms of other vocabularies; what can't be a term is a name, and is left to the file."""
    seen = {own}
    for column, kind in (("same_as", XrefKind.EXACT), ("xref", XrefKind.RELATED)):
        for written in row.texts(column):
            identity = identify(written)
            if not identity.no_term_reason and identity.id not in seen:
                seen.add(identity.id)
                yield Xref(id=identity.id, kind=kind)


def _read_edges(file: Path, intake: Intake, *, has_nodes: bool) -> None:
    intake.file = file
    dropped: Counter[str] = Counter()
    for row in _rows(file, _EDGE_COLUMNS):
        said = said_of(row, intake, dropped, has_nodes=has_nodes)
        if isinstance(said, Said):
            intake.claim(said, row.line)
        elif said is not None:
            intake.reject(row.line, said.construct, said.reason, said.why)
    _note_dropped(intake, "edge", dropped)


def _note_dropped(intake: Intake, of: str, dropped: Counter[str]) -> None:
    for column, count in sorted(dropped.items()):
        intake.note(f"{of} column {column!r} is not kept", count)
