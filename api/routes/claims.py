"""/claims: the evidence."""

from dataclasses import dataclass, fields
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query
from fastapi.responses import Response

from api.deps import CitedQuestion, ListQuestion, Name
from api.etags import overlay_hash
from api.listings import Change, Listing, Window
from api.sifting import explained
from api.signs import TypedSign
from api.views.claims import claim_detail, claim_row
from api.views.documents import require_document
from api.wire.claim import ClaimDetail, ClaimList, ClaimRow
from graph.canonical import claim_key
from graph.opposition import Opposition
from graph.snapshot import Snapshot
from graph.store import GraphStore
from schema.errors import InvalidParameter
from schema.locator import Locator
from schema.predicates import Predicate
from schema.query import ClaimFilter
from schema.vocabulary import CargoEvidence, Derivation, Directness, Hedge, Polarity, Tier

router = APIRouter(tags=["evidence"])

_NAMES = ("subject", "object", "entity", "agent")


@dataclass(frozen=True)
class ClaimConditions:
    """Which claims are wanted: those that meet every condition that is given."""

    document: Annotated[Name | None, Query(description="Id of the document.")] = None
    subject: Annotated[Name | None, Query(description="Name or CURIE of the subject.", examples=["MSC exosome"])] = None
    predicate: Annotated[Predicate | None, Query(description="What is said of subject and object.")] = None
    object: Annotated[Name | None, Query(description="Name or CURIE of the object.", examples=["SOX6"])] = None
    entity: Annotated[Name | None, Query(description="Name or CURIE of subject or object.")] = None
    sign: Annotated[TypedSign | None, Query(description="Sign of the predicate.")] = None
    section: Annotated[Name | None, Query(description="Section of the place.", examples=["mechanisms"])] = None
    locator: Annotated[Name | None, Query(description="The exact place.", examples=["mechanisms/1/4"])] = None
    reference: Annotated[Name | None, Query(description="Id of a cited entry of a reference list.")] = None
    hedge: Annotated[Hedge | None, Query(description="How firmly the authors put it.")] = None
    derivation: Annotated[Derivation | None, Query(description="Whether the place says or implies it.")] = None
    directness: Annotated[Directness | None, Query(description="How direct the interaction is.")] = None
    polarity: Annotated[Polarity | None, Query(description="Whether it says that something holds.")] = None
    cargo_evidence: Annotated[CargoEvidence | None, Query(description="What was shown of a cargo.")] = None
    agent: Annotated[Name | None, Query(description="Name or CURIE of the agent of the step.")] = None
    species: Annotated[Name | None, Query(description="The species, as the claim has it.")] = None
    model: Annotated[Name | None, Query(description="The disease model, as the claim has it.")] = None
    cell: Annotated[Name | None, Query(description="The cell, as the claim has it.")] = None
    flag: Annotated[Name | None, Query(description="Code of an audit finding that touches it.")] = None
    tier: Annotated[Tier | None, Query(description="Tier of a cited work.")] = None

    def filter(self, snapshot: Snapshot) -> ClaimFilter:
        """The filter, with names resolved.

        Raises:
            UnknownEntity, AmbiguousEntity: a name can't be resolved.
            UnknownDocument: there is no such document.
            InvalidParameter: ``locator`` is none.
        """
        given = {field.name: getattr(self, field.name) for field in fields(self)}
        for name in _NAMES:
            if given[name] is not None:
                given[name] = snapshot.names.resolve(given[name], name)
        if self.document is not None:
            given["document"] = require_document(snapshot, self.document)
        if self.locator is not None:
            given["locator"] = _place(self.locator)
        return ClaimFilter.model_validate(given)


def _place(text: str) -> str:
    try:
        return str(Locator(text))
    except ValueError as error:
        expected = "section/paragraph/sentence, table/rROW/cCOLUMN or references/N"
        raise InvalidParameter(parameter="locator", value=text, expected=expected) from error


@router.get("/claims", response_model=ClaimList, summary="Claims")
def list_claims(conditions: Annotated[ClaimConditions, Depends()], question: ListQuestion) -> Response:
    """Claims by document and in the order of its text, each with what it cites and how far it is believed."""
    store = question.service.store

    def find(snapshot: Snapshot, window: Window) -> Listing[ClaimRow]:
        where = conditions.filter(snapshot)
        records = store.claims(where, window.after, window.limit + 1)
        held = records[: window.limit]
        last = claim_key(held[-1]) if len(records) > window.limit else None
        opposition = Opposition(snapshot, store)
        listing = Listing([claim_row(snapshot, record, opposition) for record in held], last)
        return explained(listing, lambda: _in_the_way(store, where))

    return question.answer_list(ClaimList, find)


def _in_the_way(store: GraphStore, where: ClaimFilter) -> list[Change]:
    given = [name for name, value in where if value is not None]
    return [Change(name) for name in given if store.claims(where.model_copy(update={name: None}), limit=1)]


@router.get("/claims/{id}", response_model=ClaimDetail, summary="One claim")
def show_claim(
    question: CitedQuestion,
    id: Annotated[str, Path(description="The id of a claim.", examples=["claim:0f3a9c2b7d1e4f5a6b7c"])],
) -> Response:
    """A claim with the parts of its belief, the works that it cites, and what is wrong with it."""
    store = question.service.store
    overlays: list[str] = []

    def make(snapshot: Snapshot) -> ClaimDetail:
        (record,) = store.claims_by_id([id])
        text = store.text(record.claim.document)
        overlays.append(overlay_hash(text))
        sentence = text.get(str(record.claim.locator))
        return claim_detail(snapshot, record, Opposition(snapshot, store), store.findings(), sentence)

    return question.answer_record(make, lambda: overlays[-1])
