"""Random valid documents, small and of few distinct things, so that they overlap and contradict each other."""

import string
from collections import Counter
from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from schema import vocabulary as terms
from schema.claim import Citing, Claim, Context, Mention
from schema.document import (
    BackgroundRelation,
    Bundle,
    CoverageRow,
    DocumentForm,
    DocumentInfo,
    Finding,
    OutlineEntry,
    OutlineKind,
    Scope,
)
from schema.entity import Entity, Xref
from schema.locator import Locator, text_hash
from schema.predicates import Predicate, Walk
from schema.reference import Reference, Study
from schema.rubric import Penalties, Rubric

DOCUMENTS = ("a-paper", "b.review", "c_2024")
CURIES = ("exomyelin:msc-exosome", "exomyelin:opc", "exomyelin:Z", "GO:0014003", "HGNC:11197", "HGNC:5021")
CLAIMED = tuple(predicate for predicate in Predicate if predicate.traits.walk is not Walk.BACKGROUND)
STATED = tuple(predicate for predicate in Predicate if predicate.traits.walk is Walk.BACKGROUND)
PLACES = ("introduction/1/1", "introduction/1/2", "introduction/2/1", "table-1/r1/c1", "table-1/r1/c2", "afterword/1/1")
OUTLINE = (
    OutlineEntry(section="introduction", heading="Introduction"),
    OutlineEntry(section="table-1", heading="Table: Sources …", kind=OutlineKind.TABLE),
    OutlineEntry(section="references", heading="References", kind=OutlineKind.REFERENCES),
)
FAMILIES = ("Pusic", "Kraig", "Zhang", "Öz")
YEARS = (2014, 2015)
DOIS = ("", "10.1000/one", "10.1000/ONE", "10.1000/two")

words = st.text(string.ascii_letters + "αβ-/ éΩ漢𝒳", min_size=1, max_size=8).map(str.strip).filter(bool)
"""Short texts that are not empty, with letters from all over Unicode."""

locators = st.sampled_from(PLACES).map(Locator)
studies = st.builds(
    Study,
    design=st.sampled_from(terms.Design),
    tier=st.sampled_from(terms.Tier),
    basis=st.sampled_from(terms.Basis),
    diseases=st.lists(st.just("MONDO:0005301"), max_size=1).map(tuple),
    topic=st.sampled_from(["", "cargo"]),
    read_at=st.just("somewhere"),
)
contexts = st.builds(
    Context,
    species=st.sampled_from([None, "mouse", "rat"]),
    model=st.sampled_from([None, "EAE", "cuprizone"]),
    cell=st.sampled_from([None, "OPC"]),
    dose=st.none() | words,
)
scopes = st.builds(
    Scope,
    years=st.sampled_from([None, (2010, 2014)]),
    designs=st.lists(st.sampled_from(terms.Design), max_size=1).map(tuple),
    locator=locators,
)


@st.composite
def rubrics(draw: DrawFn) -> Rubric:
    """Rubrics of all kinds, those with certain and with impossible evidence among them."""
    factor = st.sampled_from([0.0, 0.25, 0.5, 0.9, 1.0])
    return Rubric(
        version=draw(words),
        tiers={tier: draw(factor) for tier in terms.Tier},
        full_tier_from=draw(st.sampled_from(terms.Basis)),
        cap_tier=draw(st.sampled_from(terms.Tier)),
        penalties=Penalties(**{name: draw(factor) for name in Penalties.model_fields}),
        findings=draw(st.dictionaries(st.sampled_from(["year_differs", "misprint", "judged"]), factor)),
    )


@st.composite
def entities(draw: DrawFn, id: str) -> Entity:
    """Records of one entity, as documents that know different things of it make them."""
    kind = draw(st.sampled_from(terms.Kind))
    is_local = id.startswith("exomyelin:")
    xref = st.builds(Xref, id=st.sampled_from(["MESH:D1", "CL:0000134"]), kind=st.sampled_from(terms.XrefKind))
    return Entity(
        id=id,
        name=f"{draw(words)} of {id}",
        kind=kind,
        is_class=draw(st.booleans()),
        synonyms=tuple(draw(st.lists(words, max_size=2, unique=True))),
        xrefs=tuple(draw(st.lists(xref, max_size=2, unique=True))),
        cell_of_origin=draw(st.sampled_from([None, "CL:0000134"])) if kind is terms.Kind.VESICLE else None,
        no_term_reason="no term fits" if is_local else "",
        description=draw(st.just("") | words),
    )


@st.composite
def reference_lists(draw: DrawFn, document: str) -> tuple[Reference, ...]:
    """Reference lists in which authors, years and works are easily mixed up."""
    count = draw(st.integers(0, 3))
    return tuple(
        Reference(
            document=document,
            number=number,
            first_author=f"{(authors := draw(st.lists(st.sampled_from(FAMILIES), min_size=1, max_size=2)))[0]} X",
            authors=tuple(authors),
            et_al=draw(st.booleans()),
            year=draw(st.sampled_from(YEARS)),
            title=draw(words),
            doi=draw(st.sampled_from(DOIS)),
            study=draw(studies),
        )
        for number in range(1, count + 1)
    )


