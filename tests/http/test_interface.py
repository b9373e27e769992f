"""The interface as it is promised: documented whole, with headers that never change, and pages without a network."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from api import explorer, version
from graph.exchange.forms import FORMS
from tests.http.client import Client

COLUMNS = json.loads(Path(__file__).with_name("columns.json").read_text(encoding="utf-8"))
PATHS = {
    *("/cypher", "/weakest-link", "/influence", "/export", "/export/{form}"),
    *("/compare", "/contradictions", "/gaps"),
    *("/search", "/entities", "/entities/{id}", "/entities/{id}/neighbours", "/claims", "/claims/{id}", "/references"),
    *("/documents", "/reach", "/paths", "/mechanisms", "/audit", "/release", "/stats", "/health"),
    *("/knockout", "/fragility", "/cuts"),
    *("/check", "/questions", "/questions/{id}"),
}
DRAWN = {"/paths", "/mechanisms", "/reach"}
CITATIONS = {
    *("application/x-bibtex", "application/x-research-info-systems", "application/vnd.citationstyles.csl+json"),
}
FILES = {"/export/{form}"}
TRAPI = {"/trapi/query", "/trapi/meta_knowledge_graph", "/trapi/1.5/query", "/trapi/1.5/meta_knowledge_graph"}
FOREIGN = {"/openCypher", "/pg/statistics/summary", "/defaultConnection", *TRAPI}
ASKED = {
    "/compare": "/compare?a=MSC&b=OPC&effect=OPC+maturation",
    "/entities/{id}/neighbours": "/entities/HGNC:16421/neighbours",
    "/search": "/search?q=exosome",
    "/reach": "/reach?effect=OPC+maturation",
    "/paths": "/paths?from=MSC&to=OPC+maturation",
    "/knockout": "/knockout?node=miR-219",
    "/cuts": "/cuts?source=MSC&effect=OPC+maturation",
    "/mechanisms": "/mechanisms?source=MSC&effect=OPC+maturation",
    "/weakest-link": "/weakest-link?source=MSC&effect=OPC+maturation",
    "/influence": "/influence?effect=OPC+maturation",
}
POSTED = {"/check", "/openCypher"}
ONLY_POSTED = {"/trapi/query", "/trapi/1.5/query"}
RECORDS = {"/check", "/questions/{id}", "/entities/{id}", "/claims/{id}", "/release", "/stats", "/health"}
LISTS = PATHS - FILES - RECORDS - {"/cypher"}


@pytest.fixture(scope="module")
def document(client: Client) -> dict[str, Any]:
    made: dict[str, Any] = client.get("/openapi.json").json()
    return made


def test_every_path_is_documented_and_no_other(document: dict[str, Any]) -> None:
    assert set(document["paths"]) == PATHS | FOREIGN
    assert document["info"]["version"] == version.number()


def test_every_path_and_parameter_is_described(document: dict[str, Any]) -> None:
    for name, path in document["paths"].items():
        assert set(path) == {
            *(["get"] if name not in ONLY_POSTED else []),
            *(["post"] if name in POSTED | ONLY_POSTED else []),
        }
        for operation in path.values():
            assert operation["summary"]
            assert operation["description"]
            assert operation["tags"][0] in {tag["name"] for tag in document["tags"]}
            for parameter in operation.get("parameters", ()):
                assert parameter["description"], parameter


def test_every_parameter_that_a_route_takes_is_documented(client: Client, document: dict[str, Any]) -> None:
    for path in PATHS - {"/health", *FILES}:
        documented = {parameter["name"] for parameter in document["paths"][path]["get"]["parameters"]}
        assert {"format", *(["release"] if path != "/cypher" else [])} <= documented
        if path in LISTS:
            assert {"limit", "cursor"} <= documented
    reach = {parameter["name"] for parameter in document["paths"]["/reach"]["get"]["parameters"]}
    assert reach == {
        *("effect", "source", "reached", "max_hops", "sign", "min_belief", "avoid", "via", "background"),
        *("tier", "cargo", "same_species", "same_model", "same_cell", "same_study"),
        *("timeout", "format", "limit", "cursor", "release", "documents"),
    }
    assert client.get("/health?format=json").status_code == 422


def test_every_field_that_is_sent_is_described(document: dict[str, Any]) -> None:
    for name, schema in document["components"]["schemas"].items():
        for field, described in schema.get("properties", {}).items():
            assert described.get("description") or "$ref" in described, f"{name}.{field}"


def test_every_answer_has_its_formats_headers_and_problems(document: dict[str, Any]) -> None:
    for path in PATHS - {"/health", *FILES}:
        responses = document["paths"][path]["get"]["responses"]
        formats = {"application/json"}
        if path in LISTS:
            formats |= {"text/csv", "text/tab-separated-values", "application/x-ndjson"}
        if path in LISTS | {"/check", "/claims/{id}"}:
            formats |= CITATIONS
        if path in DRAWN:
            formats |= {form.content_type.partition(";")[0] for form in FORMS.values()}
        assert set(responses["200"]["content"]) == formats
        if path != "/cypher":
            assert {"ETag", "Exomyelin-Release"} <= set(responses["200"]["headers"])
            assert "304" in responses
        assert {"404", "406", "409", "422", "503"} <= set(responses)
        problem = responses["422"]["content"]["application/problem+json"]["schema"]
        assert problem == {"$ref": "#/components/schemas/Problem"}


def test_only_what_is_asked_of_a_release_is_said_to_be_tagged(client: Client, document: dict[str, Any]) -> None:
    export = document["paths"]["/export/{form}"]["get"]["responses"]
    for path, operations in document["paths"].items():
        for operation in operations.values():
            if path == "/export/{form}":
                continue
            is_of_release = "release" in {parameter["name"] for parameter in operation.get("parameters", ())}
            headers = operation["responses"]["200"].get("headers", {})
            assert {"ETag" in headers, "Exomyelin-Permalink" in headers} == {is_of_release}, path
            assert is_of_release or "304" not in operation["responses"]
    assert not {"etag", "link", "exomyelin-permalink"} & set(client.get("/health").headers)
    # A file is of whichever release there is, and has a tag; it answers no question that a permalink could ask again.
    assert set(export["200"]["headers"]) == {"Exomyelin-Release", "ETag"}
    assert "304" in export
    assert not {"link", "exomyelin-permalink"} & set(client.get("/export/sif").headers)


def test_every_reference_within_the_document_leads_somewhere(document: dict[str, Any]) -> None:
    names = set(re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(document)))
    assert names <= set(document["components"]["schemas"])
    assert "HTTPValidationError" not in document["components"]["schemas"]


@pytest.mark.parametrize("path", sorted(LISTS))
def test_a_column_once_published_is_kept(client: Client, document: dict[str, Any], path: str) -> None:
    """Columns may be added to columns.json where a field is added; none is taken away or renamed."""
    example = document["paths"][path]["get"]["responses"]["200"]["content"]["text/csv"]["example"]
    assert example.strip().split(",") == COLUMNS[path]
    answer = client.get(ASKED.get(path, path), accept="text/csv").text
    assert answer.splitlines()[0].split(",") == COLUMNS[path]


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inline: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.found += [given[name] or "" for name in ("href", "src") if name in given]
        if (tag == "script" and "src" not in given) or tag == "style" or any(name.startswith("on") for name in given):
            self.inline.append(tag)


def links(text: str) -> _Links:
    parser = _Links()
    parser.feed(text)
    return parser


@pytest.mark.parametrize("page", ["/", "/docs"])
def test_a_page_takes_nothing_from_elsewhere_and_has_no_script_of_its_own(client: Client, page: str) -> None:
    response = client.get(page)
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert response.headers["content-security-policy"].startswith("default-src 'self'")
    assert "unsafe" not in response.headers["content-security-policy"]
    found = links(response.text)
    assert found.inline == []
    assert found.found
    for target in found.found:
        assert "//" not in target
        assert client.get("/" + target.lstrip("/")).status_code == 200, target


def test_without_an_explorer_the_first_page_answers_a_question_and_leads_on(
    client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(explorer, "BUILD", tmp_path)
    text = client.get("/").text
    assert "Which sources reach OPC differentiation?" in text
    assert "MSC exosome -carries-&gt; miR-219 -decreases-&gt; SOX6" in text
    assert "not reached" in text
    asked = [link for link in links(text).found if "?" in link]
    assert len(asked) >= 4
    for path in asked:
        assert client.get(path).json()["items"], path


def test_swagger_ui_can_render_the_document_and_starts_from_it(client: Client, document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1")
    assert re.search(r"3\\\.1\\\.", client.get("/docs/swagger-ui-bundle.js").text)
    assert 'url: "openapi.json"' in client.get("/docs/start.js").text


@pytest.mark.parametrize(
    "path", ["/", "/claims", "/clams", "/docs", "/docs/start.js", "/problems/timed-out", "/health"]
)
def test_every_response_is_shielded(client: Client, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "default-src 'self'" in headers["content-security-policy"]


def test_markup_in_a_name_is_shown_as_text(client: Client) -> None:
    response = client.request("GET", "/", headers={"Host": 'x"><script>alert(1)</script>'})
    assert "<script>" not in response.text
