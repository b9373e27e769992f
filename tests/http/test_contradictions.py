"""Contradictions over HTTP, and the marks that they leave wherever an answer touches them."""

import csv
import io

import pytest

from api.app import create_app
from api.settings import Settings
from graph.sqlite.store import SqliteStore
from schema.claim import Context
from schema.predicates import Predicate
from schema.vocabulary import Polarity
from tests.http.client import Client
from tests.http.world import CLAIMS, DIFFERENTIATION, MATURATION, MIR, MSC, OPC, SOX6, claim, paper

AGAINST = (
    claim("results/3/1", OPC, Predicate.DECREASES, MATURATION, "They hold it back.", context=Context(species="rat")),
    claim("results/3/2", MSC, Predicate.CARRIES, MIR, "They lack it.", polarity=Polarity.NEGATED,
          context=Context(species="rat", model="stroke")),
    claim("results/3/3", SOX6, Predicate.INCREASES, DIFFERENTIATION, "It furthers it."),
)  # fmt: skip
AFFIRMED = CLAIMS[0].id


@pytest.fixture
def asked(own_store: SqliteStore) -> Client:
    own_store.load(paper(claims=(*CLAIMS, *AGAINST)))
    return Client(create_app(own_store, Settings()))


def test_every_kind_is_given_with_both_sides(asked: Client) -> None:
    found = {(row["kind"], row["subject"], row["object"]): row for row in asked.items("/contradictions")}

    assert {key[0] for key in found} == {"opposing_signs", "denied", "opposing_mechanisms", "only_denied"}
    denied = found["denied", MSC, MIR]
    assert (denied["first"]["claims"], denied["second"]["claims"]) == ([AFFIRMED], [AGAINST[1].id])
    assert denied["because"].startswith(
        "They may differ because of species (mouse against rat) and model (EAE against stroke)."
    )
    assert denied["explained"] is True
    assert denied["second"]["text"] == "It does not hold that MSC exosome carries miR-219"
    chains = found["opposing_mechanisms", MSC, DIFFERENTIATION]
    assert (chains["firm"], chains["caveats"]) == (False, ["composed"])
    assert [step["sign"] for step in chains["first"]["steps"]].count("-") % 2 == 0
    assert [step["sign"] for step in chains["second"]["steps"]].count("-") % 2 == 1
    assert found["only_denied", OPC, CLAIMS[7].object]["second"] is None


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("kind=denied", {(MSC, MIR)}),
        ("kind=denied&kind=opposing_signs", {(MSC, MIR), (OPC, MATURATION), (SOX6, DIFFERENTIATION)}),
        ("kind=opposing_signs&entity=SOX6", {(SOX6, DIFFERENTIATION)}),
        ("kind=opposing_mechanisms&entity=SOX6", {(MSC, DIFFERENTIATION)}),
        ("kind=opposing_mechanisms&effect=OPC+maturation", {(MSC, MATURATION)}),
        ("source=OPC&effect=OPC+maturation", {(OPC, MATURATION)}),
        ("firm=true&effect=OPC+maturation", {(OPC, MATURATION)}),
        ("firm=false&source=MSC", {(MSC, DIFFERENTIATION)}),
        ("kind=opposing_mechanisms&max_hops=3", {(MSC, DIFFERENTIATION)}),
    ],
)
def test_contradictions_are_chosen(asked: Client, query: str, expected: set[tuple[str, str]]) -> None:
    rows = asked.items(f"/contradictions?{query}")

    assert {(row["subject"], row["object"]) for row in rows} == expected


def test_where_there_is_none_it_says_what_would_show_some(asked: Client) -> None:
    body = asked.get("/contradictions?kind=denied&entity=OPC+maturation").json()

    assert (body["items"], body["reason"]) == ([], "no_match")
    assert {change["parameter"] for change in body["relaxations"]} == {"kind", "entity"}
    assert all(asked.items(change["href"]) for change in body["relaxations"])


def test_no_time_is_said(asked: Client) -> None:
    body = asked.get("/contradictions?timeout=1e-9").json()

    assert (body["items"], body["timed_out"], body["reason"]) == ([], True, "timed_out")


def test_a_table_has_one_row_for_each(asked: Client) -> None:
    rows = list(csv.DictReader(io.StringIO(asked.get("/contradictions?format=csv&kind=denied").text)))

    assert [(row["first.claims"], row["second.claims"]) for row in rows] == [(AFFIRMED, AGAINST[1].id)]
    assert rows[0]["differences.standing"].split("|")[:2] == ["differs", "differs"]


class TestMarks:
    def test_a_claim_names_those_that_contradict_it(self, asked: Client) -> None:
        claims = {row["id"]: row for row in asked.items("/claims")}

        assert (claims[AFFIRMED]["contested"], claims[AFFIRMED]["opposing"]) == (True, [AGAINST[1].id])
        assert claims[AGAINST[1].id]["opposing"] == [AFFIRMED]
        assert claims[AGAINST[0].id]["opposing"] == [CLAIMS[4].id]
        assert (claims[CLAIMS[1].id]["contested"], claims[CLAIMS[1].id]["opposing"]) == (False, [])
        assert claims[CLAIMS[7].id]["contested"] is False
        one = asked.get(f"/claims/{AFFIRMED}").json()
        assert one["opposing"] == [AGAINST[1].id]
        assert asked.get(f"/claims/{one['opposing'][0]}").json()["polarity"] == "negated"

    def test_so_does_a_step_of_a_path_and_of_a_mechanism(self, asked: Client) -> None:
        path = asked.items("/paths", **{"from": "MSC", "to": "SOX6"})[0]
        mechanism = asked.items("/mechanisms?source=MSC&effect=SOX6")[0]

        for chain in (path, mechanism):
            assert [step["contested"] for step in chain["steps"]] == [True, False]
            assert [step["opposing"] for step in chain["steps"]] == [[AGAINST[1].id], []]

    def test_so_does_a_neighbour(self, asked: Client) -> None:
        rows = {(row["id"], row["predicate"]): row for row in asked.items(f"/entities/{MSC}/neighbours")}

        assert rows[MIR, "carries"]["opposing"] == [AGAINST[1].id]
        assert [key for key, row in rows.items() if row["contested"]] == [(MIR, "carries")]

    def test_so_does_a_source_that_reaches_an_effect_over_it(self, asked: Client) -> None:
        rows = {row["source"]: row for row in asked.items("/reach?effect=SOX6")}

        assert (rows[MSC]["contested"], rows[MSC]["opposing"]) == (True, [AGAINST[1].id])
        assert rows[OPC]["contested"] is False

    def test_where_nothing_contradicts_nothing_is_marked(self, client: Client) -> None:
        assert not any(row["contested"] for row in client.items("/claims"))
        assert not any(row["contested"] for row in client.items("/reach?effect=OPC+maturation"))
