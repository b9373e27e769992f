"""Entities, claims, references, documents and findings: everything that is held can be asked for by every field."""

from typing import Any, get_type_hints

import pytest

from api.app import create_app
from api.routes.claims import ClaimConditions
from api.settings import Settings
from graph.sqlite.store import SqliteStore
from schema.query import ClaimFilter
from tests.http.client import Client, assert_problem
from tests.http.world import AKT_PATHWAY, CLAIMS, MATURE, MIR, MSC, NSC, OPC, PAPER, SOX6


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("sox6", SOX6),
        ("SRY-box 6", SOX6),
        ("hgnc:16421", SOX6),
        ("mir219", MIR),
        ("miR 219a", MATURE),
        ("pi3k", AKT_PATHWAY),
        ("PI3K/Akt", AKT_PATHWAY),
        ("MSC exosmoe", MSC),
        ("MSC exosom", MSC),
    ],
)
def test_search_finds_what_people_type(client: Client, typed: str, found: str) -> None:
    assert found in [hit["id"] for hit in client.items("/search", q=typed)[:3]]


def test_search_keeps_to_the_kinds_that_are_wanted(client: Client) -> None:
    hits = client.items("/search?q=exosome&kind=vesicle&kind=gene")
    assert {hit["kind"] for hit in hits} == {"vesicle"}
    assert len(client.items("/search?q=exosome&limit=2")) == 2


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({"name": "PI3K/Akt"}, [AKT_PATHWAY]),
        ({"kind": "vesicle"}, [MSC, NSC, OPC]),
        ({"role": "cargo"}, [MIR]),
        ({"document": "background"}, [MATURE, MIR]),
        ({"kind": "microrna", "role": "cargo", "is_class": "false"}, [MIR]),
    ],
)
def test_entities_are_chosen_by_their_fields(client: Client, params: dict[str, str], expected: list[str]) -> None:
    assert [row["id"] for row in client.items("/entities", **params)] == expected


def test_an_entity_tells_what_is_claimed_of_it(client: Client) -> None:
    cell = client.get("/entities/CL:0000134").json()
    assert cell["vesicles"] == [{"id": MSC, "name": "MSC exosome"}]
    assert cell["claims_as_object"] == {"cell_of_origin": 1}
    source = client.get(f"/entities/{MSC}").json()
    assert source["claims_as_subject"] == {"carries": 1, "increases": 1}
    assert source["roles"] == ["source"]
    for link in source["links"].values():
        assert client.items(link)


def test_an_entity_that_there_is_not_is_not_found(client: Client) -> None:
    assert_problem(client.get("/entities/HGNC:0"), "unknown-entity", "id")
    assert_problem(client.get("/entities/HGNC:0/neighbours"), "unknown-entity", "id")


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({}, [("in", MATURE), ("in", MSC), ("out", SOX6)]),
        ({"direction": "in"}, [("in", MATURE), ("in", MSC)]),
        ({"direction": "in", "background": "false"}, [("in", MSC)]),
        ({"predicate": "decreases"}, [("out", SOX6)]),
        ({"kind": "vesicle"}, [("in", MSC)]),
    ],
)
def test_neighbours_are_chosen_by_what_is_said(
    client: Client, params: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    rows = client.items(f"/entities/{MIR}/neighbours", **params)
    assert sorted((row["direction"], row["id"]) for row in rows) == sorted(expected)


def test_what_is_only_denied_is_shown_and_not_walked(client: Client) -> None:
    (row,) = (row for row in client.items(f"/entities/{OPC}/neighbours") if row["id"] == AKT_PATHWAY)
    assert (row["claims"], len(row["negated"]), row["walkable"], row["belief"]) == ([], 1, False, 0)


def test_a_neighbour_s_belief_is_the_step_s(client: Client) -> None:
    rows = {row["id"]: row for row in client.items(f"/entities/{MSC}/neighbours")}
    (path,) = client.items("/paths", **{"from": MSC, "to": "miR-219"})
    assert rows[MIR]["belief"] == path["steps"][0]["belief"] == rows[MIR]["evidence"][0]["reliability"]


def test_every_field_of_the_store_s_filter_is_a_parameter() -> None:
    assert set(get_type_hints(ClaimConditions)) == set(ClaimFilter.model_fields)


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({"document": PAPER}, range(10)),
        ({"subject": "MSC exosome"}, [0, 5]),
        ({"object": "sox6"}, [1]),
        ({"entity": "SOX6"}, [1, 2]),
        ({"predicate": "increases"}, [3, 4, 5]),
        ({"sign": "-"}, [1, 2, 7]),
        ({"section": "table-1"}, [8, 9]),
        ({"locator": "results/1/4"}, [3]),
        ({"reference": f"{PAPER}#1"}, [0, 1]),
        ({"hedge": "suggested"}, [3]),
        ({"derivation": "implied"}, [2, 3]),
        ({"directness": "black_box"}, [4]),
        ({"polarity": "negated"}, [7]),
        ({"cargo_evidence": "delivered"}, [0]),
        ({"agent": "miR-219"}, [5]),
        ({"species": "mouse"}, [0]),
        ({"model": "EAE"}, [0]),
        ({"cell": "OPC"}, [1]),
        ({"flag": "wrong_subject"}, [4]),
        ({"tier": "in_vivo_ms"}, [0, 1]),
    ],
)
def test_claims_are_chosen_by_every_field(client: Client, params: dict[str, str], expected: list[int]) -> None:
    assert [row["id"] for row in client.items("/claims", **params)] == [CLAIMS[place].id for place in expected]


