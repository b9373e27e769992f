"""Whatever is wrong is told in one shape, with what to change."""

from pathlib import Path

import pytest

from api import problems
from api.app import create_app
from api.settings import Settings
from graph.sqlite.store import SqliteStore
from schema import errors
from tests.http.client import Client, assert_problem
from tests.http.world import AKT1, AKT_PATHWAY, PAPER, SOX6, paper


def test_what_a_client_misspells_is_no_warning_to_whoever_runs_the_service(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    assert_problem(client.get("/reach", effect="OPC maturation", documents="none"), "unknown-document", "documents")
    assert_problem(client.get("/knockout", claim="claim:none"), "unknown-claim", "claim")
    assert caplog.records == []


def test_a_name_of_nothing_comes_with_the_nearest(client: Client) -> None:
    body = assert_problem(client.get("/claims", subject="SOX66"), "unknown-entity", "subject")
    assert body["status"] == 404
    assert {"id": SOX6, "name": "SOX6"} in body["candidates"]


def test_a_name_of_several_things_comes_with_all_of_them(client: Client) -> None:
    body = assert_problem(client.get("/entities", name="akt"), "ambiguous-entity", "name")
    assert body["status"] == 409
    assert body["candidates"] == [{"id": AKT1, "name": "AKT1"}, {"id": AKT_PATHWAY, "name": "PI3K/Akt"}]


@pytest.mark.parametrize(
    ("path", "parameter", "nearest"),
    [
        ("/claims?predicate=incrases", "predicate", "increases"),
        ("/claims?sign=upwards", "sign", None),
        ("/claims?limit=0", "limit", None),
        ("/claims?limit=many", "limit", None),
        ("/claims?subject=", "subject", None),
        ("/claims?locator=page-7", "locator", None),
        ("/claims?subject=SOX6&subject=AKT1", "subject", None),
        ("/claims?cursor=what", "cursor", None),
        ("/claims?cursor=IkI", "cursor", None),
        (f"/claims?cursor={'x' * 5000}", "cursor", None),
        ("/claims?format=xls", "format", None),
        ("/search", "q", None),
        (f"/search?q={'x' * 201}", "q", None),
        ("/search?q=x&kind=gene&kind=vesicel", "kind", "vesicle"),
        ("/search?q=x&limit=101", "limit", None),
        ("/entities/HGNC:391/neighbours?direction=up", "direction", None),
    ],
)
def test_a_value_that_can_t_be_is_refused_by_name(
    client: Client, path: str, parameter: str, nearest: str | None
) -> None:
    body = assert_problem(client.get(path), "invalid-parameter", parameter)
    assert body["status"] == 422
    assert body["nearest"] == nearest


def test_all_mistakes_are_told_at_once(client: Client) -> None:
    body = assert_problem(client.get("/claims?limit=0&hedge=maybe"), "invalid-parameter", "hedge")
    assert [mistake["parameter"] for mistake in body["mistakes"]] == ["hedge", "limit"]


@pytest.mark.parametrize(
    ("path", "parameter", "nearest"),
    [
        ("/claims?subjekt=SOX6", "subjekt", "subject"),
        ("/claims?Subject=SOX6", "Subject", "subject"),
        ("/release?zzz=1", "zzz", None),
        ("/entities/HGNC:391?docment=x", "docment", "documents"),
    ],
)
def test_a_parameter_that_there_is_not_is_never_ignored(
    client: Client, path: str, parameter: str, nearest: str | None
) -> None:
    body = assert_problem(client.get(path), "unknown-parameter", parameter)
    assert body["status"] == 422
    assert body["nearest"] == nearest


def test_unknown_claims_documents_and_paths_are_not_found(client: Client) -> None:
    assert assert_problem(client.get("/claims/claim:0"), "unknown-claim")["status"] == 404
    assert PAPER in assert_problem(client.get("/claims?document=other"), "unknown-document")["detail"]
    assert assert_problem(client.get("/clams"), "unknown-path")["nearest"] == "/claims"
    assert assert_problem(client.get("/docs/swagger-ui.evil"), "unknown-path")["status"] == 404
    assert assert_problem(client.get("/entities/PI3K/Akt"), "unknown-path")["status"] == 404


def test_nothing_can_be_written(client: Client) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        response = client.request(method, "/claims")
        assert_problem(response, "method-not-allowed")
        assert response.headers["allow"] == "GET"


def test_a_format_that_is_not_given_is_not_acceptable(client: Client) -> None:
    for response in (
        client.get("/claims", accept="image/png"),
        client.get("/release", accept="text/csv"),
        client.get("/release", format="csv"),
    ):
        assert assert_problem(response, "not-acceptable", "format")["status"] == 406
        assert response.headers["vary"] == "Accept"


def test_a_store_that_does_not_answer_is_told_without_where_it_lies(tmp_path: Path, own_store: SqliteStore) -> None:
    client = Client(create_app(own_store, Settings()))
    assert client.get("/release").status_code == 200
    own_store.close()
    body = assert_problem(client.get("/claims"), "store-unavailable")
    assert body["status"] == 503
    assert str(tmp_path) not in str(body)
    health = client.get("/health")
    assert (health.status_code, health.json()["status"], health.json()["release"]) == (503, "unavailable", None)


def test_a_failure_of_ours_shows_nothing_of_its_inside(
    own_store: SqliteStore, caplog: pytest.LogCaptureFixture
) -> None:
    app = create_app(own_store, Settings())

    @app.get("/broken")
    def broken() -> None:
        message = "secret inside"
        raise RuntimeError(message)

    response = Client(app).get("/broken")
    assert assert_problem(response, "internal-error")["status"] == 500
    assert "secret" not in response.text
    assert "secret inside" in caplog.text
    assert response.headers["x-content-type-options"] == "nosniff"


def test_every_error_that_is_raised_on_purpose_has_its_problem() -> None:
    raised = [
        (errors.UnknownEntity("a", "b"), "unknown-entity"),
        (errors.AmbiguousEntity("a", "b"), "ambiguous-entity"),
        (errors.InvalidParameter("a", "b"), "invalid-parameter"),
        (errors.StaleCursor("a", "b"), "stale-cursor"),
        (errors.UnknownDocument("a"), "unknown-document"),
        (errors.UnknownClaim("a"), "unknown-claim"),
        (errors.IncompatibleStore("a"), "incompatible-store"),
        (errors.StoreUnavailable("a"), "store-unavailable"),
        (errors.DataError(Path("a"), None, "b"), "internal-error"),
    ]
    assert {problems.of_error(error).type: error for error, _ in raised} == {
        f"/problems/{slug}": error for error, slug in raised
    }


def test_every_type_of_problem_explains_itself(client: Client) -> None:
    for slug, kind in problems.KINDS.items():
        response = client.get(f"/problems/{slug}")
        assert response.status_code == 200
        assert kind.title in response.text
    assert_problem(client.get("/problems/none"), "unknown-path")


def test_the_paper_s_own_store_is_left_as_it_was(own_store: SqliteStore) -> None:
    assert own_store.load(paper()).outcome == "unchanged"
