"""/audit: what is wrong with the documents."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response

from api.deps import ListQuestion, Name
from api.listings import Listing, Window, ranked
from api.sifting import Tests, explained, in_the_way, sift
from api.views.claims import finding_row
from api.views.documents import require_document
from api.wire.claim import FindingList, FindingRow
from graph.snapshot import Snapshot
from schema.document import Finding
from schema.vocabulary import FindingBasis, Severity

router = APIRouter(tags=["evidence"])


@dataclass(frozen=True)
class FindingConditions:
    """Which findings are wanted: those that meet every condition that is given."""

    document: Annotated[Name | None, Query(description="Id of the document.")] = None
    code: Annotated[Name | None, Query(description="The kind of fault.", examples=["number_points_elsewhere"])] = None
    severity: Annotated[Severity | None, Query(description="How much it should worry a reader.")] = None
    locator: Annotated[Name | None, Query(description="A place, or the beginning of one, such as a section.")] = None
    reference: Annotated[int | None, Query(ge=1, description="Number of an entry of the reference list.")] = None
    basis: Annotated[FindingBasis | None, Query(description="Whether a rule or a curator found it.")] = None
    claim: Annotated[Name | None, Query(description="Id of a claim that it touches.")] = None

    def tests(self, snapshot: Snapshot) -> Tests[Finding]:
        """What a finding is held to."""
        tests: dict[str, Callable[[Finding], bool]] = {}
        if self.document is not None:
            require_document(snapshot, self.document)
        for name in ("document", "code", "severity", "reference", "basis"):
            if (wanted := getattr(self, name)) is not None:
                tests[name] = _value(name, wanted)
        if self.locator is not None:
            tests["locator"] = lambda finding: f"{finding.locator or ''}/".startswith(f"{self.locator}/")
        if self.claim is not None:
            tests["claim"] = lambda finding: self.claim in finding.claims
        return tests


def _value(name: str, wanted: object) -> Callable[[Finding], bool]:
    return lambda finding: getattr(finding, name) == wanted


@router.get("/audit", response_model=FindingList, summary="What is wrong with the documents")
def list_findings(where: Annotated[FindingConditions, Depends()], question: ListQuestion) -> Response:
    """Faults in citations, entities and claims, by document, code and place, each with what would mend it."""
    store = question.service.store

    def find(snapshot: Snapshot, window: Window) -> Listing[FindingRow]:
        findings, tests = store.findings(), where.tests(snapshot)
        return explained(ranked(sift(findings, tests), window, finding_row), lambda: in_the_way(findings, tests))

    return question.answer_list(FindingList, find)
