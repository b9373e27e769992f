"""What a read-only door for users' own questions promises, without the driver of any server."""

from collections.abc import Mapping
from typing import Any, NamedTuple, Protocol


class CypherAnswer(NamedTuple):
    """What a question in Cypher is answered.

    Attributes:
        columns: their names.
        rows: of plain values, as JSON knows them; nodes, relationships and paths as objects.
        truncated: whether there are more rows than were allowed.
        timed_out: whether the time was up before all rows were there; those that are there are right, if not all.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    truncated: bool = False
    timed_out: bool = False


class Door(Protocol):
    """Asks a server questions that users write, and lets them change nothing."""

    def ask(self, text: str, parameters: Mapping[str, Any], *, rows: int, seconds: float) -> CypherAnswer:
        """Answer one question.

        Args:
            text: one statement of Cypher.
            parameters: for its ``$names``.
            rows: the most that are given.
            seconds: after which the server ends the transaction.

        Raises:
            InvalidParameter: it does more than read the graph, or is no Cypher.
            StoreUnavailable: the server can't be reached.
        """
        ...
