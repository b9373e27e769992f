"""Where a reader stands in a sentence, and what it has made of it so far."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.check.lexicon import Form, Part
from graph.check.marking import Item, is_adverb
from graph.check.reading import Doubt, Triple

PASSED = frozenset({Part.NEUTRAL, Part.COMMENT})
NAMES = frozenset({Part.ENTITY, Part.UNKNOWN})


@dataclass
class Parse:
    """What a grammar makes of the pieces of a sentence."""

    triples: list[Triple] = field(default_factory=list)
    doubts: set[Doubt] = field(default_factory=set)
    hedges: list[Item] = field(default_factory=list)
    left_over: list[Item] = field(default_factory=list)
    is_question: bool = False
    frames: int = 0
    begins_with_be: bool = False


class Cursor:
    """A place in a row of items.

    Attributes:
        at: the number of the item that comes next.
    """

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = [item for item in items if item.part not in PASSED and item.part is not Part.SETTING]
        self.at = 0

    @property
    def is_done(self) -> bool:
        """Whether nothing is left."""
        return self.at >= len(self._items)

    def has(self, part: Part) -> bool:
        """Whether any item of the sentence is of a part."""
        return any(item.part is part for item in self._items)

    def item(self, ahead: int = 0) -> Item | None:
        """The item that comes next, or after that."""
        place = self.at + ahead
        return self._items[place] if place < len(self._items) else None

    def part(self, ahead: int = 0) -> Part | None:
        """What it is; None at the end."""
        item = self.item(ahead)
        return item.part if item else None

    def text(self) -> str:
        """The words that come next, case-folded; empty at the end."""
        item = self.item()
        return item.text.casefold() if item else ""

    def form(self) -> Form | None:
        """The form of the verb that comes next; None where none does."""
        item = self.item()
        return item.term.form if item and item.term else None

    def next(self) -> Item:
        """Take an item."""
        self.at += 1
        return self._items[self.at - 1]

    def take(self, *parts: Part) -> int:
        """Take the next item if it is one of some parts; how many were taken."""
        taken = int(self.part() in parts)
        self.at += taken
        return taken

    def is_gerund(self, ahead: int = 0) -> bool:
        """Whether a verb in its -ing form comes."""
        item = self.item(ahead)
        return item is not None and item.term is not None and item.term.form is Form.GERUND

    def is_adverb(self) -> bool:
        """Whether an unknown word comes that looks like an adverb."""
        item = self.item()
        return item is not None and is_adverb(item)

    def is_name(self, ahead: int = 0) -> bool:
        """Whether a name comes, known or not."""
        item = self.item(ahead)
        return item is not None and item.part in NAMES and not is_adverb(item)

    def is_glued(self) -> bool:
        """Whether nothing parts the next item from the one before."""
        item = self.item()
        return item is not None and item.glued
