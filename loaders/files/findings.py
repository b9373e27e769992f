"""``findings.yaml``: what a curator judges to be wrong with the paper."""

from collections.abc import Sequence
from typing import Self

from pydantic import Field, model_validator

from loaders.checks.fields import EntityField, FileModel, NumberField, PlaceField
from loaders.checks.known import Known, refuse
from loaders.checks.mistakes import FileReport, shown
from loaders.checks.validation import validate
from loaders.files.claims import ClaimPredicate, ClaimsRead
from loaders.files.rows import First
from loaders.formats.yaml_tree import Node, read_yaml
from schema.claim import Claim
from schema.document import Finding
from schema.entity import Text
from schema.vocabulary import FindingBasis, Severity

NAME = "findings.yaml"

Triple = tuple[EntityField, ClaimPredicate, EntityField]


class FindingEntry(FileModel):
    """A judgement on the paper."""

    code: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    """A stable name for the kind of fault, such as misprint"""
    severity: Severity
    """How much it should worry a reader"""
    at: PlaceField | None = None
    """Where the fault is"""
    mention: int | None = Field(default=None, ge=1)
    """The ordinal of the citation there that is at fault"""
    reference: NumberField | None = None
    """The entry of the reference list that is concerned"""
    claims: tuple[Triple, ...] | None = None
    """The claims that it touches, as [subject, predicate, object]; [] for none"""
    explanation: Text
    """What is wrong, in plain words"""
    suggestion: str = ""
    """What would mend it"""

    @model_validator(mode="after")
    def _placed(self) -> Self:
        if self.mention is not None and self.at is None:
            refuse("has a mention but no place", "at: the place where the citation stands")
        return self


def read_findings(text: str, known: Known, report: FileReport, read: ClaimsRead) -> tuple[Finding, ...]:
    """The judgements, with the ids of the claims that they touch."""
    root = read_yaml(text, report)
    if root is None:
        return ()
    if not isinstance(root.value, list):
        report.add(root.line, "does not begin with a list", "a list of findings, - code: …")
        return ()
    found, once = [], First(report)
    for node in root.items():
        entry = validate(FindingEntry, node, known, report)
        if entry is None:
            continue
        _check_mention(entry, node, known, report)
        finding = _finding(entry, known.document, _touched(entry, node, read, report))
        if once.is_new(finding.sort_key, node.line, f"finding {shown(entry.code)}"):
            found.append(finding)
    return tuple(found)


def _check_mention(entry: FindingEntry, node: Node, known: Known, report: FileReport) -> None:
    mention = f"{entry.at}#{entry.mention}"
    if entry.mention is not None and known.mentions is not None and mention not in known.mentions:
        report.add(
            node.line_of(("mention",)), f"citation {mention} is not in citations.tsv", "a citation of that table"
        )


def _touched(entry: FindingEntry, node: Node, read: ClaimsRead, report: FileReport) -> tuple[str, ...]:
    """The claims named; if none are named, those that cite the mention, or all of the place."""
    if entry.claims is None:
        mention = f"{entry.at}#{entry.mention}"
        cited = [claim for claim in read.claims if mention in {each.mention for each in claim.citing}]
        placed = [claim for claim in read.claims if claim.locator == entry.at]
        return _ids(placed if entry.mention is None else cited)
    touched: list[Claim] = []
    for position, (subject, predicate, object_) in enumerate(entry.claims):
        key = (subject, predicate.value, object_)
        matching = [claim for claim in read.claims if claim.edge_key == key and _is_near(claim, entry)]
        if not matching and read.is_whole:
            where = f" at {entry.at}" if entry.at else ""
            report.add(
                node.line_of(("claims", position)), f"no claim {shown(' '.join(key))}{where}", "one of claims.yaml"
            )
        touched.extend(matching)
    return _ids(touched)


def _is_near(claim: Claim, entry: FindingEntry) -> bool:
    """Whether a claim is of the finding's place, or cites its mention from another cell of the row."""
    cites = any(cited.mention == f"{entry.at}#{entry.mention}" for cited in claim.citing)
    return entry.at is None or claim.locator == entry.at or cites


def _ids(claims: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(sorted({claim.id for claim in claims}))


def _finding(entry: FindingEntry, document: str, claims: tuple[str, ...]) -> Finding:
    return Finding(
        document=document,
        code=entry.code,
        severity=entry.severity,
        locator=entry.at,
        mention=entry.mention,
        reference=entry.reference,
        claims=claims,
        explanation=entry.explanation,
        suggestion=entry.suggestion,
        basis=FindingBasis.JUDGEMENT,
    )
