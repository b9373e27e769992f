"""``background.tsv``: what a vocabulary states and no paper claims."""

from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from loaders.checks.fields import EntityField, FileModel, only
from loaders.checks.known import Known
from loaders.checks.mistakes import FileReport, shown
from loaders.checks.names import Named, Names
from loaders.files.rows import First, read_rows
from loaders.formats.table import Row
from schema.document import BackgroundRelation
from schema.entity import Text
from schema.predicates import Predicate, Walk
from schema.vocabulary import Kind

NAME = "background.tsv"

_RELATIONS = [each for each in Predicate if each.traits.walk is Walk.BACKGROUND]
RelationField = Annotated[
    Predicate,
    BeforeValidator(only(_RELATIONS, "is for claims.yaml, not a vocabulary's relation")),
    WithJsonSchema({"enum": [each.value for each in _RELATIONS]}),
]
"""A predicate that only vocabularies state."""


class BackgroundRow(FileModel):
    """A relation as it was read in one version of a vocabulary."""

    subject: EntityField
    """What stands in the relation"""
    predicate: RelationField
    """The relation"""
    object: EntityField
    """What it stands in the relation to"""
    vocabulary: Text
    """The vocabulary that states it"""
    version: Text
    """The version that was read"""
    read_at: Text
    """Where it was read"""


def read_background(text: str, known: Known, report: FileReport) -> tuple[BackgroundRelation, ...]:
    """The relations."""
    found, once = [], First(report)
    for row, record in read_rows(BackgroundRow, text, known, report) or []:
        key = (record.subject, record.predicate, record.object, record.vocabulary)
        _check_ends(row, record, known.names, report)
        if once.is_new(key, row.line, f"relation {record.subject} {record.predicate} {record.object}"):
            found.append(BackgroundRelation.model_validate(record.model_dump()))
    return tuple(found)


def _check_ends(row: Row, record: BackgroundRow, names: Names | None, report: FileReport) -> None:
    if record.subject == record.object:
        report.add(row.line, f"{record.subject} is related to itself", "two entities")
    for end in (record.subject, record.object):
        named = names.by_id.get(end) if names else None
        if named and (fault := _unfit(named)):
            report.add(row.line, f"{shown(named.name)} is {fault}", "no background relation from or to it")


def _unfit(named: Named) -> str:
    if named.kind is Kind.VESICLE:
        return "a vesicle population"
    return "a class" if named.is_class else ""
