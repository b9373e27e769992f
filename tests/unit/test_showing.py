"""What is known of an edge is what its claims, and the works that they cite, say."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.coherence import Agreeing, coherence_of, independent
from graph.index.build import build_index
from graph.index.facets import EdgeFacets, Facet, Shown
from graph.index.path_index import PathIndex
from graph.paths.deadline import Deadline
from graph.paths.query import PathQuery
from graph.paths.search import top_k
from graph.records import RecordCache
from graph.snapshot import Snapshot
from graph.sqlite.store import SqliteStore
from schema.edge import ClaimReliability
from schema.errors import StoreUnavailable
from schema.vocabulary import CargoEvidence, Kind, Tier
from tests.unit.engine_store import claim, held, id_of, paper, relation
from tests.unit.small_graphs import entity

AT = "text/1/1"
NODES = [
    entity(id_of("v"), Kind.VESICLE),
    *(entity(id_of(name)) for name in ("a", "b", "c", "d", "e")),
    entity(id_of("eae"), Kind.DISEASE, synonyms=("EAE", "experimental autoimmune encephalomyelitis")),
]
PRIMARY = {"design": "primary", "tier": "in_vivo_ms", "basis": "abstract", "read_at": "a library"}
REFERENCES = [
    {"document": "paper", "number": 1, "first_author": "A A", "authors": ("A",), "year": 2001, "title": "One",
     "doi": "10.1/one", "study": {**PRIMARY, "species": "Mouse", "model": "EAE"}},
    {"document": "paper", "number": 2, "first_author": "B B", "authors": ("B",), "year": 2002, "title": "Two",
     "study": {"design": "review", "tier": "review", "basis": "title", "species": "rat"}},
    {"document": "paper", "number": 3, "first_author": "C C", "authors": ("C",), "year": 2003, "title": "Three",
     "study": {**PRIMARY, "species": "human"}},
]  # fmt: skip
MENTIONS = [
    {"locator": AT, "ordinal": number, "authors": author, "year": str(2000 + number), "number": str(number)}
    for number, author in enumerate("ABC", start=1)
]


def citing(number: int, support: str = "yes") -> dict[str, Any]:
    return {"mention": f"{AT}#{number}", "support": support, "why": "it is"}


MODEL = "experimental  autoimmune encephalomyelitis"
CLAIMS = [
    claim("v carries a", citing=[citing(1), citing(3, "no")], cargo_evidence="delivered"),
    claim("a increases b", citing=[citing(1)], context={"model": MODEL, "cell": "OPC "}),
    claim("b increases c", citing=[citing(2)], context={"species": "mouse"}),
    claim("c increases d", context={"species": "rat", "cell": "opc"}),
    claim("v carries a", polarity="negated", context={"species": "zebrafish"}),
]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Snapshot, SqliteStore]]:
    more = {"references": REFERENCES, "mentions": MENTIONS, "background": [relation("d is_a e")]}
    with held(tmp_path_factory.mktemp("store"), paper(NODES, *CLAIMS, **more)) as made:
        yield made


def shown(snapshot: Snapshot, text: str) -> Shown:
    subject, predicate, object_ = text.split()
    position = snapshot.index.position((id_of(subject), predicate, id_of(object_)))
    assert position is not None
    return snapshot.index.facets.of(position)


def test_a_step_is_shown_in_what_its_claims_and_their_works_say(asked: tuple[Snapshot, SqliteStore]) -> None:
    found = shown(asked[0], "v carries a")
    assert found.tiers == {Tier.IN_VIVO_MS}
    assert found.cargo == {CargoEvidence.DELIVERED}
    assert found.values == {
        Facet.SPECIES: {"mouse"},
        Facet.MODEL: {"eae"},
        Facet.CELL: set(),
        Facet.STUDY: {"doi:10.1/one"},
    }


def test_names_of_one_thing_agree_and_case_and_spaces_don_t_matter(asked: tuple[Snapshot, SqliteStore]) -> None:
    assert shown(asked[0], "a increases b").values[Facet.MODEL] == {"eae"}
    assert shown(asked[0], "a increases b").values[Facet.CELL] == shown(asked[0], "c increases d").values[Facet.CELL]


def test_a_review_is_no_study_that_shows_a_step(asked: tuple[Snapshot, SqliteStore]) -> None:
    found = shown(asked[0], "b increases c").values
    assert found[Facet.STUDY] == frozenset()
    assert found[Facet.SPECIES] == {"mouse", "rat"}


def test_what_a_vocabulary_states_is_shown_in_nothing(asked: tuple[Snapshot, SqliteStore]) -> None:
    found = shown(asked[0], "d is_a e")
    assert (found.tiers, found.cargo, {*found.values.values()}) == (frozenset(), frozenset(), {frozenset()})


def test_claims_of_other_steps_are_passed_over(asked: tuple[Snapshot, SqliteStore]) -> None:
    snapshot, store = asked
    index = build_index(snapshot.entities.values(), [snapshot.index.edge(0)])
    records = store.claims_by_id([each.id for each in CLAIMS[:4]])
    assert snapshot.showing.facets(index, records).of(0) == snapshot.index.facets.of(0)


def test_no_claim_is_read_before_it_is_asked_for_and_then_once(asked: tuple[Snapshot, SqliteStore]) -> None:
    index, calls = asked[0].index, []

    def describe(described: PathIndex) -> EdgeFacets:
        calls.append(described)
        return index.facets

    fresh = build_index(asked[0].entities.values(), map(index.edge, range(index.edge_count)))
    fresh.describe = describe
    top_k(fresh, PathQuery(sources=(id_of("v"),), target=id_of("b")), Deadline())
    assert calls == []
    threads = [threading.Thread(target=lambda: fresh.facets) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert calls == [fresh]


def test_claims_of_another_release_describe_none(tmp_path: Path) -> None:
    with held(tmp_path, paper(NODES, *CLAIMS[2:4], references=REFERENCES, mentions=MENTIONS)) as (snapshot, store):
        store.remove("paper")
        with pytest.raises(StoreUnavailable, match="changed"):
            _ = snapshot.index.facets


@pytest.mark.parametrize(
    ("target", "facet", "agreement"),
    [
        ("b", Facet.SPECIES, (Agreeing.HELD, ("mouse",), ())),
        ("b", Facet.CELL, (Agreeing.NOT_STATED, ("opc",), (0,))),
        ("d", Facet.SPECIES, (Agreeing.DIFFERS, ("mouse", "rat"), ())),
        ("d", Facet.STUDY, (Agreeing.NOT_STATED, ("doi:10.1/one",), (2, 3))),
        ("e", Facet.SPECIES, (Agreeing.DIFFERS, ("mouse", "rat"), ())),
    ],
)
def test_whether_the_steps_of_a_path_agree(
    asked: tuple[Snapshot, SqliteStore], target: str, facet: Facet, agreement: tuple[object, ...]
) -> None:
    snapshot, store = asked
    path = top_k(snapshot.index, PathQuery(sources=(id_of("v"),), target=id_of(target)), Deadline()).paths[0]
    assert coherence_of(path, RecordCache(store), snapshot.showing)[facet] == agreement


def test_a_path_of_background_steps_alone_states_nothing(asked: tuple[Snapshot, SqliteStore]) -> None:
    snapshot, store = asked
    query = PathQuery(sources=(id_of("d"),), target=id_of("e"))
    path = top_k(snapshot.index, query, Deadline()).paths[0]
    found = coherence_of(path, RecordCache(store), snapshot.showing)
    assert {*found.values()} == {(Agreeing.NOT_STATED, (), ())}
    assert top_k(snapshot.index, query.model_copy(update={"same_species": True}), Deadline()).paths == (path,)


def test_evidence_of_one_group_counts_once_and_none_for_nothing() -> None:
    parts = [
        ClaimReliability(
            claim=name, group=group, tier=Tier.REVIEW, base=0.4, penalties=(), reliability=reliability, capped=False
        )
        for name, group, reliability in [("x", "g", 0.4), ("y", "g", 0.2), ("z", "h", 0.1), ("z", "i", 0.0)]
    ]
    assert independent(parts) == 2
    assert independent([]) == 0
