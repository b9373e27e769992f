"""The audit rules on whether a cited work is about what it is cited for."""

from typing import Any

import pytest

from graph.evidence.audit import audit
from schema.claim import Claim, Context
from schema.document import BackgroundRelation, Bundle, Finding, Scope
from schema.entity import Entity, Xref
from schema.locator import Locator
from schema.predicates import Predicate
from schema.reference import Reference
from schema.vocabulary import Hedge, Kind, Severity, Support, XrefKind
from tests.unit.evidence_bundles import (
    OTHER_SICKNESS,
    REVIEW,
    SICKNESS,
    bundle,
    claim,
    entity,
    entry,
    mention,
    study,
)

CITED = mention("Ash & Elm|2020|1")
DISEASES = (
    entity("sickness", Kind.DISEASE),
    entity("other-sickness", Kind.DISEASE, synonyms=("Ash fever",)),
)
CRITERIA = Locator("abstract/1/1")


def citing(**fields: Any) -> Claim:
    return claim(CITED.locator, (CITED.id, Support.NO), **fields)


def document(listed: Reference, *claims: Claim, **fields: Any) -> Bundle:
    fields = {"entities": DISEASES, **fields}
    return bundle(claims or [citing()], [CITED], [listed], **fields)


def found(code: str, document: Bundle) -> list[Finding]:
    return [finding for finding in audit(document) if finding.code == code]


def work(**of: Any) -> Reference:
    return entry(1, "Ash Elm", 2020, study=study(**of))


ELSEWHERE = work(diseases=(OTHER_SICKNESS,), model="ash-fed mice")


def test_a_work_on_another_disease_touches_the_claims_that_cite_it() -> None:
    first, second = citing(), citing(object="exomyelin:c")

    (finding,) = found("other_disease", document(ELSEWHERE, first, second))

    assert (finding.locator, finding.mention, finding.reference) == ("results/1/1", 1, 1)
    assert finding.claims == tuple(sorted([first.id, second.id]))
    assert "about other-sickness" in finding.explanation


@pytest.mark.parametrize(
    "fields",
    [
        {"context": Context(model="Ash Fever of rats")},
        {"context": Context(model="ash-fed mice, six weeks")},
        {"object": OTHER_SICKNESS},
        {"subject": OTHER_SICKNESS},
    ],
)
def test_a_claim_that_speaks_of_the_works_own_disease_is_not_misled(fields: dict[str, Any]) -> None:
    assert not found("other_disease", document(ELSEWHERE, citing(**fields)))


def test_a_claim_on_a_model_that_the_work_did_not_use_is_misled() -> None:
    assert found("other_disease", document(ELSEWHERE, citing(context=Context(model="dash fever"))))


@pytest.mark.parametrize(
    "fields",
    [
        {"info_disease": OTHER_SICKNESS},
        {"info_scope": Scope(diseases=(OTHER_SICKNESS,), locator=CRITERIA)},
        {
            "background": [
                BackgroundRelation(
                    subject=SICKNESS,
                    predicate=Predicate.IS_A,
                    object=OTHER_SICKNESS,
                    vocabulary="V",
                    version="1",
                    read_at="here",
                )
            ]
        },
        {"entities": [entity("sickness", xrefs=(Xref(id=OTHER_SICKNESS, kind=XrefKind.BROADER),))]},
        {"entities": [entity("other-sickness", xrefs=(Xref(id=SICKNESS, kind=XrefKind.NARROWER),))]},
    ],
)
def test_a_disease_that_the_document_counts_as_its_own_is_no_other(fields: dict[str, Any]) -> None:
    assert not found("other_disease", document(ELSEWHERE, **fields))


def test_a_merely_related_term_and_an_unrecorded_one_are_other_diseases() -> None:
    related = entity("sickness", xrefs=(Xref(id=OTHER_SICKNESS, kind=XrefKind.RELATED),))

    (finding,) = found("other_disease", document(ELSEWHERE, entities=[related]))

    assert f"about {OTHER_SICKNESS}" in finding.explanation


def test_a_work_of_which_no_disease_is_known_is_not_of_another() -> None:
    assert not found("other_disease", document(work()))


def vesicle(name: str, **fields: Any) -> Entity:
    return Entity(id=f"exomyelin:{name}", name=name, kind=Kind.VESICLE, no_term_reason="made up", **fields)


