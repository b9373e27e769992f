"""What the service says of the papers that ship with it."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

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


def test_the_article_contradicts_itself_in_one_place_only_and_nothing_stated_explains_it(shipped: Client) -> None:
    """What a source does to a lesion and to its repair, or to two states of a cell, is no contradiction."""
    rows = shipped.items("/contradictions")
    alone = [row for row in rows if documents(row) == {"gangadharan-2025"}]

    assert [(row["kind"], row["subject_name"], row["object_name"]) for row in alone] == [
        ("opposing_signs", "microglial EV", "demyelinating lesion")
    ]
    assert (alone[0]["explained"], alone[0]["same_works"]) == (False, True)
    assert alone[0]["because"] == "No stated difference explains it. Both sides cite the same works."


def documents(row: dict[str, Any]) -> set[str]:
    """Of the documents whose claims make the sides of a contradiction."""
    return {document for side in (row["first"], row["second"]) if side for document in side["documents"]}


def test_sources_are_told_apart_by_their_cargo_and_their_merits(shipped: Client) -> None:
    query = "a=MSC&b=NSC+exosome&source=ADSC+exosome&effect=OPC+maturation"
    body = shipped.get(f"/compare?{query}").json()
    steps = {step["text"]: step for step in body["items"]}
    msc, nsc, adsc = body["sources"]

    assert steps["(source) -carries-> BDNF"]["standing"] == "shared"
    assert steps["(source) -carries-> miR-219"]["sources"] == [msc["source"]]
    assert steps["(source) -carries-> FGF2"]["sources"] == [nsc["source"]]
    assert (msc["reached"], nsc["reached"], adsc["reason"]) == (True, True, "no_path")
    assert "limited large-scale production" in {row["object_name"] for row in nsc["limitations"]}
    assert {row["object_name"] for row in adsc["advantages"]} == {"high yield", "ready availability"}
    assert all(row["claims"] for source in body["sources"] for row in source["advantages"])


@pytest.mark.parametrize(
    ("query", "source", "end"),
    [
        ("kind=mechanism_without_effect_claim&effect=OPC+maturation", "NSC exosome", "OPC maturation"),
        ("kind=effect_without_mechanism&source=miR-124-loaded+EV", "miR-124-loaded EV", "microglial activation"),
        ("kind=unlinked_cargo&source=miR-124-loaded+EV", "miR-124-loaded EV", None),
        ("kind=source_without_ms_evidence&source=ADSC+exosome", "ADSC exosome", "oxidative stress"),
        ("kind=uncited_claim&source=NSC+exosome&effect=OPC+maturation", "NSC exosome", "OPC maturation"),
    ],
)
def test_what_the_article_leaves_open_is_found(shipped: Client, query: str, source: str, end: str | None) -> None:
    rows = shipped.items(f"/gaps?{query}")

    assert (source, end) in {(row["source_name"], row["effect_name"]) for row in rows}


def test_a_source_that_was_shown_in_a_model_of_the_disease_lacks_no_such_evidence(shipped: Client) -> None:
    lacking = {row["source_name"] for row in shipped.items("/gaps?kind=source_without_ms_evidence")}

    assert {"ADSC exosome", "neuron exosome", "pre-treated MSC exosome"} <= lacking
    assert lacking.isdisjoint({"MSC exosome", "Treg exosome", "miR-219a-5p-enriched EV", "bone marrow MSC exosome"})


def test_what_the_second_document_disputes_is_told_with_the_circumstances_that_differ(shipped: Client) -> None:
    """Each is checked against what the abstracts say: by dose, by ligand, by model."""
    found = {(row["kind"], row["subject_name"], row["object_name"]): row for row in shipped.items("/contradictions")}
    dose = found["denied", "IFN-γ", "oligodendrogenesis from neural stem cells"]
    ligand = found["opposing_signs", "Notch pathway", "OPC differentiation"]
    model = found["opposing_signs", "FGF2", "remyelination"]
    needed = found["opposing_signs", "inflammation", "remyelination"]

    assert differing(dose) == {"dose"}
    assert "agent" in differing(ligand)
    assert {"gangadharan-2025", "counter-evidence"} == documents(ligand)
    assert "model" in differing(model)
    assert (needed["caveats"], needed["firm"]) == (["necessity"], False)
    assert found["only_denied", "BDNF", "OPC differentiation"]["second"] is None


def differing(row: dict[str, Any]) -> set[str]:
    """The fields in which the two sides differ in what can be a cause."""
    return {one["field"] for one in row["differences"] if one["standing"] == "differs" and one["explains"]}


def test_a_contested_step_is_marked_in_every_answer_that_touches_it(shipped: Client) -> None:
    step = shipped.items("/paths", **{"from": "Notch pathway", "to": "OPC differentiation"})[0]["steps"][0]
    neighbours = shipped.items("/entities/GO:0048709/neighbours", predicate="decreases")
    claims = {row["id"]: row for row in shipped.items("/claims", limit=1000)}
    reached = {row["source_name"]: row for row in shipped.items("/reach", effect="OPC differentiation")}

    assert step["contested"]
    assert step["opposing"]
    for opposing in step["opposing"]:
        assert set(step["claims"]) <= set(claims[opposing]["opposing"])
    assert any(row["contested"] and row["opposing"] for row in neighbours)
    assert reached["exosome"]["contested"]
    assert all(row["contested"] is bool(row["opposing"]) for row in claims.values())
