"""The things that claims speak of."""

import re
from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from schema.base import Model
from schema.vocabulary import Kind, XrefKind

LOCAL_PREFIX = "exomyelin"
CURIE_PATTERN = r"^[A-Za-z][A-Za-z0-9._]*:[A-Za-z0-9][A-Za-z0-9._+-]*$"
CURIE = re.compile(CURIE_PATTERN)

Curie = Annotated[str, StringConstraints(pattern=CURIE_PATTERN)]
"""A compact identifier, ``prefix:local``."""

Text = Annotated[str, StringConstraints(min_length=1)]
"""A text that is not empty."""


class Xref(Model):
    """A term of another vocabulary, and how it stands to the entity."""

    id: Curie
    kind: XrefKind


class Entity(Model):
    """A thing that claims speak of, as one document records it.

    Attributes:
        id: a verified ontology term that means exactly this, else a local ``exomyelin:`` id.
        name: the field's term for it; unique within a document.
        kind: what it is.
        is_class: whether it stands for many distinct things ("microRNA", "lipid"). A class is never an inner node of a
            path.
        synonyms: other names that people type, without ``name``.
        xrefs: terms of other vocabularies.
        cell_of_origin: for a vesicle population, the id of the cell that releases it, where one is known.
        no_term_reason: why no ontology term is the id; set for local ids, and only for them.
        description: one sentence, in our own words.
    """

    id: Curie
    name: Text
    kind: Kind
    is_class: bool = False
    synonyms: tuple[Text, ...] = ()
    xrefs: tuple[Xref, ...] = ()
    cell_of_origin: Curie | None = None
    no_term_reason: str = ""
    description: str = ""

    @model_validator(mode="after")
    def _consistent(self) -> "Entity":
        if self.is_local != bool(self.no_term_reason):
            message = "a local id needs no_term_reason, and an ontology id has none"
            raise ValueError(message)
        if self.cell_of_origin is not None and self.kind is not Kind.VESICLE:
            message = "only a vesicle has a cell_of_origin"
            raise ValueError(message)
        return self

    @property
    def is_local(self) -> bool:
        """Whether the id is one of ours, for want of a term."""
        return self.id.startswith(f"{LOCAL_PREFIX}:")

    @property
    def takes_background(self) -> bool:
        """Whether a background relation may start or end at it.

        Through a vesicle or a class it would lend one thing what is known of another.
        """
        return not (self.is_class or self.kind is Kind.VESICLE)


class MergedEntity(Entity):
    """An entity as all documents of a store together record it.

    Attributes:
        documents: ids of the documents that record it, sorted.
    """

    documents: tuple[str, ...] = Field(default=())


def merge_entities(records: list[tuple[str, Entity]]) -> MergedEntity:
    """One entity from the records of several documents.

    A pure function of the set of (document id, record) pairs: the record of the first document by id gives name, kind,
    description and reason; names, synonyms and xrefs of the others are added. The same records in any order give the
    same entity.
    """
    records = sorted(records, key=lambda pair: pair[0])
    first = records[0][1]
    names = {name for _, record in records for name in (record.name, *record.synonyms)} - {first.name}
    xrefs = {(xref.id, xref.kind): xref for _, record in records for xref in record.xrefs}
    origins = [record.cell_of_origin for _, record in records if record.cell_of_origin]
    return MergedEntity(
        id=first.id,
        name=first.name,
        kind=first.kind,
        is_class=any(record.is_class for _, record in records),
        synonyms=tuple(sorted(names)),
        xrefs=tuple(xrefs[key] for key in sorted(xrefs)),
        cell_of_origin=origins[0] if origins and first.kind is Kind.VESICLE else None,
        no_term_reason=first.no_term_reason,
        description=first.description,
        documents=tuple(document for document, _ in records),
    )
