"""Evidence as a condition of the search, coherence of what is found, weak steps and bottlenecks, over HTTP."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from api.app import create_app
from api.settings import Settings
from graph.sqlite.store import SqliteStore
from schema.rubric import load_rubric
from schema.vocabulary import Sign
from tests.http.client import Client, assert_problem
from tests.http.test_shipped import shipped  # noqa: F401 a fixture
from tests.http.world import DIFFERENTIATION, MATURATION, MIR, MSC, OPC, SOX6

HELD = {"status": "held", "values": ["mouse"], "unstated": []}
TO_SOX6 = {"from": "MSC", "to": "SOX6"}


def path_of(client: Client, **params: Any) -> dict[str, Any]:
    (row,) = client.items("/paths", **params)
    return row


def why(client: Client, path: str, **params: Any) -> tuple[str, list[tuple[str, str | None]]]:
    body = client.get(path, **params).json()
    assert body["items"] == []
    assert body["explanation"]
    return body["reason"], [(change["parameter"], change["value"]) for change in body["relaxations"]]


def test_a_path_says_in_what_all_its_steps_were_shown(client: Client) -> None:
    coherence = path_of(client, **TO_SOX6)["coherence"]
    assert coherence["species"] == HELD
    assert coherence["model"]["values"] == ["eae"]
    assert coherence["cell"] == {"status": "not_stated", "values": ["oligodendrocyte precursor cell"], "unstated": [1]}
    assert coherence["study"] == {"status": "held", "values": ["doi:10.1/alpha"], "unstated": []}


def test_claims_are_counted_beside_the_independent_evidence_that_they_rest_on(client: Client) -> None:
    row = path_of(client, **TO_SOX6)
    assert (row["claim_count"], row["independent"]) == (2, 1)
    assert [step["independent"] for step in row["steps"]] == [1, 1]
    reached = {row["source"]: row for row in client.items("/reach", effect="SOX6")}[MSC]
    assert (reached["claim_count"], reached["independent"], reached["coherence"]["species"]) == (2, 1, HELD)


@pytest.mark.parametrize("same", ["same_species", "same_model", "same_study"])
def test_a_path_whose_steps_agree_is_found_where_that_is_demanded(client: Client, same: str) -> None:
    assert path_of(client, **TO_SOX6, **{same: True})["source"] == MSC
    assert client.items("/mechanisms", source="MSC", effect="SOX6", **{same: True})
    (row,) = [row for row in client.items("/reach", effect="SOX6", **{same: True}) if row["reached"]]
    assert (row["source"], row["paths"], row["mechanisms"]) == (MSC, 1, 1)


@pytest.mark.parametrize(
    ("demand", "code", "change"),
    [
        ({"same_cell": True}, "cell_excludes", ("same_cell", "false")),
        ({"tier": "in_vivo_ms"}, "tier_excludes", ("tier", "review")),
        ({"cargo": "necessary"}, "cargo_excludes", ("cargo", "delivered")),
    ],
)
def test_what_excludes_every_path_is_named_with_the_nearest_demand_that_would_not(
    client: Client, demand: dict[str, Any], code: str, change: tuple[str, str]
) -> None:
    assert why(client, "/paths", **TO_SOX6, **demand) == (code, [change])
    assert why(client, "/mechanisms", source="MSC", effect="SOX6", **demand) == (code, [change])
    assert why(client, "/weakest-link", source="MSC", effect="SOX6", **demand) == (code, [change])
    assert why(client, "/influence", source="MSC", effect="SOX6", **demand) == (code, [change])
    relaxation = client.get("/paths", **TO_SOX6, **demand).json()["relaxations"][0]
    assert client.items(relaxation["href"])


def test_several_demands_are_lowered_together_where_none_alone_would_do(client: Client) -> None:
    code, changes = why(client, "/paths", **TO_SOX6, tier="in_vitro", cargo="sufficient", same_cell=True)
    assert code == "tier_excludes"
    assert changes == [("tier", "review"), ("cargo", "delivered"), ("same_cell", "false")]


def test_a_tier_is_demanded_of_every_step_as_it_counts(client: Client) -> None:
    assert path_of(client, **TO_SOX6, tier="review")
    assert why(client, "/paths", **{"from": "MSC", "to": "OPC differentiation"}, tier="review")[0] == "tier_excludes"


@pytest.mark.parametrize(("name", "value"), [("tier", "best"), ("cargo", "here"), ("same_species", "perhaps")])
def test_a_demand_that_is_none_is_refused(client: Client, name: str, value: str) -> None:
    assert_problem(client.get("/paths", **TO_SOX6, **{name: value}), "invalid-parameter", name)


def test_the_weakest_link_has_its_numbers_and_their_parts(client: Client) -> None:
    first = client.items("/weakest-link", source="MSC", effect="OPC maturation")[0]
    assert (first["subject"], first["object"], first["implied"]) == (DIFFERENTIATION, MATURATION, True)
    assert first["step_belief"] == min(first["step_belief"], 0.12)
    assert first["best_study"] == first["studies"][0]["tier"] == "in_vivo_ms"
    assert first["studies"][0]["gain"] == pytest.approx(first["best_belief"] - first["belief"])
    assert [(fall["source"], fall["effect"], fall["without"]) for fall in first["falls"]] == [(MSC, MATURATION, None)]
    assert (first["lost"], first["weakened"], first["falls_exact"], first["without"]) == (1, 0, True, None)


def test_reading_what_is_cited_already_is_held_beside_new_studies(client: Client) -> None:
    (row,) = client.items("/weakest-link", source="MSC", effect="SOX6")
    assert row["unread"] == ["doi:10.1/alpha"]
    assert row["read_step_belief"] > row["step_belief"]
    assert row["read_belief"] > row["belief"]
    first = client.items("/weakest-link", source="MSC", effect="OPC maturation")[0]
    assert (first["unread"], first["read_step_belief"], first["read_belief"]) == ([], None, None)


def test_weak_links_come_a_page_at_a_time(client: Client) -> None:
    body = client.get("/weakest-link", source="MSC", effect="OPC maturation", limit=1).json()
    rest = client.get("/weakest-link", source="MSC", effect="OPC maturation", limit=1, cursor=body["next"]).json()
    whole = client.items("/weakest-link", source="MSC", effect="OPC maturation")
    assert body["truncated"]
    assert [body["items"][0]["text"], rest["items"][0]["text"]] == [row["text"] for row in whole]


def test_a_bottleneck_is_told_for_each_source_and_for_all(client: Client) -> None:
    body = client.get("/influence", effect="OPC maturation").json()
    first = body["items"][0]
    assert (first["id"], first["dominates"], first["dominates_walks"], first["share"]) == (
        DIFFERENTIATION,
        *2 * [True],
        1,
    )
    assert (first["dependent"], first["dependent_names"]) == ([MSC], ["MSC exosome"])
    by_id = {source["id"]: source for source in body["sources"]}
    assert [node["id"] for node in by_id[MSC]["dominators"]] == [DIFFERENTIATION]
    assert (by_id[OPC]["mechanisms"], by_id[OPC]["dominators"]) == (0, [])
    assert (body["mechanisms"], body["exhausted"], body["timed_out"]) == (2, True, False)
    positive = client.get("/influence", effect="OPC maturation", source="MSC", sign=Sign.POSITIVE.value).json()
    assert {row["id"] for row in positive["items"] if row["dominates"]} == {MIR, SOX6, DIFFERENTIATION}


def test_a_source_of_single_steps_has_no_bottleneck(client: Client) -> None:
    assert why(client, "/influence", effect="OPC maturation", source="OPC exosome") == ("only_direct", [])


def test_no_time_gives_least_numbers_and_says_so(store_path: Path) -> None:
    store = SqliteStore(store_path, load_rubric(), read_only=True)
    try:
        late = Client(create_app(store, Settings(timeout=1e-9)))
        for path in ("/weakest-link?source=MSC&effect=OPC maturation", "/influence?effect=OPC maturation"):
            body = late.get(path).json()
            assert (body["timed_out"], body["items"], body["reason"]) == (True, [], "timed_out")
    finally:
        store.close()


@pytest.mark.parametrize(
    "path",
    [
        "/weakest-link?source=MSC&effect=OPC maturation",
        "/influence?effect=OPC maturation",
        "/reach?effect=remyelination&same_model=true",
        "/paths?from=MSC&to=remyelination&same_model=true&tier=review",
    ],
)
def test_tables_hold_the_rows_of_the_lists(shipped: Client, path: str) -> None:  # noqa: F811
    rows = shipped.items(path)
    table = list(csv.DictReader(io.StringIO(shipped.get(path, accept="text/csv").text)))
    assert rows
    assert len(table) == len(rows)
    assert [_name(row) for row in table] == [_name(row) for row in rows]


def _name(row: dict[str, Any]) -> str:
    return str(row.get("source_name") or row.get("text") or row.get("id"))


def test_a_path_that_was_not_shown_in_one_model_says_so(shipped: Client) -> None:  # noqa: F811
    paths = shipped.items("/paths", **{"from": "MSC exosome", "to": "OPC maturation"})
    differing = [path for path in paths if "steps were shown in different models" in path["caveats"]]
    assert differing == [path for path in paths if path["coherence"]["model"]["status"] == "differs"]
    assert differing


@pytest.mark.parametrize("facet", ["species", "model", "study"])
def test_the_article_is_searched_for_chains_shown_in_one_thing(shipped: Client, facet: str) -> None:  # noqa: F811
    """Against the answers that are given where no agreement is demanded, sifted."""
    where = {"from": "MSC exosome", "to": "remyelination", "limit": 1000}
    every = shipped.items("/paths", **where)
    agreeing = shipped.items("/paths", **where, **{f"same_{facet}": True})
    assert agreeing == [path for path in every if path["coherence"][facet]["status"] == "held"]


def test_what_was_delivered_is_demanded_of_each_cargo(shipped: Client) -> None:  # noqa: F811
    where = {"effect": "OPC maturation", "source": "MSC"}
    every, fewer = (shipped.items("/mechanisms", **where, cargo=cargo) for cargo in ("present", "delivered"))
    carrying = [row for row in every if any(step["predicate"] == "carries" for step in row["steps"])]
    assert carrying
    assert [row["text"] for row in fewer if row in carrying] == []


def test_the_bottleneck_of_opc_maturation(shipped: Client) -> None:  # noqa: F811
    body = shipped.get("/influence", effect="OPC maturation").json()
    assert body["items"][0]["name"] == "OPC differentiation"
    assert not any(row["dominates"] for row in body["items"])
    assert len(body["items"][0]["dependent"]) >= 5
    assert body["exhausted"]
