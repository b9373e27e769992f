"""The entities that terms of BEL speak of, by written rules (docs/bel.md).

A name becomes the term of its vocabulary where the document gives the identifier, or where the exact name is one whose
identifier was verified; else a local id that says so. What is modified, mutated, cut or somewhere in particular is an
entity of its own, never the thing itself: to take a gene that lost its function for the gene would turn signs around.
Complexes, composites, reactions and what happens to a thing are entities of their own too. An activity is its thing's.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from loaders.bel import wording
from loaders.bel.canonical import UNORDERED
from loaders.bel.rules import known_ids, known_terms, rules
from loaders.bel.terms import Concept, Statement, Term
from schema.base import content_hash
from schema.entity import CURIE, LOCAL_PREFIX, Entity
from schema.names import fold
from schema.vocabulary import Kind

_SLUG = re.compile(r"[^a-z0-9]+")
_READABLE: Final = 40
_HASHED: Final = 8
_NAMED: Final = frozenset({"a", "p", "g", "r", "m", "bp", "path", "pop", "complex"})
_HAPPENINGS: Final = {
    "sec": "secretion of {}",
    "surf": "exposure of {} at the cell surface",
    "deg": "degradation of {}",
}
_PHRASES: Final = {"r": "the RNA of {}", "g": "the gene {}"}


class Untreated(ValueError):
    """A term that no rule treats.

    Attributes:
        term: the term.
    """

    def __init__(self, term: Term, why: str) -> None:
        super().__init__(why)
        self.term = term


class Thing(NamedTuple):
    """What a term speaks of.

    Attributes:
        entity: the entity.
        phrase: the term in a sentence, which may say more than the entity's name: ``the activity of AKT1``.
    """

    entity: Entity
    phrase: str


class Things:
    """Finds the entities of one document's terms: one name has one kind in it, and no two entities have one name."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        functions: defaultdict[Concept, set[str]] = defaultdict(set)
        for statement in statements:
            for term in statement.parsed.terms:
                for part in term.walk():
                    if part.function in _NAMED and part.concept:
                        functions[part.concept].add(part.function)
        self._functions = functions
        named: defaultdict[str, set[str]] = defaultdict(set)
        for concept in functions:
            named[fold(_plain(concept))].add(_key(concept))
        self._shared = {name for name, concepts in named.items() if len(concepts) > 1}

    def of(self, term: Term) -> Thing:
        """What a term speaks of.

        Raises:
            Untreated: no rule treats it.
        """
        if term.function == "act":
            inner = self.of(_only(term))
            return Thing(inner.entity, f"the {wording.activity(term)} of {inner.phrase.removeprefix('the gene ')}")
        entity = self._entity(term)
        if term.concept is None or term.terms:
            return Thing(entity, entity.name)
        return Thing(entity, _PHRASES.get(term.function, "{}").format(_plain(term.concept)))

    def kinds_told(self) -> list[Concept]:
        """The names that the document uses under functions of several kinds, sorted."""
        of = rules().kinds
        return sorted(name for name, functions in self._functions.items() if len({of[each] for each in functions}) > 1)

    def _entity(self, term: Term) -> Entity:
        if term.function == "composite" or (term.function == "complex" and not term.concept):
            return self._together(term)
        if term.function in _HAPPENINGS:
            inner = self._entity(_only(term))
            return _made(term, Kind.PROCESS, _HAPPENINGS[term.function].format(inner.name), [inner])
        if term.function == "tloc":
            return self._movement(term)
        if term.function == "rxn":
            return self._reaction(term)
        if term.function in _NAMED:
            return self._varied(term)
        raise Untreated(term, f"{term.function}() is no term that can be a subject or an object")

    def _named(self, concept: Concept, function: str) -> Entity:
        space = rules().namespace(concept.namespace)
        curie = space.curie(concept.name)
        known = known_ids().get(curie) if curie else known_terms().get((space.prefix, concept.name))
        if known:
            written = concept.label if curie else concept.name
            synonyms = (written,) if written and written != known.name else ()
            return Entity(id=known.id, name=known.name, kind=known.kind, synonyms=synonyms)
        name = _plain(concept)
        if fold(name) in self._shared:
            name = f"{name} ({concept.namespace})"
        kind = self._kind(concept, function)
        if curie and CURIE.match(curie):
            reason = "kept from the document, where it is a local id" if space.prefix == LOCAL_PREFIX else ""
            return Entity(id=curie, name=name, kind=kind, no_term_reason=reason)
        reason = f"the document names it {str(concept)!r}, by its name and not by an identifier"
        return Entity(id=_local(name, _key(concept)), name=name, kind=kind, no_term_reason=reason)

    def _kind(self, concept: Concept, function: str) -> Kind:
        known = rules().namespace(concept.namespace)
        if known.kind:
            return known.kind
        used = self._functions.get(concept, set()) | {function}
        first = next(each for each in rules().kinds if each in used)
        is_abundance = first in {"a", "complex"} and known.abundance
        return known.abundance if is_abundance and known.abundance else rules().kinds[first]

    def _varied(self, term: Term) -> Entity:
        fusions = term.within("fus")
        if fusions:
            return self._fusion(term, fusions[0])
        if term.concept is None:
            raise Untreated(term, f"{term.function}() names nothing")
        base = self._named(term.concept, term.function)
        if not term.terms:
            return base
        told = "; ".join(map(wording.variant, term.terms))
        return _made(term, base.kind, f"{base.name} ({told})", [base], key=",".join(map(str, term.terms)))

    def _fusion(self, term: Term, fusion: Term) -> Entity:
        named = [each for each in (*term.arguments, *fusion.arguments) if isinstance(each, Concept)]
        partners = [self._named(each, term.function) for each in named]
        partners += [self._varied(each) for each in fusion.terms]
        if not partners:
            raise Untreated(term, "fus() names no partners")
        return _made(term, partners[0].kind, f"fusion of {wording.listed([each.name for each in partners])}", partners)

    def _together(self, term: Term) -> Entity:
        members = [self.of(each).entity for each in term.terms if each.function != "loc"]
        if not members:
            raise Untreated(term, f"{term.function}() names no members")
        names = [each.name for each in members]
        name = " together with ".join(names) if term.function == "composite" else f"complex of {wording.listed(names)}"
        return _made(term, rules().kinds[term.function], name, members)

    def _movement(self, term: Term) -> Entity:
        inner = self._entity(_only(term, without=("fromLoc", "toLoc")))
        start, end = wording.place(term, "fromLoc"), wording.place(term, "toLoc")
        way = f"{f' from {start}' if start else ''}{f' to {end}' if end else ''}"
        return _made(term, Kind.PROCESS, f"movement of {inner.name}{way}", [inner], key=f"{start}>{end}")

    def _reaction(self, term: Term) -> Entity:
        sides = [self.side(term, side) for side in ("reactants", "products")]
        if not all(sides):
            raise Untreated(term, "rxn() lacks reactants or products")
        before, after = (wording.listed([each.name for each in side]) for side in sides)
        return _made(term, Kind.PROCESS, f"reaction of {before} to {after}", [*sides[0], *sides[1]], key=str(term))

    def side(self, term: Term, side: str) -> list[Entity]:
        """The entities on one side of a reaction, ``reactants`` or ``products``."""
        return [self.of(each).entity for group in term.within(side) for each in group.terms]


