"""/documents: what the store holds."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response

from api.deps import ListQuestion, Name
from api.listings import Listing, Window, keyed
from api.sifting import Tests, contains, equals, explained, in_the_way, sift
from api.views.documents import document_row
from api.wire.document import DocumentList, DocumentRow
from graph.snapshot import Snapshot
from schema.record import StoredDocument

router = APIRouter(tags=["evidence"])

_WHOLE = ("id", "doi", "licence", "disease")
_PART = ("title", "journal")


@dataclass(frozen=True)
class DocumentConditions:
    """Which documents are wanted: those that meet every condition that is given."""

    id: Annotated[Name | None, Query(description="Its id.")] = None
    title: Annotated[Name | None, Query(description="Part of the title.")] = None
    author: Annotated[Name | None, Query(description="Part of an author's name.")] = None
    year: Annotated[int | None, Query(description="Year of publication.")] = None
    journal: Annotated[Name | None, Query(description="Part of the journal's name.")] = None
    doi: Annotated[Name | None, Query(description="The DOI.")] = None
    licence: Annotated[Name | None, Query(description="The licence.")] = None
    disease: Annotated[Name | None, Query(description="Name or CURIE of the disease that it is about.")] = None
    builtin: Annotated[bool | None, Query(description="Whether it ships with the service.")] = None

    def tests(self, snapshot: Snapshot) -> Tests[StoredDocument]:
        """What a document is held to."""
        tests: dict[str, Callable[[StoredDocument], bool]] = {}
        given = {name: getattr(self, name) for name in (*_WHOLE, *_PART)}
        if self.disease is not None:
            given["disease"] = snapshot.names.resolve(self.disease, "disease")
        for name, wanted in given.items():
            if wanted is not None:
                tests[name] = _text(name, wanted)
        if self.author is not None:
            tests["author"] = lambda stored: contains(self.author or "", "\n".join(stored.info.authors))
        if self.year is not None:
            tests["year"] = lambda stored: stored.info.year == self.year
        if self.builtin is not None:
            tests["builtin"] = lambda stored: stored.info.builtin is self.builtin
        return tests

    def find(self, snapshot: Snapshot, window: Window) -> Listing[DocumentRow]:
        """The documents that meet all conditions."""
        documents, tests = tuple(snapshot.documents), self.tests(snapshot)
        listing = keyed(sift(documents, tests), window, lambda stored: stored.info.id, document_row)
        return explained(listing, lambda: in_the_way(documents, tests))


def _text(name: str, wanted: str) -> Callable[[StoredDocument], bool]:
    holds = contains if name in _PART else equals
    return lambda stored: holds(wanted, getattr(stored.info, name) or "")


@router.get("/documents", response_model=DocumentList, summary="What the store holds")
def list_documents(where: Annotated[DocumentConditions, Depends()], question: ListQuestion) -> Response:
    """Documents by id: what is loaded and removed as a whole."""
    return question.answer_list(DocumentList, where.find)
