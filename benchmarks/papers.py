"""A made-up document of any size, shaped like the shipped one: most claims cite, and several share a place."""

import numpy as np

from benchmarks.graphs import Links, scale_free
from benchmarks.graphs import name as _name
from schema.claim import Citing, Claim, Context, Mention
from schema.document import Bundle, CoverageRow, DocumentInfo, OutlineEntry
from schema.entity import Entity
from schema.locator import Locator, text_hash
from schema.predicates import Predicate
from schema.reference import Reference, Study
from schema.vocabulary import Basis, Design, Kind, Support, Tier

REFERENCES, SPECIES, A_PARAGRAPH = 40, ("mouse", "rat", "human"), 1_000
PREDICATES = (Predicate.INCREASES, Predicate.DECREASES, Predicate.AFFECTS)


def made_up(claims: int, seed: int, *, sources: int = 0) -> Bundle:
    """A document of about so many claims, one for each edge of a scale-free graph with ten links a node.

    So many of the nodes, drawn at random, are vesicles.
    """
    random = np.random.default_rng(seed)
    links = scale_free(max(claims // 20, 11), 10, random)
    vesicles = set(random.choice(links.nodes - 1, sources, replace=False).tolist())
    entities = tuple(
        Entity(
            id=_name(node),
            name=_name(node),
            kind=Kind.VESICLE if node in vesicles else Kind.GENE,
            no_term_reason="made up",
        )
        for node in range(links.nodes)
    )
    made = tuple(_claims(links, random))
    places = dict.fromkeys(claim.locator for claim in made)
    return Bundle(
        info=DocumentInfo(id="made-up", title="Made up", outline=(OutlineEntry(section="text"),)),
        entities=entities,
        claims=made,
        references=tuple(map(_reference, range(1, REFERENCES + 1))),
        mentions=tuple(_mention(place, number) for number, place in enumerate(places)),
        coverage=tuple(CoverageRow(locator=place, hash=text_hash(str(place)), claims=1) for place in places),
    )


def _claims(links: Links, random: np.random.Generator) -> list[Claim]:
    chosen = random.integers(0, len(PREDICATES), len(links.subjects))
    rows = zip(links.subjects.tolist(), links.objects.tolist(), chosen.tolist(), strict=True)
    return [_claim(number, *row) for number, row in enumerate(rows)]


def _claim(number: int, subject: int, object_: int, predicate: int) -> Claim:
    # Two claims to a place, and three of four places cite.
    place = Locator(f"text/{1 + number // 2 // A_PARAGRAPH}/{1 + number // 2 % A_PARAGRAPH}")
    citing = (Citing(mention=f"{place}#1", support=Support.YES, why="its title says so"),) if number // 2 % 4 else ()
    return Claim(
        document="made-up",
        locator=place,
        subject=_name(subject),
        predicate=PREDICATES[predicate],
        object=_name(object_),
        statement="One thing is said to bear on another.",
        citing=citing,
        context=Context(species=SPECIES[number % len(SPECIES)], model="EAE"),
    )


def _mention(place: Locator, number: int) -> Mention:
    entry = 1 + number % REFERENCES
    return Mention(
        locator=place, ordinal=1, authors=f"{_author(entry)} et al.", year=str(_year(entry)), number=str(entry)
    )


def _reference(number: int) -> Reference:
    return Reference(
        document="made-up",
        number=number,
        first_author=_author(number),
        authors=(_author(number),),
        et_al=True,
        year=_year(number),
        title=f"Work {number}",
        study=Study(tier=Tier.IN_VITRO, design=Design.PRIMARY, basis=Basis.TITLE),
    )


def _year(number: int) -> int:
    return 1995 + number % 30


def _author(number: int) -> str:
    letters = "abcdefghij"
    return "A" + "".join(letters[int(digit)] for digit in str(number))
