"""A small made-up paper, and the background that it needs, for the tests of the service."""

from typing import Any

from schema.claim import Citing, Claim, Context, Mention
from schema.document import BackgroundRelation, Bundle, DocumentInfo, Finding, OutlineEntry, OutlineKind, Reading
from schema.entity import Entity, Xref
from schema.locator import Locator
from schema.predicates import Predicate
from schema.reference import Reference, Study
from schema.vocabulary import (
    Basis,
    CargoEvidence,
    Derivation,
    Design,
    Directness,
    FindingBasis,
    Hedge,
    Kind,
    Polarity,
    Severity,
    Support,
    Tier,
    XrefKind,
)

PAPER = "made-up-2031"
MSC, OPC, NSC = "exomyelin:msc-exosome", "exomyelin:opc-exosome", "exomyelin:nsc-exosome"
MIR, MATURE, SOX6 = "exomyelin:mir-219", "MIRBASE:MIMAT0000276", "HGNC:16421"
AKT_PATHWAY, AKT1 = "exomyelin:pi3k-akt", "HGNC:391"
DIFFERENTIATION, MATURATION = "GO:0048709", "exomyelin:opc-maturation"
CHEAP, SICKNESS = "exomyelin:cheap", "MONDO:0005301"
OUTLINE = (
    OutlineEntry(section="results", heading="Results"),
    OutlineEntry(section="table-1", heading="Table", kind=OutlineKind.TABLE),
    OutlineEntry(section="references", heading="References", kind=OutlineKind.REFERENCES),
)


def entity(id_: str, name: str, kind: Kind, *synonyms: str, **fields: Any) -> Entity:
    reason = "no term means exactly this" if id_.startswith("exomyelin:") else ""
    return Entity(id=id_, name=name, kind=kind, synonyms=synonyms, no_term_reason=reason, **fields)


ENTITIES = (
    entity(MSC, "MSC exosome", Kind.VESICLE, "MSC-Exo", cell_of_origin="CL:0000134"),
    entity(OPC, "OPC exosome", Kind.VESICLE, cell_of_origin="CL:0002453"),
    entity(NSC, "NSC exosome", Kind.VESICLE, "ADSC, and its kin"),
    entity("CL:0000134", "mesenchymal stem cell", Kind.CELL, "MSC"),
    entity("CL:0002453", "oligodendrocyte precursor cell", Kind.CELL, "OPC"),
    entity(MIR, "miR-219", Kind.MICRORNA, xrefs=(Xref(id="MESH:C546721", kind=XrefKind.CLOSE),)),
    entity(MATURE, "miR-219a-5p", Kind.MICRORNA),
    entity(SOX6, "SOX6", Kind.GENE, "SRY-box 6"),
    entity(AKT1, "AKT1", Kind.GENE, "Akt"),
    entity(AKT_PATHWAY, "PI3K/Akt", Kind.PATHWAY, "Akt"),
    entity(DIFFERENTIATION, "OPC differentiation", Kind.PROCESS),
    entity(MATURATION, "OPC maturation", Kind.PROCESS, "maturation of OPCs"),
    entity(CHEAP, "=cheap|to make", Kind.PROPERTY, description="-1 is what it costs"),
    entity(SICKNESS, "multiple sclerosis", Kind.DISEASE, "MS"),
)


def claim(at: str, subject: str, predicate: Predicate, object_: str, statement: str, **fields: Any) -> Claim:
    return Claim(
        document=PAPER,
        locator=Locator(at),
        subject=subject,
        predicate=predicate,
        object=object_,
        statement=statement,
        **fields,
    )


def citing(mention: str, support: Support = Support.YES) -> tuple[Citing, ...]:
    return (Citing(mention=mention, support=support, why="it is about both"),)


