"""The service with the shipped papers, for all that asks it as its users do."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.notebooks.serving import served_from_file


@pytest.fixture(scope="session")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The variables that lead a notebook to it."""
    with served_from_file(tmp_path_factory.mktemp("asked")) as addresses:
        yield addresses


@pytest.fixture(scope="session")
def address(addresses: dict[str, str]) -> str:
    return addresses["EXOMYELIN"]


@pytest.fixture(scope="session")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the kernels keep what they keep: matplotlib looks for fonts once."""
    return tmp_path_factory.mktemp("kernels")
