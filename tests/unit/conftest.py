"""Whole graphs to write out."""

from collections.abc import Iterator

import pytest

from graph.exchange.extract import Extract
from tests.exchange_world import awkward, extract_of, shipped


@pytest.fixture(scope="module")
def article(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Extract]:
    with extract_of(tmp_path_factory.mktemp("article"), *shipped()) as extract:
        yield extract


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Extract]:
    with extract_of(tmp_path_factory.mktemp("strange"), awkward()) as extract:
        yield extract
