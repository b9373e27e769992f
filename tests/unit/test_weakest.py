"""The weakest step of a mechanism, what falls with it, and what would mend it."""

from pathlib import Path

import pytest

from graph.evidence.reliability import REVIEWS
from graph.falling import Falling
from graph.mechanisms import MechanismOptions
from graph.paths.deadline import Deadline
from graph.paths.query import FoundPath, PathQuery
from graph.paths.search import top_k
from graph.raising import raises, reading
from graph.records import RecordCache
from graph.snapshot import Snapshot
from graph.weakest import WeakLinks, weakest_links
from schema.edge import ClaimReliability
from schema.predicates import Predicate
from schema.record import CitedWork, ClaimRecord
from schema.reference import Reference, Study
from schema.rubric import load_rubric
from schema.vocabulary import Basis, Design, Kind, Role, Sign, Support, Tier
from tests.unit.engine_store import claim, graph_of, held, id_of, paper, random_paper
from tests.unit.small_graphs import all_paths, edge, entity

AT = "text/1/1"
RUBRIC = load_rubric()
NAMES = ("v", "w", "a", "b", "c")
NODES = [
    *(entity(id_of(name), Kind.VESICLE if name in "vw" else Kind.GENE) for name in NAMES),
    *(entity(id_of(name), Kind.PROCESS) for name in "pq"),
]
CLAIMS = [
    claim("v carries a"),
    claim("a increases p", hedge="speculated"),
    claim("v carries b", hedge="suggested"),
    claim("b increases p"),
    claim("w carries a"),
    claim("p increases q"),
]


def asked(folder: Path, source: str = "v", target: str = "p", k: int = 20) -> WeakLinks:
    with held(folder, paper(NODES, *CLAIMS)) as (snapshot, store):
        options = MechanismOptions(k=k)
        ends = id_of(source), id_of(target)
        return weakest_links(snapshot, store, RUBRIC, ends, options, Deadline())


def test_the_step_that_is_believed_least_is_named_for_each_mechanism(tmp_path: Path) -> None:
    links = asked(tmp_path).links
    named = [(link.edge.subject, link.edge.object, link.edge.belief, link.step, link.ties) for link in links]
    assert named == [
        (id_of("v"), id_of("b"), 0.16, 0, ()),
        (id_of("a"), id_of("p"), 0.1, 1, ()),
    ]


def test_steps_that_are_believed_alike_are_all_named(tmp_path: Path) -> None:
    by_step = {link.chain.path.nodes[1]: link for link in asked(tmp_path, "w", "q").links}
    assert (by_step[id_of("a")].step, by_step[id_of("a")].ties) == (1, ())
    with held(tmp_path, paper(NODES, *CLAIMS[:1], claim("a increases p"))) as (snapshot, store):
        ends = id_of("v"), id_of("p")
        (alike,) = weakest_links(snapshot, store, RUBRIC, ends, MechanismOptions(), Deadline()).links
    assert (alike.step, alike.ties) == (0, (1,))


def test_what_falls_with_it_is_lost_or_weakened(tmp_path: Path) -> None:
    first, second = (link.criticality for link in asked(tmp_path).links)
    assert [(each.source, each.effect, each.belief, each.without) for each in first.conclusions] == [
        (id_of("v"), id_of("p"), 0.032, 0.02),
        (id_of("v"), id_of("q"), 0.0064, 0.004),
    ]
    assert (first.mechanisms, first.without, first.exact) == (1, 0.02, True)
    assert [(each.source, each.is_lost) for each in second.conclusions] == [(id_of("w"), True), (id_of("w"), True)]
    assert second.without == 0.032


@pytest.mark.parametrize("seed", range(25))
def test_what_falls_is_what_trying_all_paths_without_the_step_says(tmp_path: Path, seed: int) -> None:
    with held(tmp_path, random_paper(seed)) as (snapshot, _):
        query = PathQuery(sources=snapshot.sources[:1], target=id_of("p"), max_hops=4)
        falling = Falling(snapshot, query, Deadline())
        for position in range(snapshot.index.edge_count):
            key = snapshot.index.edge(position).key
            told = {(each.source, each.effect): (each.belief, each.without) for each in falling.with_step(key)}
            assert told == _fallen(snapshot, key)
    assert not falling.timed_out


def _fallen(snapshot: Snapshot, key: tuple[str, str, str]) -> dict[tuple[str, str], tuple[float, float | None]]:
    graph = graph_of(snapshot)
    effects = {id_ for id_, roles in snapshot.roles.items() if Role.CELL_EFFECT in roles} | {id_of("p")}
    fallen = {}
    for source in snapshot.sources:
        for effect in effects - {source}:
            paths = all_paths(graph, PathQuery(sources=(source,), target=effect, max_hops=4))
            left = [path.belief for path in paths if all(edge.key != key for edge in path.edges)]
            before = paths[0].belief if paths else None
            if before is not None and (not left or left[0] < before):
                fallen[source, effect] = before, left[0] if left else None
    return fallen


