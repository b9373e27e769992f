"""The entities of an intake, each with all that the file says of it."""

from dataclasses import dataclass, field

from schema.entity import Entity
from schema.names import fold


@dataclass
class Things:
    """Entities by id; what several rows say of one is put together."""

    _held: dict[str, Entity] = field(default_factory=dict)

    def __contains__(self, id_: str) -> bool:
        return id_ in self._held

    def __getitem__(self, id_: str) -> Entity:
        return self._held[id_]

    def clash(self, entity: Entity) -> str:
        """What keeps an entity from being the one held under its id; empty where nothing does."""
        held = self._held[entity.id]
        return "" if held.kind is entity.kind else f"it was read as a {held.kind} before, and is a {entity.kind} here"

    def add(self, entity: Entity) -> None:
        """Hold an entity, or add its names and terms to the one of its id."""
        held = self._held.get(entity.id)
        if held is None:
            self._held[entity.id] = entity
            return
        names = dict.fromkeys((*held.synonyms, entity.name, *entity.synonyms))
        names.pop(held.name, None)
        xrefs = {(xref.id, xref.kind): xref for xref in (*held.xrefs, *entity.xrefs)}
        changes = {
            "synonyms": tuple(names),
            "xrefs": tuple(xrefs.values()),
            "description": held.description or entity.description,
            "cell_of_origin": held.cell_of_origin or entity.cell_of_origin,
        }
        self._held[entity.id] = held.model_copy(update=changes)

    def entities(self) -> tuple[Entity, ...]:
        """The entities, each with a name that no other has: one that would be second has its id in it."""
        taken: dict[str, str] = {}
        for entity in self._held.values():
            taken.setdefault(fold(entity.name) or entity.name, entity.id)
        return tuple(self._alone(entity, taken) for entity in self._held.values())

    def _alone(self, entity: Entity, taken: dict[str, str]) -> Entity:
        is_first = taken[fold(entity.name) or entity.name] == entity.id
        name = entity.name if is_first else f"{entity.name} ({entity.id})"
        others = [each for each in entity.synonyms if each != name and taken.get(fold(each), entity.id) == entity.id]
        return entity.model_copy(update={"name": name, "synonyms": tuple(dict.fromkeys(others))})
