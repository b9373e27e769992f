"""The versions of Neo4j that are supported, and the Java that each needs."""

from typing import Final

LTS: Final = "5.26.19"
LATEST: Final = "2025.10.1"
SUPPORTED: Final = (LTS, LATEST)

_FIRST_CALENDAR_VERSION = 2025
_JAVA_OF_5 = 17
_JAVA_OF_CALENDAR_VERSIONS = 21


def java_needed(version: str) -> int:
    """The least feature version of Java on which a version of Neo4j runs."""
    major = int(version.split(".", maxsplit=1)[0])
    return _JAVA_OF_CALENDAR_VERSIONS if major >= _FIRST_CALENDAR_VERSION else _JAVA_OF_5
