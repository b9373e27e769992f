"""``entities.tsv``: the things that the claims speak of."""

from collections.abc import Iterator
from typing import Self

from pydantic import Field, model_validator

from loaders.checks.fields import CurieField, EntityField, FileModel, TextList, XrefList, YesNo
from loaders.checks.known import Known, refuse
from loaders.checks.mistakes import FileReport, shown
from loaders.checks.names import Named, Names
from loaders.files.rows import First, columns_of, fitting
from loaders.formats.table import Row, read_table
from schema.entity import LOCAL_PREFIX, Entity, Text
from schema.names import fold
from schema.vocabulary import Kind

NAME = "entities.tsv"


class EntityRow(FileModel):
    """A thing that claims speak of."""

    id: CurieField
    """A CURIE whose term means exactly this, else exomyelin:some-name"""
    name: Text
    """The field's term for it, unique in the file"""
    kind: Kind
    """What it is"""
    is_class: YesNo = Field(default=YesNo.NO, alias="class")
    """Yes for what stands for many distinct things"""
    synonyms: TextList = ()
    """What people type, separated by |"""
    xrefs: XrefList = ()
    """Terms of other vocabularies as CURIE=KIND, separated by |"""
    cell_of_origin: EntityField | None = None
    """For a vesicle population: the cell that releases it"""
    no_term_reason: str = ""
    """For a local id, and only for it: why no term fits"""
    description: str = ""
    """One sentence in your own words"""

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        is_local = self.id.startswith(f"{LOCAL_PREFIX}:")
        if is_local and not self.no_term_reason:
            refuse(f"the local id {self.id!r} has no no_term_reason", "why no term of a vocabulary fits")
        if not is_local and self.no_term_reason:
            refuse(f"{self.id!r} is a vocabulary's term, and has a no_term_reason", "none, or a local id")
        if self.cell_of_origin and self.kind is not Kind.VESICLE:
            refuse(f"a {self.kind} has a cell_of_origin", "one for a vesicle only")
        return self


def read_entities(text: str, known: Known, report: FileReport) -> tuple[Entity, ...]:
    """The entities, and their names into ``known``."""
    rows = read_table(text, columns_of(EntityRow), report)
    if rows is None:
        return ()
    known.names = Names.of(_named(rows))
    records = list(fitting(EntityRow, rows, known, report))
    _check_unique(rows, report)
    for row, record in records:
        _check_synonyms(row, record, known.names, report)
        _check_links(row, record, known.names, report)
    return tuple(_entity(record) for _, record in records)


def _named(rows: list[Row]) -> Iterator[Named]:
    """What other files may call the entities, those with mistakes too: one wrong cell is one mistake."""
    for cells in (row.cells for row in rows):
        if "id" in cells and "name" in cells:
            kind = Kind(cells["kind"]) if cells.get("kind") in set(Kind) else None
            synonyms = tuple(part.strip() for part in cells.get("synonyms", "").split("|") if part.strip())
            yield Named(cells["id"], cells["name"], synonyms, kind, cells.get("class", YesNo.NO) != YesNo.NO)


def _check_unique(rows: list[Row], report: FileReport) -> None:
    ids, names = First(report), First(report)
    for row in rows:
        if id_ := row.cells.get("id"):
            ids.is_new(id_, row.line, f"id {shown(id_)}")
        if name := row.cells.get("name"):
            names.is_new(fold(name), row.line, f"name {shown(name)}")


def _check_synonyms(row: Row, record: EntityRow, names: Names, report: FileReport) -> None:
    for position, synonym in enumerate(record.synonyms):
        other = names.named(synonym)
        if other is not None and other.id != record.id:
            problem = f"synonym {shown(synonym)} is the name of another entity, {other.id}"
            report.add(row.line, problem, "a name that means only this one")
        if synonym == record.name or synonym in record.synonyms[:position]:
            report.add(row.line, f"synonym {shown(synonym)} is listed already", "each name once")


def _check_links(row: Row, record: EntityRow, names: Names, report: FileReport) -> None:
    origin = names.by_id.get(record.cell_of_origin or "")
    if origin and origin.kind not in {None, Kind.CELL}:
        report.add(row.line, f"cell_of_origin {shown(origin.name)} is a {origin.kind}", "a cell")
    if record.id in {xref.id for xref in record.xrefs}:
        report.add(row.line, f"xref {record.id!r} is the entity's own id", "terms of other vocabularies")


def _entity(record: EntityRow) -> Entity:
    return Entity(
        id=record.id,
        name=record.name,
        kind=record.kind,
        is_class=record.is_class is YesNo.YES,
        synonyms=record.synonyms,
        xrefs=record.xrefs,
        cell_of_origin=record.cell_of_origin,
        no_term_reason=record.no_term_reason,
        description=record.description,
    )
