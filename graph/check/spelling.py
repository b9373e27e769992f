"""Names that were meant, where what is typed is none.

A typed name is a misspelling of a name of seven letters or more if its first letter is the same, and at most one letter
is wrong, missing, too many or swapped with its neighbour (two in names of ten letters and more that begin alike); if it
is not that name with something before or behind it; and if it is nearer to that name than to any that means another
thing. Where a name has digits, these and every run of up to four letters among them must be the same. So ``miR-218``
and ``miR-219b`` are never read as ``miR-219a``, nor ``dysmyelination`` as ``demyelination``.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

from rapidfuzz import process
from rapidfuzz.distance import OSA

Meaning = TypeVar("Meaning", bound=Hashable)

_FROM = 7
_TWO_FROM = 10
_ALIKE = 3
_SHORT = 4
_RUN = re.compile(r"\d+|\D+")


class Spelling(Generic[Meaning]):
    """Misspellings of known texts.

    Args:
        known: (text, what it means) pairs, the texts folded.
        least: letters of the shortest text that may have been meant.
    """

    def __init__(self, known: Iterable[tuple[str, Meaning]], least: int = _FROM) -> None:
        self._least = least
        self._meanings: dict[str, set[Meaning]] = defaultdict(set)
        self._alike: dict[tuple[str, tuple[str, ...]], set[str]] = defaultdict(set)
        for text, meaning in known:
            if len(text) >= least:
                self._meanings[text].add(meaning)
                self._alike[_key(text)].add(text)

    def meant(self, typed: str) -> tuple[str, Meaning] | None:
        """The text that a misspelling stands for, and its meaning; None where there is none, or more than one."""
        if len(typed) < self._least - 1:
            return None
        choices = sorted(self._alike.get(_key(typed), ()))
        most = 2 if len(typed) >= _TWO_FROM else 1
        found = process.extract(typed, choices, scorer=OSA.distance, score_cutoff=most, limit=None)
        near = [(int(distance), text) for text, distance, _ in found if _is_slip(typed, text, int(distance))]
        if not near:
            return None
        best = min(near)
        meanings = {meaning for distance, text in near if distance == best[0] for meaning in self._meanings[text]}
        return (best[1], meanings.pop()) if len(meanings) == 1 else None


def _key(text: str) -> tuple[str, tuple[str, ...]]:
    runs = _RUN.findall(text)
    fixed = (run for run in runs if run[0].isdigit() or len(run) <= _SHORT)
    return text[:1], tuple(fixed) if any(run[0].isdigit() for run in runs) else ()


def _is_slip(typed: str, text: str, distance: int) -> bool:
    if distance > 1 and typed[:_ALIKE] != text[:_ALIKE]:
        return False
    is_part = typed.endswith(text) or text.endswith(typed) or typed.startswith(text)
    return not is_part and not (text.startswith(typed) and any(letter.isdigit() for letter in text))