def _only(term: Term, without: Sequence[str] = ("ma", "loc")) -> Term:
    inner = [each for each in term.terms if each.function not in without]
    if len(inner) != 1:
        raise Untreated(term, f"{term.function}() takes one term, and has {len(inner)}")
    return inner[0]


def _plain(concept: Concept) -> str:
    """What a name is called by: an identifier without a name keeps its namespace, for it means nothing alone."""
    if concept.label:
        return concept.label
    is_id = rules().namespace(concept.namespace).curie(concept.name) and not concept.name.isalpha()
    is_readable = concept.namespace.casefold() in {"fplx", "conso", "exomyelin"}
    return f"{concept.namespace}:{concept.name}" if is_id and not is_readable else concept.name


def _key(concept: Concept) -> str:
    return f"{concept.namespace.casefold()}:{concept.name}"


def _made(term: Term, kind: Kind, name: str, parts: Sequence[Entity], *, key: str = "") -> Entity:
    """An entity that BEL describes by its parts: the same parts in the same roles make the same id."""
    ids = [each.id for each in parts]
    within = sorted(ids) if term.function in UNORDERED else ids
    function = "p" if term.function in {"g", "r"} else term.function
    return Entity(
        id=_local(name, f"{function}({','.join(within)};{key})"),
        name=name,
        kind=kind,
        no_term_reason="BEL describes it by its parts, and no vocabulary was searched for a term that means the whole",
        description=f"Written in BEL as {term}.",
    )


def _local(name: str, key: str) -> str:
    readable = _SLUG.sub("-", name.casefold()).strip("-")[:_READABLE].strip("-")
    return f"{LOCAL_PREFIX}:bel-{readable or 'thing'}-{content_hash(key, _HASHED)}"
