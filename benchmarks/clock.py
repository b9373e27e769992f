"""Time by the wall and on the processor: on a busy machine only the second says something of the code."""

import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Self


@dataclass(frozen=True)
class Spent:
    """Time that something took.

    Attributes:
        wall: seconds by the wall.
        processor: seconds on the processor, of this process and of a server that works for it.
    """

    wall: float = 0.0
    processor: float = 0.0

    def __add__(self, other: Self) -> "Spent":
        return Spent(self.wall + other.wall, self.processor + other.processor)

    def __sub__(self, other: Self) -> "Spent":
        return Spent(self.wall - other.wall, self.processor - other.processor)


@dataclass(frozen=True)
class Clock:
    """Tells the time.

    Attributes:
        server: id of the process of a server whose work counts too; None where there is none.
    """

    server: int | None = None

    def now(self) -> Spent:
        """The time now; only differences mean something."""
        return Spent(time.perf_counter(), time.process_time() + _processor_seconds(self.server))


def _processor_seconds(process: int | None) -> float:
    file = Path(f"/proc/{process}/stat")
    if not file.exists():
        return 0.0
    fields = file.read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / float(os.sysconf("SC_CLK_TCK"))
