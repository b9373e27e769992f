"""Finds what a server needs on this machine: a Java development kit that is new enough, and Maven."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from graph.neo4j.server.versions import java_needed
from schema.errors import StoreUnavailable

_FOLDERS = (
    Path("/usr/lib/jvm"),
    Path("/usr/java"),
    Path("/opt/java"),
    Path("/Library/Java/JavaVirtualMachines"),
    Path("~/.sdkman/candidates/java").expanduser(),
)
_VERSION = re.compile(r'^JAVA_VERSION="(?:1\.)?(?P<feature>\d+)', re.MULTILINE)


def find_java(version: str) -> Path:
    """The ``java`` of the oldest kit that runs a version of Neo4j: the older, the nearer to what Neo4j tested.

    Raises:
        StoreUnavailable: there is none; says what to install.
    """
    needed = java_needed(version)
    kits = sorted((feature, home) for home in _homes() if (feature := _feature(home)) >= needed)
    if not kits:
        message = (
            f"Neo4j {version} needs a Java development kit {needed} or newer, and none was found in JAVA_HOME, on PATH "
            f"or in {', '.join(map(str, _FOLDERS))}: install one (apt-get install openjdk-{needed}-jdk-headless) or "
            "set JAVA_HOME"
        )
        raise StoreUnavailable(message)
    return kits[0][1] / "bin" / "java"


def find_maven() -> Path:
    """Maven's command.

    Raises:
        StoreUnavailable: there is none; says what to install.
    """
    if found := shutil.which("mvn"):
        return Path(found)
    message = "Maven (mvn) is needed to bring Neo4j, and is not on PATH: install it (apt-get install maven)"
    raise StoreUnavailable(message)


def _homes() -> Iterator[Path]:
    if home := os.environ.get("JAVA_HOME"):
        yield Path(home)
    if java := shutil.which("java"):
        yield Path(java).resolve().parents[1]
    for folder in _FOLDERS:
        for found in sorted(folder.glob("*")):
            yield from (found, found / "Contents" / "Home")


def _feature(home: Path) -> int:
    """The feature version of a kit; 0 where there is no kit that can compile."""
    release = home / "release"
    if not (home / "bin" / "javac").exists() or not release.is_file():
        return 0
    match = _VERSION.search(release.read_text(encoding="utf-8", errors="replace"))
    return int(match["feature"]) if match else 0
