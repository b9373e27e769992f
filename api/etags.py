"""Entity tags: the same tag for the same bytes, known before they are made."""

from collections.abc import Mapping

from schema.base import content_hash


def etag(*parts: str) -> str:
    """A strong tag over all that an answer depends on."""
    return f'"{content_hash(parts, 32)}"'


def matches(header: str | None, tag: str) -> bool:
    """Whether an ``If-None-Match`` header names the tag. Compared weakly, as RFC 9110 wants it for this header.

    ``*`` matches no tag: whether there is an answer at all is not known before it is made.
    """
    if not header:
        return False
    return tag in (part.strip().removeprefix("W/") for part in header.split(","))


def overlay_hash(text: Mapping[str, str]) -> str:
    """A hash of a text that was laid beside a document."""
    return content_hash(dict(text))
