"""Brings Neo4j's own artefacts through Maven, once for each version."""

import os
import subprocess
from pathlib import Path

from graph.neo4j.server.java import find_java, find_maven
from schema.errors import StoreUnavailable

_PROJECT = Path(__file__).with_name("pom.xml")
_CACHE = Path(__file__).parents[3] / "data" / "neo4j"
_FILE = "classpath"
_OPENED = ("java.nio", "java.io", "sun.nio.ch")
_SECONDS = 1800
_ERROR = "[ERROR]"


def folder_of(version: str) -> Path:
    """Where all that belongs to a version lies, under the repository's ``data``."""
    return _CACHE / version


def java_command(version: str, *options: str) -> list[str]:
    """How to start a Java program with Neo4j of a version at hand.

    Raises:
        StoreUnavailable: Java or Maven is missing, or Maven can't bring Neo4j.
    """
    opened = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENED]
    return [str(find_java(version)), *options, *opened, "-cp", classpath(version)]


def classpath(version: str) -> str:
    """The class path of a version of Neo4j, brought if it is not there yet.

    Raises:
        StoreUnavailable: Maven or the version is not to be had.
    """
    held = folder_of(version) / _FILE
    if held.is_file():
        found = held.read_text(encoding="utf-8")
        if all(map(os.path.exists, found.split(os.pathsep))):
            return found
    held.parent.mkdir(parents=True, exist_ok=True)
    _resolve(version, held)
    return held.read_text(encoding="utf-8")


def _resolve(version: str, output: Path) -> None:
    command = [
        str(find_maven()),
        "-q",
        "-B",
        "-U",
        "-Dstyle.color=never",
        "-f",
        str(_PROJECT),
        "dependency:build-classpath",
    ]
    command += [f"-Dneo4j.version={version}", f"-Dmdep.outputFile={output.absolute()}"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False)  # noqa: S603 - ours
    except subprocess.TimeoutExpired as error:
        message = f"Maven did not bring Neo4j {version} within {_SECONDS} seconds"
        raise StoreUnavailable(message) from error
    if done.returncode:
        message = (
            f"Maven can't bring Neo4j {version} (is its repository reachable?): {_reason(done.stdout, done.stderr)}"
        )
        raise StoreUnavailable(message)


def _reason(*printed: str) -> str:
    """The first line of what Maven printed that says what went wrong; the rest is advice on how to call Maven."""
    lines = (line for text in printed for line in text.splitlines() if _ERROR in line)
    return next((line.partition(_ERROR)[2].strip() for line in lines), "it does not say why")
