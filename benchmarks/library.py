"""Made-up documents of any number of claims: the same for the same seed."""

from collections.abc import Iterator
from itertools import islice

import numpy as np

from schema.claim import Citing, Claim, Mention
from schema.document import Bundle, CoverageRow, DocumentInfo
from schema.entity import Entity
from schema.locator import Locator, text_hash
from schema.predicates import Predicate
from schema.reference import Reference, Study
from schema.vocabulary import Basis, Design, Hedge, Kind, Support, Tier

CLAIMS_OF_A_DOCUMENT = 1_000
CLAIMS_OF_AN_ENTITY = 10
CLAIMS_OF_A_PLACE = 4
REFERENCES = 40
FEWEST_ENTITIES = 50

_KINDS = (Kind.VESICLE, Kind.MICRORNA, *[Kind.GENE] * 5, Kind.PATHWAY, *[Kind.PROCESS] * 2)
_PREDICATES = (Predicate.INCREASES, Predicate.DECREASES, Predicate.AFFECTS)
_TIERS = tuple(Tier)
_HEDGES = tuple(Hedge)

Triple = tuple[int, Predicate, int]


def documents(seed: int) -> Iterator[Bundle]:
    """Documents without end, of ``CLAIMS_OF_A_DOCUMENT`` claims each, no two on the same edge.

    The entities grow with the claims, so that the graph gets larger and no denser.
    """
    random = np.random.default_rng(seed)
    triples = _triples(random)
    number = 0
    while True:
        yield _document(f"made-up-{number:06}", list(islice(triples, CLAIMS_OF_A_DOCUMENT)), random)
        number += 1


def entity_id(number: int) -> str:
    """The id of an entity; those of low numbers are in the first documents."""
    return f"exomyelin:n{number:06}"


def _triples(random: np.random.Generator) -> Iterator[Triple]:
    seen: set[Triple] = set()
    while True:
        entities = max(FEWEST_ENTITIES, len(seen) // CLAIMS_OF_AN_ENTITY)
        subject, object_, choice = (int(n) for n in random.integers((entities, entities, len(_PREDICATES))))
        carries = _kind(subject) is Kind.VESICLE and _kind(object_) in {Kind.MICRORNA, Kind.GENE}
        triple = (subject, Predicate.CARRIES if carries else _PREDICATES[choice], object_)
        if subject != object_ and triple not in seen:
            seen.add(triple)
            yield triple


def _kind(number: int) -> Kind:
    return _KINDS[number % len(_KINDS)]


def _document(name: str, triples: list[Triple], random: np.random.Generator) -> Bundle:
    places = [Locator(f"text/1/{1 + n // CLAIMS_OF_A_PLACE}") for n in range(len(triples))]
    mentions = {
        place: Mention(locator=place, ordinal=1, authors=f"Family{n % REFERENCES}", year="2015")
        for n, place in enumerate(dict.fromkeys(places))
    }
    claims = [
        Claim(
            document=name,
            locator=place,
            subject=entity_id(subject),
            predicate=predicate,
            object=entity_id(object_),
            statement=f"Entity {subject} {predicate} entity {object_}, as was made up.",
            citing=(Citing(mention=mentions[place].id, support=Support.YES, why="made up"),),
            hedge=_HEDGES[hedge],
        )
        for place, (subject, predicate, object_), hedge in zip(
            places, triples, random.integers(len(_HEDGES), size=len(triples)), strict=True
        )
    ]
    numbers = sorted({end for subject, _, object_ in triples for end in (subject, object_)})
    return Bundle(
        info=DocumentInfo(id=name, title=f"Made up: {name}"),
        entities=tuple(_entity(number) for number in numbers),
        claims=tuple(claims),
        references=tuple(_reference(name, number, random) for number in range(REFERENCES)),
        mentions=tuple(mentions.values()),
        coverage=tuple(
            CoverageRow(locator=place, hash=text_hash(place), claims=places.count(place)) for place in mentions
        ),
    )


def _entity(number: int) -> Entity:
    return Entity(id=entity_id(number), name=f"entity {number}", kind=_kind(number), no_term_reason="made up")


def _reference(document: str, number: int, random: np.random.Generator) -> Reference:
    tier = _TIERS[int(random.integers(len(_TIERS)))]
    return Reference(
        document=document,
        number=number + 1,
        first_author=f"Family{number} A",
        authors=(f"Family{number}",),
        year=2015,
        title=f"Made-up work {number} of {document}",
        study=Study(design=Design.PRIMARY, tier=tier, basis=Basis.ABSTRACT, read_at="made up"),
    )