def test_a_claim_tells_what_it_rests_on(client: Client) -> None:
    row = client.get(f"/claims/{CLAIMS[4].id}").json()
    assert row["reading"] == "OPC exosome increases OPC maturation"
    (work,) = row["references"]
    assert (work["authors"], work["year"], work["reference"]) == ("Gamma et al.", "2019", f"{PAPER}#2")
    assert "wrong_subject" in row["flags"]
    assert {finding["code"] for finding in row["findings"]} == {*row["flags"]}
    (part,) = row["parts"]
    factor = 1.0
    for value in part["penalties"].values():
        factor *= value
    assert row["belief"] == pytest.approx(part["reliability"]) == pytest.approx(part["base"] * factor)
    assert row["sentence"] is None


def test_a_denial_reads_as_one(client: Client) -> None:
    reading = client.get(f"/claims/{CLAIMS[7].id}").json()["reading"]
    assert reading == "It does not hold that OPC exosome decreases PI3K/Akt"


def test_the_sentence_is_shown_where_a_text_was_laid_beside(own_store: SqliteStore) -> None:
    client = Client(create_app(own_store, Settings()))
    path = f"/claims/{CLAIMS[0].id}"
    before = client.get(path)
    own_store.put_text(PAPER, {"results/1/1": "The words of <b>the paper</b>."})
    after = client.request("GET", path, headers={"If-None-Match": before.headers["etag"]})
    assert after.status_code == 200
    assert after.json()["sentence"] == "The words of <b>the paper</b>."
    assert after.json()["release"] == before.json()["release"]
    again = client.request("GET", path, headers={"If-None-Match": after.headers["etag"]})
    assert again.status_code == 304
    assert "words of" not in client.get("/claims").text


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({}, [1, 2, 10]),
        ({"document": PAPER, "number": 2}, [2]),
        ({"id": f"{PAPER}#10"}, [10]),
        ({"author": "beta"}, [1]),
        ({"year": 2020}, [2]),
        ({"title": "EXOSOMES"}, [1]),
        ({"journal": "glia"}, [1]),
        ({"doi": "10.1/ALPHA"}, [1]),
        ({"doi_status": "verified"}, [1]),
        ({"design": "review"}, [2]),
        ({"tier": "in_vivo_ms"}, [1]),
        ({"basis": "abstract"}, [2]),
        ({"species": "Mouse"}, [1]),
        ({"model": "EAE"}, [1]),
        ({"source": "MSC"}, [1]),
        ({"disease": "MS"}, [1]),
    ],
)
def test_references_are_chosen_by_every_field(client: Client, params: dict[str, Any], expected: list[int]) -> None:
    assert [row["number"] for row in client.items("/references", **params)] == expected


def test_a_reference_without_a_pubmed_id_is_found_by_none(client: Client) -> None:
    assert client.items("/references", pmid="1") == []


@pytest.mark.parametrize(
    "params",
    [
        {"id": PAPER},
        {"title": "made"},
        {"author": "somebody"},
        {"year": 2031},
        {"journal": "now"},
        {"doi": "10.1/MADE-up"},
        {"licence": "cc by 4.0"},
        {"disease": "multiple sclerosis"},
        {"builtin": "false"},
    ],
)
def test_documents_are_chosen_by_every_field(client: Client, params: dict[str, Any]) -> None:
    (row,) = client.items("/documents", **params)
    assert (row["id"], row["claims"], row["references"], len(row["readings"])) == (PAPER, 10, 3, 1)


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({"code": "wrong_subject"}, {"wrong_subject"}),
        ({"document": PAPER, "severity": "error"}, {"wrong_subject"}),
        ({"basis": "judgement"}, {"wrong_subject"}),
        ({"locator": "results/2/1"}, {"wrong_subject", "year_differs", "review_for_primary"}),
        ({"locator": "results/2", "basis": "judgement"}, {"wrong_subject"}),
        ({"reference": 10}, {"never_cited"}),
        ({"claim": CLAIMS[4].id, "severity": "error"}, {"wrong_subject"}),
    ],
)
def test_findings_are_chosen_by_every_field(client: Client, params: dict[str, Any], expected: set[str]) -> None:
    assert {row["code"] for row in client.items("/audit", **params)} == expected


def test_a_place_is_not_found_by_the_beginning_of_its_number(client: Client) -> None:
    assert client.items("/audit", locator="result") == []


def test_a_document_that_is_not_held_is_a_problem_everywhere(client: Client) -> None:
    for path in ("/claims", "/entities", "/references", "/audit"):
        assert_problem(client.get(path, document="other"), "unknown-document")


def test_the_release_names_what_is_served(client: Client) -> None:
    body = client.get("/release").json()
    assert set(body["documents"]) == {"background", PAPER}
    assert body["rubric"]


def test_the_counts_agree_with_the_lists(client: Client) -> None:
    stats = client.get("/stats").json()
    for name in ("claims", "entities", "references", "documents"):
        assert stats[name] == len(client.items(f"/{name}"))
    assert stats["findings"] == len(client.items("/audit"))
    for name in ("predicate", "document", "hedge", "derivation", "directness", "polarity", "tier"):
        assert sum(stats[f"claims_by_{name}"].values()) == stats["claims"]
    assert sum(stats["entities_by_kind"].values()) == stats["entities"]
    assert sum(stats["findings_by_severity"].values()) == stats["findings"]


def test_health_is_good_where_the_store_answers(client: Client) -> None:
    response = client.get("/health")
    body = response.json()
    assert (response.status_code, body["status"], body["store"]) == (200, "ok", "SqliteStore")
    assert body["release"] == client.get("/release").json()["release"]
    assert response.headers["cache-control"] == "no-store"
