"""The names that a paper's entities answer to."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from loaders.checks.mistakes import nearest
from schema.entity import CURIE
from schema.names import fold
from schema.vocabulary import Kind


@dataclass(frozen=True)
class Named:
    """What other files need to know of an entity: who it is, and what it may be used for."""

    id: str
    name: str
    synonyms: tuple[str, ...] = ()
    kind: Kind | None = None
    is_class: bool = False


@dataclass
class Names:
    """Looks up entities by id, name or synonym, each written as it is in ``entities.tsv``."""

    by_id: dict[str, Named] = field(default_factory=dict)
    _folded: dict[str, str] = field(default_factory=dict)
    _by_name: dict[str, str] = field(default_factory=dict)
    _by_synonym: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def of(cls, entities: Iterable[Named]) -> "Names":
        """A table of these entities; of several with one id or name, the first counts."""
        names = cls()
        for entity in entities:
            names.by_id.setdefault(entity.id, entity)
            names._by_name.setdefault(entity.name, entity.id)
            names._folded.setdefault(fold(entity.name), entity.id)
            for synonym in entity.synonyms:
                names._by_synonym[synonym].add(entity.id)
        return names

    def ids_of(self, text: str) -> list[str]:
        """The ids of the entities that answer to a text: one by id or name, else all by synonym, sorted."""
        if text in self.by_id:
            return [text]
        if text in self._by_name:
            return [self._by_name[text]]
        return sorted(self._by_synonym.get(text, ()))

    def named(self, text: str) -> Named | None:
        """The entity whose name, folded as searches fold it, is this text."""
        return self.by_id.get(self._folded.get(fold(text), ""))

    def nearest(self, text: str) -> str | None:
        """What a text was most likely meant to be: a name, synonym or id; no id is guessed from another's digits."""
        if CURIE.match(text):
            return None
        return nearest(text, [*self._by_name, *self._by_synonym, *self.by_id])

    def describe(self, id_: str) -> str:
        """``'name' (id)``."""
        named = self.by_id.get(id_)
        return f"{named.name!r} ({id_})" if named else id_
