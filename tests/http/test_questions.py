"""The questions that can be asked are data, and every one of them can be asked."""

import csv
import io

import pytest
from pydantic import ValidationError

from api.methods import is_described
from api.templates import Template, mistakes, templates
from docs.questions_page import PAGE, ask, page, section
from tests.http.client import Client, assert_problem

IDS = [template.id for template in templates()]
OK = {
    "id": "one",
    "title": "Does {effect}?",
    "answers": "It.",
    "route": "/reach",
    "parameters": [{"name": "effect", "type": "entity", "description": "It.", "required": True, "example": "x"}],
    "shows": ["text"],
    "rows": 1,
}


def test_every_question_is_one_that_its_route_takes(client: Client) -> None:
    assert mistakes(templates(), client.get("/openapi.json").json()) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"route": "/rich"}, "one: there is no /rich"),
        ({"route": "/claims/{id}"}, "one: /claims/{id} takes no effect"),
        ({"route": "/search"}, "one: /search needs q"),
        ({"route": "/audit"}, "one: /audit takes no effect"),
    ],
)
def test_a_question_that_its_route_does_not_take_is_told(client: Client, change: dict[str, str], told: str) -> None:
    assert told in mistakes([Template.model_validate(OK | change)], client.get("/openapi.json").json())


@pytest.mark.parametrize(
    "change", [{"title": "Does {efect}?"}, {"id": "No Name"}, {"rows": 0}, {"extra": 1}, {"route": "reach"}]
)
def test_a_template_that_makes_no_sense_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Template.model_validate(OK | change)


def test_they_are_served_with_their_parameters(client: Client) -> None:
    items = client.items("/questions")
    assert [item["id"] for item in items] == IDS
    for item in items:
        detail = client.get(f"/questions/{item['id']}").json()
        assert item == {name: value for name, value in detail.items() if name != "release"}
        assert {parameter["name"] for parameter in item["parameters"] if parameter["required"]}
    rows = list(csv.DictReader(io.StringIO(client.get("/questions", format="csv").text)))
    assert [row["href"] for row in rows] == [item["href"] for item in items]


def test_an_unknown_question_is_a_problem_with_the_nearest(client: Client) -> None:
    problem = assert_problem(client.get("/questions/source-of-an-effect"), "unknown-question")
    assert problem["nearest"] == "sources-of-an-effect"


def test_they_can_be_chosen_by_what_answers_them(client: Client) -> None:
    assert {item["route"] for item in client.items("/questions", route="/paths")} == {"/paths"}
    assert client.get("/questions", route="/nowhere").json()["reason"] == "no_match"


@pytest.mark.parametrize("template", templates(), ids=IDS)
def test_the_worked_question_has_an_answer_with_the_fields_that_it_shows(article: Client, template: Template) -> None:
    answer = ask(article.app, template.href)
    assert answer[template.items]
    told = section(template, answer)
    assert told in PAGE.read_text(encoding="utf-8"), "run `make docs`"
    assert "KeyError" not in told


def test_the_page_is_what_the_service_answers() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run `make docs`"


def test_no_route_of_the_reasoning_is_without_a_question(client: Client) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    reasoning = {
        path for path, methods in paths.items() if any("reasoning" in method["tags"] for method in methods.values())
    }
    asked = {template.route for template in templates()}
    assert {path for path in reasoning if not path.startswith("/questions")} <= asked
    assert [path for path in sorted(reasoning) if not is_described(path.removesuffix("/{id}"))] == []
