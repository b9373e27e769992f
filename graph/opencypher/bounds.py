"""What one answer may cost: the moment by which it must be there, and how many rows it may hold or give."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from graph.opencypher.refusing import refusal
from graph.paths.deadline import Deadline
from schema.errors import CypherFault

MOST_HELD = 1_000_000
"""Values that may be held at once to be sorted, grouped, told apart or collected."""

_STEPS = 512

Part = TypeVar("Part")


class Bounds:
    """Counts what an answer costs.

    Args:
        rows: the most that may be given.
        deadline: after which there is no answer.
    """

    def __init__(self, rows: int, deadline: Deadline) -> None:
        self.rows = rows
        self._deadline = deadline
        self._steps = 0
        self._held = 0

    def step(self) -> None:
        """Count one step of the search.

        Raises:
            RefusedCypher: the time is up.
        """
        self._steps += 1
        if self._steps % _STEPS == 0 and self._deadline.passed():
            detail = "the time was up before the answer was whole; narrow the question, or give it a LIMIT"
            raise refusal(CypherFault.TIMED_OUT, detail)

    def hold(self) -> None:
        """Count one value that is held.

        Raises:
            RefusedCypher: there are too many.
        """
        self.step()
        self._held += 1
        if self._held > MOST_HELD:
            detail = f"it would have to hold more than {MOST_HELD} values at once; narrow the question"
            raise refusal(CypherFault.TOO_MANY, detail)

    def held(self, values: Iterable[Part]) -> Iterator[Part]:
        """Values that are held, counted as they pass."""
        for value in values:
            self.hold()
            yield value

    def given(self, values: Iterable[Part]) -> list[Part]:
        """The rows that are given.

        Raises:
            RefusedCypher: there are too many: nothing is cut off in silence.
        """
        found: list[Part] = []
        for value in values:
            if len(found) == self.rows:
                detail = f"the answer has more than {self.rows} rows, the most that are given; give it a LIMIT"
                raise refusal(CypherFault.TOO_MANY, detail)
            found.append(value)
        return found
