"""What contradicts what, and why the sides may differ: held against looking at every pair and every path."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from graph.contradictions.contradiction import Caveat, Contradiction, ContradictionKind
from graph.contradictions.differences import Standing
from graph.contradictions.finding import contradictions
from graph.contradictions.wording import because
from graph.opposition import Opposition
from graph.outcomes import asked_of
from graph.paths.deadline import Deadline
from graph.paths.query import PathQuery
from graph.records import RecordCache
from schema.claim import Claim, Context
from schema.document import Bundle
from schema.predicates import Predicate
from schema.query import ClaimFilter
from schema.vocabulary import Kind, Polarity, Sign, Support, Tier
from tests.unit.cited_paper import cited, mention, work
from tests.unit.engine_store import claim, graph_of, held, id_of, paper, random_paper
from tests.unit.small_graphs import all_paths, entity

NODES = [
    entity(id_of("msc"), Kind.VESICLE),
    entity(id_of("exosome"), Kind.VESICLE, is_class=True),
    entity(id_of("mir"), Kind.MICRORNA),
    entity(id_of("wnt"), Kind.PATHWAY),
    entity(id_of("notch"), Kind.PATHWAY),
    entity(id_of("diff"), Kind.PROCESS),
    entity(id_of("lesion"), Kind.DISEASE),
    entity(id_of("eae"), Kind.DISEASE, synonyms=("encephalomyelitis of mice",)),
]


def found_in(folder: Path, bundle: Bundle) -> tuple[Contradiction, ...]:
    with held(folder, bundle) as (snapshot, store):
        found = contradictions(snapshot, store, asked_of(snapshot, 6), Deadline())
    assert not found.timed_out
    return found.found


def only(folder: Path, *claims: Claim, **more: object) -> Contradiction:
    (found,) = found_in(folder, paper(NODES, *claims, **more))
    return found


def standings(found: Contradiction) -> dict[str, Standing]:
    return {one.field: one.standing for one in found.differences}


def test_opposite_signs_of_one_pair_are_one_contradiction_with_both_claim_sets(tmp_path: Path) -> None:
    claims = [
        claim("wnt increases diff"),
        claim("wnt required_for diff", "text/1/2"),
        claim("wnt decreases diff", "text/1/3"),
    ]
    found = only(tmp_path, *claims)

    assert (found.kind, found.subject, found.object) == ("opposing_signs", id_of("wnt"), id_of("diff"))
    assert found.second is not None
    assert {record.claim.id for record in found.first.records} == {claims[0].id, claims[1].id}
    assert [record.claim.id for record in found.second.records] == [claims[2].id]
    assert (found.first.sign, found.second.sign) == (Sign.POSITIVE, Sign.NEGATIVE)
    assert (found.first.belief, found.second.belief) == (0.2, 0.2)
    assert found.firm


@pytest.mark.parametrize(
    "claims",
    [
        [claim("wnt increases diff"), claim("wnt affects diff", "text/1/2")],
        [claim("wnt increases diff"), claim("notch decreases diff", "text/1/2")],
        [claim("wnt increases diff"), claim("diff decreases wnt", "text/1/2")],
        [claim("msc decreases lesion"), claim("msc increases diff", "text/1/2")],
        [claim("wnt increases diff")],
    ],
    ids=["direction not stated", "other subject", "other way round", "lesion and repair", "alone"],
)
def test_what_can_hold_at_once_is_no_contradiction(tmp_path: Path, claims: Sequence[Claim]) -> None:
    assert found_in(tmp_path, paper(NODES, *claims)) == ()


def test_need_and_harm_may_both_hold(tmp_path: Path) -> None:
    found = only(tmp_path, claim("wnt required_for diff"), claim("wnt decreases diff", "text/1/2"))

    assert (found.caveats, found.firm) == ((Caveat.NECESSITY,), False)
    assert "Both may hold" in because(found)


def test_a_class_may_do_both(tmp_path: Path) -> None:
    found = only(tmp_path, claim("exosome increases diff"), claim("exosome decreases diff", "text/1/2"))

    assert found.caveats == (Caveat.CLASS,)


def test_a_denial_stands_against_what_it_denies_and_alone_where_nothing_affirms_it(tmp_path: Path) -> None:
    claims = [
        claim("msc carries mir"),
        claim("msc carries mir", "text/1/2", polarity="negated"),
        claim("wnt crosses notch", "text/1/3"),
        claim("wnt crosses notch", "text/1/4", polarity="negated"),
        claim("notch increases diff", "text/1/5", polarity="negated"),
        claim("notch affects diff", "text/1/6"),
    ]
    found = found_in(tmp_path, paper(NODES, *claims))

    assert [(one.kind.value, one.subject) for one in found] == [
        ("denied", id_of("msc")),
        ("denied", id_of("wnt")),
        ("only_denied", id_of("notch")),
    ]
    assert found[0].second is not None
    assert (found[0].first.polarity, found[0].second.polarity) == (Polarity.AFFIRMED, Polarity.NEGATED)
    assert found[0].second.belief is None
    assert (found[2].second, found[2].firm) == (None, False)
    assert because(found[2]) == "It is only denied: no claim affirms it."


def test_chains_of_opposite_net_signs_are_held_against_each_other(tmp_path: Path) -> None:
    claims = [
        claim("msc carries mir"),
        claim("mir decreases wnt", "text/1/2"),
        claim("wnt decreases diff", "text/1/3"),
        claim("mir decreases notch", "text/1/4"),
        claim("notch increases diff", "text/1/5"),
    ]
    found = only(tmp_path, *claims)

    assert (found.kind, found.subject, found.object) == ("opposing_mechanisms", id_of("msc"), id_of("diff"))
    assert found.second is not None
    assert found.first.path is not None
    assert found.second.path is not None
    assert found.first.path.nodes == tuple(map(id_of, ("msc", "mir", "wnt", "diff")))
    assert found.second.path.nodes == tuple(map(id_of, ("msc", "mir", "notch", "diff")))
    shared = claims[0].id
    assert shared not in {record.claim.id for record in (*found.first.records, *found.second.records)}
    assert found.caveats == (Caveat.COMPOSED,)


def test_what_only_follows_from_a_nearer_effect_is_not_repeated_unless_asked_for(tmp_path: Path) -> None:
    bundle = paper(
        NODES,
        claim("msc carries mir"),
        claim("mir increases diff", "text/1/2"),
        claim("msc decreases diff", "text/1/3"),
        claim("diff decreases lesion", "text/1/4"),
    )
    with held(tmp_path, bundle) as (snapshot, store):
        found = contradictions(snapshot, store, asked_of(snapshot, 6), Deadline()).found
        far = contradictions(snapshot, store, asked_of(snapshot, 6, effect=id_of("lesion")), Deadline()).found

    assert [(one.subject, one.object) for one in found] == [(id_of("msc"), id_of("diff"))]
    assert [(one.subject, one.object) for one in far] == [(id_of("msc"), id_of("lesion"))]


def test_a_chain_over_what_is_only_needed_may_hold_beside_its_opposite(tmp_path: Path) -> None:
    claims = [
        claim("msc increases wnt"),
        claim("wnt required_for diff", "text/1/2"),
        claim("msc decreases diff", "text/1/3"),
    ]

    assert only(tmp_path, *claims).caveats == (Caveat.NECESSITY, Caveat.COMPOSED)


def test_they_differ_because_of_what_both_state_and_do_not_share(tmp_path: Path) -> None:
    mouse, rat = work(1, 2014, species="mouse", model="EAE"), work(2, 2019, Tier.IN_VIVO_MS, species="rat")
    claims = [
        cited("wnt increases diff", "text/1/1", context=Context(cell="OPC", dose="1 µg")),
        cited("wnt decreases diff", "text/1/2", context=Context(cell="opc"), hedge="suggested"),
    ]
    mentions = [mention(mouse, "text/1/1"), mention(rat, "text/1/2")]
    found = only(tmp_path, *claims, references=[mouse, rat], mentions=mentions)

    assert standings(found) == {
        "species": Standing.DIFFERS,
        "model": Standing.ONE_SIDED,
        "cell": Standing.OVERLAPS,
        "dose": Standing.ONE_SIDED,
        "tier": Standing.DIFFERS,
        "hedge": Standing.DIFFERS,
        "year": Standing.DIFFERS,
    }
    assert because(found) == (
        "They may differ because of species (mouse against rat) and kind of study (in_vitro against in_vivo_ms). "
        "What they also differ in explains nothing by itself: hedge (asserted against suggested) and year cited "
        "(2014 against 2019). Stated on one side only, and so no reason: model and dose."
    )
    assert not found.same_works


def test_two_names_of_one_thing_are_no_difference(tmp_path: Path) -> None:
    claims = [
        claim("wnt increases diff", context=Context(model="eae")),
        claim("wnt decreases diff", "text/1/2", context=Context(model="Encephalomyelitis of mice")),
    ]
    found = only(tmp_path, *claims)

    assert standings(found)["model"] is Standing.OVERLAPS
    assert because(found) == "No stated difference explains it."


def test_a_work_that_was_judged_not_to_support_a_claim_explains_nothing(tmp_path: Path) -> None:
    mouse, rat = work(1, 2014, species="mouse"), work(2, 2019, species="rat")
    claims = [cited("wnt increases diff", "text/1/1", Support.NO), cited("wnt decreases diff", "text/1/2")]
    mentions = [mention(mouse, "text/1/1"), mention(rat, "text/1/2")]
    found = only(tmp_path, *claims, references=[mouse, rat], mentions=mentions)

    assert standings(found)["species"] is Standing.ONE_SIDED


def test_both_sides_of_one_work_are_said_to_be(tmp_path: Path) -> None:
    both = work(1, 2014, species="mouse")
    claims = [cited("wnt increases diff", "text/1/1"), cited("wnt decreases diff", "text/1/2")]
    mentions = [mention(both, "text/1/1"), mention(both, "text/1/2")]
    found = only(tmp_path, *claims, references=[both], mentions=mentions)

    assert found.same_works
    assert because(found) == "No stated difference explains it. Both sides cite the same works."


def test_firm_contradictions_come_first_and_of_those_the_best_believed(tmp_path: Path) -> None:
    claims = [
        claim("wnt required_for diff"),
        claim("wnt decreases diff"),
        claim("notch increases diff", hedge="speculated"),
        claim("notch decreases diff"),
        claim("msc increases lesion"),
        claim("msc decreases lesion"),
        claim("mir increases diff", polarity="negated"),
    ]
    found = found_in(tmp_path, paper(NODES, *claims))

    assert [one.subject.partition(":")[2] for one in found] == ["msc", "notch", "wnt", "mir"]


@pytest.mark.parametrize("seed", range(25))
def test_every_pair_and_every_path_says_the_same(tmp_path: Path, seed: int) -> None:
    bundle = random_paper(seed)
    with held(tmp_path, bundle) as (snapshot, store):
        found = contradictions(snapshot, store, asked_of(snapshot, 4), Deadline()).found
        graph = graph_of(snapshot)
    signed = [one for one in bundle.claims if one.predicate in {Predicate.INCREASES, Predicate.DECREASES}]
    affirmed = [one for one in signed if one.polarity is Polarity.AFFIRMED]
    opposite = {
        (one.subject, one.object)
        for one in affirmed
        for other in affirmed
        if (one.subject, one.object) == (other.subject, other.object) and one.predicate is not other.predicate
    }
    denied = {one.edge_key for one in bundle.claims if one.polarity is Polarity.NEGATED}
    said = {one.edge_key for one in bundle.claims if one.polarity is Polarity.AFFIRMED}
    chains = {}
    for source in snapshot.sources:
        query = PathQuery(sources=(source,), target=id_of("p"), max_hops=4)
        paths = all_paths(graph, query)
        best = [next((path for path in paths if path.sign is sign), None) for sign in (Sign.POSITIVE, Sign.NEGATIVE)]
        if best[0] and best[1] and max(best[0].hops, best[1].hops) > 1:
            chains[source] = (best[0].nodes, best[1].nodes)

    of_kind: dict[ContradictionKind, list[Contradiction]] = {
        kind: [one for one in found if one.kind is kind] for kind in ContradictionKind
    }
    assert {(one.subject, one.object) for one in of_kind[ContradictionKind.OPPOSING_SIGNS]} == opposite
    keys = {
        kind: {(one.subject, one.first.predicates[0].value, one.object) for one in of_kind[kind]}
        for kind in (ContradictionKind.DENIED, ContradictionKind.ONLY_DENIED)
    }
    assert keys[ContradictionKind.DENIED] == denied & said
    assert keys[ContradictionKind.ONLY_DENIED] == denied - said
    assert {
        one.subject: (one.first.path and one.first.path.nodes, one.second and one.second.path and one.second.path.nodes)
        for one in of_kind[ContradictionKind.OPPOSING_MECHANISMS]
        if one.object == id_of("p")
    } == chains


@pytest.mark.parametrize("seed", range(25))
def test_every_claim_and_edge_knows_what_contradicts_it(tmp_path: Path, seed: int) -> None:
    bundle = random_paper(seed)
    with held(tmp_path, bundle) as (snapshot, store):
        opposition, cache = Opposition(snapshot, store), RecordCache(store)
        by_claim = {one.claim.id: opposition.to_claim(one.claim) for one in store.claims(ClaimFilter())}
        edges = [snapshot.index.edge(place) for place in range(snapshot.index.edge_count)]
        by_edge = {edge: cache.against(edge) for edge in edges}

    for claim_ in bundle.claims:
        on_pair = [one for one in bundle.claims if (one.subject, one.object) == (claim_.subject, claim_.object)]
        assert by_claim[claim_.id] == tuple(sorted(one.id for one in on_pair if clash(claim_, one)))
    for edge, opposing in by_edge.items():
        assert bool(opposing) is edge.contested
        assert all(set(opposing) == set(by_claim[one]) for one in edge.claims)


def clash(one: Claim, other: Claim) -> bool:
    if one.polarity is not other.polarity:
        return one.predicate is other.predicate
    both = {one.predicate, other.predicate}
    return one.polarity is Polarity.AFFIRMED and both == {Predicate.INCREASES, Predicate.DECREASES}


def test_what_was_not_found_in_time_is_said(tmp_path: Path) -> None:
    with held(tmp_path, paper(NODES, claim("wnt increases diff"), claim("wnt decreases diff"))) as (snapshot, store):
        found = contradictions(snapshot, store, asked_of(snapshot, 6), Deadline(0))

    assert (found.found, found.timed_out) == ((), True)
