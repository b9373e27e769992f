"""The smallest sets are those that trying every set finds."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import combinations, count, pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.conclusions import ConclusionOptions
from graph.cuts.cutting import cuts, plain_cut
from graph.cuts.minimum import MinimumCuts, minimum_cuts, smallest
from graph.cuts.searching import LosingNodes
from graph.fragility import fragility
from graph.partial.loss import Loss
from graph.partial.taking import partial_store
from graph.paths.deadline import Deadline
from graph.paths.query import PathQuery
from graph.paths.search import top_k
from graph.snapshot import Snapshot
from schema.document import Bundle
from schema.query import ClaimFilter
from schema.rubric import load_rubric
from schema.vocabulary import CargoEvidence, Kind, Sign, Tier
from tests.strategies import bundles
from tests.unit.engine_store import claim, held, id_of, paper, random_paper
from tests.unit.small_graphs import entity
from tests.unit.test_partial import holding

RUBRIC = load_rubric()
MANY = 10_000
slow = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
libraries = st.lists(bundles(), min_size=1, max_size=2, unique_by=lambda bundle: bundle.info.id)

Found = tuple[int | None, set[tuple[str, ...]]]


def tried(elements: Iterable[str], is_cut: Callable[[tuple[str, ...]], bool]) -> Found:
    """The size of the smallest sets that cut, and all of them, by trying every set; no size where none does."""
    ordered = sorted(set(elements))
    for size in range(len(ordered) + 1):
        if found := {chosen for chosen in combinations(ordered, size) if is_cut(chosen)}:
            return size, found
    return None, set()


def given_by(found: MinimumCuts) -> Found:
    assert found.proven
    assert not found.truncated
    assert found.upper == (None if found.uncuttable else found.lower)
    return found.upper, set(found.sets)


def has_path(snapshot: Snapshot, query: PathQuery, **changes: object) -> bool:
    return bool(top_k(snapshot.index, query.model_copy(update=changes), Deadline()).paths)


@pytest.mark.parametrize("seed", range(25))
def test_the_fewest_nodes_are_those_that_trying_every_set_finds(tmp_path: Path, seed: int) -> None:
    with held(tmp_path, random_paper(seed)) as (snapshot, store):
        for source in ("v1", "v2"):
            for sign in (None, Sign.POSITIVE, Sign.NEGATIVE):
                query = PathQuery(sources=(id_of(source),), target=id_of("p"), sign=sign, max_hops=4)
                inner = set(snapshot.entities) - {*query.sources, query.target}
                expected = tried(inner, partial(_is_cut_by_nodes, snapshot, query))
                assert given_by(cuts(snapshot, store, RUBRIC, query, MANY, Deadline()).nodes) == expected


def _is_cut_by_nodes(snapshot: Snapshot, query: PathQuery, nodes: tuple[str, ...]) -> bool:
    return not has_path(snapshot, query, avoid=nodes)


CONDITIONS: tuple[dict[str, Any], ...] = (
    {},
    {"min_belief": 0.15},
    {"min_belief": 0.5},
    {"tier": Tier.REVIEW},
    {"tier": Tier.IN_VITRO},
    {"cargo": CargoEvidence.DELIVERED},
    {"same_species": True},
    {"same_model": True, "min_belief": 0.1},
    {"same_cell": True},
    {"same_study": True},
)


def queries_of(snapshot: Snapshot, **conditions: Any) -> list[PathQuery]:
    ids = list(snapshot.entities)
    pairs = [(one, other) for one in ids for other in ids if one != other]
    asked = [PathQuery(sources=(one,), target=other, max_hops=3, **conditions) for one, other in pairs]
    return [query for query in asked if has_path(snapshot, query)]


@pytest.mark.parametrize("conditions", CONDITIONS, ids=str)
@slow
@given(library=libraries)
def test_the_fewest_works_are_those_whose_retraction_ends_every_path(
    library: list[Bundle], conditions: dict[str, Any]
) -> None:
    with holding(library) as (snapshot, store):
        entries = {reference.work: reference.id for reference in snapshot.references.values()}
        parts: dict[tuple[str, ...], Snapshot] = {}

        def without(works: tuple[str, ...]) -> Snapshot:
            if works not in parts:
                loss = Loss(references=tuple(entries[work] for work in works))
                parts[works], _ = partial_store(snapshot, store, loss, RUBRIC)
            return parts[works]

        for query in queries_of(snapshot, **conditions):

            def is_cut(works: tuple[str, ...], query: PathQuery = query) -> bool:
                return not has_path(without(works), query)

            expected = tried(entries, is_cut)
            assert given_by(cuts(snapshot, store, RUBRIC, query, MANY, Deadline()).works) == expected


@pytest.mark.parametrize("conditions", CONDITIONS, ids=str)
@slow
@given(library=libraries)
def test_a_conclusion_ends_with_the_fewest_claims_and_documents_that_trying_every_set_finds(
    library: list[Bundle], conditions: dict[str, Any]
) -> None:
    with holding(library) as (snapshot, store):
        records = store.claims(ClaimFilter())
        ids = [record.claim.id for record in records]
        by_document: dict[str, list[str]] = {record.claim.document: [] for record in records}
        for record in records:
            by_document[record.claim.document].append(record.claim.id)
        asked = {query.target for query in queries_of(snapshot, **conditions)}
        if not asked:
            return
        options = ConclusionOptions(sources=tuple(snapshot.entities), effects=tuple(asked), max_hops=3, **conditions)
        found = fragility(snapshot, store, RUBRIC, options, Deadline())
        assert not found.timed_out
        for row in found.rows[:5]:
            ends = row.conclusion
            sign = None if ends.sign is Sign.MIXED else ends.sign
            query = PathQuery(sources=(ends.source,), target=ends.effect, sign=sign, max_hops=3, **conditions)

            def is_cut(claims: Sequence[str], query: PathQuery = query) -> bool:
                part, _ = partial_store(snapshot, store, Loss(claims=tuple(claims)), RUBRIC)
                return not has_path(part, query)

            assert given_by(row.claims) == tried(ids, is_cut)
            assert given_by(row.documents) == tried(
                by_document, lambda chosen: is_cut([one for document in chosen for one in by_document[document]])
            )


LAYERS = paper(
    [entity(id_of("v"), Kind.VESICLE), *(entity(id_of(name), Kind.GENE) for name in "abcdefp")],
    *(claim(f"v carries {one}") for one in "abc"),
    *(claim(f"{one} increases {other}") for one in "abc" for other in "def"),
    *(claim(f"{one} increases p") for one in "def"),
)


@pytest.mark.parametrize("branches", [0, 1, 3, 8, 20])
def test_bounds_that_are_not_proven_still_hold(tmp_path: Path, branches: int) -> None:
    with held(tmp_path, LAYERS) as (snapshot, _):
        query = PathQuery(sources=(id_of("v"),), target=id_of("p"))
        breaking = LosingNodes(snapshot.index, query, Deadline())
        exact = minimum_cuts(breaking, Deadline(), MANY)
        found = minimum_cuts(breaking, Deadline(), MANY, branches)
        assert exact.upper == 3
        assert found.lower <= 3
        assert found.upper is None or found.upper >= 3
        assert found.proven is (found.lower == found.upper)
        assert not found.timed_out
        for chosen in found.sets:
            assert not has_path(snapshot, query, avoid=chosen)


def test_time_that_is_over_leaves_bounds(tmp_path: Path) -> None:
    with held(tmp_path, LAYERS) as (snapshot, store):
        query = PathQuery(sources=(id_of("v"),), target=id_of("p"))
        found = cuts(snapshot, store, RUBRIC, query, MANY, Deadline(0))
        assert (found.nodes.proven, found.nodes.upper, found.works.proven) == (False, None, False)
        assert found.timed_out


@pytest.mark.parametrize("ticks", [*range(60), *range(60, 600, 30)])
def test_what_was_found_without_being_late_is_what_more_time_finds(tmp_path: Path, ticks: int) -> None:
    with held(tmp_path, LAYERS) as (snapshot, store):
        query = PathQuery(sources=(id_of("v"),), target=id_of("p"))
        options = ConclusionOptions(sources=query.sources, effects=(query.target,))
        found = cuts(snapshot, store, RUBRIC, query, MANY, Deadline(ticks, count().__next__))
        assert found.timed_out or found == cuts(snapshot, store, RUBRIC, query, MANY, Deadline())
        fragile = fragility(snapshot, store, RUBRIC, options, Deadline(ticks, count().__next__))
        assert fragile.timed_out or fragile == fragility(snapshot, store, RUBRIC, options, Deadline())


def test_what_nothing_cuts_is_said_with_the_path(tmp_path: Path) -> None:
    nodes = [entity(id_of("v"), Kind.VESICLE), entity(id_of("g"), Kind.GENE), entity(id_of("p"), Kind.PROCESS)]
    claims = [claim("v carries g"), claim("g increases p"), claim("v increases p")]
    with held(tmp_path, paper(nodes, *claims)) as (snapshot, store):
        query = PathQuery(sources=(id_of("v"),), target=id_of("p"))
        found = cuts(snapshot, store, RUBRIC, query, MANY, Deadline())
        assert found.nodes.uncuttable is not None
        assert found.nodes.uncuttable.hops == 1
        assert found.plain.is_direct
        assert found.works.uncuttable is not None
        assert (found.nodes.sets, found.works.sets) == ((), ())


def test_the_plain_cut_counts_no_steps_and_no_signs(tmp_path: Path) -> None:
    names = "abcdefg"
    nodes = [entity(id_of("v"), Kind.VESICLE), *(entity(id_of(name), Kind.GENE) for name in names)]
    chain = [claim(f"{one} increases {other}") for one, other in pairwise(names)]
    claims = [claim("v carries a"), *chain, claim("v carries g"), claim("g increases v")]
    with held(tmp_path, paper(nodes, *claims[:-2], claims[-1])) as (snapshot, _):
        query = PathQuery(sources=(id_of("v"),), target=id_of("g"), max_hops=2)
        assert not has_path(snapshot, query)
        assert plain_cut(snapshot.index, query).nodes in [(id_of(name),) for name in names[:-1]]
        assert plain_cut(snapshot.index, query.model_copy(update={"avoid": (id_of("c"),)})).nodes == ()


def test_of_all_smallest_sets_no_more_are_given_than_are_wanted(tmp_path: Path) -> None:
    names = "abcde"
    nodes = [entity(id_of("v"), Kind.VESICLE), *(entity(id_of(name), Kind.GENE) for name in names)]
    claims = [
        claim("v carries a"),
        *(claim(f"{one} increases {other}") for one, other in pairwise(names)),
    ]
    with held(tmp_path, paper(nodes, *claims)) as (snapshot, store):
        query = PathQuery(sources=(id_of("v"),), target=id_of("e"))
        every = cuts(snapshot, store, RUBRIC, query, MANY, Deadline()).nodes
        assert every.sets == tuple((id_of(name),) for name in "abcd")
        few = cuts(snapshot, store, RUBRIC, query, 2, Deadline()).nodes
        assert (few.proven, few.truncated, few.upper) == (True, True, 1)
        assert set(few.sets) < set(every.sets)


def test_smallest_keeps_no_set_that_holds_another() -> None:
    sets = [frozenset("ab"), frozenset("a"), frozenset("bc"), frozenset("abc")]
    assert smallest(sets) == (frozenset("a"), frozenset("bc"))
