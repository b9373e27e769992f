"""The formats of answers, and which of them a client asks for (RFC 9110, section 12)."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from api.problems import ProblemFound, Slug


class Format(StrEnum):
    """A format by its short name."""

    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    NDJSON = "ndjson"
    BIBTEX = "bibtex"
    RIS = "ris"
    CSL = "csl-json"

    @property
    def media_type(self) -> str:
        """The media type, without parameters."""
        return _MEDIA_TYPES[self]

    @property
    def content_type(self) -> str:
        """The header of an answer in this format."""
        return _CONTENT_TYPES.get(self, self.media_type)

    @property
    def is_table(self) -> bool:
        """Whether it holds rows and nothing else, so that a part of them would pass for all."""
        return self in {Format.CSV, Format.TSV, Format.NDJSON}

    @property
    def is_citations(self) -> bool:
        """Whether it holds the papers behind an answer, and not the answer."""
        return self in CITATIONS


CITATIONS = (Format.BIBTEX, Format.RIS, Format.CSL)
_MEDIA_TYPES = {
    Format.JSON: "application/json",
    Format.CSV: "text/csv",
    Format.TSV: "text/tab-separated-values",
    Format.NDJSON: "application/x-ndjson",
    Format.BIBTEX: "application/x-bibtex",
    Format.RIS: "application/x-research-info-systems",
    Format.CSL: "application/vnd.citationstyles.csl+json",
}
_CONTENT_TYPES = {
    Format.BIBTEX: "application/x-bibtex; charset=utf-8",
    Format.RIS: "application/x-research-info-systems; charset=utf-8",
    Format.CSV: "text/csv; charset=utf-8; header=present",
    Format.TSV: "text/tab-separated-values; charset=utf-8; header=present",
}
_ALSO = {"application/ndjson": "application/x-ndjson", "application/jsonl": "application/x-ndjson"}


def negotiate(accept: str, offered: Sequence[Format]) -> Format:
    """The offered format that an ``Accept`` header likes best; the first of them where it does not care.

    Raises:
        ProblemFound: it takes none of them.
    """
    ranges = list(_ranges(accept)) or [("*/*", 1.0)]
    best = max(offered, key=lambda format: _quality(format.media_type, ranges))
    if _quality(best.media_type, ranges) <= 0:
        names = ", ".join(f"{format.media_type} (format={format})" for format in offered)
        raise ProblemFound(Slug.NOT_ACCEPTABLE, f"Accept: {accept} — this is given as {names}.", "format")
    return best


def _ranges(accept: str) -> Iterable[tuple[str, float]]:
    for part in accept.split(","):
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if media:
            yield _ALSO.get(media, media), _weight(parameters)


def _weight(parameters: Iterable[str]) -> float:
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return min(max(float(parameter[2:]), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0


def _quality(media_type: str, ranges: Sequence[tuple[str, float]]) -> float:
    """The weight of the most specific range that takes a media type."""
    major = media_type.split("/", maxsplit=1)[0]
    for pattern in (media_type, f"{major}/*", "*/*"):
        weights = [weight for media, weight in ranges if media == pattern]
        if weights:
            return max(weights)
    return 0.0
