"""The types of the fields in data files, each with its own way of saying what is wrong."""

import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, ValidationInfo, WithJsonSchema

from loaders.checks.known import known_to, refuse
from loaders.checks.mistakes import nearest, one_of, shown
from schema.base import Model, content_hash
from schema.document import OutlineKind
from schema.entity import CURIE, CURIE_PATTERN, LOCAL_PREFIX, Text, Xref
from schema.locator import Locator, Place
from schema.vocabulary import Kind, XrefKind

LOCATOR_FORM = r"^([a-z][a-z0-9-]*/([0-9]+/[1-9][0-9]*|r[0-9]+/c[1-9][0-9]*)|references/[1-9][0-9]*)$"
_FORMS = "section/paragraph/sentence, table/rROW/cCOLUMN or references/N"

# How the terms of the vocabularies that a paper is likely to use are written; others are taken as they are.
VOCABULARIES = {
    "CHEBI": r"\d+",
    "CL": r"\d{7}",
    "DOID": r"\d+",
    "GO": r"\d{7}",
    "HGNC": r"\d+",
    "HP": r"\d{7}",
    "MESH": r"[A-Z]\d+",
    "MONDO": r"\d{7}",
    "NCBITaxon": r"\d+",
    "NCIT": r"C\d+",
    "UBERON": r"\d{7}",
    LOCAL_PREFIX: r"[a-z0-9][a-z0-9._+-]*",
}


class FileModel(Model):
    """The base of all records of data files."""

    model_config = ConfigDict(coerce_numbers_to_str=True, use_attribute_docstrings=True)


def _curie(value: str) -> str:
    if not CURIE.match(value):
        guess = re.sub(r"^([A-Za-z]+)[_ :]+", r"\1:", value)
        likely = guess if CURIE.match(guess) else None
        refuse(f"{shown(value)} is no CURIE", "prefix:local, such as CL:0000134", likely)
    prefix, local = value.split(":", 1)
    known = {name.casefold(): name for name in VOCABULARIES}.get(prefix.casefold(), prefix)
    if known != prefix:
        refuse(f"{shown(value)} has an unknown prefix", "the vocabulary's own spelling", f"{known}:{local}")
    if not re.fullmatch(VOCABULARIES.get(prefix, ".*"), local):
        refuse(f"{shown(value)} is no term of {prefix}", f"{prefix}: and {VOCABULARIES[prefix]}")
    return value


CurieField = Annotated[
    str,
    AfterValidator(_curie),
    WithJsonSchema({"type": "string", "pattern": CURIE_PATTERN, "examples": ["CL:0000134"]}),
]
"""A compact identifier, spelt as its vocabulary spells it."""


def _entity(value: str, info: ValidationInfo) -> str:
    names = known_to(info).names
    if names is None:
        return _stand_in(value)
    found = names.ids_of(value)
    if not found:
        refuse(f"{shown(value)} is not in entities.tsv", "a name or id of entities.tsv", names.nearest(value))
    if len(found) > 1:
        described = ", ".join(map(names.describe, found))
        refuse(f"{shown(value)} is ambiguous", f"the name or id of one of {described}")
    return found[0] if CURIE.match(found[0]) else _stand_in(found[0])


def _stand_in(name: str) -> str:
    """An id for an entity that has none because its own line has a mistake, so that the rest can still be checked."""
    return f"{LOCAL_PREFIX}:{content_hash(name)}"


EntityField = Annotated[Text, AfterValidator(_entity)]
"""An entity by its name, id or an unambiguous synonym of ``entities.tsv``; becomes its id."""


def _vesicle(value: str, info: ValidationInfo) -> str:
    names = known_to(info).names
    named = names.by_id.get(value) if names else None
    if named and named.kind not in {None, Kind.VESICLE}:
        refuse(f"{shown(named.name)} is a {named.kind}", "a vesicle population")
    return value


