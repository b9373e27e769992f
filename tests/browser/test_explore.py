"""From a thing to what is around it, and back."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Route

from graph.sqlite.store import SqliteStore
from schema.rubric import load_rubric
from schema.vocabulary import Kind
from tests.browser.visit import Visit
from tests.http.process import Server
from tests.http.world import ENTITIES, background, entity, paper

MIR = "exomyelin:mir-219"
WHERE = "all => Object.fromEntries(all.map(one => { const r = one.getBoundingClientRect(); return [one.id, [Math.round(r.x), Math.round(r.y)]]; }))"  # noqa: E501 - JavaScript
DIFFERENTIATION = "GO:0048709"
MANY = 2001
SLOW = """const read = CanvasRenderingContext2D.prototype.getImageData;
CanvasRenderingContext2D.prototype.getImageData = function (...at) {
  for (const end = performance.now() + 40; performance.now() < end;);
  return read.apply(this, at);
};"""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A service over more things than are drawn unasked."""
    path = tmp_path_factory.mktemp("large") / "store.sqlite"
    store = SqliteStore(path, load_rubric())
    store.load(background())
    more = tuple(entity(f"exomyelin:thing-{number}", f"thing {number}", Kind.GENE) for number in range(MANY))
    store.load(paper(entities=ENTITIES + more))
    store.close()
    server = Server(path)
    yield server
    server.stop()


def do(page: Visit, name: str, deed: str) -> None:
    """Choose a thing and what to do with it, by keyboard."""
    page.find(f'g.node[aria-label^="{name}"]').first.focus()
    page.page.keyboard.press("Enter")
    page.find(".deeds.chosen").wait_for()
    page.find(".deeds button").filter(has_text=deed).focus()
    page.page.keyboard.press("Enter")
    page.find(".deeds.chosen").wait_for(state="detached")
    page.settle()


def drawn(page: Visit) -> set[str]:
    return set(page.find("g.node").evaluate_all("all => all.map(one => one.id)"))


def until_drawn(page: Visit, things: set[str]) -> None:
    """Wait until these things are drawn, and no other."""
    page.until(
        "(ids) => { const all = [...document.querySelectorAll('g.node')].map(one => one.id); "
        "return all.length === ids.length && ids.every(id => all.includes(id)); }",
        sorted(things),
    ).settle()


def said_of(page: Visit, id_: str) -> tuple[list[Any], list[Any]]:
    """What the service says of a thing: the steps, and what is only denied."""
    near = page.ask(f"/entities/{id_}/neighbours", limit="1000")["items"]
    steps = [row for row in near if row["claims"] or row["background"]]
    return steps, [row for row in near if row not in steps]


def test_the_table_is_the_equal_of_the_drawing(visit: Callable[..., Visit]) -> None:
    page = visit().go("explore", of=MIR)
    near, _ = said_of(page, MIR)

    assert page.find("svg#explored g.step").count() == len(near)
    assert page.find('[aria-label="Steps that are shown"] tbody tr').count() == len(near)


def test_what_is_only_denied_is_no_step_and_is_told(visit: Callable[..., Visit]) -> None:
    page = visit().go("explore", of=DIFFERENTIATION, all="true")
    steps, denied = said_of(page, DIFFERENTIATION)

    assert page.find("svg#explored g.step").count() == len(steps)
    assert len(denied) > 1
    page.find("p").filter(has_text=f"{len(denied)} statements are only denied").get_by_role("link").click()
    page.find('[aria-label="Contradictions"] tbody th').first.wait_for()
    told = page.find('[aria-label="Contradictions"] tbody th').all_inner_texts()
    assert [row["name"] for row in denied if not any(row["name"] in text for text in told)] == []


def test_a_step_is_contradicted_where_the_service_says_so(visit: Callable[..., Visit]) -> None:
    page = visit().go("explore", of=DIFFERENTIATION, all="true")
    steps, _ = said_of(page, DIFFERENTIATION)
    marked = page.find('[aria-label="Steps that are shown"] tr').filter(has_text="≠ contradicted").all()

    contested = [(row["predicate"], row["name"]) for row in steps if row["contested"]]
    assert len(marked) == len(contested) > 0
    told = [row.locator("button.hop").get_attribute("aria-label") or "" for row in marked]
    assert [one for one in contested if not any(one[0] in text and one[1] in text for text in told)] == []


