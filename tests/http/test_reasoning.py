"""Chains over HTTP: what is found, how it is written, and what is said where there is none."""

from pathlib import Path
from typing import Any

import pytest

from api import explorer
from api.app import create_app
from api.settings import Settings
from graph.sqlite.store import SqliteStore
from schema.entity import Entity
from schema.predicates import Predicate
from schema.vocabulary import Kind
from tests.http.client import Client, assert_problem
from tests.http.world import (
    AKT_PATHWAY,
    CLAIMS,
    DIFFERENTIATION,
    ENTITIES,
    MATURATION,
    MATURE,
    MIR,
    MSC,
    NSC,
    OPC,
    SOX6,
    claim,
    entity,
    paper,
)

CHAIN = "MSC exosome -carries-> miR-219 -decreases-> SOX6 -decreases-> OPC differentiation -increases-> OPC maturation"


def rows_by_source(client: Client, **params: Any) -> dict[str, dict[str, Any]]:
    return {row["source"]: row for row in client.items("/reach", **params)}


def test_every_source_has_its_row_reached_or_not(client: Client) -> None:
    rows = client.items("/reach", effect="OPC maturation")
    assert [(row["source"], row["reached"]) for row in rows] == [(OPC, True), (MSC, True), (NSC, False)]


def test_a_reached_source_has_its_signs_its_best_chains_and_its_counts(client: Client) -> None:
    row = rows_by_source(client, effect="OPC maturation")[MSC]
    assert row["mechanistic"]["text"] == row["positive"]["text"] == CHAIN
    assert row["sign"] == "+"
    assert row["mechanistic"]["support"] == "implied"
    assert (row["paths"], row["paths_exact"], row["mechanisms"], row["mechanisms_exact"]) == (2, True, 1, True)
    assert row["direct"] is None
    assert row["species"] == ["mouse"]
    assert row["checked"] is False
    assert {"belief assumes independent steps", "not checked against the paper"} <= {*row["caveats"]}
    assert row["belief"] == row["best"]["belief"]


def test_a_source_that_is_not_reached_says_why(client: Client) -> None:
    row = rows_by_source(client, effect="OPC maturation")[NSC]
    assert (row["reason"], row["sign"], row["best"], row["paths"]) == ("no_path", None, None, 0)
    assert row["explanation"]
    short = rows_by_source(client, effect="OPC maturation", max_hops=2)[MSC]
    assert short["reason"] == "beyond_max_hops"
    (relaxation,) = short["relaxations"]
    assert (relaxation["parameter"], relaxation["value"]) == ("max_hops", "3")
    assert {row["source"]: row for row in client.items(relaxation["href"])}[MSC]["reached"] is True


def test_a_direct_claim_is_told_from_a_mechanism(client: Client) -> None:
    row = rows_by_source(client, effect="OPC maturation")[OPC]
    assert row["direct"]["stated_at"] == "made-up-2031:results/2/1"
    assert row["support"] == "stated"
    assert row["mechanistic"] is None
    assert row["mechanisms"] == 0


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({"source": "MSC"}, [MSC]),
        ({"source": "CL:0000134"}, [MSC]),
        ({"source": "msc-exo"}, [MSC]),
        ({"source": "OPC"}, [OPC]),
        ({"reached": "false"}, [NSC]),
        ({"reached": "true"}, [OPC, MSC]),
        ({"reached": "true", "limit": 1}, [OPC]),
        ({"reached": "true", "avoid": "SOX6"}, [OPC, MSC]),
        ({"reached": "true", "via": "SOX6"}, [MSC]),
        ({"reached": "true", "min_belief": 0.3}, [OPC]),
    ],
)
def test_rows_are_chosen(client: Client, params: dict[str, Any], expected: list[str]) -> None:
    assert [row["source"] for row in client.items("/reach", effect="OPC maturation", **params)] == expected


