"""Signs as they are typed."""

from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from schema.vocabulary import Sign

_WORDS = {
    "positive": Sign.POSITIVE,
    "negative": Sign.NEGATIVE,
    "neutral": Sign.NEUTRAL,
    "unknown": Sign.UNKNOWN,
    "mixed": Sign.MIXED,
    "\N{MINUS SIGN}": Sign.NEGATIVE,
}


def read_sign(text: str) -> str:
    """The sign that a text means; a text that means none is given back.

    A ``+`` that is not encoded in a query string arrives as a space, and means positive.
    """
    if text and not text.strip():
        return Sign.POSITIVE
    word = text.strip().casefold()
    return _WORDS.get(word, word)


TypedSign = Annotated[
    Sign,
    BeforeValidator(read_sign),
    WithJsonSchema({"type": "string", "enum": [*map(str, Sign), *_WORDS]}),
]
"""A sign as a parameter: ``+ - 0 ? mixed``, a minus sign, or a word."""
