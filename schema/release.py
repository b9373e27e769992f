"""The release of a store: a name for exactly the documents that it holds."""

import hashlib
from collections.abc import Iterable

DIGITS = 16


def release_of(documents: Iterable[tuple[str, str]]) -> str:
    """The release of a store that holds these documents.

    Args:
        documents: (id, content hash) of each, in any order.

    Returns:
        The first 16 hexadecimal digits of the SHA-256 of the sorted lines ``id:hash``.
    """
    lines = sorted(f"{identifier}:{content}" for identifier, content in documents)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:DIGITS]
