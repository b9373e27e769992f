"""What the columns of a table or the attributes of a graph mean: a mapping file, or what is usual for graphs."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator

from loaders.checks.fields import FileModel
from loaders.checks.known import Known, refuse
from loaders.checks.mistakes import FileReport, nearest, one_of, shown
from loaders.checks.validation import validate
from loaders.formats.text import read_text
from loaders.formats.yaml_tree import read_yaml
from loaders.imports.kinds import kind_of_word
from loaders.imports.meanings import Meaning, meanings
from schema.claim import Context
from schema.entity import Text
from schema.errors import InvalidDocument
from schema.predicates import Predicate, Walk
from schema.vocabulary import Kind

GRAPHS = Path(__file__).with_name("graphs.yaml")
WORDS = Path(__file__).with_name("words.yaml")
ENDS = ("subject", "object")
FIELDS = (
    *(f"{end}{part}" for end in ENDS for part in ("", "_name", "_kind")),
    *("predicate", "statement", "publications", "negated", "note"),
    *Context.model_fields,
)
"""The fields that a column may fill."""


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


Columns = Annotated[tuple[Text, ...], BeforeValidator(_listed)]
"""A column, or several of which the first that a row fills counts."""


class MappingFile(FileModel):
    """What the columns of a file mean."""

    title: Text | None = None
    """What the document is called"""
    licence: str = ""
    """The licence of the file, by its SPDX name where it has one"""
    url: str = ""
    """Where the file is published"""
    delimiter: str = Field(default="", pattern=r"^(.|tab)?$")
    """What separates cells: one character, or tab; by default a comma, in .tsv and .txt a tab"""
    columns: dict[str, Columns] = Field(default_factory=dict)
    """By field, the column that fills it"""
    constants: dict[str, Text] = Field(default_factory=dict)
    """By field, what it is in every row whose column is empty"""
    predicates: dict[str, Predicate] = Field(default_factory=dict)
    """By the file's word for a relation, the predicate"""
    kinds: dict[str, Kind] = Field(default_factory=dict)
    """By the file's word for what a thing is, the kind"""

    @model_validator(mode="after")
    def _fills_known_fields(self) -> Self:
        for name in (*self.columns, *self.constants):
            if name not in FIELDS:
                refuse(f"there is no field {shown(name)} to fill", one_of(FIELDS), nearest(name, FIELDS))
        for needed in (*ENDS, "predicate"):
            if needed not in self.columns and needed not in self.constants:
                refuse(f"nothing fills the field {needed!r}", f"columns: with {needed}: and a column")
        return self

    def field(self, name: str, values: Mapping[str, str]) -> str:
        """The text of a field in a row of columns; empty where nothing fills it."""
        found = (values.get(column, "").strip() for column in self.columns.get(name, ()))
        return next(filter(None, found), self.constants.get(name, ""))

    def unread(self, values: Mapping[str, str], of: Sequence[str] = ()) -> list[str]:
        """The filled columns of a row that fill no field, in order.

        Args:
            values: the row.
            of: the fields that are filled from it alone; a column of any other counts as read. None for all.
        """
        alone = {name: columns for name, columns in self.columns.items() if not of or name in of}
        read = {next((each for each in columns if values.get(each, "").strip()), "") for columns in alone.values()}
        read |= {each for name, columns in self.columns.items() if name not in alone for each in columns}
        return [name for name, value in values.items() if value.strip() and name not in read]

    def kind(self, word: str) -> Kind | None:
        """The kind that a word of the file names."""
        return self.kinds.get(word) or (kind_of_word(word) if word else None)

    def meaning(self, word: str) -> Meaning | None:
        """What a word of the file says."""
        ours = {each.value: each for each in Predicate if each.traits.walk is not Walk.BACKGROUND}
        plain = word.strip().removeprefix("biolink:").removeprefix("exomyelin:")
        told = self.predicates.get(word) or ours.get(plain)
        return Meaning(say=(word,), to=told) if told else meanings(WORDS).meant(plain, {})


def read_mapping(path: Path) -> MappingFile:
    """A mapping file.

    Raises:
        InvalidDocument: it can't be read, or says something that can't be meant; with line and what was expected.
    """
    report = FileReport(path)
    text = read_text(path, report)
    root = read_yaml(text, report) if text is not None else None
    found = validate(MappingFile, root, Known(""), report) if root else None
    if found is None:
        raise InvalidDocument(path, None, "is no mapping file", mistakes=report.mistakes)
    return found


def usual_for_graphs() -> MappingFile:
    """What the attributes of graphs usually mean."""
    return read_mapping(GRAPHS)
