"""Sources beside each other: held against all of their paths, one by one."""

from collections import defaultdict
from pathlib import Path

import pytest

from graph.comparison import ComparedStep, Comparison, Standing, compare
from graph.merits import merits_of
from graph.paths.deadline import Deadline
from graph.paths.query import FoundPath, PathQuery
from graph.reach import ReachOptions, reach
from graph.why import WhyCode
from schema.document import Bundle
from schema.predicates import Predicate
from schema.vocabulary import Kind, Sign
from tests.unit.engine_store import claim, graph_of, held, id_of, paper, random_paper
from tests.unit.small_graphs import all_paths, entity

NODES = [
    *(entity(id_of(name), Kind.VESICLE) for name in ("msc", "opc", "nsc", "idle")),
    entity(id_of("mir"), Kind.MICRORNA),
    entity(id_of("bdnf"), Kind.GENE),
    entity(id_of("sox"), Kind.GENE),
    entity(id_of("diff"), Kind.PROCESS),
    entity(id_of("mat"), Kind.PROCESS),
    entity(id_of("cheap"), Kind.PROPERTY),
    entity(id_of("scarce"), Kind.CHALLENGE),
]
CLAIMS = [
    claim("msc carries mir"),
    claim("opc carries mir", "text/1/2"),
    claim("mir decreases sox", "text/1/3"),
    claim("sox decreases diff", "text/1/4"),
    claim("diff increases mat", "text/1/5"),
    claim("msc carries bdnf", "text/1/6"),
    claim("bdnf increases mat", "text/1/7"),
    claim("nsc decreases mat", "text/1/8"),
    claim("nsc increases sox", "text/1/9"),
    claim("msc decreases sox", "text/1/10"),
    claim("msc has_advantage cheap", "text/2/1"),
    claim("opc has_advantage cheap", "text/2/2"),
    claim("opc has_limitation scarce", "text/2/3"),
    claim("opc has_limitation scarce", "text/2/4", polarity="negated"),
    claim("idle faces scarce", "text/2/5"),
]


def compared(folder: Path, bundle: Bundle, *sources: str, effect: str = "mat", **options: int) -> Comparison:
    with held(folder, bundle) as (snapshot, store):
        asked = ReachOptions.model_validate(options)
        return compare(snapshot, store, tuple(map(id_of, sources)), id_of(effect), asked, Deadline())


@pytest.fixture
def answer(tmp_path: Path) -> Comparison:
    return compared(tmp_path, paper(NODES, *CLAIMS), "msc", "opc", "nsc", "idle")


def text_of(step: ComparedStep) -> str:
    subject = "*" if step.own else step.edge.subject.partition(":")[2]
    return f"{subject} {step.edge.predicate} {step.edge.object.partition(':')[2]}"


def by_text(answer: Comparison) -> dict[str, ComparedStep]:
    return {text_of(step): step for step in answer.steps}


def names(ids: tuple[str, ...]) -> list[str]:
    return [id_.partition(":")[2] for id_ in ids]


def test_steps_are_told_by_who_takes_them(answer: Comparison) -> None:
    steps = by_text(answer)

    assert {text: step.standing.value for text, step in steps.items()} == {
        "diff increases mat": "shared",
        "sox decreases diff": "shared",
        "* carries mir": "partly_shared",
        "mir decreases sox": "partly_shared",
        "* carries bdnf": "alone",
        "bdnf increases mat": "alone",
        "* decreases mat": "alone",
        "* increases sox": "alone",
        "* decreases sox": "alone",
    }


def test_what_two_sources_both_carry_is_one_step_with_the_evidence_of_each(answer: Comparison) -> None:
    step = by_text(answer)["* carries mir"]

    assert [use.source for use in step.uses] == [id_of("msc"), id_of("opc")]
    assert [use.edge.subject for use in step.uses] == [id_of("msc"), id_of("opc")]
    assert [use.edge.claims for use in step.uses] == [(CLAIMS[0].id,), (CLAIMS[1].id,)]