def test_what_could_not_all_be_read_is_told(visit: Callable[..., Visit]) -> None:
    page = visit()
    for path in ("neighbours", "claims"):
        page.page.route(
            f"**/{path}?**", lambda route: route.continue_(url=route.request.url.replace("limit=1000", "limit=3"))
        )
    page.go("explore", of=MIR)

    text = page.find("main").inner_text()
    assert "There are more steps of miR-219 than the 3 read here." in text
    assert "There are more claims about miR-219 than the 3 read here." in text


def test_what_was_there_stays_where_it_was_when_more_is_opened(visit: Callable[..., Visit]) -> None:
    page = visit().go("explore", of=MIR)
    before = page.find("g.node").evaluate_all(WHERE)
    do(page, "SOX6", "Expand")
    page.find("g.node.opened").nth(1).wait_for()
    after = page.find("g.node").evaluate_all(WHERE)

    assert len(after) > len(before)
    assert {
        one: (abs(after[one][0] - x) <= 1, abs(after[one][1] - y) <= 1) for one, (x, y) in before.items()
    } == dict.fromkeys(before, (True, True))


def test_expand_collapse_hide_and_pin_can_be_undone_and_done_again(visit: Callable[..., Visit]) -> None:
    page = visit().go("explore", of=MIR)
    first = drawn(page)
    do(page, "SOX6", "Expand")
    page.find("g.node.opened").nth(1).wait_for()
    second = drawn(page)
    kept = min(second - first)
    do(page, page.find(f'[id="{kept}"]').get_attribute("aria-label") or "", "Pin")
    do(page, "SOX6", "Collapse")
    assert drawn(page) == first | {kept}
    do(page, "PDGFRA", "Hide")
    last = drawn(page)
    assert not any(
        "PDGFRA" in name
        for name in page.find("g.node").evaluate_all("all => all.map(g => g.getAttribute('aria-label'))")
    )

    for _ in range(4):
        page.page.keyboard.press("Control+z")
    until_drawn(page, first)
    for _ in range(4):
        page.page.keyboard.press("Control+Shift+z")
    until_drawn(page, last)
    assert len(last) == len(first)


def test_a_pinned_thing_stays_while_what_is_known_of_it_is_sought(visit: Callable[..., Visit]) -> None:
    page = visit().go("explore", of=MIR)
    first = drawn(page)
    do(page, "SOX6", "Expand")
    kept = min(drawn(page) - first)
    held: list[Route] = []
    page.page.route("**/neighbours?**", lambda route: held.append(route))  # noqa: PLW0108 - the driver wants a function
    name = page.find(f'[id="{kept}"]').get_attribute("aria-label") or ""
    page.find(f'[id="{kept}"]').focus()
    page.page.keyboard.press("Enter")
    page.find(".deeds button").filter(has_text="Pin").click()
    page.find(f'[aria-label="{name}, pinned"]').wait_for()
    page.find('g.node[aria-label^="SOX6"]').focus()
    page.page.keyboard.press("Enter")
    page.find(".deeds button").filter(has_text="Collapse").click()

    page.find(".loading.opening").wait_for()
    assert drawn(page) == first | {kept}
    for route in held:
        route.continue_()
    page.settle()
    assert drawn(page) == first | {kept}


def test_more_than_is_drawn_at_first_is_drawn_when_asked_for(visit: Callable[..., Visit]) -> None:
    page = visit().go("explore", of=DIFFERENTIATION)
    steps, _ = said_of(page, DIFFERENTIATION)
    assert page.find("svg#explored g.step").count() < len(steps)
    page.find("a").filter(has_text="Draw all").click()

    page.until_asked(all="true")
    assert page.find("svg#explored g.step").count() == len(steps)


def test_the_focus_is_not_lost_with_what_is_hidden(visit: Callable[..., Visit]) -> None:
    page = visit().go("explore", of=MIR)
    do(page, "PDGFRA", "Hide")

    assert page.page.evaluate("document.activeElement.matches('.drawing')")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "vesicle"),
        ("predicate", "carries"),
        ("sign", "+"),
        ("tier", "review"),
        ("document", "gangadharan-2025"),
    ],
)
def test_a_filter_leaves_what_it_names(visit: Callable[..., Visit], field: str, value: str) -> None:
    page = visit().go("explore", of=MIR)
    all_steps = page.find("g.step").count()
    page.find(f"#choice-{field}").select_option(value)
    page.page.wait_for_function("(all) => document.querySelectorAll('g.step').length < all", arg=all_steps)

    assert f"{field}=" in page.page.url
    assert page.find('[aria-label="Steps that are shown"] tbody tr').count() == page.find("g.step").count() > 0


