"""What is missing, over HTTP."""

import csv
import io

import pytest

from tests.http.client import Client, assert_problem
from tests.http.world import CLAIMS, MATURATION, MSC, NSC, OPC

KINDS = [
    "effect_without_mechanism",
    "mechanism_without_effect_claim",
    "source_without_ms_evidence",
    "uncited_claim",
    "single_mention_entity",
]


def test_gaps_come_by_what_closing_them_would_add_with_the_parts_of_the_number(client: Client) -> None:
    rows = client.items("/gaps", limit=1000)

    assert {row["kind"] for row in rows} == set(KINDS)
    assert [row["gain"] for row in rows] == sorted((row["gain"] for row in rows), reverse=True)
    for row in rows:
        assert row["rise"] == pytest.approx(max(0, row["after"] - row["now"]), abs=1e-8)
        assert row["gain"] == pytest.approx(row["chance"] * row["rise"], abs=1e-8)
        assert row["assumption"]
        assert row["explanation"]


def test_a_chain_that_nobody_tested_whole_names_its_ends_and_its_chain(client: Client) -> None:
    row = next(
        row for row in client.items("/gaps?kind=mechanism_without_effect_claim&source=MSC&effect=OPC maturation")
    )

    assert (row["source"], row["effect"]) == (MSC, MATURATION)
    assert row["text"].startswith("MSC exosome -")
    assert row["now"] == row["chance"]
    assert "0.8 by the rubric" in row["assumption"]


def test_a_claim_that_cites_nothing_is_named_with_its_place(client: Client) -> None:
    rows = {row["claim"]: row for row in client.items("/gaps?kind=uncited_claim")}

    row = rows[CLAIMS[6].id]
    assert row["place"] == "made-up-2031:results/2/3"
    assert (row["step_predicate"], row["step_after"] > row["step_now"]) == ("affects", True)
    assert CLAIMS[0].id not in rows
    assert CLAIMS[7].id not in rows


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("kind=source_without_ms_evidence", {NSC, OPC}),
        ("kind=source_without_ms_evidence&source=NSC+exosome", {NSC}),
        ("kind=effect_without_mechanism", {OPC}),
        ("kind=effect_without_mechanism&kind=mechanism_without_effect_claim&effect=OPC+maturation", {OPC, MSC}),
    ],
)
def test_gaps_are_chosen(client: Client, query: str, expected: set[str]) -> None:
    assert {row["source"] for row in client.items(f"/gaps?{query}")} == expected


def test_where_there_is_none_it_says_what_would_show_some(client: Client) -> None:
    body = client.get("/gaps?kind=unlinked_cargo&source=MSC").json()

    assert (body["items"], body["reason"]) == ([], "no_match")
    assert [change["parameter"] for change in body["relaxations"]] == ["kind"]
    assert client.items(body["relaxations"][0]["href"])


def test_no_time_is_said(client: Client) -> None:
    body = client.get("/gaps?kind=uncited_claim&timeout=1e-9").json()

    assert (body["items"], body["timed_out"], body["reason"]) == ([], True, "timed_out")


def test_a_table_holds_all_and_pages_hold_each_once(client: Client) -> None:
    table = list(csv.DictReader(io.StringIO(client.get("/gaps?format=csv").text)))
    rows, cursor = [], None
    while True:
        body = client.get("/gaps", limit=7, **({"cursor": cursor} if cursor else {})).json()
        rows += body["items"]
        cursor = body["next"]
        if cursor is None:
            break

    assert [row["explanation"] for row in rows] == [row["explanation"] for row in table]


def test_more_steps_than_the_service_walks_are_refused(client: Client) -> None:
    assert_problem(client.get("/gaps?max_hops=13"), "invalid-parameter", "max_hops")
