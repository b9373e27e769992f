"""What a paper holds is shown as text; nothing comes from elsewhere; the first view is small."""

import gzip
from collections.abc import Callable, Iterator

import pytest

from graph.sqlite.store import SqliteStore
from schema.rubric import load_rubric
from tests.browser.visit import Visit
from tests.http.process import Server
from tests.http.world import MSC, background, paper

MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)>"
MOST_BYTES = 300_000


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A service over a paper whose names and claims hold markup."""
    bundle = paper()
    entities = tuple(
        entity.model_copy(update={"name": f"{entity.name} {MARKUP}"}) if entity.id == MSC else entity
        for entity in bundle.entities
    )
    claims = tuple(claim.model_copy(update={"statement": f"{claim.statement} {MARKUP}"}) for claim in bundle.claims)
    path = tmp_path_factory.mktemp("hostile") / "store.sqlite"
    store = SqliteStore(path, load_rubric())
    store.load(background())
    store.load(bundle.model_copy(update={"entities": entities, "claims": claims}))
    store.close()
    server = Server(path)
    yield server
    server.stop()


def test_markup_in_names_and_claims_is_shown_as_text(visit: Callable[..., Visit], hostile: Server) -> None:
    page = visit(address=hostile.address).go("mechanism", source=MSC, effect="OPC maturation")
    page.find("button.hop").first.click()
    page.find(".evidence h3").first.wait_for()

    assert MARKUP in page.find(".evidence h2").inner_text()
    assert MARKUP in page.find(".evidence h3").first.inner_text()
    assert page.find("main script, main img").count() == 0


def test_the_first_view_is_small_and_all_from_the_service(visit: Callable[..., Visit]) -> None:
    page = visit()
    seen: dict[str, bytes] = {}
    page.page.on("response", lambda response: seen.update({response.url: response.body()}))
    page.go()
    assert set(page.page.evaluate("performance.getEntriesByType('resource').map(one => one.name)")) <= set(seen)

    assert [url for url in seen if not url.startswith(page.address)] == []
    assert sum(len(gzip.compress(body)) for body in seen.values()) <= MOST_BYTES


def test_no_script_within_the_page_is_run(visit: Callable[..., Visit]) -> None:
    page = visit().go()
    page.expected += ["Content Security Policy", "Refused"]
    page.page.evaluate(
        "() => { const script = document.createElement('script'); script.textContent = 'window.ran = 1'; "
        "document.body.append(script); }"
    )

    assert page.page.evaluate("window.ran") is None