@pytest.mark.parametrize("species", ["mouse", "not stated"])
def test_the_filter_by_species_leaves_what_was_shown_in_it(visit: Callable[..., Visit], species: str) -> None:
    page = visit().go("explore", of=MIR)
    steps, _ = said_of(page, MIR)
    shown_in = {
        claim["id"]: claim["context"]["species"] for claim in page.ask("/claims", entity=MIR, limit="1000")["items"]
    }
    wanted = []
    for row in steps:
        found = {shown_in[claim] for claim in row["claims"]} - {None}
        if species in (found or {"not stated"}):
            wanted.append((row["subject"], row["predicate"], row["object"]))
    page.find("#choice-species").select_option(species)
    page.until_asked(species=species)

    assert 0 < len(wanted) < len(steps)
    assert page.find("svg#explored g.step").count() == len(wanted)
    rows = page.find('[aria-label="Steps that are shown"] tbody tr')
    assert rows.count() == len(wanted)
    assert all(species in row for row in rows.all_inner_texts())
    names = {entity: row["name"] for row in steps for entity in (row["subject"], row["object"]) if entity != MIR}
    drawn_names = page.find("g.node:not(.opened)").evaluate_all("all => all.map(g => g.getAttribute('aria-label'))")
    assert sorted(drawn_names) == sorted({names[end] for a, _, b in wanted for end in (a, b) if end != MIR})


def test_filters_that_leave_nothing_say_so_and_can_be_taken_off(visit: Callable[..., Visit]) -> None:
    page = visit().go("explore", of=MIR, kind="vesicle", sign="-")
    page.find(".notice button").click()

    page.find("g.step").first.wait_for()


def test_the_map_shows_the_whole_graph(visit: Callable[..., Visit]) -> None:
    page = visit(reduced_motion="reduce").go("explore", map="whole")
    page.find(".map canvas").first.wait_for()
    page.find('main [role="status"]').filter(has_not_text="Arranging").first.wait_for(state="attached")
    total = page.ask("/stats")["entities"]

    assert page.find("main").inner_text().count(" things, ") == 1
    told = int(page.find("main p").filter(has_text=" things, ").inner_text().split()[0])
    assert 0 < told <= total


def test_a_thing_opened_from_the_map_of_a_large_store_is_shown(visit: Callable[..., Visit], large: Server) -> None:
    page = visit(address=large.address, reduced_motion="reduce").go("explore")
    page.find(".map canvas").first.wait_for()
    page.page.get_by_label("open a thing", exact=True).fill("miR-219")
    page.find('[role="option"]:visible').filter(has_text=MIR).first.click()
    page.find("svg#explored").wait_for()

    assert page.find(".map").count() == 0
    assert page.find(f'[id="node-{MIR}"].opened').count() == 1


def test_a_map_that_is_slow_to_draw_is_moved_as_a_picture_and_drawn_anew_at_rest(
    visit: Callable[..., Visit], large: Server
) -> None:
    """Any graph counts as large here, and reading what is drawn is made slow."""
    page = visit(address=large.address, reduced_motion="reduce")
    page.page.add_init_script(SLOW)

    def eager(route: Route) -> None:
        route.fulfill(body=route.fetch().text().replace("2e4", "-1"), content_type="text/javascript")

    page.page.route("**/assets/Whole-*.js", eager)
    page.go("explore")
    page.find(".map canvas.picture").wait_for(state="attached")
    page.find('main [role="status"]').filter(has_not_text="Arranging").first.wait_for(state="attached")
    box = page.find(".map").bounding_box()
    assert box
    page.page.mouse.move(box["x"] + 300, box["y"] + 200)
    page.page.mouse.down()
    page.page.mouse.move(box["x"] + 340, box["y"] + 230)
    page.find(".map.moved").wait_for()

    place = page.find(".picture").evaluate(
        "one => { const m = new DOMMatrix(one.style.transform); return [m.e, m.f]; }"
    )
    assert place == pytest.approx([40, 30], abs=0.5)
    page.page.mouse.up()
    page.find(".map:not(.moved)").wait_for()
