"""Ids of foreign things: a term's CURIE where the file has one, else a local id that says why there is none."""

import re
from typing import NamedTuple

from loaders.checks.fields import VOCABULARIES
from schema.base import content_hash
from schema.entity import CURIE, LOCAL_PREFIX

_SPELLINGS = {name.casefold(): name for name in VOCABULARIES} | {
    "fplx": "fplx",
    "ncbigene": "NCBIGene",
    "egid": "NCBIGene",
    "entrez": "NCBIGene",
    "uniprot": "UniProtKB",
    "up": "UniProtKB",
    "uniprotkb": "UniProtKB",
    "mirbasem": "mirbase.mature",
    "mirbase.mature": "mirbase.mature",
    "mesh": "MESH",
    "pubchem": "PUBCHEM.COMPOUND",
}
_SLUG = re.compile(r"[^a-z0-9]+")
_READABLE = 40


class Identity(NamedTuple):
    """What a thing is called by.

    Attributes:
        id: a CURIE.
        no_term_reason: for a local id, why it is one; empty for a term.
        written: the id as the file has it, where that is not ``id``; empty otherwise.
    """

    id: str
    no_term_reason: str = ""
    written: str = ""


def identify(written: str, *, name: str = "") -> Identity:
    """The id of what a file calls ``written``: itself where it is a CURIE, spelt as its vocabulary does.

    Anything else gets a local id made from the name or id, the same in every file that writes it so.
    """
    prefix, _, local = written.strip().partition(":")
    prefix = _SPELLINGS.get(prefix.casefold(), prefix)
    local = local.removeprefix(f"{prefix}:")
    curie = f"{prefix}:{local}"
    if CURIE.match(curie) and re.fullmatch(VOCABULARIES.get(prefix, ".*"), local):
        reason = "kept from the file, where it is a local id" if prefix == LOCAL_PREFIX else ""
        return Identity(curie, reason, "" if curie == written else written)
    return Identity(_local(written, name), f"the file's id {written!r} is no term of a vocabulary", written)


def _local(written: str, name: str) -> str:
    readable = _SLUG.sub("-", (name or written).casefold()).strip("-")[:_READABLE].strip("-")
    return f"{LOCAL_PREFIX}:{readable or 'thing'}-{content_hash(written, 8)}"
