"""The base of all models: frozen, strict about unknown fields, and hashable by content."""

import hashlib
import json
import unicodedata

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """An immutable record. Unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


HASH_DIGITS = 16


def canonical_json(value: object) -> str:
    """JSON with sorted keys, no spaces and NFC text: the same text for the same content."""
    return unicodedata.normalize("NFC", _CANONICAL.encode(value))


def content_hash(value: object, length: int = HASH_DIGITS) -> str:
    """The first ``length`` hexadecimal digits of the SHA-256 of a value's canonical JSON."""
    return hashlib.sha256(canonical_json(value).encode()).hexdigest()[:length]
