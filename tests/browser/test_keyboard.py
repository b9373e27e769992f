"""Every view is reached and used by keyboard alone, on a phone's width and on a wide screen."""

from collections.abc import Callable

import pytest

from tests.browser.visit import Visit, assert_evidence_opens_and_closes

ENDS = (("source", "MSC exosome"), ("effect", "OPC maturation"))
# For each view: the fields by their labels with what is typed into them, and what of the answer takes the focus.
USES: dict[str, tuple[tuple[tuple[str, str], ...], str]] = {
    "": ((), 'main a[href*="source="]'),
    "reach": ((("effect", "OPC maturation"),), 'main a[href*="source="]'),
    "mechanism": (ENDS, "button.hop"),
    "paths": ((("from", "miR-219"), ("to", "OPC maturation")), "button.hop"),
    "compare": (
        (("one source", "MSC exosome"), ("another source", "OPC exosome"), ("effect", "OPC maturation")),
        '[aria-label="Steps of both"] button.hop',
    ),
    "knockout": ((("a thing", "miR-219"),), '[aria-label="What changes"]'),
    "fragility": ((("effect", "OPC maturation"),), '[aria-label="Conclusions"]'),
    "cuts": (ENDS, '[aria-label="Smallest sets"]'),
    "weakest": (ENDS, '[aria-label="Weakest steps"]'),
    "influence": ((("effect", "OPC maturation"),), '[aria-label="Bottlenecks"]'),
    "contradictions": ((("about", "FGF2"),), '[aria-label="Contradictions"]'),
    "gaps": ((("source", "MSC exosome"),), '[aria-label="Gaps"]'),
    "check": ((("a short sentence in English", "MSC exosomes carry miR-219"),), "details summary"),
    "claims": ((("object", "miR-219"),), '[aria-label="Claims"]'),
    "works": ((("tier", "in vivo"),), '[aria-label="Works"]'),
    "audit": ((("severity", "error"),), '[aria-label="Findings"]'),
    "explore": ((("open a thing", "miR-219"),), "main a"),
}
LABEL = "() => document.activeElement.labels?.[0]?.firstChild?.textContent?.trim() ?? ''"


def fill(page: Visit, label: str, text: str) -> None:
    """Tab to a field by what it is called, and type into it; a list takes the choice that begins so."""
    for _ in range(400):
        page.page.keyboard.press("Tab")
        if page.page.evaluate(LABEL) == label:
            break
    else:
        message = f"no number of Tabs leads to the field {label!r}"
        raise AssertionError(message)
    before = page.page.url
    page.page.keyboard.press("Control+a")
    page.page.keyboard.type(text)
    if page.page.evaluate("document.activeElement.tagName") != "SELECT":
        page.page.keyboard.press("Enter")
    page.until("(before) => location.href !== before", before).settle()


@pytest.mark.parametrize("width", [375, 1600])
@pytest.mark.parametrize("view", USES)
def test_a_view_is_reached_and_used_by_keyboard_alone(visit: Callable[..., Visit], view: str, width: int) -> None:
    fields, answer = USES[view]
    page = visit(width).go(*([] if view == "audit" else ["audit"]), severity="info")
    page.tab_to(f'nav a[href="{f"/?view={view}" if view else "/"}"]')
    page.page.keyboard.press("Enter")
    page.until("(view) => (new URLSearchParams(location.search).get('view') ?? '') === view", view).settle()
    for label, text in fields:
        fill(page, label, text)
    page.tab_to(answer)

    assert page.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


@pytest.mark.parametrize("view", ["mechanism", "paths", "compare"])
def test_evidence_is_opened_and_left_by_keyboard_alone(visit: Callable[..., Visit], view: str) -> None:
    asked = {"a": "MSC exosome", "b": "OPC exosome"} if view == "compare" else {"source": "MSC exosome"}
    ends = {"from": "MSC exosome", "to": "OPC maturation"}
    page = visit(900).go(view, **(ends if view == "paths" else asked | {"effect": "OPC maturation"}))

    assert_evidence_opens_and_closes(page, "button.hop")


def test_the_map_is_left_for_a_thing_by_keyboard_alone(visit: Callable[..., Visit]) -> None:
    page = visit(reduced_motion="reduce").go("explore")
    page.tab_to('main a[href*="map=whole"]')
    page.page.keyboard.press("Enter")
    page.find(".map canvas").first.wait_for()
    fill(page, "open a thing", "miR-219")
    page.tab_to('main th a[href*="of="]')
    page.page.keyboard.press("Enter")

    page.find("svg#explored").wait_for()
    assert page.find(".map").count() == 0
