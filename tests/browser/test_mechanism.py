"""The drawing of a mechanism, the table that is its equal, and the evidence of a step."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.visit import Visit, assert_evidence_opens_and_closes

ASKED = {"source": "MSC exosome", "effect": "OPC maturation"}
BOXES = """() => {
  const box = (element) => { const r = element.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; };
  return {
    nodes: [...document.querySelectorAll('g.node rect')].map(box),
    names: [...document.querySelectorAll('g.node')].map((g) => [box(g.querySelector('rect')), ...[...g.querySelectorAll('text')].map(box)]),
    labels: [...document.querySelectorAll('g.label .behind')].map(box),
  };
}"""  # noqa: E501 - JavaScript


def meet(a: list[float], b: list[float]) -> bool:
    return a[0] < b[2] - 1 and b[0] < a[2] - 1 and a[1] < b[3] - 1 and b[1] < a[3] - 1


@pytest.mark.parametrize(
    "source", ["MSC exosome", "exosome", "NSC exosome", "serum exosome of young or enriched animals"]
)
def test_nothing_is_drawn_over_a_thing_and_names_fit(visit: Callable[..., Visit], source: str) -> None:
    drawn = visit().go("mechanism", source=source, effect="OPC maturation").page.evaluate(BOXES)

    boxes = drawn["nodes"]
    assert [pair for i, a in enumerate(boxes) for pair in boxes[i + 1 :] if meet(a, pair)] == []
    assert [label for label in drawn["labels"] if any(meet(label, box) for box in boxes)] == []
    for box, *lines in drawn["names"]:
        assert all(
            line[0] >= box[0] and line[2] <= box[2] and line[1] >= box[1] - 1 and line[3] <= box[3] + 1
            for line in lines
        )


def test_every_chain_and_step_of_the_answer_is_in_drawing_and_table(visit: Callable[..., Visit]) -> None:
    page = visit().go("mechanism", **ASKED)
    answer = page.ask("/mechanisms", **ASKED, limit="12")

    assert page.find("g.step").count() == len(answer["steps"])
    assert sorted(page.find("g.node").evaluate_all("all => all.map(g => g.getAttribute('aria-label'))")) == sorted(
        node["name"] for node in answer["nodes"]
    )
    told = page.find("button.pick").evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    assert [text.split(": ", 1)[1] for text in told] == [row["text"] for row in answer["items"]]


@pytest.mark.parametrize(
    ("sign", "look", "end"), [("+", "plus", "path.filled"), ("-", "minus", "path.end"), ("?", "unknown", "circle")]
)
def test_a_sign_is_an_end_a_colour_and_a_text(visit: Callable[..., Visit], sign: str, look: str, end: str) -> None:
    page = visit().go("mechanism", **ASKED)
    steps = [step for step in page.ask("/mechanisms", **ASKED, limit="12")["steps"] if step["sign"] == sign]
    drawn = page.find(f"g.step.{look}")

    assert drawn.count() == len(steps) > 0
    assert drawn.first.locator(end).count() == 1
    label = page.find(f"g.label.{look} text").first.text_content() or ""
    assert label.removeprefix("← ").startswith("−" if sign == "-" else sign)
    colours = page.find("g.step .drawn").evaluate_all(
        "all => [...new Set(all.map(one => getComputedStyle(one).stroke))]"
    )
    assert len(colours) == 4


def test_belief_is_width_and_what_is_implied_is_dashed(visit: Callable[..., Visit]) -> None:
    page = visit().go("mechanism", **ASKED)
    steps = page.ask("/mechanisms", **ASKED, limit="12")["steps"]
    drawn = page.find("g.step .drawn").evaluate_all(
        "all => all.map(p => [+p.getAttribute('stroke-width'), p.hasAttribute('stroke-dasharray')])"
    )

    assert sorted(width for width, _ in drawn) == pytest.approx(
        sorted(3 if step["background"] else 1.5 + 5 * step["belief"] for step in steps)
    )
    unsure = [step for step in steps if step["implied"] or step["background"] or step["contested"]]
    assert sum(dashed for _, dashed in drawn) == len(unsure) > 0


def test_a_chosen_chain_stands_out_and_nothing_moves(visit: Callable[..., Visit]) -> None:
    page = visit().go("mechanism", **ASKED)
    where = "all => all.map(one => one.getAttribute('transform'))"
    before = page.find("g.node").evaluate_all(where)
    page.find("button.pick").nth(1).click()
    page.until_asked(chain="2")

    chain = page.ask("/mechanisms", **ASKED, limit="12")["items"][1]
    assert page.find("g.step:not(.faded)").count() == len(chain["steps"])
    assert page.find("g.node").evaluate_all(where) == before
    page.page.reload()
    assert page.settle().find("g.step:not(.faded)").count() == len(chain["steps"])


def test_the_evidence_of_a_step_is_all_that_can_be_doubted(visit: Callable[..., Visit]) -> None:
    page = visit().go("mechanism", **ASKED)
    step = page.ask("/mechanisms", **ASKED, limit="12")["items"][0]["steps"][0]
    page.find("button.hop").first.click()
    page.find(".evidence h3").first.wait_for()
    page.settle()
    page.find(".evidence summary").first.click()
    text = page.find(".evidence").inner_text()

    for identity in step["claims"]:
        claim: dict[str, Any] = page.ask(f"/claims/{identity}")
        assert claim["statement"] in text
        assert claim["locator"] in text
        assert claim["hedge"] in text
        for work in claim["references"]:
            assert work["title"] in text
            assert not work["doi"] or page.find(f'.evidence a[href="https://doi.org/{work["doi"]}"]').count() > 0
        for finding in page.ask("/audit", claim=identity)["items"]:
            assert finding["explanation"] in text


def test_by_keyboard_alone_from_a_step_to_its_evidence_and_back(visit: Callable[..., Visit]) -> None:
    page = visit(width=1024).go("mechanism", **ASKED)

    assert_evidence_opens_and_closes(page, "g.step")
