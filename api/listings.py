"""A part of a list: what is asked for, and what is found."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Generic, NamedTuple, TypeVar

from api.problems import ProblemFound, Slug
from api.wire.base import Wire
from graph.paths.query import FoundPath
from graph.why import WhyCode

Row = TypeVar("Row", bound=Wire)
Found = TypeVar("Found")


class Bounds(NamedTuple):
    """How many items a list gives: where no limit is asked for, at most in JSON, and at most in a table."""

    default: int
    most: int
    most_rows: int


class Window(NamedTuple):
    """The part of a list that is wanted: at most ``limit`` items, from behind the key ``after``."""

    after: str | None
    limit: int

    @property
    def skipped(self) -> int:
        """For a ranked list, whose keys are numbers: how many items lie before the window."""
        return int(self.after or 0)


class Change(NamedTuple):
    """A change to a question: other values for a parameter, or none to leave it out."""

    parameter: str
    values: tuple[str, ...] = ()


class Emptiness(NamedTuple):
    """Why a list is empty.

    Attributes:
        reason: the code.
        explanation: the same in plain words.
        changes: those after which there is an answer, the nearest first.
        jointly: whether only all of them together give one.
    """

    reason: str
    explanation: str
    changes: tuple[Change, ...] = ()
    jointly: bool = False


LATE = Emptiness(WhyCode.TIMED_OUT, "The time was up before any was found.")


class Drawn(NamedTuple):
    """What the rows of a list are, as a part of the graph.

    Attributes:
        paths: those that the rows show.
        remarks: what the steps of these do not tell of the rows.
    """

    paths: Sequence[FoundPath]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Listing(Generic[Row]):
    """What a route finds.

    Attributes:
        rows: the items of the window.
        last: the key of the last of them if there are more, else None.
        timed_out: whether the time was up.
        emptiness: why there are no rows, where there are none.
        extra: further fields of the list's model.
        drawn: the same in the graph; None where the list is of no paths.
    """

    rows: Sequence[Row]
    last: str | None = None
    timed_out: bool = False
    emptiness: Emptiness | None = None
    extra: Mapping[str, object] = field(default_factory=dict)
    drawn: Drawn | None = None

    @property
    def is_late(self) -> bool:
        """Whether more time could have made another answer: for want of it rows, or the reason why none, may lack."""
        return self.timed_out or (self.emptiness is not None and self.emptiness.reason == WhyCode.TIMED_OUT)

    def told(self, why: Callable[[], Emptiness], *, timed_out: bool, **extra: object) -> "Listing[Row]":
        """The same with what an answer tells besides its rows.

        Args:
            why: tells why there are no rows, asked only where there are none.
            timed_out: whether the time was up.
            extra: further fields of the list's model.
        """
        return replace(self, timed_out=timed_out, emptiness=None if self.rows else why(), extra=extra)

    def require_whole(self, window: Window) -> None:
        """Hold a table without a limit to what it promises.

        Raises:
            ProblemFound: it lacks rows.
        """
        if self.is_late:
            raise ProblemFound(Slug.TIMED_OUT, "The time was up before all rows were found; a table holds all.")
        if self.last is not None:
            detail = f"There are more than {window.limit} rows, and a table without a limit holds all of them."
            raise ProblemFound(Slug.TOO_MANY_ROWS, detail, "limit")

    def extent(self, window: Window) -> str:
        """How much of an answer these rows are, in words."""
        if window.after is not None:
            return f"{len(self.rows)} items of an answer, behind those of earlier pages"
        return "an answer" if self.last is None else f"the first {len(self.rows)} items of an answer that has more"


def keyed(
    found: Sequence[Found], window: Window, key: Callable[[Found], str], wire: Callable[[Found], Row]
) -> Listing[Row]:
    """The window of a list that is sorted by ``key``."""
    after = window.after
    start = 0 if after is None else next((n for n, item in enumerate(found) if key(item) > after), len(found))
    rows = found[start : start + window.limit]
    has_more = start + window.limit < len(found)
    return Listing([wire(item) for item in rows], last=key(rows[-1]) if has_more else None)


def ranked(found: Sequence[Found], window: Window, wire: Callable[[Found], Row]) -> Listing[Row]:
    """The window of a list that is sorted by something else: the key of an item is its rank, good for one release."""
    end = window.skipped + window.limit
    rows = found[window.skipped : end]
    return Listing([wire(item) for item in rows], last=str(end) if end < len(found) else None)
