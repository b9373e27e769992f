"""What a paper holds is shown as text; nothing comes from elsewhere; the first view is small."""

import gzip
import re
from collections.abc import Callable, Iterator

import pytest

from graph.sqlite.store import SqliteStore
from schema.claim import Claim
from schema.rubric import load_rubric
from tests.browser.visit import Visit
from tests.http.process import Server
from tests.http.world import MATURATION, MIR, MSC, OPC, background, paper

MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)>"
MOST_BYTES = 300_000


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A service over a paper whose names and claims hold markup."""
    bundle = paper()
    entities = tuple(entity.model_copy(update={"name": f"{entity.name} {MARKUP}"}) for entity in bundle.entities)
    claims = tuple(
        Claim.model_validate(
            {name: getattr(claim, name) for name in Claim.model_fields}
            | {
                "statement": f"{claim.statement} {MARKUP}",
                "context": claim.context.model_copy(update={"model": f"EAE {MARKUP}"}),
            }
        )
        for claim in bundle.claims
    )
    references = tuple(
        one.model_copy(update={"title": f"{one.title} {MARKUP}", "first_author": f"{one.first_author} {MARKUP}"})
        for one in bundle.references
    )
    judged = {"explanation": f"It is wrong {MARKUP}", "claims": (claims[4].id,)}
    judgements = tuple(one.model_copy(update=judged) for one in bundle.judgements)
    info = bundle.info.model_copy(update={"title": f"{bundle.info.title} {MARKUP}"})
    path = tmp_path_factory.mktemp("hostile") / "store.sqlite"
    store = SqliteStore(path, load_rubric())
    store.load(background())
    store.load(
        bundle.model_copy(
            update={
                "entities": entities,
                "claims": claims,
                "references": references,
                "judgements": judgements,
                "info": info,
            }
        )
    )
    store.close()
    server = Server(path)
    yield server
    server.stop()


def test_markup_in_names_and_claims_is_shown_as_text(visit: Callable[..., Visit], hostile: Server) -> None:
    page = visit(address=hostile.address).go("mechanism", source=MSC, effect=MATURATION)
    page.find("button.hop").first.click()
    page.find(".evidence h3").first.wait_for()

    assert MARKUP in page.find(".evidence h2").inner_text()
    assert MARKUP in page.find(".evidence h3").first.inner_text()
    assert page.find("main script, main img").count() == 0


@pytest.mark.parametrize(
    ("view", "asked"),
    [
        ("reach", {"effect": MATURATION, "source": MSC}),
        ("mechanism", {"source": MSC, "effect": MATURATION}),
        ("paths", {"from": MSC, "to": MATURATION}),
        ("compare", {"a": MSC, "b": OPC, "effect": MATURATION}),
        ("knockout", {"node": MIR}),
        ("fragility", {"effect": MATURATION}),
        ("cuts", {"source": MSC, "effect": MATURATION}),
        ("weakest", {"source": MSC, "effect": MATURATION}),
        ("influence", {"effect": MATURATION}),
        ("contradictions", {}),
        ("gaps", {}),
        ("check", {"sentence": "MSC-Exo carries SRY-box 6"}),
        ("claims", {"object": MIR}),
        ("works", {}),
        ("audit", {}),
        ("explore", {"of": MIR}),
        ("explore", {"q": f"miR-219 {MARKUP}"}),
        ("explore", {"map": "whole"}),
    ],
)
def test_markup_is_text_in_every_view(
    visit: Callable[..., Visit], hostile: Server, view: str, asked: dict[str, str]
) -> None:
    page = visit(address=hostile.address, reduced_motion="reduce").go(view, **asked)

    if "map" not in asked:
        assert MARKUP in page.find("main").inner_text() or MARKUP in "".join(page.find("option").all_inner_texts())
    assert page.find("main script, main img, main [onerror]").count() == 0


def test_markup_that_is_asked_for_or_suggested_is_text(visit: Callable[..., Visit], hostile: Server) -> None:
    page = visit(address=hostile.address)
    page.expected.append("404 (Not Found)")
    page.go("mechanism", source=MARKUP, effect=MATURATION)
    assert MARKUP in page.find("h1").inner_text()
    assert MARKUP in page.find('[role="alert"]').inner_text()
    page.page.get_by_label("effect", exact=True).fill("SOX6")

    page.find('[role="listbox"][aria-busy="false"] [role="option"]:visible').filter(has_text=MARKUP).first.wait_for()
    assert page.find("main script, main img, main [onerror]").count() == 0


def test_the_policy_lets_no_script_in_that_is_not_a_file_of_the_service(visit: Callable[..., Visit]) -> None:
    page = visit()
    answer = page.context.request.get(page.address)
    policy = dict(part.strip().split(" ", 1) for part in answer.headers["content-security-policy"].split(";"))

    assert policy.get("script-src", policy["default-src"]) == "'self'"
    assert policy["object-src"] == policy["base-uri"] == "'none'"
    assert not re.search(r"<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=|javascript:", answer.text())


def test_the_first_view_asks_nothing_that_it_does_not_show(visit: Callable[..., Visit]) -> None:
    page = visit()
    asked: list[str] = []
    page.page.on("request", lambda request: asked.append(request.url.removeprefix(page.address).split("?")[0]))
    page.go()

    assert [path for path in asked if path.startswith(("/explorer", "/favicon"))] != []
    assert [path for path in asked[1:] if not path.startswith(("/explorer", "/favicon"))] == [
        "/questions",
        "/reach",
        "/mechanisms",
    ]


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
