"""What can be told of a query from its text: its parameters, its columns, and whether it is one statement."""

import re
from collections.abc import Iterator

_HIDDEN = re.compile(r"//[^\n]*|/\*.*?\*/|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`[^`]*`", re.DOTALL)
_PARAMETER = re.compile(r"\$([A-Za-z_]\w*)")
_RETURN = re.compile(r"\bRETURN\b", re.IGNORECASE)
_AFTER_COLUMNS = re.compile(r"\b(?:ORDER\s+BY|SKIP|OFFSET|LIMIT|UNION)\b", re.IGNORECASE)
_NAME = re.compile(r"(?:.*\bAS\s+)?(\w+)\s*", re.DOTALL | re.IGNORECASE)
_DISTINCT = re.compile(r"\s*DISTINCT\b", re.IGNORECASE)
_DEPTH = {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}


def masked(text: str) -> str:
    """A query with comments and the insides of quotes blanked out, each character in its place."""
    return _HIDDEN.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def line_of(code: str, at: int) -> int:
    """The 1-based line on which a character stands."""
    return code.count("\n", 0, at) + 1


def stray_statement(code: str) -> int | None:
    """The line of the first semicolon; None where there is none."""
    at = code.find(";")
    return line_of(code, at) if at >= 0 else None


def parameters(code: str) -> dict[str, int]:
    """The names of the parameters in a masked query, each with the line of its first use."""
    found: dict[str, int] = {}
    for match in _PARAMETER.finditer(code):
        found.setdefault(match[1], line_of(code, match.start()))
    return found


def returned(code: str) -> tuple[int | None, list[str]]:
    """The line of a masked query's last RETURN outside all brackets, and its columns; (None, []) without one."""
    starts = [match for match in _RETURN.finditer(code) if _depth(code, match.start()) == 0]
    if not starts:
        return None, []
    clause = code[starts[-1].end() :]
    ends = [match.start() for match in _AFTER_COLUMNS.finditer(clause) if _depth(clause, match.start()) == 0]
    clause = _DISTINCT.sub("", clause[: min(ends, default=len(clause))], count=1)
    return line_of(code, starts[-1].start()), [_column(item) for item in _items(clause)]


def _column(item: str) -> str:
    match = _NAME.fullmatch(item.strip())
    return match[1] if match else item.strip()


def _items(clause: str) -> Iterator[str]:
    start = 0
    for at, character in enumerate(clause):
        if character == "," and _depth(clause, at) == 0:
            yield clause[start:at]
            start = at + 1
    yield clause[start:]


def _depth(code: str, at: int) -> int:
    return sum(_DEPTH.get(character, 0) for character in code[:at])
