"""What the service says of the papers that ship with it."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from api.app import create_app
from api.settings import Settings
from graph.sqlite.store import SqliteStore
from loaders.folder import read_folder
from schema.rubric import load_rubric
from tests.http.client import Client

PAPERS = Path(__file__).parents[2] / "loaders" / "papers"
UNCHECKED = "not checked against the paper"


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    with closing(SqliteStore(tmp_path_factory.mktemp("shipped") / "store.sqlite", load_rubric())) as store:
        for folder in sorted(PAPERS.iterdir()):
            store.load(read_folder(folder))
        yield Client(create_app(store, Settings()))


def test_no_claim_of_works_known_from_their_titles_passes_for_checked(shipped: Client) -> None:
    claims = shipped.items("/claims", limit=1000)

    assert len(claims) > 500
    assert [claim["id"] for claim in claims if UNCHECKED not in claim["caveats"]] == []


@pytest.mark.parametrize("source", ["MSC", "NSC", "exosome", "PI3K/Akt"])
def test_nor_does_a_path_or_a_mechanism_made_of_them(shipped: Client, source: str) -> None:
    paths = shipped.items("/paths", **{"from": source, "to": "OPC differentiation"})

    assert paths
    assert [path["text"] for path in paths if UNCHECKED not in path["caveats"]] == []


def test_a_row_of_reach_has_the_caveats_of_the_path_at_its_head(shipped: Client) -> None:
    rows = shipped.items("/reach", effect="remyelination")
    reached = [row for row in rows if row["reached"]]

    assert reached
    for row in reached:
        assert row["caveats"] == row["best"]["caveats"]
        assert UNCHECKED in row["caveats"]
