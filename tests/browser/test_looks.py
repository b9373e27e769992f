"""Every view and every state, at three widths and in both themes: nothing sticks out, axe finds nothing wrong."""

from collections.abc import Callable

import pytest

from tests.browser.visit import Visit

WIDTHS = (375, 900, 1600)
VIEWS: dict[str, dict[str, str]] = {
    "": {},
    "reach": {"effect": "OPC maturation", "source": "MSC exosome"},
    "mechanism": {"source": "MSC exosome", "effect": "OPC maturation"},
    "paths": {"from": "miR-219", "to": "OPC maturation"},
    "compare": {"a": "MSC exosome", "b": "OPC exosome", "effect": "OPC maturation"},
    "knockout": {"node": "miR-219"},
    "fragility": {"effect": "OPC maturation"},
    "cuts": {"source": "MSC exosome", "effect": "OPC maturation"},
    "claims": {"object": "miR-219", "limit": "10"},
    "works": {"tier": "in_vivo_ms"},
    "weakest": {"source": "MSC exosome", "effect": "OPC maturation"},
    "influence": {"effect": "OPC maturation"},
    "contradictions": {"limit": "10"},
    "gaps": {"limit": "10"},
    "check": {"sentence": "MSC exosomes carry miR-219"},
    "audit": {"severity": "error"},
    "explore": {"of": "exomyelin:mir-219"},
}


def looks_right(page: Visit, width: int) -> None:
    assert page.page.evaluate("document.documentElement.scrollWidth") <= width
    for theme in ("light", "dark"):
        page.page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        assert page.violations() == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("view", VIEWS)
def test_view(visit: Callable[..., Visit], view: str, width: int) -> None:
    looks_right(visit(width).go(view, **VIEWS[view]), width)


def empty(page: Visit) -> None:
    """A view that was asked nothing yet, and its field with suggestions."""
    page.go("mechanism")
    page.page.get_by_label("source", exact=True).fill("MSC")
    page.find('[role="listbox"][aria-busy="false"] [role="option"]:visible').first.wait_for()


def loading(page: Visit) -> None:
    page.page.route("**/gaps?**", lambda _: None)
    page.page.goto(f"{page.address}/?view=gaps")
    page.find(".loading").filter(has_text="Still searching").wait_for()


def refused(page: Visit) -> None:
    page.expected.append("404 (Not Found)")
    page.go("paths", **{"from": "miR-21", "to": "OPC maturation"})
    page.find('[role="alert"] a').first.wait_for()


def away(page: Visit) -> None:
    page.expected.append("ERR_FAILED")
    page.page.route("**/gaps?**", lambda route: route.abort())
    page.go("gaps")
    page.find('[role="alert"]').filter(has_text="does not answer").wait_for()


def timed_out(page: Visit) -> None:
    page.page.route("**/mechanisms?**", lambda route: route.continue_(url=f"{route.request.url}&timeout=0.000001"))
    page.go("mechanism", source="exosome", effect="remyelination")
    assert "time was up" in page.find("main").inner_text()


def without_answer(page: Visit) -> None:
    page.go("paths", **{"from": "MSC exosome", "to": "OPC maturation", "max_hops": "1"})
    page.find(".notice a").first.wait_for()


def nothing_left(page: Visit) -> None:
    page.go("explore", of="exomyelin:mir-219", kind="vesicle", sign="-")
    page.find(".notice button").wait_for()


def unknown_view(page: Visit) -> None:
    page.page.goto(f"{page.address}/?view=no-such-view")
    page.find(".notice a").wait_for()


def whole_map(page: Visit) -> None:
    page.page.emulate_media(reduced_motion="reduce")
    page.go("explore", map="whole")
    page.find(".map canvas").first.wait_for()
    page.find('main [role="status"]').filter(has_not_text="Arranging").first.wait_for(state="attached")


def taken_away(page: Visit) -> None:
    page.go("mechanism", **VIEWS["mechanism"])
    page.find("details.take summary").first.click()
    page.find("details.take[open] pre").first.wait_for()


def chosen_thing(page: Visit) -> None:
    page.go("explore", of="exomyelin:mir-219", pin="HGNC:16421")
    page.find("g.node.opened").first.click()
    page.find(".deeds.chosen").wait_for()


STATES = (
    empty,
    loading,
    refused,
    away,
    timed_out,
    without_answer,
    nothing_left,
    unknown_view,
    whole_map,
    taken_away,
    chosen_thing,
)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_state(visit: Callable[..., Visit], state: Callable[[Visit], None], width: int) -> None:
    page = visit(width)
    state(page)

    looks_right(page, width)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_evidence_of_a_step(visit: Callable[..., Visit], width: int) -> None:
    page = visit(width).go("mechanism", **VIEWS["mechanism"])
    page.find("button.hop").first.click()
    page.find(".evidence h3").first.wait_for()
    page.settle()

    looks_right(page, width)


def test_the_chosen_theme_outlasts_the_page(visit: Callable[..., Visit]) -> None:
    page = visit().go("audit", severity="error")
    page.find("header select").select_option("dark")
    page.page.reload()
    page.settle()

    assert page.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 27)"


def test_nothing_moves_where_motion_is_not_wanted(visit: Callable[..., Visit]) -> None:
    page = visit(reduced_motion="reduce").go("mechanism", **VIEWS["mechanism"])

    assert page.find("g.step").first.evaluate("step => getComputedStyle(step).transitionDuration") == "0s"
