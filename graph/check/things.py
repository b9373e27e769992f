"""What is known of the things that a sentence names, as far as its grammar asks."""

from collections.abc import Mapping
from dataclasses import replace

from graph.check.lexicon import Part
from graph.check.marking import Item
from graph.names import NameTable
from schema.entity import MergedEntity
from schema.vocabulary import Kind

_CANDIDATES = 5
_MOLECULES = {Kind.MICRORNA, Kind.GENE, Kind.FAMILY, Kind.SUBSTANCE}
_WORSE = {Kind.DISEASE, Kind.CHALLENGE, Kind.PHENOTYPE}


class Things:
    """The things of one sentence.

    Args:
        sentence: as it is read.
        entities: all that are known, by id.
        names: of them.
    """

    def __init__(self, sentence: str, entities: Mapping[str, MergedEntity], names: NameTable) -> None:
        self._sentence = sentence
        self._entities = entities
        self._names = names

    def is_vesicle(self, name: Item) -> bool:
        """Whether a name is that of a vesicle population."""
        return self._kind(name) is Kind.VESICLE

    def is_better_less(self, name: Item) -> bool:
        """Whether "improved" may mean that there is less of it."""
        return self._kind(name) in _WORSE

    def is_origin(self, name: Item) -> bool:
        """Whether something may come from it: from vesicles, and from cells."""
        return self._kind(name) in {Kind.VESICLE, Kind.CELL}

    def is_molecule(self, name: Item) -> bool:
        """Whether it is something that a vesicle can hold."""
        return self._kind(name) in _MOLECULES

    def vesicle_from(self, vesicle: Item, source: Item) -> Item:
        """The vesicles that ``exosomes from a cell`` means; an unknown thing where none is known, or several are."""
        held = self._entities[vesicle.entity or ""]
        released = self._names.vesicles_of(source.entity) if self._kind(source) is Kind.CELL and source.entity else ()
        if held.is_class and len(released) == 1:
            return replace(self._stretch(vesicle, source), part=Part.ENTITY, entity=released[0])
        if source.entity and held.cell_of_origin == source.entity:
            return replace(self._stretch(vesicle, source), part=Part.ENTITY, entity=held.id)
        return replace(self._stretch(vesicle, source), candidates=(*released[:_CANDIDATES], held.id))

    def joined(self, first: Item, second: Item) -> Item:
        """The unknown thing that two names side by side mean."""
        near = [name.entity for name in (first, second) if name.entity]
        return replace(self._stretch(first, second), candidates=tuple(dict.fromkeys(near)))

    def _stretch(self, first: Item, second: Item) -> Item:
        start, end = min(first.start, second.start), max(first.end, second.end)
        return Item(Part.UNKNOWN, self._sentence[start:end], start, end, first.glued)

    def _kind(self, name: Item) -> Kind | None:
        entity = self._entities.get(name.entity or "")
        return entity.kind if entity else None
