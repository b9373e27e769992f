"""A permalink asks the same question of the same release, and is never answered from another."""

import pytest

from api.app import create_app
from api.settings import Settings
from graph.sqlite.store import SqliteStore
from tests.http.client import Client, assert_problem
from tests.http.world import PAPER

QUESTIONS = [
    "/reach?effect=OPC+maturation",
    "/reach?sign=%2B&effect=maturation+of+OPCs&timeout=5",
    "/paths?from=MSC&to=OPC+maturation&limit=1",
    "/mechanisms?source=MSC&effect=OPC+maturation&avoid=SOX6&avoid=miR-219",
    "/search?q=exosome",
    "/claims?subject=MSC+exosome&limit=1",
    "/entities",
    "/references",
    "/documents",
    "/audit",
    "/check?sentence=MSC+exosomes+carry+miR-219",
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_permalink_gives_the_same_answer(client: Client, question: str) -> None:
    first = client.get(question)
    again = client.get(first.headers["exomyelin-permalink"])
    assert first.status_code == again.status_code == 200
    assert again.json() == first.json()
    assert first.json()["permalink"] == first.headers["exomyelin-permalink"] == first.links["bookmark"]["url"]
    assert f"release={first.json()['release']}" in first.json()["permalink"]


@pytest.mark.parametrize("question", QUESTIONS)
def test_another_release_is_a_problem_that_names_both(client: Client, question: str) -> None:
    held = client.get("/release").json()["release"]
    mark = "&" if "?" in question else "?"
    problem = assert_problem(client.get(f"{question}{mark}release={'0' * 16}"), "release-gone", "release")
    assert problem["status"] == 409
    assert problem["nearest"] == held
    assert held in problem["detail"]
    assert "0" * 16 in problem["detail"]


def test_the_same_question_has_one_permalink_in_every_format_and_order(client: Client) -> None:
    asked = ["/paths?from=MSC&to=SOX6", "/paths?to=SOX6&from=MSC", "/paths?to=SOX6&from=MSC&format=csv&timeout=3"]
    assert len({client.get(question).headers["exomyelin-permalink"] for question in asked}) == 1


def test_a_page_has_its_own_permalink(client: Client) -> None:
    first = client.get("/claims?limit=2")
    second = client.get(first.links["next"]["url"])
    assert client.get(second.json()["permalink"]).json() == second.json()


def test_after_a_load_the_old_permalink_is_gone(own_store: SqliteStore) -> None:
    client = Client(create_app(own_store, Settings()))
    permalink = client.get("/reach?effect=OPC+maturation").json()["permalink"]
    own_store.remove(PAPER)
    assert_problem(client.get(permalink), "release-gone", "release")
    assert_problem(client.get(f"{permalink}&format=csv"), "release-gone", "release")


def test_what_is_no_release_is_refused(client: Client) -> None:
    assert_problem(client.get("/claims?release=latest"), "invalid-parameter", "release")


def test_every_list_says_how_it_was_obtained(client: Client) -> None:
    release = client.get("/release").json()
    for question in QUESTIONS:
        body = client.get(question).json()
        told = body["methods"]
        assert body["permalink"] in told
        assert release["version"] in told
        assert "1 curated document" in told
    told = client.get("/paths?from=MSC&to=SOX6&max_hops=3").json()["methods"]
    assert "at most 3 steps" in told
    assert release["rubric_hash"] in told
    assert "as if they were independent" in told


def test_what_weakest_links_leave_out_and_look_at_is_said(client: Client) -> None:
    told = client.get("/weakest-link?source=MSC&effect=OPC+maturation").json()["methods"]
    assert "paths of one step were left out" in told
    assert "all cell effects, and to the effect that was asked about" in told
