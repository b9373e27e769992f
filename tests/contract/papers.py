"""A few documents made by hand, where a test wants to say exactly what stands in them."""

from typing import Any

from schema.claim import Citing, Claim, Mention
from schema.document import BackgroundRelation, Bundle, CoverageRow, DocumentInfo, Finding, OutlineEntry
from schema.entity import Entity
from schema.locator import Locator, text_hash
from schema.predicates import Predicate
from schema.reference import Reference, Study
from schema.vocabulary import Basis, Design, FindingBasis, Kind, Severity, Support, Tier

MSC = "exomyelin:msc-exosome"
OPC = "exomyelin:opc-differentiation"
MIR = "exomyelin:mir-219"
SENTENCES = {"introduction/1/1": "MSC exosomes carry miR-219.", "introduction/1/2": "They help."}


def entity(id: str, name: str, kind: Kind, **more: Any) -> Entity:
    """A local entity."""
    return Entity(id=id, name=name, kind=kind, no_term_reason="no term fits", **more)


def claim(document: str, subject: str, predicate: Predicate, object: str, **more: Any) -> Claim:
    """A claim at the first sentence unless told otherwise."""
    locator = Locator(more.pop("locator", "introduction/1/1"))
    statement = more.pop("statement", "Somebody says so.")
    return Claim(
        document=document,
        locator=locator,
        subject=subject,
        predicate=predicate,
        object=object,
        statement=statement,
        **more,
    )


def paper(document: str = "paper", **more: Any) -> Bundle:
    """A document with a vesicle, its cargo and an effect, and two claims of which the first cites a work."""
    citing = (Citing(mention="introduction/1/1#1", support=Support.YES, why="it shows it"),)
    parts: dict[str, Any] = {
        "info": DocumentInfo(id=document, title=document, outline=(OutlineEntry(section="introduction"),)),
        "entities": (
            entity(MSC, "MSC exosome", Kind.VESICLE, synonyms=("MSC-Exo",)),
            entity(MIR, "miR-219", Kind.MICRORNA),
            entity(OPC, "OPC differentiation", Kind.PROCESS),
        ),
        "claims": (
            claim(document, MSC, Predicate.CARRIES, MIR, citing=citing),
            claim(document, MIR, Predicate.INCREASES, OPC, locator="introduction/1/2"),
        ),
        "references": (reference(document),),
        "mentions": (
            Mention(locator=Locator("introduction/1/1"), ordinal=1, authors="Pusic", year="2014", number="1"),
        ),
        "coverage": tuple(
            CoverageRow(locator=Locator(place), hash=text_hash(sentence), claims=1)
            for place, sentence in SENTENCES.items()
        ),
        "judgements": (judgement(document, "judged", "introduction/1/2"),),
    }
    return Bundle(**(parts | more))


def reference(document: str, number: int = 1) -> Reference:
    """An entry of a reference list that is known from its abstract."""
    study = Study(design=Design.PRIMARY, tier=Tier.IN_VITRO, basis=Basis.ABSTRACT, read_at="somewhere")
    return Reference(
        document=document,
        number=number,
        first_author="Pusic AD",
        authors=("Pusic",),
        year=2014,
        title="Exosomes",
        doi=f"10.1000/{number}",
        study=study,
    )


def judgement(document: str, code: str, place: str) -> Finding:
    """Something that a curator finds wrong at a place."""
    return Finding(
        document=document,
        code=code,
        severity=Severity.WARNING,
        locator=Locator(place),
        explanation="It seems off.",
        basis=FindingBasis.JUDGEMENT,
    )


def vocabulary(*relations: tuple[str, Predicate, str], document: str = "background", **more: Any) -> Bundle:
    """A document of background relations."""
    return Bundle(
        info=DocumentInfo(id=document, title="What vocabularies state", builtin=True),
        background=tuple(
            BackgroundRelation(
                subject=subject, predicate=predicate, object=object, vocabulary="GO", version="1", read_at="there"
            )
            for subject, predicate, object in relations
        ),
        **more,
    )
