"""Where in a document something stands, and the hash by which the place can be checked without its text."""

import hashlib
import re
import unicodedata
from enum import StrEnum
from typing import Self

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

SECTION = re.compile(r"[a-z][a-z0-9-]*\Z")
_SENTENCE = re.compile(r"(?P<section>[a-z][a-z0-9-]*)/(?P<major>\d+)/(?P<minor>\d+)\Z")
_CELL = re.compile(r"(?P<section>[a-z][a-z0-9-]*)/r(?P<major>\d+)/c(?P<minor>\d+)\Z")
_TITLE = re.compile(r"(?P<section>references)/(?P<major>\d+)\Z")


class Place(StrEnum):
    """What kind of place a locator names."""

    SENTENCE = "sentence"
    CELL = "cell"
    TITLE = "title"


class Locator(str):
    """A place in a document, in one of three written forms.

    ``section/paragraph/sentence`` (from 1; paragraph 0 is the section's heading), ``table/rROW/cCOLUMN`` (row 0 is
    the header, columns from 1), or ``references/N`` (the title of entry N of the reference list).

    Raises:
        ValueError: the text is in none of the three forms.
    """

    __slots__ = ("major", "minor", "place", "section")

    section: str
    place: Place
    major: int
    minor: int

    def __new__(cls, text: str) -> Self:
        """Parse ``text``."""
        for place, form in ((Place.SENTENCE, _SENTENCE), (Place.CELL, _CELL), (Place.TITLE, _TITLE)):
            if match := form.match(text):
                self = super().__new__(cls, text)
                self.section, self.place = match["section"], place
                self.major = int(match["major"])
                self.minor = int(match["minor"]) if "minor" in form.groupindex else 0
                return self
        message = f"{text!r} is no locator: expected section/paragraph/sentence, table/rROW/cCOLUMN or references/N"
        raise ValueError(message)

    @property
    def sort_key(self) -> tuple[str, int, int]:
        """Orders the places of one section as they are read."""
        return self.section, self.major, self.minor

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Validate as a string that parses."""
        return core_schema.no_info_after_validator_function(cls, core_schema.str_schema())


_IGNORED = re.compile(r"[\s\-\u00ad\u2010-\u2015\u2212*_]+")


def text_hash(text: str) -> str:
    """16 hexadecimal digits of the SHA-256 of a text, blind to spaces, hyphenation, emphasis marks and Unicode form."""
    normal = _IGNORED.sub("", unicodedata.normalize("NFKC", text)).casefold()
    return hashlib.sha256(normal.encode()).hexdigest()[:16]
