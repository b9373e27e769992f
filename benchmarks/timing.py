"""Times of one process, by the clock on the wall and by what the processor spent on it."""

import time
from collections.abc import Callable, Sequence
from statistics import median
from typing import Generic, NamedTuple, TypeVar

import numpy as np

Answer = TypeVar("Answer")


class Took(NamedTuple, Generic[Answer]):
    """An answer, and the seconds that it took."""

    answer: Answer
    wall: float
    cpu: float


def timed(ask: Callable[[], Answer]) -> Took[Answer]:
    """Ask, and measure."""
    cpu, wall = time.process_time(), time.perf_counter()
    answer = ask()
    return Took(answer, time.perf_counter() - wall, time.process_time() - cpu)


def milliseconds(took: Sequence[Took[Answer]]) -> dict[str, float]:
    """Median and 99th percentile of both clocks."""
    walls, cpus = [each.wall * 1e3 for each in took], [each.cpu * 1e3 for each in took]
    return {
        "wall": median(walls),
        "wall p99": float(np.quantile(walls, 0.99)),
        "cpu": median(cpus),
        "cpu p99": float(np.quantile(cpus, 0.99)),
    }