VesicleField = Annotated[Text, AfterValidator(_entity), AfterValidator(_vesicle)]
"""A vesicle population by its name or id."""


def _place(value: object, info: ValidationInfo) -> Locator:
    text = str(value)
    if not re.match(LOCATOR_FORM, text):
        refuse(f"{shown(text)} is no locator", _FORMS)
    locator = Locator(text)
    if locator != _canonical(locator):
        refuse(f"{shown(text)} has leading zeros", "a locator without", _canonical(locator))
    sections = known_to(info).sections
    if sections is None:
        return locator
    if locator.section not in sections:
        near = nearest(locator.section, sections)
        likely = text.replace(locator.section, near, 1) if near else None
        refuse(f"section {shown(locator.section)} is not in the outline", one_of(sections), likely)
    kind = sections[locator.section]
    form = _FORM_OF[kind] if kind else locator.place
    if locator.place is not form and (locator.place, locator.major) != (Place.SENTENCE, 0):
        refuse(f"{shown(text)} does not fit its section", f"a {form}, as the outline has it")
    return locator


_FORM_OF = {
    OutlineKind.PROSE: Place.SENTENCE,
    OutlineKind.TABLE: Place.CELL,
    OutlineKind.REFERENCES: Place.TITLE,
}


def _canonical(locator: Locator) -> str:
    forms = {
        Place.SENTENCE: f"{locator.section}/{locator.major}/{locator.minor}",
        Place.CELL: f"{locator.section}/r{locator.major}/c{locator.minor}",
        Place.TITLE: f"{locator.section}/{locator.major}",
    }
    return forms[locator.place]


PlaceField = Annotated[
    Locator, BeforeValidator(_place), WithJsonSchema({"type": "string", "pattern": LOCATOR_FORM, "description": _FORMS})
]
"""A place that the outline has."""


def _listed(value: int, info: ValidationInfo) -> int:
    references = known_to(info).references
    if references is not None and value not in references:
        refuse(f"{value} is not in references.json", _span(references))
    return value


def _span(numbers: frozenset[int]) -> str:
    return f"a number of the list, {min(numbers)} to {max(numbers)}" if numbers else "a reference list with entries"


NumberField = Annotated[int, Field(ge=1), AfterValidator(_listed)]
"""The number of an entry of the reference list."""


def only(allowed: Iterable[StrEnum], elsewhere: str) -> Callable[[object], object]:
    """A validator that takes some terms of a closed set; ``elsewhere`` says of the others where they belong."""
    values = [each.value for each in allowed]
    others = [each.value for each in type(next(iter(allowed))) if each.value not in values]

    def check(value: object) -> object:
        if value in others:
            refuse(f"{value!r} {elsewhere}", one_of(values))
        if value not in values:
            refuse(f"{shown(value)} is not a known value", one_of(values), nearest(str(value), values))
        return value

    return check


def _split(value: object) -> list[str]:
    return [part.strip() for part in str(value).split("|")]


_CELL_LIST = WithJsonSchema({"type": "string", "description": "a list, separated by |"})
TextList = Annotated[tuple[Text, ...], BeforeValidator(_split), _CELL_LIST]
"""A list of texts in one cell."""
EntityList = Annotated[tuple[EntityField, ...], BeforeValidator(_split), _CELL_LIST]
"""A list of entities in one cell."""


def _xref(value: object) -> dict[str, str]:
    term, _, kind = str(value).partition("=")
    kinds = [each.value for each in XrefKind]
    if kind not in kinds:
        refuse(f"{shown(value)} has no known kind", f"CURIE=KIND with {one_of(kinds)}", nearest(kind, kinds))
    return {"id": _curie(term), "kind": kind}


XrefList = Annotated[tuple[Annotated[Xref, BeforeValidator(_xref)], ...], BeforeValidator(_split), _CELL_LIST]
"""A list of ``CURIE=KIND`` in one cell."""


class YesNo(StrEnum):
    """A cell that says whether."""

    YES = "yes"
    NO = "no"