def test_a_study_raises_a_step_as_the_rubric_says(tmp_path: Path) -> None:
    with held(tmp_path, paper(NODES, *CLAIMS)) as (snapshot, store):
        query = PathQuery(sources=(id_of("v"),), target=id_of("p"))
        path = top_k(snapshot.index, query, Deadline()).paths[0]
        parts = [part for record in RecordCache(store).of([path.edges[0]]) for part in record.parts]
    found = raises(path, 0, parts, RUBRIC)
    assert [one.tier for one in found] == [Tier.IN_VIVO_MS, Tier.IN_VITRO, Tier.OTHER_CNS, Tier.REVIEW]
    for one in found:
        assert one.reliability == RUBRIC.tiers[one.tier]
        assert one.step == pytest.approx(1 - (1 - path.edges[0].belief) * (1 - one.reliability))
        assert one.path == pytest.approx(one.step * path.edges[1].belief)
        assert one.gain == pytest.approx(one.path - path.belief)


def test_one_more_review_counts_with_the_reviews_that_there_are(tmp_path: Path) -> None:
    with held(tmp_path, paper(NODES, *CLAIMS)) as (snapshot, _):
        path = top_k(snapshot.index, PathQuery(sources=(id_of("v"),), target=id_of("p")), Deadline()).paths[0]
    held_already = ClaimReliability(
        claim="claim:x", group=REVIEWS, tier=Tier.REVIEW, base=0.4, penalties=(), reliability=0.4, capped=False
    )
    review = raises(path, 0, [held_already], RUBRIC)[-1]
    assert (review.tier, review.step) == (Tier.REVIEW, 0.4)


def test_of_studies_that_raise_alike_the_weaker_comes_first(tmp_path: Path) -> None:
    flat = RUBRIC.model_copy(update={"tiers": dict.fromkeys(Tier, 0.5)})
    with held(tmp_path, paper(NODES, *CLAIMS)) as (snapshot, _):
        path = top_k(snapshot.index, PathQuery(sources=(id_of("v"),), target=id_of("p")), Deadline()).paths[0]
    assert raises(path, 0, (), flat)[0].tier is Tier.REVIEW


def test_reading_a_cited_study_gives_it_its_own_tier() -> None:
    study = Study(design=Design.PRIMARY, tier=Tier.IN_VITRO, basis=Basis.TITLE)
    entry = Reference(document="paper", number=1, first_author="A A", year=2001, title="One", doi="10.1/A", study=study)
    work = CitedWork(mention=f"{AT}#1", reference=entry.id, support=Support.YES, tier=Tier.IN_VITRO, basis=Basis.TITLE)
    unread = ClaimReliability(
        claim="x",
        group=entry.work,
        tier=Tier.REVIEW,
        base=0.4,
        penalties=(("misprint", 0.5),),
        reliability=0.2,
        capped=True,
    )
    unclear = unread.model_copy(update={"group": "attribution:paper"})
    path = FoundPath(("a", "b", "c"), (edge("a", Predicate.CARRIES, "b", 0.36), edge("b", Predicate.AFFECTS, "c", 0.5)),
                     Sign.UNKNOWN, 0)  # fmt: skip

    def record(*parts: ClaimReliability) -> ClaimRecord:
        return ClaimRecord(claim=CLAIMS[0], position="1", works=(work,), parts=parts, belief=0.2)

    found = reading(path, 0, [record(unread, unclear)], {entry.id: entry}, RUBRIC)
    assert found is not None
    assert found.works == ("doi:10.1/a",)
    assert found.step == pytest.approx(1 - (1 - 0.3) * (1 - 0.2))
    assert found.path == pytest.approx(found.step * 0.5)
    assert found.gain == pytest.approx(found.path - path.belief)
    assert reading(path, 0, [record(unclear)], {entry.id: entry}, RUBRIC) is None


def test_no_more_mechanisms_than_were_asked_for(tmp_path: Path) -> None:
    found = asked(tmp_path, k=1)
    assert (len(found.links), found.has_more) == (1, True)


def test_where_there_is_no_mechanism_the_reason_is_given(tmp_path: Path) -> None:
    found = asked(tmp_path, "w", "c")
    assert found.links == ()
    assert found.why is not None


def test_time_that_is_over_makes_the_numbers_least_ones(tmp_path: Path) -> None:
    with held(tmp_path, paper(NODES, *CLAIMS)) as (snapshot, _):
        falling = Falling(snapshot, PathQuery(sources=(id_of("v"),), target=id_of("p")), Deadline(0))
        assert falling.with_step((id_of("v"), "carries", id_of("b"))) == ()
    assert falling.timed_out
