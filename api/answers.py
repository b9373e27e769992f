"""From what a route finds to the response: formats, pages, tags and costs, the same for all routes."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import Response

from api import cursors, permalinks, tables
from api.citations.bundle import bundle, papers_of
from api.etags import etag, matches
from api.listings import Bounds, Change, Emptiness, Listing, Window
from api.media import Format
from api.methods import methods
from api.repeats import ELAPSED, answer_of, elapsed_ms
from api.service import Service
from api.wire.base import Wire
from api.wire.envelope import ItemList, Relaxation, row_model
from graph.snapshot import Snapshot
from schema.base import canonical_json
from schema.errors import InvalidParameter

Row = TypeVar("Row", bound=Wire)

_PRESENTATION = permalinks.PRESENTATION
_PLACE = frozenset({"cursor", "limit"})
_OF_EMPTY = {"reason", "explanation", "relaxations"}


@dataclass(frozen=True)
class Question:
    """One request, and how it wants its answer.

    Attributes:
        limit, cursor: the part of a list that is wanted.
        release: the release that alone may answer; None for whichever is served.
        asked: the question as one that is asked with GET, where it was asked otherwise.
    """

    request: Request
    service: Service
    format: Format
    limit: int | None = None
    cursor: str | None = None
    release: str | None = None
    asked: permalinks.Asked | None = None
    started: float = field(default_factory=time.perf_counter)

    def answer_record(self, make: Callable[[Snapshot], Wire], overlay: Callable[[], str] | None = None) -> Response:
        """One object as JSON.

        Args:
            make: makes it from a release.
            overlay: a hash of what it shows besides the release, asked after it is made.
        """

        def respond(snapshot: Snapshot) -> Response:
            permalinks.require(self.release, snapshot.release)
            if overlay is None and (unchanged := self._unchanged(snapshot, self._tag(snapshot))):
                return unchanged
            made = make(snapshot)
            tag = self._tag(snapshot, overlay() if overlay else "")
            if unchanged := self._unchanged(snapshot, tag):
                return unchanged
            timed_out = getattr(made, "timed_out", False)
            headers = self._headers(snapshot) | permalinks.headers(self.permalink(snapshot))
            headers |= {"Cache-Control": "no-store"} if timed_out else _tagged(tag)
            response = self._written(snapshot, [made], headers) or self._response(made.model_dump_json(), headers)
            # What else a user laid beside the release may change while the release stands.
            return response if overlay or timed_out else self._kept(snapshot, tag, response)

        return self.service.consistently(respond)

    def answer_list(
        self,
        model: type[ItemList[Row]],
        make: Callable[[Snapshot, Window], Listing[Row]],
        bounds: Bounds | None = None,
    ) -> Response:
        """A list in the format that is asked for.

        Args:
            model: the list's model.
            make: finds the items of a window in a release.
            bounds: how many items are given; the settings' own where None.
        """

        def respond(snapshot: Snapshot) -> Response:
            permalinks.require(self.release, snapshot.release)
            window = self._window(snapshot, bounds or self._bounds())
            tag = self._tag(snapshot)
            if unchanged := self._unchanged(snapshot, tag):
                return unchanged
            listing = make(snapshot, window)
            if self.is_complete_table:
                listing.require_whole(window)
            headers = self._headers(snapshot) | self._list_headers(snapshot, listing)
            headers |= {"Cache-Control": "no-store"} if listing.is_late else _tagged(tag)
            response = self._rendered(model, snapshot, listing, window, headers)
            return response if listing.is_late else self._kept(snapshot, tag, response)

        return self.service.consistently(respond)

    def _rendered(
        self,
        model: type[ItemList[Row]],
        snapshot: Snapshot,
        listing: Listing[Row],
        window: Window,
        headers: Mapping[str, str],
    ) -> Response:
        if self.format.is_table:
            return self._response(tables.render(row_model(model), listing.rows, self.format), headers)
        parts = [*listing.rows, *listing.extra.values()]
        written = self._written(snapshot, parts, headers, listing.extent(window))
        return written or self._response(self._envelope(model, snapshot, listing), headers)

    @property
    def is_complete_table(self) -> bool:
        """Whether rows are asked for with no limit: then all of them are given, or a problem."""
        return self.format.is_table and self.limit is None

    def href(self, *changes: Change) -> str:
        """This question with some parameters changed, as a path."""
        changed = {change.parameter for change in changes}
        path, pairs = self._asked
        kept = [(name, value) for name, value in pairs if name not in changed]
        query = urlencode([*kept, *((change.parameter, value) for change in changes for value in change.values)])
        return f"{path}?{query}" if query else path

    def permalink(self, snapshot: Snapshot) -> str:
        """The path that asks this question of this release, and of no other."""
        return permalinks.permalink(self._asked, snapshot.release)

    def methods(self, snapshot: Snapshot) -> str:
        """How the answer is obtained, for the methods of a paper."""
        path, pairs = self._asked
        return methods(self.service, snapshot, path, dict(pairs), self.permalink(snapshot))

    @property
    def _asked(self) -> permalinks.Asked:
        return self.asked or permalinks.Asked(self.request.url.path, tuple(self.request.query_params.multi_items()))

    def _written(
        self, snapshot: Snapshot, parts: Sequence[object], headers: Mapping[str, str], of: str = "an answer"
    ) -> Response | None:
        """The papers behind an answer, where they are what is asked for."""
        if not self.format.is_citations:
            return None
        found = papers_of(snapshot, self.service.store, parts)
        made = bundle(found, self.format, [f"The papers behind {of}. {self.methods(snapshot)}"])
        return self._response(made.body, {**headers, **made.headers})

    def _bounds(self) -> Bounds:
        settings = self.service.settings
        return Bounds(settings.page_size, settings.max_page_size, settings.max_rows)

    def _window(self, snapshot: Snapshot, bounds: Bounds) -> Window:
        most = bounds.most_rows if self.format.is_table else bounds.most
        default = most if self.format.is_table else bounds.default
        limit = default if self.limit is None else self.limit
        if limit > most:
            raise InvalidParameter(parameter="limit", value=str(limit), expected=f"at most {most} in {self.format}")
        return Window(cursors.decode(self.cursor, self._origin(snapshot)) if self.cursor else None, limit)

    def _envelope(self, model: type[ItemList[Row]], snapshot: Snapshot, listing: Listing[Row]) -> str:
        content: dict[str, object] = {
            "items": tuple(listing.rows),
            "next": self._next(snapshot, listing),
            "truncated": listing.last is not None,
            "timed_out": listing.is_late,
            "release": snapshot.release,
            "permalink": self.permalink(snapshot),
            "methods": self.methods(snapshot),
        }
        if empty := listing.emptiness:
            told = {"reason": empty.reason, "explanation": empty.explanation}
            content |= {**told, "relaxations": self.relaxations(empty)}
        body = model.model_validate(content | dict(listing.extra))
        return body.model_dump_json(exclude=None if listing.emptiness else _OF_EMPTY)

    def relaxations(self, empty: Emptiness) -> tuple[Relaxation, ...]:
        """The changes after which there is an answer, each with the question so changed."""
        return tuple(
            Relaxation(
                parameter=change.parameter,
                value=", ".join(change.values) or None,
                jointly=empty.jointly,
                href=self.href(*(empty.changes if empty.jointly else (change,)), Change("cursor")),
            )
            for change in empty.changes
        )

    def _next(self, snapshot: Snapshot, listing: Listing[Row]) -> str | None:
        return None if listing.last is None else cursors.encode(self._origin(snapshot), listing.last)

    def _list_headers(self, snapshot: Snapshot, listing: Listing[Row]) -> dict[str, str]:
        headers = {
            "Exomyelin-Rows": str(len(listing.rows)),
            "Exomyelin-Truncated": str(listing.last is not None).lower(),
            "Exomyelin-Timed-Out": str(listing.is_late).lower(),
        }
        cursor = self._next(snapshot, listing)
        headers |= permalinks.headers(
            self.permalink(snapshot), self.href(Change("cursor", (cursor,))) if cursor else None
        )
        if listing.emptiness:
            headers["Exomyelin-Reason"] = listing.emptiness.reason
            if nearest := self.relaxations(listing.emptiness):
                headers["Exomyelin-Relaxation"] = nearest[0].href
        return headers

    def _headers(self, snapshot: Snapshot) -> dict[str, str]:
        spent = elapsed_ms(time.perf_counter() - self.started)
        return {"Vary": "Accept", "Exomyelin-Release": snapshot.release, ELAPSED: spent}

    def _response(self, body: str, headers: Mapping[str, str]) -> Response:
        return Response(body, headers={**headers, "Content-Type": self.format.content_type})

    def _kept(self, snapshot: Snapshot, tag: str, response: Response) -> Response:
        """The response, kept for whoever asks the same of the same release."""
        self.service.repeats.keep_for(self.request, self.format.media_type, answer_of(snapshot.release, tag, response))
        return response

    def _unchanged(self, snapshot: Snapshot, tag: str) -> Response | None:
        if self.request.method != "GET" or not matches(self.request.headers.get("if-none-match"), tag):
            return None
        return Response(status_code=304, headers=self._headers(snapshot) | _tagged(tag))

    def _tag(self, snapshot: Snapshot, overlay: str = "") -> str:
        query = self._query(_PRESENTATION)
        return etag(self.service.configuration, snapshot.release, overlay, query, self.format.media_type)

    def _origin(self, snapshot: Snapshot) -> cursors.Origin:
        return cursors.Origin(snapshot.release, self._query(_PRESENTATION | _PLACE))

    def _query(self, without: frozenset[str]) -> str:
        path, pairs = self._asked
        return canonical_json([path, sorted(pair for pair in pairs if pair[0] not in without)])


def _tagged(tag: str) -> dict[str, str]:
    return {"ETag": tag, "Cache-Control": "no-cache"}
