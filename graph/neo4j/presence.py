"""Whether a server answers, as far as is known, so that nobody waits long for one that is away."""

import threading
import time
from collections.abc import Callable

from graph.neo4j.failures import ServerAway

PAUSE = 3.0
"""Seconds for which a server that was away is not asked again."""


class Presence:
    """What the last one to ask a server found.

    Once it was away, nobody asks for a while; then the next to ask tries it, and the others still go without.

    Args:
        pause: seconds for which it is not asked again.
        clock: what tells the time, in seconds.
    """

    def __init__(self, pause: float = PAUSE, clock: Callable[[], float] = time.monotonic) -> None:
        self._pause = pause
        self._clock = clock
        self._lock = threading.Lock()
        self._lost: ServerAway | None = None
        self._next_try = 0.0

    def require(self, attempt: Callable[[], None]) -> None:
        """Go on if the server answered last time, or answers now.

        Args:
            attempt: asks it for a sign of life, and does not ask twice.

        Raises:
            ServerAway: it was away, and is not to be asked again yet, or is away still.
        """
        if self._lost is None:
            return
        with self._lock:
            lost = self._lost
            if lost is None:
                return
            if self._clock() < self._next_try:
                raise ServerAway(str(lost))
            self._next_try = self._clock() + self._pause
        attempt()
        self._lost = None

    def note(self, lost: ServerAway) -> None:
        """Remember that it was away just now."""
        with self._lock:
            self._lost = lost
            self._next_try = self._clock() + self._pause
