"""Which entry of a reference list an in-text citation means, and what is wrong with the way it is printed.

Authors and year are what a writer knows of a paper, a number is what software or a slip puts beside it: that is why
a unique match of authors and year outweighs the number.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from graph.evidence.families import authors_in, authors_of, fits
from schema.claim import Mention
from schema.locator import Place
from schema.reference import Reference

_YEAR = re.compile(r"\d{4}")
_PAIR = 2


class Fault(StrEnum):
    """What can be wrong with a citation by itself. The values are codes of audit findings."""

    YEAR_DIFFERS = "year_differs"
    AUTHOR_DIFFERS = "author_differs"
    NUMBER_POINTS_ELSEWHERE = "number_points_elsewhere"
    NUMBER_MISSING = "number_missing"
    CITATION_UNMATCHED = "citation_unmatched"
    CITATION_AMBIGUOUS = "citation_ambiguous"
    NOT_A_CITATION = "not_a_citation"
    ET_AL_MISUSED = "et_al_misused"


class Resolution(NamedTuple):
    """What a citation means.

    Attributes:
        reference: the entry that is meant; None where none or several could be.
        candidates: the entries that could be meant; just ``reference`` where that is known.
        faults: codes of what is wrong with the citation, sorted.
    """

    reference: Reference | None
    candidates: tuple[Reference, ...] = ()
    faults: tuple[str, ...] = ()


def resolve(mention: Mention, references: Mapping[int, Reference], *, numbers_used: bool = True) -> Resolution:
    """Find the entry that a citation means.

    Args:
        mention: the citation as printed.
        references: the reference list of its document, by number.
        numbers_used: whether the document's prose cites by number, so that a missing one is a fault there.

    Returns:
        The entry whose authors and year are the printed ones; among several of them the one with the printed number;
        if there is none, the entry with the printed number, provided that its authors or its year fit.
    """
    if not (mention.authors or mention.year or mention.number):
        return Resolution(None, faults=(Fault.NOT_A_CITATION.value,))
    numbered = entry_numbered(mention.number, references)
    fitting = _fitting(mention, references, numbered)
    meant, fault = _meant(mention, fitting, numbered)
    found = (meant,) if meant else fitting
    faults = [
        *fault,
        *_number_faults(mention, found, fitting, numbers_used=numbers_used),
        *_et_al_fault(mention, meant),
    ]
    return Resolution(meant, found, tuple(sorted(fault.value for fault in faults)))


def entry_numbered(number: str, references: Mapping[int, Reference]) -> Reference | None:
    """The entry that a printed number points to."""
    return references.get(int(number)) if number.isdecimal() else None


def _fitting(
    mention: Mention, references: Mapping[int, Reference], numbered: Reference | None
) -> tuple[Reference, ...]:
    # A number with no authors leaves only its own entry to be meant; a year alone says nothing.
    choice = references.values() if mention.authors else filter(None, [numbered])
    return tuple(entry for entry in choice if _year_fits(mention, entry) and _author_fits(mention, entry))


def _meant(
    mention: Mention, fitting: tuple[Reference, ...], numbered: Reference | None
) -> tuple[Reference | None, tuple[Fault, ...]]:
    if numbered in fitting:
        return numbered, ()
    if fitting:
        return (fitting[0], ()) if len(fitting) == 1 else (None, (Fault.CITATION_AMBIGUOUS,))
    if numbered and _author_fits(mention, numbered):
        return numbered, (Fault.YEAR_DIFFERS,)
    if numbered and mention.year and _year_fits(mention, numbered):
        return numbered, (Fault.AUTHOR_DIFFERS,)
    return None, (Fault.CITATION_UNMATCHED,)


def _number_faults(
    mention: Mention, found: tuple[Reference, ...], fitting: tuple[Reference, ...], *, numbers_used: bool
) -> list[Fault]:
    if mention.number:
        points_elsewhere = (
            fitting and entry_numbered(mention.number, {entry.number: entry for entry in fitting}) is None
        )
        return [Fault.NUMBER_POINTS_ELSEWHERE] if points_elsewhere else []
    is_missed = numbers_used and found and mention.locator.place is Place.SENTENCE
    return [Fault.NUMBER_MISSING] if is_missed else []


def _et_al_fault(mention: Mention, meant: Reference | None) -> list[Fault]:
    if meant is None or not authors_in(mention.authors).et_al:
        return []
    listed = authors_of(meant)
    return [Fault.ET_AL_MISUSED] if len(listed.names) <= _PAIR and not listed.et_al else []


def _author_fits(mention: Mention, entry: Reference) -> bool:
    return not mention.authors or fits(authors_in(mention.authors), authors_of(entry))


def _year_fits(mention: Mention, entry: Reference) -> bool:
    year = _year_in(mention.year)
    return year is None or year == entry.year


@lru_cache(maxsize=1024)
def _year_in(printed: str) -> int | None:
    year = _YEAR.search(printed)
    return int(year[0]) if year else None