CLAIMS = (
    claim("results/1/1", MSC, Predicate.CARRIES, MIR, "They hold it.", citing=citing("results/1/1#1"),
          cargo_evidence=CargoEvidence.DELIVERED, context=Context(species="mouse", model="EAE")),
    claim("results/1/2", MIR, Predicate.DECREASES, SOX6, "It lowers it.", citing=citing("results/1/1#1"),
          directness=Directness.DIRECT, context=Context(cell="OPC")),
    claim("results/1/3", SOX6, Predicate.DECREASES, DIFFERENTIATION, "It holds it back.",
          derivation=Derivation.IMPLIED),
    claim("results/1/4", DIFFERENTIATION, Predicate.INCREASES, MATURATION, "The one leads to the other.",
          hedge=Hedge.SUGGESTED, derivation=Derivation.IMPLIED),
    claim("results/2/1", OPC, Predicate.INCREASES, MATURATION, "They further it.", citing=citing("results/2/1#1"),
          directness=Directness.BLACK_BOX),
    claim("results/2/2", MSC, Predicate.INCREASES, AKT_PATHWAY, "They switch it on.", agent=MIR),
    claim("results/2/3", AKT_PATHWAY, Predicate.AFFECTS, DIFFERENTIATION, "It has to do with it."),
    claim("results/2/4", OPC, Predicate.DECREASES, AKT_PATHWAY, "They do not.", polarity=Polarity.NEGATED),
    claim("table-1/r1/c1", NSC, Predicate.HAS_ADVANTAGE, CHEAP, "=they cost little"),
    claim("table-1/r1/c2", NSC, Predicate.CELL_OF_ORIGIN, "CL:0000134", "+ a cell lets them go"),
)  # fmt: skip

REFERENCES = (
    Reference(document=PAPER, number=1, first_author="Alpha A", authors=("Alpha", "Beta"), year=2014,
              title="Youth; and | exosomes", journal="Glia", doi="10.1/alpha", doi_status="verified",
              study=Study(design=Design.PRIMARY, tier=Tier.IN_VIVO_MS, basis=Basis.TITLE, species="mouse", model="EAE",
                          source=MSC, diseases=(SICKNESS,), topic="myelin")),
    Reference(document=PAPER, number=2, first_author="Gamma G", authors=("Gamma",), et_al=True, year=2020,
              title="Another", study=Study(design=Design.REVIEW, tier=Tier.REVIEW, basis=Basis.ABSTRACT,
                          read_at="a library, 2031")),
    Reference(document=PAPER, number=10, first_author="Delta D", authors=("Delta",), year=2021, title="Never cited"),
)  # fmt: skip

MENTIONS = (
    Mention(locator=Locator("results/1/1"), ordinal=1, authors="Alpha & Beta", year="2014", number="1", printed="[1]"),
    Mention(locator=Locator("results/2/1"), ordinal=1, authors="Gamma et al.", year="2019", number="2", printed="[2]"),
)

JUDGEMENT = Finding(
    document=PAPER,
    code="wrong_subject",
    severity=Severity.ERROR,
    locator=Locator("results/2/1"),
    mention=1,
    reference=2,
    explanation="The cited work is about something else.",
    suggestion="Cite another.",
    basis=FindingBasis.JUDGEMENT,
    claims=(CLAIMS[4].id,),
)


def paper(**fields: Any) -> Bundle:
    """The made-up paper; ``fields`` replace parts of it."""
    parts: dict[str, Any] = {
        "info": DocumentInfo(
            id=PAPER,
            title="Made up",
            authors=("Somebody S",),
            year=2031,
            journal="Nowhere",
            doi="10.1/made-up",
            licence="CC BY 4.0",
            disease=SICKNESS,
            outline=OUTLINE,
            readings=(Reading(role="curator", date="2031-01-01", scope="all of it"),),
        ),
        "entities": ENTITIES,
        "claims": CLAIMS,
        "references": REFERENCES,
        "mentions": MENTIONS,
        "judgements": (JUDGEMENT,),
    }
    return Bundle(**parts | fields)


def background() -> Bundle:
    """What a vocabulary states of the paper's things."""
    return Bundle(
        info=DocumentInfo(id="background", title="Background", builtin=True),
        entities=(entity(MATURE, "miR-219a-5p", Kind.MICRORNA), entity(MIR, "miR-219", Kind.MICRORNA)),
        background=(
            BackgroundRelation(
                subject=MATURE,
                predicate=Predicate.MEMBER_OF,
                object=MIR,
                vocabulary="miRBase",
                version="22.1",
                read_at="2031-01-01",
            ),
        ),
    )
