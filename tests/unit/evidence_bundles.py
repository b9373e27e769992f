"""Small made-up documents for the tests of graph.evidence."""

import random
from collections.abc import Iterable
from typing import Any

from schema.claim import Citing, Claim, Mention
from schema.document import Bundle, DocumentInfo, OutlineEntry, OutlineKind
from schema.entity import Entity
from schema.locator import Locator
from schema.predicates import Predicate
from schema.reference import Reference, Study
from schema.vocabulary import Basis, Design, Kind, Support, Tier

DOCUMENT = "made-up-2030"
SICKNESS, OTHER_SICKNESS = "exomyelin:sickness", "exomyelin:other-sickness"
OUTLINE = (
    OutlineEntry(section="abstract"),
    OutlineEntry(section="results", heading="Results"),
    OutlineEntry(section="table-1", heading="Table", kind=OutlineKind.TABLE),
    OutlineEntry(section="discussion", heading="Discussion"),
    OutlineEntry(section="references", heading="References", kind=OutlineKind.REFERENCES),
)


def study(design: Design = Design.PRIMARY, tier: Tier = Tier.IN_VIVO_MS, **fields: Any) -> Study:
    return Study(**{"design": design, "tier": tier, "basis": Basis.ABSTRACT, "read_at": "a stored copy", **fields})


REVIEW = study(Design.REVIEW, Tier.REVIEW)


def entry(number: int, authors: str, year: int, **fields: Any) -> Reference:
    """An entry of the list; ``authors`` are family names joined by blanks, with ``+`` at the end for "et al."."""
    names = tuple(authors.removesuffix("+").split())
    return Reference(
        **{
            "document": DOCUMENT,
            "number": number,
            "first_author": f"{names[0]} A",
            "authors": names,
            "et_al": authors.endswith("+"),
            "year": year,
            "title": f"Work {number}",
            "study": study(),
            **fields,
        }
    )


def mention(printed: str, at: str = "results/1/1", ordinal: int = 1) -> Mention:
    """A citation, from ``authors | year | number | printed``; what is missing at the end is empty."""
    authors, year, number, rest = [*map(str.strip, printed.split("|")), "", "", ""][:4]
    return Mention(locator=Locator(at), ordinal=ordinal, authors=authors, year=year, number=number, printed=rest)


def claim(at: str = "results/1/1", *citing: tuple[str, Support], **fields: Any) -> Claim:
    return Claim(
        **{
            "document": DOCUMENT,
            "locator": Locator(at),
            "subject": "exomyelin:a",
            "predicate": Predicate.INCREASES,
            "object": "exomyelin:b",
            "statement": "A raises B.",
            "citing": tuple(Citing(mention=id_, support=support, why="because") for id_, support in citing),
            **fields,
        }
    )


def entity(name: str, kind: Kind = Kind.PROCESS, **fields: Any) -> Entity:
    return Entity(id=f"exomyelin:{name}", name=name, kind=kind, no_term_reason="made up", **fields)


def bundle(
    claims: Iterable[Claim] = (),
    mentions: Iterable[Mention] = (),
    references: Iterable[Reference] = (),
    entities: Iterable[Entity] = (),
    **fields: Any,
) -> Bundle:
    """A document; ``info_…`` fields go to its description."""
    info = {name.removeprefix("info_"): fields.pop(name) for name in list(fields) if name.startswith("info_")}
    return Bundle(
        info=DocumentInfo(**{"id": DOCUMENT, "title": "Made up", "outline": OUTLINE, "disease": SICKNESS, **info}),
        claims=tuple(claims),
        mentions=tuple(mentions),
        references=tuple(references),
        entities=tuple(entities),
        **fields,
    )


def shuffled(document: Bundle, seed: int) -> Bundle:
    """The same document with its parts listed in another order."""
    chance = random.Random(seed)  # noqa: S311  no secret
    parts = {name: getattr(document, name) for name in Bundle.model_fields if name != "info"}
    return document.model_copy(update={name: tuple(chance.sample(part, len(part))) for name, part in parts.items()})
