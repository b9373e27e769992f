"""Words and marks of a sentence, with their places."""

import re
import unicodedata
from typing import NamedTuple

_TOKEN = re.compile("(?i:[a-z]+n['\u2019]t\\b)|['\u2019]s\\b|[^\\W_]+|\\S")
_JOINING = frozenset("-/_\u2010")
_HARMLESS = _JOINING | frozenset("()[]{}\"'*.:;,!?&\u2018\u2019\u201c\u201d\u00ab\u00bb\u2013\u2014\u2026")
"""Marks that say nothing against a claim. Any other is reported as not understood."""


class Token(NamedTuple):
    """A word or a mark.

    Attributes:
        text: as it is written.
        start, end: its place, in characters of the sentence.
        glued: whether nothing but a hyphen, slash or space parts it from the word before.
    """

    text: str
    start: int
    end: int
    glued: bool

    @property
    def folded(self) -> str:
        """The word as the lexicon has it."""
        return self.text.casefold().replace("\u2019", "'")

    @property
    def is_word(self) -> bool:
        """Whether it is a word, and no mark."""
        return self.text[-1].isalnum()

    @property
    def is_harmless(self) -> bool:
        """Whether it is a mark that may be passed over."""
        return self.text in _HARMLESS


def normalised(sentence: str) -> str:
    """A sentence as it is read: compatible forms of letters made one (NFKC), white space made single spaces."""
    return " ".join(unicodedata.normalize("NFKC", sentence).split())


def tokens(sentence: str) -> list[Token]:
    """The words and marks of a normalised sentence, in order. Hyphens, slashes and underscores part words unseen."""
    found: list[Token] = []
    end = -1
    for match in _TOKEN.finditer(sentence):
        if match[0] in _JOINING:
            continue
        between = sentence[max(end, 0) : match.start()]
        found.append(
            Token(match[0], match.start(), match.end(), glued=bool(found) and set(between) <= _JOINING | {" "})
        )
        end = match.end()
    return found
