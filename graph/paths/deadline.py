"""A moment by which an answer must be given, finished or not."""

import math
import time
from collections.abc import Callable


class Deadline:
    """A moment on the monotonic clock.

    Args:
        seconds: from now; infinity for never.
        clock: what tells the time, in seconds.
    """

    def __init__(self, seconds: float = math.inf, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._end = clock() + seconds

    def passed(self) -> bool:
        """Whether the moment is over."""
        return self._clock() >= self._end

    def remaining(self) -> float:
        """Seconds left; 0 when it has passed."""
        return max(0.0, self._end - self._clock())
