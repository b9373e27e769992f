"""Where Java or Maven is missing, or Maven can't bring Neo4j, one line says what to do."""

from pathlib import Path

import pytest

from graph.neo4j.server import artefacts, java
from graph.neo4j.server.__main__ import main
from graph.neo4j.server.versions import LATEST, LTS


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with nothing on its path but what a test puts into this folder."""
    monkeypatch.setattr(java, "_FOLDERS", ())
    monkeypatch.setattr(artefacts, "_CACHE", tmp_path / "cache")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    (tmp_path / "bin").mkdir()
    return tmp_path


def command(file: Path, text: str = "") -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    file.chmod(0o700)


def kit(folder: Path, version: str) -> None:
    command(folder / "bin" / "java")
    command(folder / "bin" / "javac")
    (folder / "release").write_text(f'JAVA_VERSION="{version}"\n', encoding="utf-8")


def told(capsys: pytest.CaptureFixture[str], version: str = LTS) -> str:
    assert main(["--check", "--version", version]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    return said.err


@pytest.mark.usefixtures("bare")
def test_without_java_it_says_which_to_install(capsys: pytest.CaptureFixture[str]) -> None:
    assert "install one (apt-get install openjdk-17-jdk-headless) or set JAVA_HOME" in told(capsys)


def test_a_java_that_is_too_old_is_none(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kit(bare / "kit", "17.0.15")
    monkeypatch.setenv("JAVA_HOME", str(bare / "kit"))

    assert java.find_java(LTS) == bare / "kit" / "bin" / "java"
    assert f"Neo4j {LATEST} needs a Java development kit 21 or newer" in told(capsys, LATEST)


def test_without_maven_it_says_so(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kit(bare / "kit", "21")
    monkeypatch.setenv("JAVA_HOME", str(bare / "kit"))

    assert "Maven (mvn) is needed to bring Neo4j, and is not on PATH" in told(capsys)


def test_what_maven_can_not_bring_is_told_in_its_first_words(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kit(bare / "kit", "21")
    monkeypatch.setenv("JAVA_HOME", str(bare / "kit"))
    command(bare / "bin" / "mvn", "echo 'INFO ...'; echo '[ERROR] Unknown host'; echo '[ERROR] To see more'; exit 1")

    assert told(capsys) == f"Maven can't bring Neo4j {LTS} (is its repository reachable?): Unknown host\n"
