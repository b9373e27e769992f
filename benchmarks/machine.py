"""What a measurement was made on and with, found out and not typed in."""

import os
import platform
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

LIBRARIES = ("numpy", "networkx", "igraph", "scipy", "fastapi", "starlette", "uvicorn", "pydantic")


class Load(NamedTuple):
    """What else the machine was busy with.

    Attributes:
        average: processes that wanted a core in the last minute.
        nice: the priority of the measurement; below 0 goes before others.
    """

    average: float
    nice: int


def load_now() -> Load:
    """How busy the machine is."""
    return Load(os.getloadavg()[0], os.nice(0))


def description() -> dict[str, str]:
    """The machine and the versions of what is installed, as rows of a table."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "processor": f"{_processor()}, {os.cpu_count()} cores",
        "memory": f"{memory:.0f} GiB",
        "system": platform.platform(terse=True),
        "Python": platform.python_version(),
        **{library: version(library) for library in LIBRARIES if find_spec(library)},
    }


def resident_bytes() -> int:
    """How much memory this process takes."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown")
