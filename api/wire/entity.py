"""Entities over the wire."""

from pydantic import Field

from api.wire.base import Named, Wire
from api.wire.envelope import ItemList
from schema.predicates import Predicate
from schema.vocabulary import Kind, Role, Sign, Tier, XrefKind


class XrefRow(Wire):
    """A term of another vocabulary."""

    id: str = Field(description="Its CURIE.", examples=["MESH:D059630"])
    kind: XrefKind = Field(description="How it stands to the entity: `broader` is a term broader than the entity.")


class EntityRow(Wire):
    """A thing that claims speak of."""

    id: str = Field(description="Its CURIE: an ontology term that means exactly this, else a local id.")
    name: str = Field(description="The field's term for it.")
    kind: Kind = Field(description="What it is.")
    is_class: bool = Field(description="Whether it stands for many distinct things; a class is never inside a path.")
    roles: tuple[Role, ...] = Field(description="The stages of a mechanism at which it stands, by its kind and claims.")
    synonyms: tuple[str, ...] = Field(description="Other names by which it is found.")
    xrefs: tuple[XrefRow, ...] = Field(description="Terms of other vocabularies.")
    cell_of_origin: str | None = Field(description="For a vesicle population, the id of the cell that releases it.")
    no_term_reason: str = Field(description="For a local id, why no ontology term is the id.")
    description: str = Field(description="What it is, in one sentence.")
    documents: tuple[str, ...] = Field(description="Ids of the documents that speak of it.")


class EntityDetail(EntityRow):
    """All that is known of a thing, in short."""

    release: str = Field(description="The release of the store that this was answered from.")
    vesicles: tuple[Named, ...] = Field(description="For a cell, the vesicle populations that it releases.")
    claims_as_subject: dict[Predicate, int] = Field(description="How many claims it is the subject of, by predicate.")
    claims_as_object: dict[Predicate, int] = Field(description="How many claims it is the object of, by predicate.")
    links: dict[str, str] = Field(description="Where to go on: its neighbours and its claims.")


class EntityList(ItemList[EntityRow]):
    """Entities, by id."""


class SearchHit(Wire):
    """An entity that a search finds."""

    id: str = Field(description="Its CURIE.")
    name: str = Field(description="The field's term for it.")
    kind: Kind = Field(description="What it is.")
    roles: tuple[Role, ...] = Field(description="The stages of a mechanism at which it stands.")
    matched: str = Field(description="The name, synonym or CURIE that was met.")
    score: float = Field(description="How well it was met; 1 is a whole name.")


class SearchList(ItemList[SearchHit]):
    """What a search finds, the best first."""


class EvidenceRow(Wire):
    """Claims that rest on the same evidence, and so count once."""

    key: str = Field(description="What they share: a work, `review`, `uncited:DOCUMENT`, or a sentence.")
    tier: Tier = Field(description="The kind of evidence, after caps.")
    reliability: float = Field(description="The greatest reliability of the claims.")
    claims: tuple[str, ...] = Field(description="Ids of the claims.")


class Neighbour(Wire):
    """What one (subject, predicate, object) says of an entity and another."""

    direction: str = Field(description="`out` where the entity is the subject, `in` where it is the object.")
    id: str = Field(description="The other's id.")
    name: str = Field(description="The other's name.")
    kind: Kind = Field(description="The other's kind.")
    subject: str = Field(description="Id of the subject.")
    predicate: Predicate = Field(description="What is said.")
    sign: Sign = Field(description="The sign of the predicate.")
    object: str = Field(description="Id of the object.")
    walkable: bool = Field(description="Whether a path may take it.")
    belief: float = Field(description="How far it is believed, over all independent evidence.")
    evidence: tuple[EvidenceRow, ...] = Field(description="The independent evidence that the belief is made of.")
    claims: tuple[str, ...] = Field(description="Ids of the claims that say it.")
    negated: tuple[str, ...] = Field(description="Ids of the claims that say that it does not hold.")
    implied: bool = Field(description="Whether every claim for it is only implied.")
    background: bool = Field(description="Whether a vocabulary states it, and no claim.")
    contested: bool = Field(description="Whether claims contradict each other on it: deny it, or say the opposite.")
    opposing: tuple[str, ...] = Field(description="Ids of the claims that contradict those that say it.")


class NeighbourList(ItemList[Neighbour]):
    """The neighbours of an entity, by direction, other entity and predicate."""
