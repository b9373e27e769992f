"""What falls when something is lost, and how few it takes, over HTTP."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from api.app import create_app
from api.settings import Settings
from graph.sqlite.store import SqliteStore
from loaders.folder import read_folder
from loaders.shipped import PAPERS
from schema.rubric import load_rubric
from tests.http.client import Client, assert_problem
from tests.http.world import AKT_PATHWAY, CLAIMS, DIFFERENTIATION, MATURATION, MIR, MSC, OPC, PAPER, SOX6

REVIEW = "gangadharan-2025"


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """The service over the review article and the background alone."""
    with closing(SqliteStore(tmp_path_factory.mktemp("shipped") / "store.sqlite", load_rubric())) as store:
        for name in ("background", REVIEW):
            store.load(read_folder(PAPERS / name))
        yield Client(create_app(store, Settings(timeout=120)))


def changes(client: Client, **asked: Any) -> dict[tuple[str, str], str]:
    rows = client.items("/knockout", **asked)
    return {(row["source"], row["effect"]): row["change"] for row in rows}


def test_a_lost_thing_takes_the_conclusions_that_lead_through_it(client: Client) -> None:
    body = client.get("/knockout", node="miR-219", effect="OPC maturation").json()
    (row,) = body["items"]
    assert (row["source"], row["effect"], row["change"]) == (MSC, MATURATION, "sign_lost")
    assert (row["sign_before"], row["sign_after"]) == ("+", "?")
    assert row["belief_after"] - row["belief_before"] == pytest.approx(row["delta"])
    assert MIR not in {step["object"] for step in row["after"]["steps"]}
    assert row["documents"] == [PAPER]
    assert body["lost"]["nodes"] == [{"id": MIR, "name": "miR-219"}]
    assert (body["changes"], body["unchanged"]) == ({"sign_lost": 1}, 1)


def test_a_lost_source_or_effect_is_said_to_be_the_end_itself(client: Client) -> None:
    assert changes(client, node="OPC exosome") == {(OPC, MATURATION): "end_lost"}
    assert set(changes(client, node="OPC maturation", effect="OPC maturation").values()) == {"end_lost"}


def test_losses_are_taken_together(client: Client) -> None:
    lost = changes(client, node=["miR-219", AKT_PATHWAY], effect="OPC maturation", source="MSC")
    assert lost == {(MSC, MATURATION): "lost"}
    by_claims = changes(client, claim=[CLAIMS[0].id, CLAIMS[5].id], effect="OPC maturation", source="MSC")
    assert by_claims == lost


@pytest.mark.parametrize("name", [f"{PAPER}#1", "10.1/ALPHA", "doi:10.1/alpha", "https://doi.org/10.1/alpha", "1"])
def test_a_work_is_named_as_people_name_works(client: Client, name: str) -> None:
    body = client.get("/knockout", reference=name).json()
    (work,) = body["lost"]["works"]
    assert (work["work"], work["references"]) == ("doi:10.1/alpha", [f"{PAPER}#1"])
    assert body["items"]


def test_a_lost_document_leaves_nothing_of_its_own(client: Client) -> None:
    body = client.get("/knockout", document=PAPER).json()
    assert {row["change"] for row in body["items"]} == {"end_lost"}
    assert body["unchanged"] == 0


def test_what_changes_nothing_is_said_to_change_nothing(client: Client) -> None:
    body = client.get("/knockout", node="AKT1").json()
    assert (body["items"], body["reason"], body["changes"]) == ([], "nothing_changes", {})
    assert body["unchanged"] > 0
    none = client.get("/knockout", node="miR-219", change="gained").json()
    assert (none["reason"], [one["parameter"] for one in none["relaxations"]]) == ("no_match", ["change"])


def test_a_loss_that_can_not_be_is_a_problem(client: Client) -> None:
    assert_problem(client.get("/knockout"), "invalid-parameter", "node")
    assert_problem(client.get("/knockout", node="mir219x"), "unknown-entity", "node")
    assert_problem(client.get("/knockout", claim="claim:none"), "unknown-claim", "claim")
    assert_problem(client.get("/knockout", reference="10.1/none"), "invalid-parameter", "reference")
    for name in ("doi:", "https://doi.org/", "pmid:"):
        assert_problem(client.get("/knockout", reference=name), "invalid-parameter", "reference")
    assert_problem(client.get("/knockout", document="none"), "unknown-document", "document")
    assert_problem(
        client.get("/cuts", source="MSC", effect="OPC maturation", sign="mixed"), "invalid-parameter", "sign"
    )


def test_the_fewest_losses_that_cut_a_source_from_an_effect(client: Client) -> None:
    body = client.get("/cuts", source="MSC", effect="OPC maturation", sign="+").json()
    assert {tuple(row["members"]) for row in body["items"]} == {
        (MIR,),
        (SOX6,),
        (DIFFERENTIATION,),
        ("doi:10.1/alpha",),
    }
    assert [row["of"] for row in body["items"]] == ["nodes"] * 3 + ["references"]
    for of in ("nodes", "references"):
        assert (body[of]["lower"], body[of]["upper"], body[of]["proven"]) == (1, 1, True)
    every = client.get("/cuts", source="MSC", effect="OPC maturation").json()
    assert [row["members"] for row in every["items"]] == [[DIFFERENTIATION]]
    assert [node["id"] for node in every["plain"]["nodes"]] == [DIFFERENTIATION]
    assert (every["references"]["uncuttable"], every["references"]["upper"]) == (True, None)
    assert every["references"]["path"]["source"] == MSC


def test_where_there_is_nothing_to_cut_or_nothing_cuts_it_is_said_why(client: Client) -> None:
    none = client.get("/cuts", source="NSC exosome", effect="OPC maturation").json()
    assert (none["items"], none["reason"], none["nodes"]) == ([], "no_path", None)
    direct = client.get("/cuts", source="MSC", effect="PI3K/Akt").json()
    assert (direct["items"], direct["reason"]) == ([], "uncuttable")
    assert direct["nodes"]["path"]["hops"] == 1
    assert direct["plain"]["direct"]


@pytest.mark.parametrize(
    ("conditions", "least"),
    [
        ({}, 20),
        ({"tier": "review"}, 20),
        ({"min_belief": 0.2}, 5),
        ({"same_model": True}, 3),
        ({"cargo": "delivered", "same_species": True}, 3),
    ],
)
def test_of_the_article_a_retracted_paper_takes_what_rests_on_it_alone(
    shipped: Client, conditions: dict[str, Any], least: int
) -> None:
    """What /fragility says to end with one paper is lost when /knockout takes that paper, and the other way round."""
    body = shipped.get("/fragility", rests_on="work", limit=1000, **conditions).json()
    fragile = {(row["source"], row["effect"]): row for row in body["items"]}
    assert len(fragile) == body["on_one_work"] > least
    assert body["works"][0]["conclusions"] >= body["works"][-1]["conclusions"] > 0
    for work in body["works"][:3]:
        found = shipped.get("/knockout", reference=work["references"][0], limit=1000, **conditions).json()
        ended = {
            (row["source"], row["effect"])
            for row in found["items"]
            if row["change"] == "lost" or (row["change"] in {"sign_lost", "flipped"} and row["sign_before"] != "mixed")
        }
        assert ended == {pair for pair, row in fragile.items() if work["work"] in row["single_works"]}
        assert len(ended) == work["conclusions"]
        assert not found["timed_out"]


def test_of_the_article_each_cut_cuts_and_no_fewer_do(shipped: Client) -> None:
    asked = {"source": "MSC", "effect": "OPC maturation", "sign": "+"}
    body = shipped.get("/cuts", **asked).json()
    for of in ("nodes", "references"):
        assert body[of]["proven"]
        assert body[of]["lower"] == body[of]["upper"] >= 2
    for row in body["items"]:
        parameter = "node" if row["of"] == "nodes" else "reference"
        members = row["members"] if row["of"] == "nodes" else row["references"]
        (change,) = shipped.items("/knockout", source="MSC", effect="OPC maturation", **{parameter: members})
        assert change["sign_after"] != "+"
        (less,) = shipped.items("/knockout", source="MSC", effect="OPC maturation", **{parameter: members[1:]}) or [
            {"sign_after": "+"}
        ]
        assert less["sign_after"] == "+"


def test_of_the_article_everything_rests_on_its_one_document(shipped: Client) -> None:
    body = shipped.get("/fragility", effect="remyelination").json()
    assert body["items"]
    assert body["on_one_document"] == body["conclusions"] == len(body["items"])
    assert all(row["single_documents"] == [REVIEW] for row in body["items"])
    assert all(row["least_works_exact"] for row in body["items"])


def test_tables_of_changes_and_of_frail_conclusions_are_whole(shipped: Client) -> None:
    for path, asked in (("/knockout", {"node": "miR-219"}), ("/fragility", {})):
        rows = shipped.items(path, **asked, limit=1000)
        lines = shipped.get(path, **asked, format="csv").text.splitlines()
        assert len(lines) == len(rows) + 1
