"""Documents that an export of ours carried whole, put together again and held to the hash that they had."""

from collections import defaultdict
from collections.abc import Iterable
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
    of_document: dict[str, dict[str, Claim]] = defaultdict(dict)
    for each in claims:
        claim = _claim(each)
        of_document[claim.document][claim.id] = claim
    return [_bundle(each, of_document) for each in documents]


def _claim(carried: Carried) -> Claim:
    try:
        return Claim.model_validate(carried.parsed(_CLAIM))
    except ValidationError as error:
        raise _unfit(carried, error, _CLAIM) from error


def _bundle(carried: Carried, claims: dict[str, dict[str, Claim]]) -> Bundle:
    record = carried.parsed(_EXPECTED)
    if not isinstance(record, dict) or not isinstance(record.get("info"), dict):
        raise DataError(carried.file, carried.line, "is no record of a document", _EXPECTED)
    known = record.get("hash")
    try:
        id_ = str(record["info"].get("id"))
        parts = {name: part for name, part in record.items() if name != "hash"}
        bundle = Bundle.model_validate(parts | {"claims": tuple(claims.get(id_, {}).values())})
    except ValidationError as error:
        raise _unfit(carried, error, _EXPECTED) from error
    if bundle.hash != known:
        problem = (
            f"document {id_!r} is not what it was when it was exported: its content has the hash {bundle.hash[:16]}"
        )
        raise DataError(carried.file, carried.line, problem, f"the claims and records of the export, with {known}")
    return bundle


def _unfit(carried: Carried, error: ValidationError, expected: str) -> DataError:
    first = error.errors(include_url=False)[0]
    where = ".".join(map(str, first["loc"]))
    return DataError(carried.file, carried.line, f"{where}: {first['msg']}", expected)