@pytest.mark.parametrize(
    ("params", "reason", "relaxed"),
    [
        ({"source": "SOX6"}, "not_a_source", ["source"]),
        ({"sign": "mixed"}, "sign_excludes", ["sign"]),
        ({"source": "NSC exosome", "reached": "true"}, "no_path", ["reached", "source"]),
        ({"source": "OPC exosome", "reached": "false"}, "no_match", ["reached", "source"]),
    ],
)
def test_no_row_at_all_has_its_reason(client: Client, params: dict[str, str], reason: str, relaxed: list[str]) -> None:
    body = client.get("/reach", effect="OPC maturation", **params).json()
    assert (body["items"], body["reason"]) == ([], reason)
    assert sorted(change["parameter"] for change in body["relaxations"]) == relaxed


def test_a_source_with_chains_of_both_signs_is_mixed(own_store: SqliteStore) -> None:
    against = claim("results/3/1", MSC, Predicate.DECREASES, MATURATION, "They hold it back.")
    own_store.load(paper(claims=(*CLAIMS, against)))
    client = Client(create_app(own_store, Settings()))
    (row,) = client.items("/reach", effect="OPC maturation", sign="mixed")
    assert (row["source"], row["sign"]) == (MSC, "mixed")
    assert (row["positive"]["sign"], row["negative"]["sign"], row["unknown"]["sign"]) == ("+", "-", "?")


def test_a_store_without_sources_says_so(
    own_store: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(explorer, "BUILD", tmp_path)
    one = entity("exomyelin:x", "X", Kind.PROCESS)
    own_store.load(paper(entities=(one,), claims=(), judgements=(), references=(), mentions=()))
    own_store.remove("background")
    client = Client(create_app(own_store, Settings()))
    body = client.get("/reach", effect="X").json()
    assert (body["items"], body["reason"]) == ([], "not_a_source")
    assert "Which sources" not in client.get("/").text


def test_a_chain_has_its_steps_with_what_they_rest_on(client: Client) -> None:
    (path,) = client.items("/paths", **{"from": "MSC exosome", "to": "OPC maturation", "via": "SOX6"})
    assert path["text"] == CHAIN
    assert [step["sign"] for step in path["steps"]] == ["0", "-", "-", "+"]
    assert (path["sign"], path["hops"], path["support"], path["weakness"]) == ("+", 4, "implied", "implied")
    assert path["steps"][path["decisive_step"] - 1]["implied"] is True
    assert path["least_belief"] == min(step["belief"] for step in path["steps"])
    carries = path["steps"][0]
    assert (carries["tiers"], carries["species"], carries["models"]) == (["review"], ["mouse"], ["EAE"])
    assert carries["places"] == ["made-up-2031:results/1/1"]
    (record,) = (client.get(f"/claims/{id_}").json() for id_ in carries["claims"])
    assert record["belief"] == carries["belief"]
    assert set(path["caveats"]) == {
        "belief assumes independent steps",
        "not checked against the paper",
        "a step is implied, not said",
    }


def test_a_step_that_is_contested_says_so(own_store: SqliteStore) -> None:
    against = claim("results/3/1", MIR, Predicate.INCREASES, SOX6, "It raises it.")
    own_store.load(paper(claims=(*CLAIMS, against)))
    client = Client(create_app(own_store, Settings()))
    for path in client.items("/paths", **{"from": "miR-219", "to": "SOX6"}):
        assert path["steps"][0]["contested"] is True
        assert "a step is contested" in path["caveats"]


@pytest.mark.parametrize("sign", ["+", "%2B", "positive", "Positive", "%20"])
def test_a_plus_that_is_not_encoded_means_positive(client: Client, sign: str) -> None:
    (path,) = client.items(f"/paths?from=MSC&to=OPC+maturation&sign={sign}")
    assert path["sign"] == "+"


@pytest.mark.parametrize(
    ("sign", "expected"),
    [
        ("-", "-"),
        ("\N{MINUS SIGN}", "-"),
        ("negative", "-"),
        ("?", "?"),
        ("unknown", "?"),
        ("0", "0"),
        ("neutral", "0"),
    ],
)
def test_signs_are_taken_as_they_are_typed(client: Client, sign: str, expected: str) -> None:
    signs = {item["sign"] for item in client.items("/claims", sign=sign)}
    assert signs == {expected}


def test_no_single_chain_is_mixed(client: Client) -> None:
    for path in ("/paths?from=MSC&to=SOX6&sign=mixed", "/mechanisms?source=MSC&effect=SOX6&sign=mixed"):
        assert_problem(client.get(path), "invalid-parameter", "sign")


def test_what_names_a_cell_and_its_vesicles_is_the_vesicles_where_a_chain_begins(client: Client) -> None:
    body = client.get("/paths", **{"from": "OPC", "to": "OPC maturation"}).json()
    assert body["sources"] == [{"id": OPC, "name": "OPC exosome"}]
    assert body["target"] == {"id": MATURATION, "name": "OPC maturation"}


def test_a_name_with_a_slash_is_a_parameter_like_any_other(client: Client) -> None:
    (path,) = client.items("/paths?from=MSC&to=PI3K/Akt")
    assert path["target"] == AKT_PATHWAY
    assert client.items("/paths?from=MSC&to=PI3K%2FAkt") == [path]


def test_several_things_to_start_from(client: Client) -> None:
    paths = client.items("/paths?from=MSC&from=OPC&to=OPC+maturation")
    assert [path["source"] for path in paths] == [OPC, MSC, MSC]


def test_stages_are_the_kinds_and_roles_of_a_chain(client: Client) -> None:
    stages = "source, cargo,target_gene,cell_effect,process"
    (path,) = client.items("/paths", **{"from": "MSC", "to": "OPC maturation", "stages": stages})
    assert path["text"] == CHAIN
    for wrong in ("source,cagro", "source", ",".join(["gene"] * 14), "source,,process"):
        response = client.get("/paths", **{"from": "MSC", "to": "OPC maturation", "stages": wrong})
        assert_problem(response, "invalid-parameter", "stages")


def test_background_steps_are_used_marked_and_left_out(client: Client) -> None:
    (path,) = client.items("/paths", **{"from": "miR-219a-5p", "to": "SOX6"})
    assert [step["background"] for step in path["steps"]] == [True, False]
    body = client.get("/paths", **{"from": MATURE, "to": "SOX6", "background": "false"}).json()
    assert (body["items"], body["reason"]) == ([], "background_excluded")
    assert client.items(body["relaxations"][0]["href"]) == [path]


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"max_hops": 1}, "beyond_max_hops"),
        ({"sign": "-"}, "sign_excludes"),
        ({"min_belief": 0.9}, "belief_excludes"),
        ({"avoid": "OPC differentiation"}, "avoid_excludes"),
        ({"via": "AKT1"}, "via_excludes"),
        ({"stages": "source,process"}, "stages_exclude"),
    ],
)
def test_each_condition_that_leaves_nothing_is_named_with_one_that_does_not(
    client: Client, params: dict[str, Any], reason: str
) -> None:
    response = client.get("/paths", **{"from": "MSC", "to": "OPC maturation", **params})
    body = response.json()
    assert (body["items"], body["reason"]) == ([], reason)
    assert body["explanation"]
    assert body["relaxations"]
    for relaxation in body["relaxations"]:
        assert client.items(relaxation["href"])
    assert response.headers["exomyelin-reason"] == reason


