"""Sources beside each other over HTTP."""

import pytest

from api.app import create_app
from api.settings import Settings
from graph.sqlite.store import SqliteStore
from schema.predicates import Predicate
from tests.http.client import Client, assert_problem
from tests.http.world import CHEAP, CLAIMS, DIFFERENTIATION, MATURATION, MIR, MSC, NSC, OPC, claim, paper

MORE = (
    claim("results/3/1", OPC, Predicate.CARRIES, MIR, "They hold it too."),
    claim("results/3/2", NSC, Predicate.DECREASES, MATURATION, "They hold it back."),
    claim("results/3/3", OPC, Predicate.HAS_ADVANTAGE, CHEAP, "They cost little too."),
)


@pytest.fixture
def asked(own_store: SqliteStore) -> Client:
    own_store.load(paper(claims=(*CLAIMS, *MORE)))
    return Client(create_app(own_store, Settings()))


@pytest.mark.parametrize(
    "query",
    [
        "a=MSC&b=OPC&b=NSC+exosome",
        "a=MSC&b=OPC&source=NSC+exosome",
        "a=MSC&source=OPC&source=NSC+exosome",
        "source=MSC&source=OPC&source=NSC+exosome",
    ],
)
def test_sources_are_named_by_a_b_and_source_in_that_order(asked: Client, query: str) -> None:
    body = asked.get(f"/compare?{query}&effect=OPC+maturation").json()

    assert [source["source"] for source in body["sources"]] == [MSC, OPC, NSC]
    assert body["effect"]["id"] == MATURATION


def test_each_step_says_which_sources_take_it_and_on_what_evidence(asked: Client) -> None:
    steps = asked.items("/compare?a=MSC&b=OPC&effect=OPC+maturation")
    carried = next(step for step in steps if step["text"] == "(source) -carries-> miR-219")

    assert (carried["standing"], carried["sources"], carried["own"]) == ("shared", [MSC, OPC], True)
    msc, opc = carried["uses"]
    assert (msc["step"]["subject"], msc["step"]["claims"]) == (MSC, [CLAIMS[0].id])
    assert (msc["step"]["species"], msc["step"]["models"]) == (["mouse"], ["EAE"])
    assert (opc["step"]["subject"], opc["step"]["claims"]) == (OPC, [MORE[0].id])
    alone = [step for step in steps if step["standing"] == "alone"]
    assert {step["text"] for step in alone if step["sources"] == [OPC]} == {"(source) -increases-> OPC maturation"}


def test_opposite_signs_are_shown_of_steps_and_of_answers(asked: Client) -> None:
    body = asked.get("/compare?a=OPC&b=NSC+exosome&effect=OPC+maturation").json()

    assert body["opposed"] == [{"first": OPC, "first_sign": "+", "second": NSC, "second_sign": "-"}]
    opposed = {step["text"]: step["opposed"] for step in body["items"] if step["opposed"]}
    assert opposed == {
        "(source) -increases-> OPC maturation": [NSC],
        "(source) -decreases-> OPC maturation": [OPC],
    }


def test_each_source_is_as_reach_has_it_with_what_speaks_for_it(asked: Client) -> None:
    body = asked.get("/compare?a=OPC&b=NSC+exosome&effect=OPC+maturation").json()
    row = next(row for row in asked.items("/reach?effect=OPC+maturation") if row["source"] == OPC)
    opc, nsc = body["sources"]

    assert {name: opc[name] for name in row} == row
    (advantage,) = opc["advantages"]
    assert (advantage["object"], advantage["claims"], advantage["shared_with"]) == (CHEAP, [MORE[2].id], [NSC])
    assert nsc["advantages"][0]["claims"] == [CLAIMS[8].id]


def test_a_source_that_does_not_reach_the_effect_is_not_dropped(client: Client) -> None:
    body = client.get("/compare?a=MSC&b=NSC+exosome&effect=OPC+maturation").json()

    assert [(source["reached"], source["reason"]) for source in body["sources"]] == [(True, None), (False, "no_path")]
    assert body["alone"] == {MSC: len(body["items"]), NSC: 0}


def test_where_none_reaches_it_the_reason_is_given(client: Client) -> None:
    body = client.get("/compare?a=NSC+exosome&b=OPC&effect=SOX6").json()

    assert (body["items"], body["reason"]) == ([], "no_path")
    body = client.get("/compare?a=NSC+exosome&b=MSC&effect=OPC+maturation&max_hops=1").json()
    assert [change["parameter"] for change in body["relaxations"]] == ["max_hops"]
    assert client.items(body["relaxations"][0]["href"])


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("a=MSC", "b"),
        ("source=MSC", "source"),
        ("a=MSC&b=CL:0000134", "b"),
        ("a=MSC&b=OPC&source=OPC+exosome", "source"),
        ("a=MSC&b=OPC&sign=mixed", "sign"),
    ],
)
def test_two_different_sources_are_needed(client: Client, query: str, parameter: str) -> None:
    assert_problem(client.get(f"/compare?{query}&effect={DIFFERENTIATION}"), "invalid-parameter", parameter)


def test_a_name_that_nothing_has_is_said_by_its_parameter(client: Client) -> None:
    assert_problem(client.get("/compare?a=MSC&b=OPX&effect=OPC+maturation"), "unknown-entity", "b")


def test_pages_hold_all_steps_once(asked: Client) -> None:
    path = "/compare?a=MSC&b=OPC&effect=OPC+maturation"
    whole = [step["text"] for step in asked.items(path)]
    first = asked.get(f"{path}&limit=2").json()
    rest = asked.get(f"{path}&limit=100&cursor={first['next']}").json()

    assert [step["text"] for step in (*first["items"], *rest["items"])] == whole
    assert first["sources"] == rest["sources"]


def test_no_time_is_said(client: Client) -> None:
    body = client.get("/compare?a=MSC&b=OPC&effect=OPC+maturation&timeout=1e-9").json()

    assert (body["items"], body["timed_out"], body["reason"]) == ([], True, "timed_out")
