"""Authors' family names as citations and reference lists print them."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from schema.reference import Reference

_ET_AL = re.compile(r"\bet\.?\s+al\b\.?", re.IGNORECASE)
_JOINT = re.compile(r"[,;&]|\band\b")
_INITIALS = re.compile(r"[A-Z]{1,3}\Z")
_UNDECOMPOSED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})


class Authors(NamedTuple):
    """The authors of a work, as far as they are named.

    Attributes:
        names: folded family names in order.
        et_al: whether more are meant than are named.
    """

    names: tuple[str, ...]
    et_al: bool


@lru_cache(maxsize=4096)
def authors_in(printed: str) -> Authors:
    """The authors that a citation names.

    ``authors_in("Frühbeis et al.") == Authors(("fruhbeis",), et_al=True)``.
    """
    named = _ET_AL.sub(" ", printed)
    names = tuple(filter(None, map(_surname, _JOINT.split(named))))
    return Authors(names or tuple(filter(None, [_fold(named)])), et_al=named != printed)


def authors_of(reference: Reference) -> Authors:
    """The authors that an entry of a reference list names."""
    return _listed(reference.authors or (reference.first_author,), reference.et_al)


@lru_cache(maxsize=4096)
def family(name: str) -> str:
    """One family name, folded: without initials, accents, case, hyphens and spaces."""
    return _surname(name) or _fold(name)


@lru_cache(maxsize=4096)
def _listed(names: tuple[str, ...], et_al: bool) -> Authors:  # noqa: FBT001 a key of the cache
    return Authors(tuple(map(family, names)), et_al=et_al)


def fits(cited: Authors, listed: Authors) -> bool:
    """Whether a citation's authors are the first ones that a list entry names, in its order.

    Where the list is shortened by "et al.", names beyond those that it prints can't be held against a citation.
    """
    known = cited.names[: len(listed.names)] if listed.et_al else cited.names
    return bool(known) and listed.names[: len(known)] == known


def _surname(name: str) -> str:
    words = name.replace(".", " ").split()
    surname = [word for word in words if not _INITIALS.match(word)]
    if not surname and len(words) > 1:
        # All in capitals, as in "LI J"; but "A D" is just the initials of the name before it.
        surname = [word for word in [max(words, key=len)] if len(word) > 1]
    return _fold("".join(surname))


def _fold(name: str) -> str:
    text = unicodedata.normalize("NFKD", name.casefold().translate(_UNDECOMPOSED))
    return "".join(letter for letter in text if letter.isalpha())
