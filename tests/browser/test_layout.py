"""What holds of every drawing: nothing lies over a thing, names fit, columns are types, and few steps run backwards."""

import random
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

import pytest

from graph.sqlite.store import SqliteStore
from schema.predicates import Predicate
from schema.rubric import load_rubric
from schema.vocabulary import Kind
from tests.browser.visit import Visit
from tests.http.process import Server
from tests.http.world import claim, entity, paper

MATURATION = "OPC maturation"
TANGLES = 6
KINDS = {Kind.MICRORNA: 3, Kind.GENE: 5, Kind.FAMILY: 2, Kind.PATHWAY: 3, Kind.PROCESS: 3}
NAMES = (
    "miR-{}",
    "a factor that a long name was given to by those who found it {}",
    "Pneumonoultramicroscopic{}",
    "G{}",
)
SIGNED = (Predicate.INCREASES, Predicate.DECREASES, Predicate.AFFECTS)
STAGES = ("source", "cargo", "pathway", "target_gene", "process", "effect")
BOXES = """() => {
  const box = (element) => { const r = element.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; };
  return {
    nodes: Object.fromEntries([...document.querySelectorAll('g.node')].map((g) => [g.id.slice(5), box(g.querySelector('rect'))])),
    names: [...document.querySelectorAll('g.node')].map((g) => [box(g.querySelector('rect')), ...[...g.querySelectorAll('text')].map(box)]),
    labels: [...document.querySelectorAll('g.label')].map((g) => [g.querySelector('text').textContent, box(g.querySelector('rect'))]),
    backward: document.querySelectorAll('g.step.backward').length,
    columns: [...document.querySelectorAll('text.stage')].map((text) => [text.textContent, box(text)]),
  };
}"""  # noqa: E501 - JavaScript

Box = list[float]


def thing(tangle: int, kind: Kind, number: int) -> str:
    return f"exomyelin:t{tangle}-{kind.value}-{number}"


@pytest.fixture(scope="module")
def tangled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A service over sources whose mechanisms are as tangled as chance makes them, in every direction."""
    chance = random.Random(20)  # noqa: S311 - a paper that can be made again, not a secret
    entities, claims = [], {}
    for tangle in range(TANGLES):
        things = [thing(tangle, kind, number) for kind, count in KINDS.items() for number in range(count)]
        kinds = {one: Kind(one.split("-")[1]) for one in things}
        names = [chance.choice(NAMES).format(f"{tangle}{place}") for place in range(len(things))]
        entities += [entity(id_, name, kinds[id_]) for id_, name in zip(things, names, strict=True)]
        source, effect = f"exomyelin:source-{tangle}", f"exomyelin:effect-{tangle}"
        entities += [entity(source, f"source {tangle}", Kind.VESICLE), entity(effect, f"effect {tangle}", Kind.PROCESS)]
        pairs = [(source, Predicate.CARRIES, one) for one in chance.sample(things, 4)]
        pairs += [(chance.choice(things), chance.choice(SIGNED), one) for one in things for _ in range(2)]
        pairs += [(one, chance.choice(SIGNED), effect) for one in chance.sample(things, 5)]
        made = [
            claim(f"results/{tangle + 1}/{place + 1}", *pair, "It does.")
            for place, pair in enumerate(pairs)
            if pair[0] != pair[2]
        ]
        claims.update({one.id: one for one in made})
    path = tmp_path_factory.mktemp("tangled") / "store.sqlite"
    store = SqliteStore(path, load_rubric())
    store.load(
        paper(entities=tuple(entities), claims=tuple(claims.values()), mentions=(), references=(), judgements=())
    )
    store.close()
    server = Server(path)
    yield server
    server.stop()


def meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] - 1 and b[0] < a[2] - 1 and a[1] < b[3] - 1 and b[1] < a[3] - 1


def hold_to_all(drawn: dict[str, Any], answer: dict[str, Any]) -> None:
    """Everything that is promised of a drawing of this answer."""
    boxes: dict[str, Box] = drawn["nodes"]
    assert sorted(boxes) == sorted(node["id"] for node in answer["nodes"])
    assert [pair for pair in combinations(boxes.values(), 2) if meet(*pair)] == []
    for box, *lines in drawn["names"]:
        assert all(line[0] >= box[0] and line[2] <= box[2] for line in lines)
        assert all(line[1] >= box[1] - 1 and line[3] <= box[3] + 1 for line in lines)
    assert [text for text, label in drawn["labels"] if any(meet(label, box) for box in boxes.values())] == []
    assert [pair for pair in combinations([label for _, label in drawn["labels"]], 2) if meet(*pair)] == []
    # Columns stand in the order of stages, and each thing under the head of its own.
    stage = {node["id"]: STAGES.index(node["stage"]) for node in answer["nodes"]}
    assert [
        pair
        for pair in combinations(stage, 2)
        if (stage[pair[0]] - stage[pair[1]]) * (boxes[pair[0]][0] - boxes[pair[1]][0]) < 0
    ] == []
    heads = [text.replace(" ", "_") for text, _ in drawn["columns"]]
    assert heads == [name for place, name in enumerate(STAGES) if place in stage.values()]
    # What runs backwards says so, and nothing else does.
    back = [step for step in answer["steps"] if boxes[step["object"]][0] < boxes[step["subject"]][0] - 1]
    assert drawn["backward"] == len(back) == sum(text.startswith("←") for text, _ in drawn["labels"])


@pytest.mark.parametrize("tangle", range(TANGLES))
def test_every_tangle_is_drawn_legibly(visit: Callable[..., Visit], tangled: Server, tangle: int) -> None:
    asked = {"source": f"source {tangle}", "effect": f"effect {tangle}"}
    page = visit(address=tangled.address).go("mechanism", **asked)
    answer = page.ask("/mechanisms", **asked, limit="12")

    assert len(answer["items"]) > 1
    hold_to_all(page.page.evaluate(BOXES), answer)


def test_every_mechanism_of_the_shipped_papers_is_drawn_legibly(visit: Callable[..., Visit]) -> None:
    page = visit()
    sources = [row for row in page.ask("/reach", effect=MATURATION, limit="200")["items"] if row["mechanistic"]]
    for source in sources:
        asked = {"source": source["source"], "effect": MATURATION}
        page.go("mechanism", **asked)
        answer = page.ask("/mechanisms", **asked, limit="12")
        drawn = page.page.evaluate(BOXES)
        hold_to_all(drawn, answer)
        # At most one in ten: what acts stands before what it acts on.
        assert drawn["backward"] <= len(answer["steps"]) / 10
    assert len(sources) > 5


def test_no_step_runs_backwards_from_the_family_of_a_cargo(visit: Callable[..., Visit]) -> None:
    page = visit().go("mechanism", source="OPC exosome", effect=MATURATION)
    drawn = page.page.evaluate(BOXES)

    assert drawn["backward"] == 0
    assert drawn["nodes"]["exomyelin:mir-219"][2] < drawn["nodes"]["HGNC:16421"][0]
