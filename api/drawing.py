"""Answers made of paths, in the forms of other tools: their steps, with the claims behind them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar

from fastapi.responses import Response

from api.answers import Question
from api.listings import Drawn, Listing, Window
from api.media import Format
from api.wire.base import Wire
from api.wire.envelope import ItemList
from graph.exchange.extract import Answered, of_paths
from graph.exchange.forms import FORMS, Form
from graph.snapshot import Snapshot
from schema.errors import InvalidParameter

Row = TypeVar("Row", bound=Wire)

_FORMS: Final = {name: form for name, form in FORMS.items() if form.of_answers}
FORMATS: Final = (*(format.value for format in Format), *_FORMS)
"""Every format that such an answer can be had in."""
MEDIA: Final[dict[str, dict[str, str]]] = {
    form.content_type.partition(";")[0]: {} for form in _FORMS.values() if "application/json" not in form
}
"""The media types of the forms, for the description of an answer; JSON has one already."""


@dataclass(frozen=True)
class DrawnQuestion(Question):
    """A question whose answer is wanted in the form of another tool.

    A form that can't say that it holds a part is held to the rules of a table: without a limit it is whole, or there is
    a problem. The others give a first page, as JSON does, and say so.

    Attributes:
        form: that is wanted.
    """

    form: Form = field(kw_only=True)

    def _rendered(
        self,
        model: type[ItemList[Row]],  # noqa: ARG002 - the steps are written, and not the rows
        snapshot: Snapshot,
        listing: Listing[Row],
        window: Window,
        headers: Mapping[str, str],
    ) -> Response:
        drawn = listing.drawn or Drawn(())
        behind = (listing.extent(window),) if window.after is not None else ()
        answered = Answered(
            question=self.permalink(snapshot),
            methods=self.methods(snapshot),
            truncated=listing.last is not None,
            timed_out=listing.is_late,
            reason=str(listing.emptiness.reason) if listing.emptiness else "",
            remarks=(*behind, *drawn.remarks),
        )
        title = f"exomyelin: {answered.question}"
        extract = of_paths(snapshot, self.service.store, title, drawn.paths, answered)
        told = {
            "Content-Type": self.form.content_type,
            "Content-Disposition": f'attachment; filename="exomyelin-{self.form.file}"',
        }
        return Response(b"".join(self.form.write(extract)), headers={**headers, **told})

    def _tag(self, snapshot: Snapshot, overlay: str = "") -> str:
        return super()._tag(snapshot, f"{overlay}{self.form.name}")


def form_named(format: str | None) -> Form | None:
    """The form that a format is, and None where it is none of another tool.

    Raises:
        InvalidParameter: there is no such format.
    """
    if format is not None and format not in FORMATS:
        raise InvalidParameter(parameter="format", value=format, expected=f"one of {', '.join(FORMATS)}")
    return _FORMS.get(format or "")


def rules_for(form: Form) -> Format:
    """The format to whose rules on limits a form is held."""
    return Format.JSON if form.tells else Format.NDJSON
