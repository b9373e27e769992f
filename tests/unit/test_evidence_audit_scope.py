"""The audit rules that hold cited works to what the document says that it includes."""

import pytest

from graph.evidence.audit import audit
from schema.document import Scope
from schema.locator import Locator
from schema.reference import Reference
from schema.vocabulary import Design, Support
from tests.unit.evidence_bundles import OTHER_SICKNESS, REVIEW, SICKNESS, bundle, claim, entry, mention, study

CITED = mention("Ash & Elm|2020|1")
CRITERIA = Locator("abstract/1/1")
SCOPE = Scope(years=(2010, 2019), designs=(Design.PRIMARY,), diseases=(SICKNESS,), locator=CRITERIA)


def test_each_criterion_that_a_cited_work_breaks_is_one_finding_an_entry() -> None:
    review = entry(1, "Ash Elm", 2020, study=REVIEW.model_copy(update={"diseases": (OTHER_SICKNESS,)}))
    again = mention("Ash & Elm|2020|1", "results/2/1")
    cited = [
        claim(CITED.locator, (CITED.id, Support.NO)),
        claim("results/2/1", (again.id, Support.YES)),
        claim("references/1"),
    ]
    read = bundle(cited, [CITED, again], [review], info_scope=SCOPE)

    findings = [finding for finding in audit(read) if finding.code.startswith("outside_scope")]

    assert [finding.code for finding in findings] == [
        "outside_scope_design",
        "outside_scope_disease",
        "outside_scope_years",
    ]
    assert {(finding.locator, finding.reference, finding.mention) for finding in findings} == {
        ("references/1", 1, None)
    }
    assert {finding.claims for finding in findings} == {tuple(sorted(each.id for each in cited))}
    assert all(CRITERIA in finding.explanation for finding in findings)


@pytest.mark.parametrize(
    ("scope", "listed"),
    [
        (None, entry(1, "Ash Elm", 2020, study=REVIEW)),
        (Scope(locator=CRITERIA), entry(1, "Ash Elm", 2020, study=REVIEW)),
        (SCOPE, entry(1, "Ash Elm", 2019)),
        (SCOPE, entry(1, "Ash Elm", 2010, study=study(Design.UNKNOWN, diseases=(OTHER_SICKNESS, SICKNESS)))),
    ],
)
def test_a_work_within_the_criteria_or_of_unknown_design_breaks_none(scope: Scope | None, listed: Reference) -> None:
    cited = mention(f"Ash & Elm|{listed.year}|1")
    codes = {finding.code for finding in audit(bundle(mentions=[cited], references=[listed], info_scope=scope))}

    assert not any(code.startswith("outside_scope") for code in codes)


def test_an_entry_that_nothing_cites_is_held_to_no_criterion() -> None:
    findings = audit(bundle(references=[entry(1, "Ash Elm", 1990, study=REVIEW)], info_scope=SCOPE))

    assert [finding.code for finding in findings] == ["never_cited"]
