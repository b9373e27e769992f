"""A scientist who has never seen it asks, gets an answer, and learns why where there is none."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlencode

import pytest
from playwright.sync_api import Route

from tests.browser.visit import Visit

PROBLEMS = ["404 (Not Found)", "409 (Conflict)"]


def rows(page: Visit, label: str) -> list[str]:
    return page.find(f'[aria-label="{label}"] tbody th').all_inner_texts()


def test_it_opens_on_an_answer_with_the_mechanism_beside_it(visit: Callable[..., Visit]) -> None:
    page = visit().go()
    answer = page.ask("/reach", effect="OPC maturation", limit="200")

    reached = [row["source_name"] for row in answer["items"] if row["reached"]]
    assert [text.split("\n")[0] for text in rows(page, "Sources that reach the effect")] == reached
    assert page.find("svg#mechanism g.step").count() > 0


def test_which_sources_reach_opc_maturation_and_how_takes_three_actions_of_a_keyboard(
    visit: Callable[..., Visit],
) -> None:
    page = visit().go()
    page.tab_to('main a[href*="source=MSC"]')
    page.page.keyboard.press("Enter")
    page.find(
        "h2",
    ).filter(has_text="MSC exosome to OPC maturation").wait_for()
    page.tab_to('button.hop[aria-label*="BDNF"]')
    page.page.keyboard.press("Enter")
    page.find(".evidence h3").first.wait_for()

    assert "MSC exosome" in page.find(".evidence h2").inner_text()


def test_a_misspelt_synonym_finds_its_thing_by_keyboard(visit: Callable[..., Visit]) -> None:
    page = visit().go("paths")
    page.tab_to("main input")
    page.page.keyboard.type("mir 219")
    page.find('[role="listbox"][aria-busy="false"] [role="option"]:visible').first.wait_for()
    page.page.keyboard.press("ArrowDown")
    page.find('[role="option"][aria-selected="true"]').filter(has_text="miR-219").wait_for()
    page.page.keyboard.press("Enter")
    page.until_asked(**{"from": "miR-219"})

    assert page.find("main input").first.input_value() == "miR-219"


class Held:
    """Answers of the search for names that come when a test lets them, and no sooner."""

    def __init__(self, page: Visit, letters: str) -> None:
        self.page = page
        self.routes: list[Route] = []
        page.page.route(f"**/search?q={letters}&**", self._hold)

    def _hold(self, route: Route) -> None:
        self.routes.append(route)

    def arrive(self) -> None:
        self.routes.pop().continue_()


def type_before_the_answer(visit: Callable[..., Visit], *keys: str) -> tuple[Visit, Held]:
    """Letters with suggestions, one more letter whose suggestions are under way, and then other keys."""
    page = visit().go("paths")
    held = Held(page, "mir+219")
    page.tab_to("main input")
    page.page.keyboard.type("mir 21")
    page.find('[role="listbox"][aria-busy="false"] [role="option"]:visible').first.wait_for()
    with page.page.expect_request("**/search?q=mir+219&**"):
        page.page.keyboard.press("9")
    while not held.routes:
        page.until("() => true")
    for key in keys:
        page.page.keyboard.press(key)
    return page, held


def test_keys_pressed_before_suggestions_arrive_mean_those_suggestions(visit: Callable[..., Visit]) -> None:
    page, held = type_before_the_answer(visit, "ArrowDown", "ArrowDown", "Enter")
    second = page.ask("/search", q="mir 219", limit="12")["items"][1]["name"]
    assert page.find('[role="option"][aria-selected="true"]').count() == 0
    assert "from=" not in page.page.url

    held.arrive()
    page.until_asked(**{"from": second})
    assert page.find('[role="listbox"]:visible').count() == 0


def test_an_option_sought_before_suggestions_arrive_is_active_when_they_do(visit: Callable[..., Visit]) -> None:
    page, held = type_before_the_answer(visit, "ArrowUp")
    last = page.ask("/search", q="mir 219", limit="12")["items"][-1]["id"]
    held.arrive()

    page.find('[role="option"][aria-selected="true"]').filter(has_text=last).wait_for()
    assert page.find("main input").first.get_attribute("aria-activedescendant") == page.find(
        '[role="option"][aria-selected="true"]'
    ).get_attribute("id")


def test_what_was_typed_is_taken_where_no_option_is_meant(visit: Callable[..., Visit]) -> None:
    page, _ = type_before_the_answer(visit, "Enter")

    page.until_asked(**{"from": "mir 219"})
    assert page.find('[role="listbox"]:visible').count() == 0


def test_suggestions_for_a_field_that_was_left_do_not_open(visit: Callable[..., Visit]) -> None:
    page, held = type_before_the_answer(visit, "Tab")
    held.arrive()
    page.until("() => document.querySelector('[role=listbox]').getAttribute('aria-busy') === 'false'")

    assert page.find('[role="listbox"]:visible').count() == 0


def test_sources_are_suggested_as_one_types(visit: Callable[..., Visit]) -> None:
    page = visit().go("gaps")
    page.page.get_by_label("source", exact=True).fill("MSC")
    page.find('[role="option"]:visible').filter(has_text="MSC exosome").first.wait_for()

    page.find('[role="listbox"][aria-busy="false"]:visible').wait_for()
    told = page.find('[role="option"]:visible').all_inner_texts()
    hits = page.ask("/search", q="MSC", kind="vesicle", limit="12")["items"]
    assert [text.endswith(hit["id"]) for text, hit in zip(told, hits, strict=True)] == [True] * len(hits)
    page.find('[role="option"]:visible').first.click()
    page.until_asked(source="MSC exosome")


@pytest.mark.parametrize(("typed", "said"), [("qqqqqqqq", "Nothing has a name like this"), ("q" * 1000, "Names can't")])
def test_that_nothing_is_found_is_told_from_that_nothing_could_be_sought(
    visit: Callable[..., Visit], typed: str, said: str
) -> None:
    page = visit().go("gaps")
    page.expected.append("422")
    page.page.get_by_label("source", exact=True).fill(typed)

    page.find('[role="option"]').filter(has_text=said).wait_for()


def test_the_address_is_the_question(visit: Callable[..., Visit]) -> None:
    asked = {"from": "MSC exosome", "to": "OPC maturation", "avoid": "BDNF", "sign": "positive", "max_hops": "3"}
    page = visit().go("paths", **asked)
    answer = page.ask("/paths", **asked, limit="20")

    told = page.find("button.pick").evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    assert [text.split(": ", 1)[1] for text in told] == [row["text"] for row in answer["items"]]
    page.find("#sign").select_option("negative")
    page.until_asked(sign="negative")

    assert page.ask("/paths", **asked | {"sign": "negative"})["explanation"] in page.find(".notice").inner_text()


@pytest.mark.parametrize(
    ("view", "path", "asked", "label"),
    [
        ("contradictions", "/contradictions", {}, "Contradictions"),
        ("gaps", "/gaps", {}, "Gaps"),
        ("knockout", "/knockout", {"node": "miR-219"}, "What changes"),
        ("knockout", "/knockout", {"document": "counter-evidence"}, "What changes"),
        ("fragility", "/fragility", {}, "Conclusions"),
        ("fragility", "/fragility", {"effect": "OPC maturation", "rests_on": "work"}, "Conclusions"),
        ("cuts", "/cuts", {"source": "MSC exosome", "effect": "OPC maturation"}, "Smallest sets"),
        ("claims", "/claims", {"predicate": "carries", "object": "miR-219"}, "Claims"),
        ("works", "/references", {"tier": "in_vivo_ms"}, "Works"),
        ("explore", "/search", {"q": "mir219"}, "Things with a name like mir219"),
        ("weakest", "/weakest-link", {"source": "MSC exosome", "effect": "OPC maturation"}, "Weakest steps"),
        ("influence", "/influence", {"effect": "OPC maturation"}, "Bottlenecks"),
        ("compare", "/compare", {"a": "MSC exosome", "b": "OPC exosome", "effect": "OPC maturation"}, "Steps of both"),
    ],
)
def test_each_list_shows_all_that_is_answered(
    visit: Callable[..., Visit], view: str, path: str, asked: dict[str, str], label: str
) -> None:
    page = visit().go(view, **asked)
    answer = page.ask(path, **asked, limit="100" if view == "compare" else "50")

    assert len(rows(page, label)) == len(answer["items"]) > 0


def test_every_question_that_is_offered_is_answered_by_a_view(visit: Callable[..., Visit]) -> None:
    page = visit().go()

    offered = page.find(".questions a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert len(offered) == len(page.ask("/questions", limit="100")["items"])
    assert [href for href in offered if not href.startswith("/?view=")] == []


def test_what_rests_on_one_paper_leads_to_what_falls_without_it(visit: Callable[..., Visit]) -> None:
    page = visit().go("fragility", source="MSC exosome")
    work = page.ask("/fragility", source="MSC exosome")["works"][0]
    page.find("summary").filter(has_text="on which conclusions rest alone").click()
    page.find("details[open] a").filter(has_text=work["citation"]).click()
    page.find('[aria-label="What changes"]').wait_for()

    assert page.find("#choice-reference").input_value() == work["references"][0]
    lost = page.find('[aria-label="What changes"] tr').filter(has_text="lost").count()
    assert lost == work["conclusions"]


def test_where_nothing_cuts_the_chain_that_stays_is_shown(visit: Callable[..., Visit]) -> None:
    page = visit().go("cuts", source="OPC exosome", effect="OPC maturation")
    answer = page.ask("/cuts", source="OPC exosome", effect="OPC maturation")

    text = page.find("main").inner_text()
    assert answer["nodes"]["uncuttable"]
    assert answer["nodes"]["explanation"] in text
    assert page.find("dl.facts .chain button.hop").count() > 0


def test_works_that_are_not_all_listed_are_told(visit: Callable[..., Visit]) -> None:
    page = visit()
    page.page.route(
        "**/references?**", lambda route: route.continue_(url=route.request.url.replace("limit=1000", "limit=3"))
    )
    page.go("knockout", node="miR-219")

    page.find("label").filter(has_text="a cited work (the first 3 of more)").wait_for()
    assert page.find("#choice-reference option").count() == 1 + 3


def test_the_audit_shows_its_findings_in_words(visit: Callable[..., Visit]) -> None:
    page = visit().go("audit", severity="error")
    found = page.ask("/audit", severity="error", limit="1000")["items"]

    text = page.find('[aria-label="Findings"]').inner_text()
    assert [row["explanation"] for row in found if row["explanation"] not in text] == []


def test_a_sentence_is_held_to_the_claims(visit: Callable[..., Visit]) -> None:
    page = visit().go("check")
    page.find("#sentence").fill("MSC exosomes carry miR-219")
    page.page.keyboard.press("Enter")
    page.find(".notice strong").wait_for()

    assert page.find(".notice strong").inner_text() == "supported"


def test_no_answer_says_why_and_leads_to_the_nearest_that_there_is(visit: Callable[..., Visit]) -> None:
    page = visit().go("paths", **{"from": "MSC exosome", "to": "OPC maturation", "max_hops": "1"})
    answer = page.ask("/paths", **{"from": "MSC exosome", "to": "OPC maturation", "max_hops": "1"})
    assert answer["explanation"] in page.find(".notice").inner_text()

    page.find(".notice a").first.click()
    page.find("svg#mechanism").wait_for()


def test_the_nearest_question_keeps_every_value_of_a_condition(visit: Callable[..., Visit]) -> None:
    page = visit()
    asked = urlencode(
        {"from": "MSC exosome", "to": "OPC maturation", "avoid": ["BDNF", "SOX6"], "max_hops": 1}, doseq=True
    )
    page.page.goto(f"{page.address}/?view=paths&{asked}")
    link = page.settle().find(".notice a").first.get_attribute("href") or ""

    assert parse_qs(link.partition("?")[2])["avoid"] == ["BDNF", "SOX6"]


def test_a_name_that_is_not_known_is_told_with_those_that_are(visit: Callable[..., Visit]) -> None:
    page = visit()
    page.expected += PROBLEMS
    page.go("paths", **{"from": "miR-21", "to": "OPC maturation"})

    page.find(".notice a").first.click()
    page.find("svg#mechanism, .notice").first.wait_for()


def test_a_service_that_is_away_is_told(visit: Callable[..., Visit]) -> None:
    page = visit().go("audit", severity="error")
    page.expected.append("ERR_INTERNET_DISCONNECTED")
    page.context.set_offline(True)
    page.find("#severity").select_option("info")

    page.find('[role="alert"]').filter(has_text="does not answer").wait_for()


def test_a_slow_answer_says_that_it_is_still_sought(visit: Callable[..., Visit]) -> None:
    page = visit()
    held: list[Route] = []
    page.page.route("**/gaps?**", lambda route: held.append(route))  # noqa: PLW0108 - the driver wants a function
    page.page.goto(f"{page.address}/?view=gaps")

    page.find(".loading").filter(has_text="Still searching").wait_for()
    held[0].continue_()
    page.settle()


def test_an_answer_whose_time_was_up_says_so(visit: Callable[..., Visit]) -> None:
    page = visit()
    page.page.route("**/mechanisms?**", lambda route: route.continue_(url=f"{route.request.url}&timeout=0.000001"))
    page.go("mechanism", source="exosome", effect="remyelination")

    assert "time was up" in page.find("main").inner_text()
