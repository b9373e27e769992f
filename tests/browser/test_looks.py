"""Every view, at three widths and in both themes: nothing sticks out, and axe finds nothing wrong."""

from collections.abc import Callable

import pytest

from tests.browser.visit import Visit

WIDTHS = (390, 1024, 1600)
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


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("view", VIEWS)
def test_view(visit: Callable[..., Visit], view: str, width: int) -> None:
    page = visit(width).go(view, **VIEWS[view])

    assert page.page.evaluate("document.documentElement.scrollWidth") <= width
    for theme in ("light", "dark"):
        page.page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        assert page.violations() == []


@pytest.mark.parametrize("width", WIDTHS)
def test_the_evidence_of_a_step(visit: Callable[..., Visit], width: int) -> None:
    page = visit(width).go("mechanism", **VIEWS["mechanism"])
    page.find("button.hop").first.click()
    page.find(".evidence h3").first.wait_for()
    page.settle()

    assert page.page.evaluate("document.documentElement.scrollWidth") <= width
    for theme in ("light", "dark"):
        page.page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        assert page.violations() == []


def test_the_chosen_theme_outlasts_the_page(visit: Callable[..., Visit]) -> None:
    page = visit().go("audit", severity="error")
    page.find("header select").select_option("dark")
    page.page.reload()
    page.settle()

    assert page.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 27)"


def test_nothing_moves_where_motion_is_not_wanted(visit: Callable[..., Visit]) -> None:
    page = visit(reduced_motion="reduce").go("mechanism", **VIEWS["mechanism"])

    assert page.find("g.step").first.evaluate("step => getComputedStyle(step).transitionDuration") == "0s"