def test_conditions_that_only_together_leave_nothing_are_changed_together(client: Client) -> None:
    body = client.get("/paths?from=MSC&to=OPC+maturation&max_hops=1&sign=-").json()
    assert {change["parameter"] for change in body["relaxations"]} == {"max_hops", "sign"}
    assert all(change["jointly"] for change in body["relaxations"])
    (href,) = {change["href"] for change in body["relaxations"]}
    assert client.items(href)


def test_more_steps_than_the_service_walks_are_neither_taken_nor_proposed(own_store: SqliteStore) -> None:
    client = Client(create_app(own_store, Settings(max_hops=2, default_hops=2)))
    conditions: tuple[dict[str, Any], ...] = ({}, {"sign": "-"})
    for params in conditions:
        body = client.get("/paths", **{"from": "MSC", "to": "OPC maturation", **params}).json()
        assert (body["reason"], body["relaxations"]) == ("beyond_max_hops", [])
    response = client.get("/paths?from=MSC&to=OPC+maturation&max_hops=3")
    assert_problem(response, "invalid-parameter", "max_hops")


def test_a_class_is_no_inner_step_and_the_answer_says_so(own_store: SqliteStore) -> None:
    lipids = Entity(id="CHEBI:18059", name="lipid", kind=Kind.SUBSTANCE, is_class=True)
    claims = (
        claim("results/1/1", NSC, Predicate.CARRIES, lipids.id, "They hold some."),
        claim("results/1/2", lipids.id, Predicate.INCREASES, MATURATION, "Some do."),
    )
    own_store.load(paper(claims=claims, entities=(*ENTITIES, lipids), judgements=()))
    client = Client(create_app(own_store, Settings()))
    body = client.get("/paths", **{"from": "NSC exosome", "to": "OPC maturation"}).json()
    assert body["reason"] == "class_only"
    assert "lipid" in body["explanation"]


