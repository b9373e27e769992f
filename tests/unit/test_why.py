"""An empty answer says why it is empty, and what would fill it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.paths.deadline import Deadline
from graph.paths.query import PathQuery
from graph.paths.search import top_k
from graph.snapshot import Snapshot
from graph.why import Relaxation, Why, WhyCode, explain
from schema.vocabulary import Kind, Sign
from tests.unit.engine_store import claim, graph_of, held, id_of, paper, random_paper, relation
from tests.unit.small_graphs import all_paths, entity, random_query

NODES = [
    entity(id_of("v"), Kind.VESICLE),
    entity(id_of("w"), Kind.VESICLE),
    *(entity(id_of(name)) for name in ("a", "b", "c", "far", "family", "lonely")),
    entity(id_of("fats"), Kind.SUBSTANCE, is_class=True),
    entity(id_of("p"), Kind.PROCESS),
]
CLAIMS = [
    "v carries a",
    "a decreases b",
    "b decreases c",
    "c increases far",
    "family increases p",
    "w carries fats",
    "fats increases far",
]


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    claims = [claim(text) for text in CLAIMS]
    bundle = paper(NODES, *claims, background=[relation("a is_a family")])
    with held(tmp_path_factory.mktemp("store"), bundle) as (made, _):
        yield made


def why(snapshot: Snapshot, source: str, target: str, *, of_sources: bool = False, **conditions: Any) -> Why:
    query = PathQuery.model_validate({"sources": (id_of(source),), "target": id_of(target), **conditions})
    assert not top_k(snapshot.index, query, Deadline()).paths
    return explain(snapshot, query, Deadline(), of_sources=of_sources)


def alone(code: WhyCode, parameter: str, value: object) -> Why:
    return Why(code, (Relaxation(parameter, value),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("conditions", "code", "parameter", "value"),
    [
        ({"max_hops": 2}, WhyCode.BEYOND_MAX_HOPS, "max_hops", 4),
        ({"max_hops": 3}, WhyCode.BEYOND_MAX_HOPS, "max_hops", 4),
        ({"sign": "-"}, WhyCode.SIGN_EXCLUDES, "sign", Sign.POSITIVE),
        ({"min_belief": 0.9}, WhyCode.BELIEF_EXCLUDES, "min_belief", 0.2),
        ({"avoid": (id_of("b"),)}, WhyCode.AVOID_EXCLUDES, "avoid", ()),
        ({"avoid": (id_of("lonely"), id_of("b"))}, WhyCode.AVOID_EXCLUDES, "avoid", (id_of("lonely"),)),
        ({"avoid": (id_of("a"), id_of("b"))}, WhyCode.AVOID_EXCLUDES, "avoid", ()),
        ({"via": (id_of("a"), id_of("lonely"))}, WhyCode.VIA_EXCLUDES, "via", (id_of("a"),)),
        ({"stages": (Kind.VESICLE, Kind.GENE)}, WhyCode.STAGES_EXCLUDE, "stages", ()),
    ],
)
def test_the_one_condition_that_excludes_every_path_is_named(
    snapshot: Snapshot, conditions: dict[str, Any], code: WhyCode, parameter: str, value: object
) -> None:
    assert why(snapshot, "v", "far", **conditions) == alone(code, parameter, value)


def test_a_path_that_needs_a_background_step_says_so(snapshot: Snapshot) -> None:
    found = why(snapshot, "v", "p", background=False)
    assert found == alone(WhyCode.BACKGROUND_EXCLUDED, "background", value=True)


def test_what_only_a_class_connects_is_not_reached(snapshot: Snapshot) -> None:
    assert why(snapshot, "w", "far") == Why(WhyCode.CLASS_ONLY, through=(id_of("fats"),))
    assert why(snapshot, "w", "far", max_hops=1) == Why(WhyCode.CLASS_ONLY, through=(id_of("fats"),))


def test_what_nothing_connects_has_no_path(snapshot: Snapshot) -> None:
    found = why(snapshot, "v", "lonely", max_hops=1, sign="+")
    assert found == Why(WhyCode.NO_PATH)
    assert found.relaxation is None


def test_conditions_that_exclude_together_are_named_together(snapshot: Snapshot) -> None:
    found = why(snapshot, "v", "far", max_hops=2, sign="-", avoid=(id_of("lonely"),))
    changes = (Relaxation("max_hops", 4), Relaxation("sign", Sign.POSITIVE))
    assert found == Why(WhyCode.BEYOND_MAX_HOPS, changes, jointly=True)
    assert found.relaxation == changes[0]


def test_an_unknown_id_comes_before_all_else(snapshot: Snapshot) -> None:
    assert why(snapshot, "v", "far", max_hops=1, avoid=("exomyelin:no",)) == Why(WhyCode.UNKNOWN_ENTITY)


def test_what_is_no_vesicle_is_no_source(snapshot: Snapshot) -> None:
    assert why(snapshot, "lonely", "far", of_sources=True) == Why(WhyCode.NOT_A_SOURCE)
    assert why(snapshot, "lonely", "far") == Why(WhyCode.NO_PATH)
    assert why(snapshot, "v", "lonely", of_sources=True) == Why(WhyCode.NO_PATH)


def test_where_time_is_over_that_is_why(snapshot: Snapshot) -> None:
    query = PathQuery(sources=(id_of("v"),), target=id_of("far"), max_hops=2)
    assert explain(snapshot, query, Deadline(0)) == Why(WhyCode.TIMED_OUT)


@pytest.mark.parametrize("seed", range(60))
def test_every_relaxation_that_is_named_would_answer(seed: int, tmp_path: Path) -> None:
    with held(tmp_path, random_paper(seed)) as (made, _):
        graph = graph_of(made)
        for number in range(12):
            query = random_query(100 * seed + number, graph).model_copy(
                update={"must": (), "without": (), "through_classes": False}
            )
            if all_paths(graph, query):
                continue
            found = explain(made, query, Deadline())
            changes = [{change.parameter: change.value} for change in found.relaxations]
            joint = {name: value for change in changes for name, value in change.items()}
            for change in [joint] if found.jointly else changes:
                assert all_paths(graph, query.model_copy(update=change))
            if found.code is WhyCode.NO_PATH:
                sources_and_target = PathQuery(sources=query.sources, target=query.target, max_hops=12)
                assert not all_paths(graph, sources_and_target)
