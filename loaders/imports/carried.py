"""Documents that an export of ours carried whole, put together again and held to the hash that they had."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from loaders.formats.json_text import parse, read_json_lines
from schema.claim import Claim
from schema.document import Bundle
from schema.errors import DataError

_EXPECTED = "a document, as an export of ours writes it"
_CLAIM = "a claim, as an export of ours writes it"


class Carried(NamedTuple):
    """The record of a document or claim, as JSON text or parsed, and where it stands."""

    file: Path
    line: int
    record: object

    def parsed(self, expected: str) -> object:
        """The record in plain types."""
        return parse(self.record, self.file, self.line, expected) if isinstance(self.record, str) else self.record


def restored(documents: Path, claims: Iterable[Carried]) -> list[Bundle]:
    """The documents of a JSON Lines file, each with those of the claims that are its own.

    Raises:
        DataError: a record does not hold, or a document is not what it was when it was exported.
    """
    records = read_json_lines(documents, _EXPECTED)
    return put_together((Carried(documents, line, record) for line, record in records), claims)


def put_together(documents: Iterable[Carried], claims: Iterable[Carried]) -> list[Bundle]:
    """Documents from their records; see ``restored``."""
    frames: dict[str, _Frame] = {}
    for each in documents:
        record = each.parsed(_EXPECTED)
        if not isinstance(record, dict) or not isinstance(record.get("document"), str):
            raise DataError(each.file, each.line, "is no record of a document", _EXPECTED)
        frames.setdefault(record["document"], _Frame(each)).take(record)
    of_document: dict[str, dict[str, Claim]] = defaultdict(dict)
    for each in claims:
        claim = _claim(each)
        of_document[claim.document][claim.id] = claim
    return [_bundle(id_, frame, tuple(of_document[id_].values())) for id_, frame in frames.items()]


@dataclass
class _Frame:
    """The records of one document, with where the first stands."""

    first: Carried
    hash: object = None
    parts: dict[str, object] = field(default_factory=dict)

    def take(self, record: dict[str, object]) -> None:
        for name, part in record.items():
            if name == "hash":
                self.hash = part
            elif name == "info":
                self.parts[name] = part
            elif name != "document":
                listed = self.parts.setdefault(name, [])
                if isinstance(listed, list):
                    listed.append(part)


def _claim(carried: Carried) -> Claim:
    try:
        return Claim.model_validate(carried.parsed(_CLAIM))
    except ValidationError as error:
        raise _unfit(carried, error, _CLAIM) from error


def _bundle(id_: str, frame: _Frame, claims: tuple[Claim, ...]) -> Bundle:
    file, line, _ = frame.first
    try:
        bundle = Bundle.model_validate({**frame.parts, "claims": claims})
    except ValidationError as error:
        raise _unfit(frame.first, error, _EXPECTED) from error
    if bundle.hash != frame.hash or bundle.info.id != id_:
        problem = f"document {id_!r} is not what it was when it was exported: it has the hash {bundle.hash[:16]}"
        raise DataError(file, line, problem, f"the claims and records of the export, with {frame.hash}")
    return bundle


def _unfit(carried: Carried, error: ValidationError, expected: str) -> DataError:
    first = error.errors(include_url=False)[0]
    where = ".".join(map(str, first["loc"]))
    return DataError(carried.file, carried.line, f"{where}: {first['msg']}", expected)
