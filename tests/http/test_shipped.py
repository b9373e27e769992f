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
    claims = shipped.items("/claims", limit=1000, document="gangadharan-2025")

    assert len(claims) > 500
    assert [claim["id"] for claim in claims if UNCHECKED not in claim["caveats"]] == []


def test_a_claim_read_off_an_abstract_is_checked_and_one_read_off_a_title_is_not(shipped: Client) -> None:
    claims = shipped.items("/claims", limit=1000, document="counter-evidence")

    unchecked = {claim["locator"] for claim in claims if UNCHECKED in claim["caveats"]}
    assert {"references/9"} <= unchecked
    assert {"fgf2/1/1", "notch/2/3", "tnf/1/1"}.isdisjoint(unchecked)


def test_an_answer_names_the_collection_where_it_takes_part_and_marks_what_it_contests(shipped: Client) -> None:
    rows = {row["source_name"]: row for row in shipped.items("/reach", effect="OPC maturation")}
    paths = shipped.items("/paths", **{"from": "Notch", "to": "OPC differentiation"}, max_hops=1)

    assert {"counter-evidence", "gangadharan-2025"} <= set(rows["NSC exosome"]["documents"])
    (step,) = rows["OPC exosome"]["best"]["steps"]
    assert {place.split(":")[0] for place in step["places"]} == {"gangadharan-2025"}
    assert {path["sign"] for path in paths} == {"+", "-"}
    assert all(step["contested"] for path in paths for step in path["steps"])
    assert {place.split(":")[0] for path in paths for step in path["steps"] for place in step["places"]} == {
        "counter-evidence",
        "gangadharan-2025",
    }


def test_documents_say_which_is_a_collection(shipped: Client) -> None:
    forms = {row["id"]: row["form"] for row in shipped.items("/documents")}

    assert forms == {"background": "article", "counter-evidence": "collection", "gangadharan-2025": "article"}


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
