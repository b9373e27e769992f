"""/export: the whole graph in the forms of other tools."""

import threading
from collections.abc import Iterator
from itertools import chain
from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import Response, StreamingResponse

from api.deps import DocumentsParameter, ListQuestion, ServiceOf
from api.etags import etag, matches
from api.listings import Listing, Window, ranked
from api.shield import GONE
from api.wire.export import FormList, FormRow
from graph.exchange.extract import Extract
from graph.exchange.forms import FORMS, Form
from graph.snapshot import Snapshot
from schema.errors import InvalidParameter

TITLE = "exomyelin"
_PIECE = 65_536

router = APIRouter(tags=["service"])


@router.get("/export", response_model=FormList, summary="The forms in which the graph can be had")
def list_forms(question: ListQuestion) -> Response:
    """The forms of other tools: what each holds, and where it is."""

    def find(_: Snapshot, window: Window) -> Listing[FormRow]:
        return ranked(tuple(FORMS.values()), window, _row)

    return question.answer_list(FormList, find)


@router.get(
    "/export/{form}",
    summary="The whole graph in the form of another tool",
    response_class=StreamingResponse,
    responses={
        200: {
            "content": {form.content_type.split(";")[0]: {} for form in FORMS.values()},
            "headers": {
                "Exomyelin-Release": {
                    "description": "The release of the store that is written.",
                    "schema": {"type": "string"},
                },
                "ETag": {"description": "The same for the same bytes.", "schema": {"type": "string"}},
            },
        },
        304: {"description": "The file is still the one that `If-None-Match` names."},
    },
)
def export(
    request: Request,
    form: Annotated[str, Path(description="A form that /export lists.", examples=["graphml"])],
    service: ServiceOf,
    documents: DocumentsParameter = (),
) -> Response:
    """Written as it is read, so that it may be large.

    If the store changes meanwhile, the answer ends without its end: a client sees that it is broken, not shorter.
    """
    wanted = FORMS.get(form)
    if wanted is None:
        raise InvalidParameter(parameter="form", value=form, expected=f"one of {', '.join(FORMS)}")
    service = service.of_documents(documents)

    def respond(snapshot: Snapshot) -> Response:
        tag = etag(service.configuration, snapshot.release, wanted.name, *sorted(set(documents)))
        headers = {"Exomyelin-Release": snapshot.release, "Cache-Control": "no-cache", "ETag": tag}
        if matches(request.headers.get("if-none-match"), tag):
            return Response(status_code=304, headers=headers)
        part = "part-" if documents else ""
        headers["Content-Disposition"] = f'attachment; filename="exomyelin-{part}{wanted.file}"'
        headers["Content-Type"] = wanted.content_type
        extract = Extract(snapshot, service.store, TITLE, is_part=bool(documents))
        pieces = _pieces(wanted, extract, request.scope[GONE])
        # What fails before the first piece is a problem with a status of its own.
        return StreamingResponse(chain([next(pieces)], pieces), headers=headers)

    return service.consistently(respond)


def _row(form: Form) -> FormRow:
    return FormRow(
        form=form.name,
        file=form.file,
        content_type=form.content_type,
        says=form.says,
        href=f"/export/{form.name}",
    )


def _pieces(form: Form, extract: Extract, gone: threading.Event) -> Iterator[bytes]:
    """Pieces large enough to be worth sending, until nobody waits for them any more."""
    held: list[bytes] = []
    size = 0
    for piece in form.write(extract):
        held.append(piece)
        size += len(piece)
        if size >= _PIECE:
            yield b"".join(held)
            held, size = [], 0
        if gone.is_set():
            return
    yield b"".join(held)