def test_opposite_signs_between_the_same_two_things_are_marked_on_both(answer: Comparison) -> None:
    steps = by_text(answer)

    assert names(steps["* increases sox"].opposed) == ["msc"]
    assert names(steps["* decreases sox"].opposed) == ["nsc"]
    assert names(steps["mir decreases sox"].opposed) == []


def test_opposite_net_signs_are_marked(answer: Comparison) -> None:
    signs = {source.source: source.reached.sign for source in answer.sources if source.reached}

    assert signs == {id_of("msc"): Sign.POSITIVE, id_of("opc"): Sign.POSITIVE, id_of("nsc"): Sign.NEGATIVE}
    assert [names(pair) for pair in answer.opposed_pairs] == [["msc", "nsc"], ["opc", "nsc"]]


def test_a_source_that_does_not_reach_the_effect_is_there_and_says_why(answer: Comparison) -> None:
    idle = answer.sources[3]

    assert (idle.source, idle.reached, idle.paths_read) == (id_of("idle"), None, 0)
    assert idle.why is not None
    assert idle.why.code is WhyCode.NO_PATH
    assert [merit.predicate for merit in idle.merits] == [Predicate.FACES]


def test_what_is_no_source_says_so(tmp_path: Path) -> None:
    answer = compared(tmp_path, paper(NODES, *CLAIMS), "msc", "cheap")

    assert answer.sources[1].why is not None
    assert answer.sources[1].why.code is WhyCode.NOT_A_SOURCE


def test_what_is_said_for_and_against_a_source_is_given_with_its_denials(tmp_path: Path) -> None:
    with held(tmp_path, paper(NODES, *CLAIMS)) as (_, store):
        advantage, limitation = merits_of(store, id_of("opc"))

    assert (advantage.predicate, advantage.object, advantage.claims) == (
        Predicate.HAS_ADVANTAGE,
        id_of("cheap"),
        (CLAIMS[11].id,),
    )
    assert (limitation.claims, limitation.denials) == ((CLAIMS[12].id,), (CLAIMS[13].id,))


def test_steps_come_from_the_first_paths_and_it_is_said_when_there_are_more(tmp_path: Path) -> None:
    answer = compared(tmp_path, paper(NODES, *CLAIMS), "msc", "opc", cap=1)

    assert [(source.paths_read, source.paths_whole) for source in answer.sources] == [(1, False), (1, True)]
    assert "* decreases sox" not in by_text(answer)


@pytest.mark.parametrize("seed", range(25))
def test_all_paths_one_by_one_say_the_same(tmp_path: Path, seed: int) -> None:
    with held(tmp_path, random_paper(seed)) as (snapshot, store):
        sources = snapshot.sources
        answer = compare(snapshot, store, sources, id_of("p"), ReachOptions(max_hops=4), Deadline())
        graph, rows = graph_of(snapshot), reach(snapshot, store, id_of("p"), ReachOptions(max_hops=4)).rows
    taken: dict[tuple[str, str, str], dict[str, list[FoundPath]]] = defaultdict(lambda: defaultdict(list))
    reaching = set()
    for source in sources:
        # Asked about together, a path may lead through another of the sources.
        query = PathQuery(sources=sources, target=id_of("p"), max_hops=4)
        for path in all_paths(graph, query):
            if path.nodes[0] == source:
                reaching.add(source)
                for edge in path.edges:
                    subject = "" if edge.subject == source else edge.subject
                    taken[subject, edge.predicate.value, edge.object][source].append(path)

    assert {
        ("" if step.own else step.edge.subject, step.edge.predicate.value, step.edge.object): {
            use.source: (use.paths, use.best_belief) for use in step.uses
        }
        for step in answer.steps
    } == {
        key: {source: (len(paths), max(path.belief for path in paths)) for source, paths in by_source.items()}
        for key, by_source in taken.items()
    }
    for step in answer.steps:
        shared = Standing.SHARED if len(step.uses) == len(reaching) else Standing.PARTLY_SHARED
        assert step.standing is (Standing.ALONE if len(step.uses) == 1 else shared)
    assert {source.source for source in answer.sources if source.reached} == reaching
    assert {row.source: row.reached for row in rows} == {source.source: source.reached for source in answer.sources}
