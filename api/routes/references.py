"""/references: what documents cite."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response

from api.deps import ListQuestion, Name
from api.listings import Listing, Window, keyed
from api.sifting import Tests, contains, equals, explained, in_the_way, sift
from api.views.documents import reference_key, reference_row, require_document
from api.wire.document import ReferenceList, ReferenceRow
from graph.snapshot import Snapshot
from schema.reference import Reference
from schema.vocabulary import Basis, Design, Kind, Tier

router = APIRouter(tags=["evidence"])

Test = Callable[[Reference], bool]


@dataclass(frozen=True)
class ReferenceConditions:
    """Which entries are wanted: those that meet every condition that is given."""

    document: Annotated[Name | None, Query(description="Id of the document.")] = None
    number: Annotated[int | None, Query(ge=1, description="Number in the list.")] = None
    id: Annotated[Name | None, Query(description="DOCUMENT#NUMBER.")] = None
    author: Annotated[Name | None, Query(description="Part of the name of an author.", examples=["Pusic"])] = None
    year: Annotated[int | None, Query(description="Year of publication.")] = None
    title: Annotated[Name | None, Query(description="Part of the title.")] = None
    journal: Annotated[Name | None, Query(description="Part of the journal's name.")] = None
    doi: Annotated[Name | None, Query(description="The DOI.")] = None
    doi_status: Annotated[Name | None, Query(description="How the DOI was come by.")] = None
    pmid: Annotated[Name | None, Query(description="The PubMed id.")] = None
    design: Annotated[Design | None, Query(description="What kind of publication it is.")] = None
    tier: Annotated[Tier | None, Query(description="What kind of evidence it is.")] = None
    basis: Annotated[Basis | None, Query(description="How much of it was read to say so.")] = None
    species: Annotated[Name | None, Query(description="The species studied.")] = None
    model: Annotated[Name | None, Query(description="The disease model studied.")] = None
    source: Annotated[Name | None, Query(description="Name or CURIE of the exosome source studied.")] = None
    disease: Annotated[Name | None, Query(description="Name or CURIE of a disease that it is about.")] = None

    def tests(self, snapshot: Snapshot) -> Tests[Reference]:
        """What an entry is held to."""
        return self._texts() | self._terms() | self._names(snapshot)

    def _texts(self) -> dict[str, Test]:
        parts: dict[str, tuple[str | None, Callable[[Reference], str]]] = {
            "author": (self.author, lambda entry: " ".join((entry.first_author, *entry.authors))),
            "title": (self.title, lambda entry: entry.title),
            "journal": (self.journal, lambda entry: entry.journal),
        }
        wholes: dict[str, tuple[str | None, Callable[[Reference], str]]] = {
            "id": (self.id, lambda entry: entry.id),
            "doi": (self.doi, lambda entry: entry.doi),
            "doi_status": (self.doi_status, lambda entry: entry.doi_status),
            "pmid": (self.pmid, lambda entry: entry.pmid),
            "species": (self.species, lambda entry: entry.study.species),
            "model": (self.model, lambda entry: entry.study.model),
        }
        return {name: _text(contains, *pair) for name, pair in parts.items() if pair[0] is not None} | {
            name: _text(equals, *pair) for name, pair in wholes.items() if pair[0] is not None
        }

    def _terms(self) -> dict[str, Test]:
        values: dict[str, tuple[object, Callable[[Reference], object]]] = {
            "number": (self.number, lambda entry: entry.number),
            "year": (self.year, lambda entry: entry.year),
            "design": (self.design, lambda entry: entry.study.design),
            "tier": (self.tier, lambda entry: entry.study.tier),
            "basis": (self.basis, lambda entry: entry.study.basis),
        }
        return {name: _value(*pair) for name, pair in values.items() if pair[0] is not None}

    def _names(self, snapshot: Snapshot) -> dict[str, Test]:
        tests: dict[str, Test] = {}
        if self.document is not None:
            tests["document"] = _value(require_document(snapshot, self.document), lambda entry: entry.document)
        if self.source is not None:
            source = snapshot.names.resolve(self.source, "source", frozenset({Kind.VESICLE}))
            tests["source"] = _value(source, lambda entry: entry.study.source)
        if self.disease is not None:
            disease = snapshot.names.resolve(self.disease, "disease")
            tests["disease"] = lambda entry: disease in entry.study.diseases
        return tests

    def find(self, snapshot: Snapshot, window: Window) -> Listing[ReferenceRow]:
        """The entries that meet all conditions."""
        references, tests = tuple(snapshot.references.values()), self.tests(snapshot)
        found = sorted(sift(references, tests), key=reference_key)
        return explained(keyed(found, window, reference_key, reference_row), lambda: in_the_way(references, tests))


def _text(holds: Callable[[str, str], bool], wanted: str | None, given: Callable[[Reference], str]) -> Test:
    return lambda entry: holds(wanted or "", given(entry))


def _value(wanted: object, given: Callable[[Reference], object]) -> Test:
    return lambda entry: given(entry) == wanted


@router.get("/references", response_model=ReferenceList, summary="What documents cite")
def list_references(where: Annotated[ReferenceConditions, Depends()], question: ListQuestion) -> Response:
    """Entries of reference lists by document and number, with what is known of each work."""
    return question.answer_list(ReferenceList, where.find)
