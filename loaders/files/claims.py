"""``claims.yaml``: the claims, by the place that makes them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, Self

from pydantic import BeforeValidator, WithJsonSchema, model_validator

from loaders.checks.fields import LOCATOR_FORM, EntityField, FileModel, PlaceField, only
from loaders.checks.known import Known, refuse
from loaders.checks.mistakes import FileReport, shown
from loaders.checks.validation import validate
from loaders.files.claim_checks import check_claim
from loaders.files.rows import First
from loaders.formats.yaml_tree import Node, read_yaml
from schema.claim import Citing, Claim, Context
from schema.entity import Text
from schema.locator import Locator
from schema.predicates import Predicate, Walk
from schema.vocabulary import CargoEvidence, Derivation, Directness, Hedge, Polarity, Quantifier, Support

NAME = "claims.yaml"

_CLAIMABLE = [each for each in Predicate if each.traits.walk is not Walk.BACKGROUND]
ClaimPredicate = Annotated[
    Predicate,
    BeforeValidator(only(_CLAIMABLE, "is stated by vocabularies, in background.tsv")),
    WithJsonSchema({"enum": [each.value for each in _CLAIMABLE]}),
]
"""A predicate that a paper can claim."""

_MENTION = re.compile(rf"[1-9][0-9]*|{LOCATOR_FORM[1:-1]}#[1-9][0-9]*")


def _mention(value: object) -> str:
    text = str(value)
    if not _MENTION.fullmatch(text):
        refuse(
            f"{shown(text)} names no citation", "its ordinal at this place, or LOCATOR#ORDINAL of the same table row"
        )
    return text


MentionField = Annotated[
    str,
    BeforeValidator(_mention),
    WithJsonSchema(
        {"anyOf": [{"type": "integer", "minimum": 1}, {"type": "string", "pattern": f"^({_MENTION.pattern})$"}]}
    ),
]
"""A citation by its ordinal at the claim's place, or by ``LOCATOR#ORDINAL``."""


class CitingEntry(FileModel):
    """A work that is cited for the claim."""

    mention: MentionField
    """Its ordinal at this place, or LOCATOR#ORDINAL of another cell of the same table row"""
    support: Support = Support.UNCLEAR
    """Whether the work supports this subject and object"""
    why: str = ""
    """The reason for the judgement, in one sentence"""

    @model_validator(mode="after")
    def _reasoned(self) -> Self:
        if self.support is not Support.UNCLEAR and not self.why:
            refuse(f"support {self.support.value!r} has no why", "the reason for the judgement")
        return self


class ClaimEntry(FileModel):
    """One assertion."""

    subject: EntityField
    """Who or what acts: a name or id of entities.tsv"""
    predicate: ClaimPredicate
    """What is said of subject and object"""
    object: EntityField
    """On whom or what: a name or id of entities.tsv"""
    statement: Text
    """The claim in your own words"""
    subject_as_written: str = ""
    """The few words printed for the subject, where they differ from its names"""
    object_as_written: str = ""
    """The few words printed for the object, where they differ from its names"""
    citing: tuple[CitingEntry, ...] = ()
    """The works cited for this claim"""
    context: Context = Context()
    """In what it was shown, each only if this place states it"""
    hedge: Hedge = Hedge.ASSERTED
    """How firmly the authors put it"""
    derivation: Derivation = Derivation.EXPLICIT
    """Whether the place says it, or only needs it"""
    directness: Directness = Directness.INDIRECT
    """direct: physical or immediate; black_box: an outcome with nothing between"""
    polarity: Polarity = Polarity.AFFIRMED
    """negated: the place says that it does not hold"""
    agent: EntityField | None = None
    """For B to C in "A does C via B": A"""
    quantifier: Quantifier | None = None
    """For a claim on a class: how much of it is meant"""
    cargo_evidence: CargoEvidence | None = None
    """For carries: what was shown of the cargo"""
    ambiguity: str = ""
    """Where the wording leaves several readings: which was taken"""


class PlaceEntry(FileModel):
    """A place with the claims that it makes."""

    at: PlaceField
    """The place"""
    claims: tuple[ClaimEntry, ...] = ()
    """Its claims"""


@dataclass
class ClaimsRead:
    """What came of the file.

    Attributes:
        claims: the claims that fit.
        counts: for each place, its line and how many claims the file lists there.
        is_whole: whether all of it could be taken.
    """

    claims: list[Claim] = field(default_factory=list)
    counts: dict[str, tuple[int, int]] = field(default_factory=dict)
    is_whole: bool = True


def read_claims(text: str, known: Known, report: FileReport) -> ClaimsRead | None:
    """The claims; None where the file can't be used."""
    root = read_yaml(text, report)
    if root is None:
        return None
    if not isinstance(root.value, list):
        report.add(root.line, "does not begin with a list", "a list of places, - at: …")
        return None
    read, once = ClaimsRead(), First(report)
    for place in root.items():
        at = _place(place, known, report)
        if at and once.is_new(at, place.line, f"place {at}"):
            read.counts[at] = place.line, len(_claims_of(place))
        read.claims.extend(_claims(place, at, known, report))
    read.is_whole = not report.mistakes
    return read


def _place(place: Node, known: Known, report: FileReport) -> Locator | None:
    head = place
    if isinstance(place.value, dict):
        head = Node(place.line, {name: node for name, node in place.value.items() if name != "claims"})
        if not _claims_of(place):
            report.add(place.line_of(("claims",)), "the place has no claims", "claims: and a list")
    record = validate(PlaceEntry, head, known, report)
    return record.at if record else None


def _claims_of(place: Node) -> list[Node]:
    found = place.get("claims")
    return found.items() if found else []


def _claims(place: Node, at: Locator | None, known: Known, report: FileReport) -> Iterator[Claim]:
    once = First(report)
    for node in _claims_of(place):
        entry = validate(ClaimEntry, node, known, report)
        if entry is None or at is None:
            continue
        claim = _claim(entry, at, known.document)
        check_claim(claim, node, known, report)
        key = (claim.edge_key, claim.polarity, claim.agent, claim.context)
        if once.is_new(key, node.line, f"the claim {shown(' '.join(claim.edge_key))}"):
            yield claim


def _claim(entry: ClaimEntry, at: Locator, document: str) -> Claim:
    fields = entry.model_dump(exclude={"citing"})
    citing = tuple(
        Citing(
            mention=f"{at}#{cited.mention}" if cited.mention.isdecimal() else cited.mention,
            support=cited.support,
            why=cited.why,
        )
        for cited in entry.citing
    )
    return Claim(document=document, locator=at, citing=citing, **fields)
