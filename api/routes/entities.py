"""/entities: what is known of a thing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query
from fastapi.responses import Response

from api.deps import ListQuestion, Name, RecordQuestion
from api.listings import Listing, Window, keyed
from api.sifting import Tests, explained, in_the_way, sift
from api.views.documents import require_document
from api.views.entities import entity_detail, entity_row, neighbour_key, neighbours
from api.wire.entity import EntityDetail, EntityList, EntityRow, Neighbour, NeighbourList
from graph.snapshot import Snapshot
from schema.entity import MergedEntity
from schema.predicates import Predicate
from schema.query import ClaimFilter
from schema.vocabulary import Kind, Role

router = APIRouter(tags=["entities"])

Identifier = Annotated[str, Path(description="The CURIE of a thing.", examples=["HGNC:16421"])]


@dataclass(frozen=True)
class EntityConditions:
    """Which entities are wanted."""

    name: Annotated[
        Name | None,
        Query(description="The one thing that has this name, synonym or CURIE.", examples=["PI3K/Akt"]),
    ] = None
    kind: Annotated[tuple[Kind, ...], Query(description="Things of this kind; may be repeated.")] = ()
    role: Annotated[Role | None, Query(description="Things that stand at this stage of mechanisms.")] = None
    document: Annotated[Name | None, Query(description="Things that this document speaks of.")] = None
    is_class: Annotated[bool | None, Query(description="Only classes, or only what is no class.")] = None

    def tests(self, snapshot: Snapshot) -> Tests[MergedEntity]:
        """What an entity is held to."""
        tests: dict[str, Callable[[MergedEntity], bool]] = {}
        if self.name is not None:
            id_ = snapshot.names.resolve(self.name, "name")
            tests["name"] = lambda entity: entity.id == id_
        if self.kind:
            tests["kind"] = lambda entity: entity.kind in self.kind
        if self.role is not None:
            tests["role"] = lambda entity: self.role in snapshot.roles[entity.id]
        if self.document is not None:
            document = require_document(snapshot, self.document)
            tests["document"] = lambda entity: document in entity.documents
        if self.is_class is not None:
            tests["is_class"] = lambda entity: entity.is_class is self.is_class
        return tests

    def find(self, snapshot: Snapshot, window: Window) -> Listing[EntityRow]:
        """The entities that meet all conditions."""
        entities, tests = tuple(snapshot.entities.values()), self.tests(snapshot)
        listing = keyed(
            sift(entities, tests), window, lambda entity: entity.id, lambda entity: entity_row(snapshot, entity)
        )
        return explained(listing, lambda: in_the_way(entities, tests))


@router.get("/entities", response_model=EntityList, summary="The things that claims speak of")
def list_entities(where: Annotated[EntityConditions, Depends()], question: ListQuestion) -> Response:
    """Things by id. Any name works in `name=`, also one with a slash."""
    return question.answer_list(EntityList, where.find)


@router.get("/entities/{id}", response_model=EntityDetail, summary="One thing")
def show_entity(question: RecordQuestion, id: Identifier) -> Response:
    """What a thing is, and how many claims there are about it."""

    def make(snapshot: Snapshot) -> EntityDetail:
        entity = snapshot.entities[snapshot.names.resolve(id, "id")]
        return entity_detail(snapshot, entity, question.service.store.claims(ClaimFilter(entity=entity.id)))

    return question.answer_record(make)


@dataclass(frozen=True)
class NeighbourConditions:
    """Which neighbours are wanted."""

    predicate: Annotated[Predicate | None, Query(description="Only what this predicate says.")] = None
    direction: Annotated[
        str | None, Query(pattern="^(in|out)$", description="`out`: what it does; `in`: what is done to it.")
    ] = None
    kind: Annotated[Kind | None, Query(description="Only neighbours of this kind.")] = None
    background: Annotated[bool, Query(description="Whether to give what only a vocabulary states.")] = True

    @property
    def tests(self) -> Tests[Neighbour]:
        """What a neighbour is held to."""
        tests: dict[str, Callable[[Neighbour], bool]] = {}
        if self.predicate is not None:
            tests["predicate"] = lambda row: row.predicate is self.predicate
        if self.direction is not None:
            tests["direction"] = lambda row: row.direction == self.direction
        if self.kind is not None:
            tests["kind"] = lambda row: row.kind is self.kind
        if not self.background:
            tests["background"] = lambda row: not row.background
        return tests


@router.get("/entities/{id}/neighbours", response_model=NeighbourList, summary="What is said of one thing and others")
def list_neighbours(
    id: Identifier, where: Annotated[NeighbourConditions, Depends()], question: ListQuestion
) -> Response:
    """Each (subject, predicate, object) with this thing, with its belief and the evidence that makes it."""
    store = question.service.store

    def find(snapshot: Snapshot, window: Window) -> Listing[Neighbour]:
        entity = snapshot.names.resolve(id, "id")
        rows = neighbours(snapshot, entity, store.claims(ClaimFilter(entity=entity)), store.background())
        listing = keyed(sift(rows, where.tests), window, neighbour_key, lambda row: row)
        return explained(listing, lambda: in_the_way(rows, where.tests))

    return question.answer_list(NeighbourList, find)
