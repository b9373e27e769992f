"""The audit rules on how a document cites, what it lists, and what it leaves uncited."""

import pytest

from graph.evidence.audit import audit
from schema.document import Bundle, DocumentForm, Finding
from schema.locator import Locator
from schema.predicates import Predicate
from schema.vocabulary import FindingBasis, Polarity, Severity, Support
from tests.unit.evidence_bundles import DOCUMENT, bundle, claim, entry, mention, shuffled

YES, UNCLEAR, NO = Support.YES, Support.UNCLEAR, Support.NO
CELL = "table-1/r1/c4"


def found(code: str, document: Bundle) -> list[Finding]:
    return [finding for finding in audit(document) if finding.code == code]


def only(code: str, document: Bundle) -> Finding:
    (finding,) = found(code, document)
    return finding


@pytest.mark.parametrize(
    ("printed", "at", "code", "severity", "suggestion", "told"),
    [
        ("Ash & Birch|2015|1", "results/1/1", "year_differs", "warning", "Ash & Birch, 2014 [1]", "another year"),
        ("Asch et al.|2020|2", "results/1/1", "author_differs", "warning", "Cedar et al., 2020 [2]", "other authors"),
        ("Ash & Birch|2014|2", "results/1/1", "number_points_elsewhere", "error", "Ash & Birch, 2014 [1]", "[2] Cedar"),
        ("Ash & Birch|2014|9", "results/1/1", "number_points_elsewhere", "error", "Ash & Birch, 2014 [1]", "no entry"),
        ("Ash & Birch|2014", "results/1/1", "number_missing", "info", "Ash & Birch, 2014 [1]", "lacks the number"),
        ("Ash & Birch|1999", CELL, "citation_unmatched", "error", "Ash & Birch, 2014", "No entry"),
        ("Nobody|1999|2", "results/1/1", "citation_unmatched", "error", "", "[2] Cedar"),
        ("Dogwood|2021", CELL, "citation_ambiguous", "warning", "Dogwood, 2021 or Dogwood, 2021", "[3] Dogwood"),
        ("|||some models", CELL, "not_a_citation", "warning", "Cite the studies that are meant.", "some models"),
        ("Ash et al.|2014|1", "results/1/1", "et_al_misused", "info", "Ash & Birch, 2014 [1]", "all authors"),
    ],
)
def test_each_fault_of_printing_is_a_finding_with_the_citation_that_would_mend_it(
    printed: str, at: str, code: str, severity: str, suggestion: str, told: str
) -> None:
    references = [
        entry(1, "Ash Birch", 2014),
        entry(2, "Cedar Elm+", 2020),
        entry(3, "Dogwood", 2021),
        entry(4, "Dogwood", 2021),
    ]
    numbered = mention("Cedar et al.|2020|2", "discussion/1/1")
    cited = mention(printed, at)
    claims = [claim(at, (cited.id, YES)), claim(at, (cited.id, NO), object="exomyelin:c"), claim("results/2/2")]

    finding = only(code, bundle(claims, [numbered, cited], references))

    assert (finding.locator, finding.mention) == (at, 1)
    assert (finding.severity, finding.suggestion, finding.basis) == (severity, suggestion, FindingBasis.RULE)
    assert told in finding.explanation
    assert finding.claims == tuple(sorted(each.id for each in claims[:2]))


@pytest.mark.parametrize(("entries", "suggestion"), [(2, "Ash, 2001 [1] or Ash, 2002 [2]"), (4, "")])
def test_a_few_works_of_the_same_authors_are_suggested_and_many_are_not(entries: int, suggestion: str) -> None:
    references = [entry(number, "Ash", 2000 + number) for number in range(1, entries + 1)]

    assert (
        only("citation_unmatched", bundle(mentions=[mention("Ash|1999|9")], references=references)).suggestion
        == suggestion
    )


def test_a_document_that_cites_without_numbers_is_not_asked_for_them() -> None:
    document = bundle(
        mentions=[mention("Ash|2014"), mention("Ash|2015", ordinal=2)], references=[entry(1, "Ash", 2014)]
    )

    assert [finding.code for finding in audit(document)] == ["citation_unmatched"]
    assert only("citation_unmatched", document).suggestion == "Ash, 2014"


def test_an_entry_that_no_citation_can_mean_is_never_cited() -> None:
    references = [entry(number, name, 2020) for number, name in enumerate(["Ash", "Elm", "Elm", "Oak"], start=1)]
    document = bundle(mentions=[mention("Ash|2020|1"), mention("Elm|2020", CELL)], references=references)

    finding = only("never_cited", document)

    assert (finding.reference, finding.locator, finding.claims) == (4, None, ())


def test_an_entry_of_a_collection_whose_title_claims_is_used() -> None:
    references, claims = [entry(1, "Ash", 2020), entry(2, "Elm", 2020)], [claim("references/2")]

    article = bundle(claims, references=references)
    collection = bundle(claims, references=references, info_form=DocumentForm.COLLECTION)

    assert [finding.reference for finding in found("never_cited", article)] == [1, 2]
    assert [finding.reference for finding in found("never_cited", collection)] == [1]


