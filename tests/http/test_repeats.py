"""A question asked again is answered from what was kept, as long as nothing has changed."""

import pytest

from api.app import create_app
from api.repeats import Answer, Repeats, asked
from api.settings import Settings
from graph.sqlite.store import SqliteStore
from tests.http.client import Client
from tests.http.world import PAPER

COSTS = {"exomyelin-elapsed-ms", "cache-status"}
QUESTIONS = (
    "/reach?effect=OPC maturation",
    "/paths?from=MSC exosome&to=OPC maturation",
    "/claims?format=csv",
    "/entities/CL:0000134",
    "/release",
)


@pytest.fixture
def fresh(own_store: SqliteStore) -> Client:
    return Client(create_app(own_store, Settings()))


def is_hit(client: Client, path: str, accept: str | None = None) -> bool:
    return bool(client.get(path, accept).headers.get("cache-status") == "exomyelin; hit")


@pytest.mark.parametrize("path", QUESTIONS)
def test_the_same_is_answered_again_in_all_but_its_cost(fresh: Client, path: str) -> None:
    first, again = fresh.get(path), fresh.get(path)
    assert first.status_code == 200, first.text
    assert "cache-status" not in first.headers
    assert again.headers["cache-status"] == "exomyelin; hit"
    assert again.content == first.content
    assert {(name, value) for name, value in again.headers.items() if name not in COSTS} == {
        (name, value) for name, value in first.headers.items() if name not in COSTS
    }


@pytest.mark.parametrize("path", QUESTIONS)
def test_what_is_not_changed_is_not_sent_again(fresh: Client, path: str) -> None:
    first = fresh.get(path)
    own = fresh.request("GET", path, headers={"If-None-Match": first.headers["etag"]})
    other = fresh.request("GET", path, headers={"If-None-Match": '"other"'})
    assert (own.status_code, own.content, own.headers["etag"]) == (304, b"", first.headers["etag"])
    assert own.headers["exomyelin-release"] == first.headers["exomyelin-release"]
    assert (other.status_code, other.content) == (200, first.content)


def test_only_the_head_is_sent_where_only_it_is_asked_for(fresh: Client) -> None:
    whole = fresh.get("/claims")
    head = fresh.request("HEAD", "/claims")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == whole.headers["content-length"]
    assert head.headers["cache-status"] == "exomyelin; hit"


def test_each_format_is_kept_for_itself(fresh: Client) -> None:
    assert not is_hit(fresh, "/claims", "application/json")
    assert not is_hit(fresh, "/claims", "text/csv")
    assert is_hit(fresh, "/claims", "text/csv;q=0.9, text/html;q=0.1")
    assert fresh.get("/claims", "text/csv").headers["content-type"].startswith("text/csv")
    assert fresh.get("/claims", "application/json").headers["content-type"] == "application/json"


def test_another_release_is_answered_anew(fresh: Client, own_store: SqliteStore) -> None:
    before = fresh.get("/claims")
    assert is_hit(fresh, "/claims")
    own_store.remove(PAPER)
    after = fresh.get("/claims")
    assert "cache-status" not in after.headers
    assert after.headers["exomyelin-release"] != before.headers["exomyelin-release"]
    assert after.content != before.content


def test_what_is_no_answer_is_not_kept(fresh: Client) -> None:
    for path in ("/paths?from=nothing&to=OPC maturation", "/claims?nonsense=1", "/claims?limit=0"):
        assert fresh.get(path).status_code >= 400
        assert not is_hit(fresh, path)


def test_an_answer_that_timed_out_is_not_kept(fresh: Client) -> None:
    path = "/paths?from=MSC exosome&to=OPC maturation&timeout=0.000000001"
    assert fresh.get(path).json()["timed_out"]
    assert not is_hit(fresh, path)


def test_a_text_laid_beside_a_claim_is_shown_at_once(fresh: Client, own_store: SqliteStore) -> None:
    claim = fresh.items("/claims")[0]
    path = f"/claims/{claim['id']}"
    before = fresh.get(path)
    own_store.put_text(claim["document"], {claim["locator"]: "The words of the place."})
    assert fresh.get(path).content != before.content


def test_nothing_is_kept_where_nothing_is_to_be(own_store: SqliteStore) -> None:
    client = Client(create_app(own_store, Settings(cache_bytes=0)))
    client.get("/claims")
    assert not is_hit(client, "/claims")


def test_a_store_that_can_not_say_its_release_is_not_answered_for(fresh: Client, own_store: SqliteStore) -> None:
    fresh.get("/claims")
    own_store.close()
    assert fresh.get("/claims").status_code == 503


def test_what_was_asked_for_last_stays_when_the_bytes_are_used_up() -> None:
    repeats = Repeats(10_000)
    questions = [asked(f"/{number}", [], "application/json") for number in range(4)]
    for question in questions[:3]:
        repeats.keep(question, Answer("release", "tag", (), b"x" * 1_000))
    assert repeats.find(questions[0]) is not None
    repeats.keep(questions[3], Answer("release", "tag", (), b"x" * 1_000))
    assert [question for question in questions if repeats.find(question)] == [questions[0], questions[2], questions[3]]
    assert repeats.nbytes <= 10_000


def test_an_answer_that_is_larger_than_all_bytes_is_not_kept() -> None:
    repeats, question = Repeats(10_000), asked("/", [], "")
    repeats.keep(question, Answer("release", "tag", (), b"x" * 10_000))
    assert repeats.find(question) is None
    assert repeats.nbytes == 0


def test_the_headers_of_an_answer_weigh_too() -> None:
    bare, laden = Repeats(10_000), Repeats(10_000)
    bare.keep(asked("/", [], ""), Answer("release", "tag", (), b""))
    laden.keep(asked("/", [], ""), Answer("release", "tag", ((b"link", b"x" * 996),), b""))
    assert laden.nbytes == bare.nbytes + 1_000


def test_an_answer_takes_the_place_of_an_older_one() -> None:
    repeats, question = Repeats(10_000), asked("/", [], "")
    for release in ("old", "new"):
        repeats.keep(question, Answer(release, "tag", (), b"x" * 1_000))
    found = repeats.find(question)
    assert found is not None
    assert found.release == "new"
    assert repeats.nbytes == 3_000
