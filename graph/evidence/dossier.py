"""A document with its citations resolved and its claims found by what they cite."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from graph.evidence.citations import Resolution, resolve
from schema.claim import Claim, Mention
from schema.document import Bundle, DocumentInfo
from schema.entity import Entity
from schema.locator import Locator, Place
from schema.predicates import Predicate
from schema.reference import Reference

_KINSHIP = {Predicate.IS_A, Predicate.MEMBER_OF, Predicate.PART_OF, Predicate.DERIVES_FROM}

Key = TypeVar("Key")
Item = TypeVar("Item")


@dataclass(frozen=True, eq=False)
class Dossier:
    """What derivation and audit need to know of a document, each worked out once."""

    bundle: Bundle

    @property
    def info(self) -> DocumentInfo:
        """The document."""
        return self.bundle.info

    @cached_property
    def references(self) -> Mapping[int, Reference]:
        """The entries of the reference list by number, in its order."""
        return {entry.number: entry for entry in sorted(self.bundle.references, key=lambda entry: entry.number)}

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        """The entities by id."""
        return {entity.id: entity for entity in self.bundle.entities}

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The citations as they are read."""
        return tuple(
            sorted(self.bundle.mentions, key=lambda mention: (self.position(mention.locator), mention.ordinal))
        )

    @cached_property
    def mentions_by_id(self) -> Mapping[str, Mention]:
        """The citations by id."""
        return {mention.id: mention for mention in self.mentions}

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims as they are read, those of one place by id."""
        return tuple(sorted(self.bundle.claims, key=lambda claim: (self.position(claim.locator), claim.id)))

    @cached_property
    def numbers_used(self) -> bool:
        """Whether the prose cites by number."""
        return any(mention.number for mention in self.mentions if mention.locator.place is Place.SENTENCE)

    @cached_property
    def resolutions(self) -> Mapping[str, Resolution]:
        """What each citation means, by the id of the mention."""
        used = self.numbers_used
        return {mention.id: resolve(mention, self.references, numbers_used=used) for mention in self.mentions}

    @cached_property
    def claims_at(self) -> Mapping[Locator, tuple[Claim, ...]]:
        """The claims by place, in the order of the text."""
        return _grouped((claim.locator, claim) for claim in self.claims)

    @cached_property
    def claims_citing(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims by the id of each mention that they cite, whatever was judged of its support."""
        return _grouped((citing.mention, claim) for claim in self.claims for citing in claim.citing)

    @cached_property
    def claims_resting_on(self) -> Mapping[int, tuple[Claim, ...]]:
        """The claims by the number of each entry that they cite, or whose title makes them."""
        return _grouped((entry.number, claim) for claim in self.claims for entry in self.entries_of(claim))

    @cached_property
    def mentions_of(self) -> Mapping[int, tuple[Mention, ...]]:
        """The citations by the number of each entry that they mean or could mean."""
        return _grouped(
            (entry.number, mention) for mention in self.mentions for entry in self.resolutions[mention.id].candidates
        )

    @cached_property
    def kinships(self) -> frozenset[frozenset[str]]:
        """The pairs of ids that the document itself relates as kinds, members, parts or offspring."""
        background, claims = self.bundle.background, self.bundle.claims
        related = [(each.subject, each.object) for each in background if each.predicate in _KINSHIP]
        related += [(each.subject, each.object) for each in claims if each.predicate in _KINSHIP]
        return frozenset(map(frozenset, related))

    def entries_of(self, claim: Claim) -> tuple[Reference, ...]:
        """The entries that a claim cites, or whose title makes it, by number; those that could not be told left out."""
        meant = (self.resolutions[citing.mention].reference for citing in claim.citing)
        titled = self.references.get(claim.locator.major) if claim.locator.place is Place.TITLE else None
        entries = {entry.number: entry for entry in (*meant, titled) if entry is not None}
        return tuple(entries[number] for number in sorted(entries))

    def names(self, ids: Iterable[str]) -> str:
        """The names of entities in a sentence; an id that the document does not record stands for itself."""
        return " and ".join(self.entities[id_].name if id_ in self.entities else id_ for id_ in ids)

    def position(self, locator: Locator) -> str:
        """A text that sorts places as they are read."""
        return f"{self._sections[locator.section]:04d}/{locator.major:06d}/{locator.minor:06d}"

    @cached_property
    def _sections(self) -> Mapping[str, int]:
        # Sections that the outline lacks come last, by name.
        listed = [entry.section for entry in self.info.outline]
        used = [
            *(claim.locator for claim in self.bundle.claims),
            *(mention.locator for mention in self.bundle.mentions),
        ]
        others = sorted({locator.section for locator in used} - set(listed))
        return {section: index for index, section in reversed(list(enumerate([*listed, *others])))}


def _grouped(pairs: Iterable[tuple[Key, Item]]) -> Mapping[Key, tuple[Item, ...]]:
    groups: dict[Key, list[Item]] = defaultdict(list)
    for key, item in pairs:
        groups[key].append(item)
    return {key: tuple(items) for key, items in groups.items()}
