"""XML that others wrote, as a stream of events with lines: no DTD, no entities of its own, bounded in depth and text.

expat of the standard library, which tells lines and reads a piece at a time. A document type is refused where it
begins, so that no entity is ever declared: neither a bomb nor a file of the reader's machine can be had by one.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, Never
from xml.parsers import expat

from schema.errors import DataError

MAX_DEPTH = 50
MAX_TEXT = 16 * 1024 * 1024
"""How long the text of an element may be, and any piece of markup, in characters."""
_PIECE = 64 * 1024


class Start(NamedTuple):
    """An element begins; its name is without namespace."""

    line: int
    name: str
    attributes: Mapping[str, str]


class End(NamedTuple):
    """An element ends; ``text`` is its own text up to its last child."""

    line: int
    name: str
    text: str


class Instruction(NamedTuple):
    """A processing instruction."""

    line: int
    target: str
    data: str


Event = Start | End | Instruction


def read_events(path: Path, expected: str) -> Iterator[Event]:
    """The events of an XML file.

    Raises:
        DataError: it can't be read, is no well-formed XML, has a document type, or goes beyond a bound.
    """
    reader = _Reader(path, expected)
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                yield from reader.feed(piece)
        yield from reader.feed(b"", is_last=True)
    except OSError as error:
        raise DataError(path, None, f"can't be read: {error.strerror}", "a readable file") from error


class _Reader:
    def __init__(self, path: Path, expected: str) -> None:
        self._path, self._expected = path, expected
        self._events: list[Event] = []
        self._texts: list[list[str]] = []
        self._length = self._quiet = 0
        self._parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.ProcessingInstructionHandler = self._instruction
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = self._doctype

    def feed(self, piece: bytes, *, is_last: bool = False) -> list[Event]:
        """The events of a piece of the file."""
        self._events, self._quiet = [], self._quiet + len(piece)
        try:
            self._parser.Parse(piece, is_last)
        except expat.ExpatError as error:
            problem = f"is no well-formed XML: {expat.errors.messages.get(error.code, 'unknown error')}"
            raise DataError(self._path, error.lineno, problem, self._expected) from error
        except (LookupError, ValueError) as error:
            self._refuse(f"has an encoding that can't be read: {error}", "UTF-8")
        if self._events:
            self._quiet = 0
        elif self._quiet > MAX_TEXT:
            self._refuse(f"has {MAX_TEXT} bytes without an element", self._expected)
        return self._events

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._texts.append([])
        if len(self._texts) > MAX_DEPTH:
            self._refuse(f"is nested more than {MAX_DEPTH} levels deep", self._expected)
        self._length = 0
        self._events.append(Start(self._line, name.rpartition(" ")[2], attributes))

    def _end(self, name: str) -> None:
        self._length = 0
        self._events.append(End(self._line, name.rpartition(" ")[2], "".join(self._texts.pop())))

    def _text(self, text: str) -> None:
        self._length += len(text)
        if self._length > MAX_TEXT:
            self._refuse(f"has a text longer than {MAX_TEXT} characters", "an element's text within that")
        self._texts[-1].append(text)

    def _instruction(self, target: str, data: str) -> None:
        self._events.append(Instruction(self._line, target, data))

    def _doctype(self, *_: object) -> None:
        self._refuse("has a document type", "XML without <!DOCTYPE …>, which could declare entities")

    @property
    def _line(self) -> int:
        return self._parser.CurrentLineNumber

    def _refuse(self, problem: str, expected: str) -> Never:
        raise DataError(self._path, self._line, problem, expected)
