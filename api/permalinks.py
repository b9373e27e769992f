"""Permalinks: the path of a question with the release that it was answered from, which alone may answer it."""

from typing import NamedTuple
from urllib.parse import urlencode

from api.problems import ProblemFound, Slug

PARAMETER = "release"
PRESENTATION = frozenset({"format", "timeout", PARAMETER})
"""Parameters that change how a question is answered, and not what."""


class Asked(NamedTuple):
    """A question: its path, and its parameters in order."""

    path: str
    pairs: tuple[tuple[str, str], ...]


def permalink(asked: Asked, release: str) -> str:
    """The path that asks a question of one release: the same for the same question, whatever the format."""
    pairs = sorted(pair for pair in asked.pairs if pair[0] not in PRESENTATION)
    return f"{asked.path}?{urlencode([*pairs, (PARAMETER, release)])}"


def headers(permalink: str, after: str | None = None) -> dict[str, str]:
    """The headers that tell an answer's permalink, and where a list goes on (RFC 8288)."""
    links = [f'<{after}>; rel="next"'] if after else []
    return {"Link": ", ".join([*links, f'<{permalink}>; rel="bookmark"']), "Exomyelin-Permalink": permalink}


def require(wanted: str | None, held: str) -> None:
    """Hold an answer to the release that was asked for.

    Raises:
        ProblemFound: another is served; its answer is never given instead.
    """
    if wanted is not None and wanted != held:
        detail = (
            f"The answer was asked of release {wanted}; what is served is release {held}, which may answer otherwise."
        )
        raise ProblemFound(Slug.RELEASE_GONE, detail, PARAMETER, nearest=held)