@st.composite
def mention_lists(draw: DrawFn) -> tuple[Mention, ...]:
    """In-text citations, numbered at each place from 1."""
    places = sorted(draw(st.lists(locators, max_size=3)))
    ordinals: Counter[Locator] = Counter()
    found = []
    for place in places:
        ordinals[place] += 1
        found.append(
            Mention(
                locator=place,
                ordinal=ordinals[place],
                authors=draw(st.just("") | st.sampled_from(FAMILIES)),
                year=draw(st.sampled_from(["", *map(str, YEARS)])),
                number=draw(st.sampled_from(["", "1", "2", "9"])),
                printed=draw(st.sampled_from(["", "[1-2]", "Author et al."])),
            )
        )
    return tuple(found)


@st.composite
def claims(draw: DrawFn, document: str, ids: Sequence[str], mentions: Sequence[Mention]) -> Claim:
    """Claims of a document on some entities, citing some of its mentions."""
    choice = [mention.id for mention in mentions]
    cited = draw(st.lists(st.sampled_from(choice), max_size=2, unique=True)) if choice else []
    return Claim(
        document=document,
        locator=draw(locators),
        subject=draw(st.sampled_from(ids)),
        predicate=draw(st.sampled_from(CLAIMED)),
        object=draw(st.sampled_from(ids)),
        statement=draw(words),
        citing=tuple(
            Citing(mention=mention, support=draw(st.sampled_from(terms.Support)), why="why") for mention in cited
        ),
        context=draw(contexts),
        hedge=draw(st.sampled_from(terms.Hedge)),
        derivation=draw(st.sampled_from(terms.Derivation)),
        directness=draw(st.sampled_from(terms.Directness)),
        polarity=draw(st.sampled_from(terms.Polarity)),
        agent=draw(st.none() | st.sampled_from(ids)),
        quantifier=draw(st.none() | st.sampled_from(terms.Quantifier)),
        cargo_evidence=draw(st.none() | st.sampled_from(terms.CargoEvidence)),
        ambiguity=draw(st.sampled_from(["", "either way"])),
    )


@st.composite
def bundles(draw: DrawFn, document: SearchStrategy[str] | None = None) -> Bundle:
    """Documents with all that one can hold, each consistent in itself.

    Args:
        draw: hypothesis's own.
        document: ids of documents; one of ``DOCUMENTS`` unless given.
    """
    id = draw(document if document is not None else st.sampled_from(DOCUMENTS))
    ids = draw(st.lists(st.sampled_from(CURIES), min_size=1, max_size=4, unique=True))
    mentions = draw(mention_lists())
    own_claims = draw(st.lists(claims(id, ids, mentions), max_size=5, unique_by=lambda claim: claim.id))
    references = draw(reference_lists(id))
    return Bundle(
        info=draw(infos(id)),
        entities=tuple(draw(entities(curie)) for curie in ids),
        claims=tuple(own_claims),
        references=references,
        mentions=mentions,
        background=tuple(draw(st.lists(relations(ids), max_size=3, unique=True))),
        coverage=coverage_of(own_claims),
        judgements=tuple(draw(st.lists(judgements(id), max_size=2, unique=True))),
    )


def infos(document: str) -> SearchStrategy[DocumentInfo]:
    """What is known of a document as a whole."""
    return st.builds(
        DocumentInfo,
        id=st.just(document),
        title=words,
        year=st.sampled_from([None, 2025]),
        disease=st.sampled_from([None, "MONDO:0005301"]),
        outline=st.sampled_from([OUTLINE, OUTLINE[::-1]]),
        scope=st.none() | scopes,
        form=st.sampled_from(DocumentForm),
        builtin=st.booleans(),
    )


def relations(ids: Sequence[str]) -> SearchStrategy[BackgroundRelation]:
    """What vocabularies state of some entities."""
    return st.builds(
        BackgroundRelation,
        subject=st.sampled_from(ids),
        predicate=st.sampled_from(STATED),
        object=st.sampled_from(ids),
        vocabulary=st.sampled_from(["GO", "miRBase"]),
        version=st.sampled_from(["1", "2"]),
        read_at=st.just("somewhere"),
    )


def judgements(document: str) -> SearchStrategy[Finding]:
    """What a curator judges to be wrong with a document."""
    fields: dict[str, SearchStrategy[Any]] = {
        "document": st.just(document),
        "code": st.sampled_from(["judged", "misprint"]),
        "severity": st.sampled_from(terms.Severity),
        "locator": st.none() | locators,
        "explanation": words,
        "basis": st.just(terms.FindingBasis.JUDGEMENT),
    }
    return st.builds(Finding, **fields)


def coverage_of(claims: Sequence[Claim]) -> tuple[CoverageRow, ...]:
    """A row for every place, counting the claims that are made there."""
    counts = Counter(claim.locator for claim in claims)
    return tuple(
        CoverageRow(
            locator=place, hash=text_hash(place), claims=counts[place], reason="" if counts[place] else "background"
        )
        for place in map(Locator, PLACES)
    )
