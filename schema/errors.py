"""Every error that exomyelin raises on purpose.

    ExomyelinError
    ├── OutOfTime                 the time was up before anything could be answered
    ├── DataError                 a file that is loaded says something that can't be taken (file, line, expected)
    │   └── InvalidDocument       a whole document is refused; carries every DataError found
    ├── QueryError                a question can't be asked as it was put (parameter)
    │   ├── UnknownEntity         a name or CURIE that nothing answers to (candidates)
    │   ├── AmbiguousEntity       a name that several entities answer to (candidates)
    │   ├── InvalidParameter      a value outside what the parameter takes
    │   ├── RefusedCypher         a question in openCypher that is not answered (fault, detail)
    │   ├── RefusedTrapi          a question in TRAPI that is not answered (fault, detail)
    │   └── StaleCursor           a cursor of another release or another query
    ├── NotOffered                the service, as it was started, can't do what it was asked (what, instead)
    └── StoreError                the store can't do what it was asked
        ├── UnknownDocument       no document of that id is held
        ├── UnknownClaim          no claim of that id is held
        ├── IncompatibleStore     written by a version whose layout this one can't read
        └── StoreUnavailable      the store can't be reached or opened

Names and context only: the service that answers over HTTP gives them their status codes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


class ExomyelinError(Exception):
    """The root of all errors raised on purpose."""


class OutOfTime(ExomyelinError):
    """The time was up before anything could be answered."""


@dataclass(eq=False)
class DataError(ExomyelinError):
    """Something in a data file can't be taken.

    Attributes:
        file: the file, as it was named to us.
        line: 1-based line, or None where the file as a whole is meant.
        problem: what is wrong.
        expected: what was expected instead.
        nearest: the nearest valid value, if one is near.
    """

    file: Path
    line: int | None
    problem: str
    expected: str = ""
    nearest: str | None = None

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line is not None else str(self.file)
        expected = f"; expected {self.expected}" if self.expected else ""
        nearest = f" (did you mean {self.nearest!r}?)" if self.nearest else ""
        return f"{place}: {self.problem}{expected}{nearest}"


@dataclass(eq=False)
class InvalidDocument(DataError):
    """A document is refused. ``mistakes`` lists every mistake found, in file and line order."""

    mistakes: Sequence[DataError] = field(default_factory=tuple)

    def __str__(self) -> str:
        return "\n".join([super().__str__(), *(f"  {mistake}" for mistake in self.mistakes)])


@dataclass(eq=False)
class QueryError(ExomyelinError):
    """A question can't be asked as it was put.

    Attributes:
        parameter: the name of the offending parameter.
        value: what it was given.
    """

    parameter: str
    value: str

    def __str__(self) -> str:
        return f"{self.parameter}={self.value!r} can't be used"


@dataclass(eq=False)
class UnknownEntity(QueryError):
    """Nothing answers to a name or CURIE. ``candidates`` are the (id, name) pairs nearest to it, best first."""

    candidates: Sequence[tuple[str, str]] = ()

    def __str__(self) -> str:
        return f"{self.parameter}={self.value!r} names no entity"


@dataclass(eq=False)
class AmbiguousEntity(QueryError):
    """Several entities answer to a name. ``candidates`` are their (id, name) pairs, by id."""

    candidates: Sequence[tuple[str, str]] = ()

    def __str__(self) -> str:
        return f"{self.parameter}={self.value!r} names {len(self.candidates)} entities"


@dataclass(eq=False)
class InvalidParameter(QueryError):
    """A value outside what the parameter takes; ``expected`` says what that is."""

    expected: str = ""

    def __str__(self) -> str:
        return f"{self.parameter}={self.value!r} is not valid: expected {self.expected}"


class CypherFault(StrEnum):
    """Why a question in openCypher is not answered."""

    MALFORMED = "malformed"
    UNSERVED = "unserved"
    TOO_LARGE = "too_large"
    TOO_MANY = "too_many"
    TIMED_OUT = "timed_out"


@dataclass(eq=False)
class RefusedCypher(QueryError):
    """A question in openCypher that is not answered: why, and what would be; ``value`` is the part that is meant."""

    fault: CypherFault
    detail: str

    def __str__(self) -> str:
        return self.detail


class TrapiFault(StrEnum):
    """Why a question in TRAPI is not answered."""

    MALFORMED = "malformed"
    CONFLICT = "conflict"
    TOO_LARGE = "too_large"
    UNSERVED = "unserved"


@dataclass(eq=False)
class RefusedTrapi(QueryError):
    """A question in TRAPI that is not answered, and why; ``parameter`` is the part that is meant."""

    fault: TrapiFault
    detail: str

    def __str__(self) -> str:
        return self.detail


@dataclass(eq=False)
class StaleCursor(QueryError):
    """A cursor of another release, or of another query than the one it came from."""

    def __str__(self) -> str:
        return f"{self.parameter}: the cursor belongs to another release or query; start again without it"


@dataclass(eq=False)
class NotOffered(ExomyelinError):
    """The service, as it was started, can't do what it was asked.

    Attributes:
        what: it can't do.
        instead: what to do.
        parameter: the name of the parameter that asks for it, where it is one.
    """

    what: str
    instead: str
    parameter: str | None = None

    def __str__(self) -> str:
        return f"This service does not offer {self.what}: {self.instead}."


class StoreError(ExomyelinError):
    """The store can't do what it was asked."""


@dataclass(eq=False)
class UnknownDocument(StoreError):
    """No document of this id is held. ``known`` lists those that are; ``parameter`` is what named it, if known."""

    document: str
    known: Sequence[str] = ()
    parameter: str | None = None

    def __str__(self) -> str:
        held = ", ".join(map(repr, self.known)) or "none"
        return f"no document {self.document!r} in the store (held: {held})"


@dataclass(eq=False)
class UnknownClaim(StoreError):
    """No claim of this id is held. ``parameter`` is what named it, if known."""

    claim: str
    parameter: str | None = None

    def __str__(self) -> str:
        return f"no claim {self.claim!r} in the store"


class IncompatibleStore(StoreError):
    """The store was written with a layout that this version can't read."""


class StoreUnavailable(StoreError):
    """The store can't be reached or opened."""
