"""What a spreadsheet would take for something else than text."""

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")


def guarded(text: str) -> str:
    """A free text as a cell: with an apostrophe in front where a spreadsheet would take it for a formula.

    A text that has apostrophes before such a sign gets one more, so that taking one off always restores the text.
    """
    return f"'{text}" if _FORMULA.match(text) else text
