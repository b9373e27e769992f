"""Cursors: where a list goes on. Opaque, and good only for the release and the query that they came from."""

import base64
import json
from typing import NamedTuple

from schema.base import canonical_json, content_hash
from schema.errors import InvalidParameter, StaleCursor

_PARAMETER = "cursor"
_MOST = 4096


class Origin(NamedTuple):
    """What a cursor belongs to."""

    release: str
    query: str

    @property
    def mark(self) -> str:
        """A short text that is the same for the same origin."""
        return content_hash([self.release, self.query], 12)


def encode(origin: Origin, after: str) -> str:
    """A cursor behind the item whose key is ``after``."""
    return base64.urlsafe_b64encode(canonical_json([origin.mark, after]).encode()).decode().rstrip("=")


def decode(cursor: str, origin: Origin) -> str:
    """The key behind which a list goes on.

    Raises:
        InvalidParameter: it is no cursor of ours.
        StaleCursor: it belongs to another release or another query.
    """
    mark, after = _content(cursor)
    if mark != origin.mark:
        raise StaleCursor(_PARAMETER, cursor)
    return after


def _content(cursor: str) -> tuple[str, str]:
    match _decoded(cursor):
        case [str(mark), str(after)]:
            return mark, after
        case _:
            raise InvalidParameter(_PARAMETER, cursor[:80], "the `next` of an earlier answer, unchanged")


def _decoded(cursor: str) -> object:
    if len(cursor) > _MOST:
        return None
    try:
        return json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True))
    except (ValueError, RecursionError):
        return None