ROOT, YOUNG_ROOT = vesicle("root", cell_of_origin="CL:1"), vesicle("young-root", cell_of_origin="CL:1")
LEAF, SERUM, ANY = vesicle("leaf", cell_of_origin="CL:2"), vesicle("serum"), vesicle("any", is_class=True)
POPULATIONS = (ROOT, YOUNG_ROOT, LEAF, SERUM, ANY)


@pytest.mark.parametrize(
    ("fields", "source", "is_other"),
    [
        ({"subject": LEAF.id}, ROOT, True),
        ({"agent": LEAF.id}, ROOT, True),
        ({"subject": SERUM.id}, ROOT, True),
        ({"subject": ROOT.id}, ROOT, False),
        ({"subject": YOUNG_ROOT.id}, ROOT, False),
        ({"subject": ANY.id}, ROOT, False),
        ({"subject": LEAF.id}, ANY, False),
        ({"subject": SICKNESS}, ROOT, False),
        ({}, ROOT, False),
    ],
)
def test_a_work_on_vesicles_of_another_source_is_pointed_out(
    fields: dict[str, Any], source: Entity, *, is_other: bool
) -> None:
    findings = found(
        "other_source", document(work(source=source.id), citing(**fields), entities=(*POPULATIONS, *DISEASES))
    )

    assert [finding.severity for finding in findings] == [Severity.ERROR] * is_other


def test_one_of_several_works_cited_together_is_enough_to_fit() -> None:
    both = [mention("Ash & Elm|2020|1"), mention("Fir|2020|2", ordinal=2)]
    listed = [work(source=ROOT.id, species="rat"), entry(2, "Fir", 2020, study=study(source=LEAF.id, species="mouse"))]
    citing_both = [(each.id, Support.UNCLEAR) for each in both]
    context = Context(species="mice")
    leaf = claim("results/1/1", *citing_both, subject=LEAF.id, context=context)
    serum = claim("results/1/1", *citing_both, subject=SERUM.id, context=context)

    read = bundle([leaf, serum], both, listed, POPULATIONS)

    assert [finding.claims for finding in found("other_source", read)] == [(serum.id,), (serum.id,)]
    assert not found("other_species", read)


def test_a_source_that_is_unknown_or_stated_to_be_kin_is_no_other() -> None:
    kin = claim("results/2/1", subject=SERUM.id, predicate=Predicate.DERIVES_FROM, object=ROOT.id)

    assert not found(
        "other_source", document(work(source=ROOT.id), citing(subject=SERUM.id), kin, entities=POPULATIONS)
    )
    assert not found("other_source", document(work(), citing(subject=SERUM.id), entities=POPULATIONS))


def test_vesicles_of_a_narrower_cell_are_no_other_source() -> None:
    marrow = Entity(id="CL:3", name="marrow cell", kind=Kind.CELL, xrefs=(Xref(id="CL:1", kind=XrefKind.BROADER),))
    narrower = vesicle("narrower", cell_of_origin="CL:3")
    entities = (*POPULATIONS, marrow, narrower)

    assert not found("other_source", document(work(source=narrower.id), citing(subject=ROOT.id), entities=entities))
    assert found("other_source", document(work(source=narrower.id), citing(subject=LEAF.id), entities=entities))


@pytest.mark.parametrize(
    ("stated", "studied", "is_other"),
    [
        ("mice", "rat", True),
        ("mice", "mouse and rat", False),
        ("Rats", "rat", False),
        (None, "rat", False),
        ("rat", "", False),
    ],
)
def test_a_work_in_another_species_is_pointed_out(stated: str | None, studied: str, *, is_other: bool) -> None:
    claims = citing(context=Context(species=stated))

    assert len(found("other_species", document(work(species=studied), claims))) == is_other


@pytest.mark.parametrize(
    ("fields", "is_result"),
    [
        ({}, True),
        ({"predicate": Predicate.CARRIES}, True),
        ({"hedge": Hedge.SUGGESTED}, False),
        ({"predicate": Predicate.HAS_ADVANTAGE}, False),
    ],
)
def test_a_review_cited_for_an_asserted_result_is_pointed_out(fields: dict[str, Any], *, is_result: bool) -> None:
    review = entry(1, "Ash Elm", 2020, study=REVIEW)

    assert len(found("review_for_primary", document(review, citing(**fields)))) == is_result
    assert not found("review_for_primary", document(work(), citing(**fields)))