def test_chains_page_by_rank(client: Client) -> None:
    whole = client.items("/paths?from=MSC&to=OPC+maturation")
    first = client.get("/paths?from=MSC&to=OPC+maturation&limit=1").json()
    second = client.get("/paths?from=MSC&to=OPC+maturation&limit=1", cursor=first["next"])
    assert first["truncated"] is True
    second = client.get(f"/paths?from=MSC&to=OPC+maturation&limit=1&cursor={first['next']}").json()
    assert (second["truncated"], second["next"]) == (False, None)
    assert first["items"] + second["items"] == whole


def test_a_mechanism_is_laid_out_by_stage_with_shared_steps_once(client: Client) -> None:
    body = client.get("/mechanisms", source="MSC", effect="OPC maturation").json()
    assert body["source"]["id"] == MSC
    assert [(node["id"], node["stage"], node["chains"]) for node in body["nodes"]] == [
        (MSC, "source", 2),
        (MIR, "cargo", 1),
        (AKT_PATHWAY, "pathway", 1),
        (SOX6, "target_gene", 1),
        (DIFFERENTIATION, "process", 2),
        (MATURATION, "effect", 2),
    ]
    assert len(body["steps"]) == 6
    for chain in body["items"]:
        assert [body["steps"][place] for place in chain["shared_steps"]] == chain["steps"]


def test_a_page_of_mechanisms_lays_out_no_more_than_it_shows(client: Client) -> None:
    body = client.get("/mechanisms", source="MSC", effect="OPC maturation", limit=1).json()
    assert body["truncated"] is True
    assert {node["id"] for node in body["nodes"]} == {MSC, AKT_PATHWAY, DIFFERENTIATION, MATURATION}
    rest = client.get("/mechanisms", source="MSC", effect="OPC maturation", limit=1, cursor=body["next"]).json()
    assert [chain["text"] for chain in rest["items"]] == [CHAIN]


def test_no_mechanism_has_its_reason(client: Client) -> None:
    body = client.get("/mechanisms", source="NSC exosome", effect="OPC maturation").json()
    assert (body["items"], body["nodes"], body["reason"]) == ([], [], "no_path")
    body = client.get("/mechanisms", source="OPC", effect="OPC maturation").json()
    assert (body["items"], body["reason"], body["relaxations"]) == ([], "only_direct", [])
    body = client.get("/mechanisms", source="MSC", effect="OPC maturation", timeout="1e-9").json()
    assert (body["items"], body["reason"]) == ([], "timed_out")


def test_a_question_that_takes_too_long_says_so_and_is_not_kept(client: Client) -> None:
    path = "/paths?from=MSC&to=OPC+maturation&timeout=0.0000001"
    response = client.get(path)
    body = response.json()
    assert (body["items"], body["timed_out"], body["reason"]) == ([], True, "timed_out")
    assert response.headers["cache-control"] == "no-store"
    assert "etag" not in response.headers
    assert_problem(client.get(f"{path}&format=csv"), "timed-out")
    assert client.get(f"{path}&format=csv&limit=5").headers["exomyelin-timed-out"] == "true"


def test_no_more_time_is_given_than_the_service_has(client: Client) -> None:
    assert client.get("/paths?from=MSC&to=SOX6&timeout=10").status_code == 200
    for timeout in ("10.5", "0", "-1", "nan", "inf"):
        response = client.get(f"/paths?from=MSC&to=SOX6&timeout={timeout}")
        assert_problem(response, "invalid-parameter", "timeout")