def test_a_number_beside_other_authors_than_those_that_list_it_is_reused() -> None:
    references = [entry(1, "Ash+", 2020), entry(2, "Elm+", 2020)]
    wrong = mention("Elm et al.|2020|1", "results/1/1")
    right = [mention("Ash et al.|2020|1", "results/2/1"), mention("Ash & Oak|2020|1", "results/3/1")]
    document = bundle([claim("results/1/1", (wrong.id, YES))], [wrong, *right], references)

    finding = only("number_reused", document)

    assert (finding.locator, finding.reference, len(finding.claims)) == ("results/1/1", 2, 1)
    assert finding.suggestion == "Elm et al., 2020 [2]"


@pytest.mark.parametrize("number", ["9", "x"])
def test_a_number_that_the_list_lacks_belongs_to_whom_it_stood_beside_first(number: str) -> None:
    first, second = mention(f"Ash|1999|{number}", "results/1/1"), mention(f"Elm|1999|{number}", "results/1/2")

    finding = only("number_reused", bundle(mentions=[second, first]))

    assert (finding.locator, finding.suggestion) == ("results/1/2", "")


def test_one_author_beside_a_number_reuses_nothing() -> None:
    cited = [mention("Elm|2020|1"), mention("Elm|2021|1", "results/1/2"), mention("||1", "results/1/3")]

    assert not found("number_reused", bundle(mentions=cited, references=[entry(1, "Ash", 2020)]))


def test_uncited_claims_are_one_finding_a_place() -> None:
    cited = mention("Ash|2020|1", "results/1/2")
    effects = [claim(), claim(object="exomyelin:c", predicate=Predicate.FACES)]
    document = bundle(
        [
            *effects,
            claim("results/1/2", (cited.id, NO)),
            claim("results/1/3", predicate=Predicate.HAS_ADVANTAGE),
            claim("abstract/1/1"),
            claim("references/1"),
        ],
        [cited],
        [entry(1, "Ash", 2020)],
    )

    findings = {finding.locator: finding for finding in found("uncited_claim", document)}

    assert {locator: finding.severity for locator, finding in findings.items()} == {
        "results/1/1": Severity.WARNING,
        "results/1/3": Severity.INFO,
        "abstract/1/1": Severity.INFO,
    }
    assert findings[Locator("results/1/1")].claims == tuple(sorted(each.id for each in effects))


def test_a_claim_that_none_of_its_citations_supports_is_unsupported() -> None:
    cited = [mention("Ash|2020|1"), mention("Elm|2020|2", ordinal=2)]
    lost = claim("results/1/1", (cited[0].id, NO), (cited[1].id, NO))
    kept = claim("results/1/1", (cited[0].id, NO), (cited[1].id, UNCLEAR), object="exomyelin:c")

    finding = only("unsupported_claim", bundle([lost, kept], cited, [entry(1, "Ash", 2020), entry(2, "Elm", 2020)]))

    assert (finding.severity, finding.claims) == (Severity.ERROR, (lost.id,))


def test_a_title_supports_its_own_claims_whatever_else_they_cite() -> None:
    cited = mention("Ash|2020|1")
    document = bundle([claim("references/1", (cited.id, NO))], [cited], [entry(1, "Ash", 2020)])

    assert not found("unsupported_claim", document)


def judgement(**fields: object) -> Finding:
    return Finding.model_validate(
        {"document": DOCUMENT, "code": "off_topic", "severity": "warning", "explanation": "Off.", "basis": "rule"}
        | fields
    )


def test_a_judgement_reaches_the_claims_of_its_citation_place_or_entry() -> None:
    cited = mention("Ash|2020|1")
    row = mention("Ash|2020", CELL)
    here = claim("results/1/1", (cited.id, YES))
    uncited = claim("results/1/1", object="exomyelin:c")
    cell = claim("table-1/r1/c2", (row.id, YES))
    title = claim("references/1")

    def touched(**fields: object) -> tuple[str, ...]:
        claims = [here, uncited, cell, title]
        document = bundle(claims, [cited, row], [entry(1, "Ash", 2020)], judgements=[judgement(**fields)])
        finding = only("off_topic", document)
        assert finding.basis is FindingBasis.JUDGEMENT
        return finding.claims

    assert touched(locator="results/1/1", mention=1) == (here.id,)
    assert touched(locator=CELL, mention=1) == (cell.id,)
    assert touched(locator="results/1/1") == tuple(sorted([here.id, uncited.id]))
    assert touched(locator="results/9/9") == touched(locator="results/1/1", mention=2) == ()
    assert touched(reference=1) == tuple(sorted([here.id, cell.id, title.id]))
    assert touched() == ()
    assert touched(locator="results/1/1", claims=[uncited.id, "claim:b", "claim:b"]) == tuple(
        sorted([uncited.id, "claim:b"])
    )


def test_findings_have_one_order_whatever_the_order_of_the_document() -> None:
    references = [entry(number, name, 2020) for number, name in enumerate(["Ash", "Elm", "Elm", "Oak"], start=1)]
    mentions = [mention("Ash|2019|1", f"results/{place}/1") for place in range(1, 12)]
    claims = [claim(each.locator, (each.id, UNCLEAR), polarity=Polarity.NEGATED) for each in mentions]
    judgements = [judgement(severity=severity) for severity in ("info", "error")]
    document = bundle(claims, mentions, references, judgements=judgements)

    assert all(audit(shuffled(document, seed)) == audit(document) for seed in range(5))
