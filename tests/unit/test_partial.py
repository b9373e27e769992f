"""A part of a release is what a store would hold into which only that part was loaded."""

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.canonical import claim_key
from graph.evidence.derive import derive
from graph.evidence.dossier import Dossier
from graph.partial import store as partial
from graph.partial.loss import Loss
from graph.partial.taking import partial_store
from graph.paths.deadline import Deadline
from graph.snapshot import Snapshot, take_snapshot
from graph.sqlite.store import SqliteStore
from graph.store import GraphStore
from schema.document import Bundle
from schema.edge import Edge
from schema.errors import OutOfTime, StoreError, UnknownClaim
from schema.predicates import Predicate
from schema.query import ClaimFilter
from schema.record import ClaimRecord
from schema.rubric import load_rubric
from schema.vocabulary import Polarity, Support, Tier
from tests.strategies import DOCUMENTS, bundles
from tests.unit.evidence_bundles import DOCUMENT, claim, entity
from tests.unit.evidence_library import REFERENCES, cites, document

RUBRIC = load_rubric()
libraries = st.lists(bundles(), min_size=1, max_size=3, unique_by=lambda bundle: bundle.info.id)
slow = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@contextmanager
def holding(held: Iterable[Bundle]) -> Iterator[tuple[Snapshot, SqliteStore]]:
    with TemporaryDirectory() as folder, closing(SqliteStore(Path(folder) / "store.sqlite", RUBRIC)) as store:
        for bundle in held:
            store.load(bundle)
        yield take_snapshot(store), store


def edges_of(snapshot: Snapshot) -> list[Edge]:
    return [snapshot.index.edge(position) for position in range(snapshot.index.edge_count)]


def assert_same(part: tuple[Snapshot, GraphStore], whole: tuple[Snapshot, GraphStore]) -> None:
    """That a part of a store and a store that holds no more than that can't be told apart, but by the release."""
    (taken, store), (expected, other) = part, whole
    assert edges_of(taken) == edges_of(expected)
    assert taken.entities == expected.entities
    assert taken.roles == expected.roles
    assert taken.references == expected.references
    assert taken.documents == expected.documents
    assert list(store.edges()) == list(other.edges())
    assert store.claims(ClaimFilter()) == other.claims(ClaimFilter())
    assert (store.background(), store.mentions(), store.findings()) == (
        other.background(), other.mentions(), other.findings(),
    )  # fmt: skip


@slow
@given(libraries, st.sets(st.sampled_from(DOCUMENTS)))
def test_a_part_of_the_documents_is_what_a_store_of_those_holds(held: list[Bundle], only: set[str]) -> None:
    with holding(held) as whole, holding(one for one in held if one.info.id in only) as expected:
        assert_same(partial_store(*whole, Loss(only=tuple(sorted(only))), RUBRIC), expected)


@slow
@given(libraries, st.sampled_from(DOCUMENTS))
def test_so_it_is_where_every_claim_is_read_instead_of_those_of_each_pair(held: list[Bundle], gone: str) -> None:
    with pytest.MonkeyPatch.context() as patch, holding(held) as whole:
        patch.setattr(partial, "_FEW_PAIRS", 0)
        with holding(one for one in held if one.info.id != gone) as expected:
            assert_same(partial_store(*whole, Loss(documents=(gone,)), RUBRIC), expected)


@slow
@given(libraries, st.data())
def test_without_some_claims_it_is_what_a_store_holds_that_never_had_them(
    held: list[Bundle], data: st.DataObject
) -> None:
    ids = sorted({one.id for bundle in held for one in bundle.claims})
    gone = data.draw(st.sets(st.sampled_from(ids))) if ids else set()
    kept = [
        bundle.model_copy(update={"claims": tuple(c for c in bundle.claims if c.id not in gone)}) for bundle in held
    ]
    with holding(held) as whole, holding(kept) as expected:
        taken, store = partial_store(*whole, Loss(claims=tuple(sorted(gone))), RUBRIC)
        assert edges_of(taken) == edges_of(expected[0])
        assert taken.roles == expected[0].roles
        assert _claims(store) == _claims(expected[1])


def _claims(store: GraphStore) -> list[tuple[str, float]]:
    return [(record.claim.id, record.belief) for record in store.claims(ClaimFilter())]


@slow
@given(libraries, st.data())
def test_without_a_node_all_is_gone_that_touches_it_and_nothing_else(held: list[Bundle], data: st.DataObject) -> None:
    with holding(held) as (snapshot, store):
        gone = data.draw(st.sampled_from(sorted(snapshot.entities)))
        taken, part = partial_store(snapshot, store, Loss(nodes=(gone,)), RUBRIC)
        assert gone not in taken.entities
        assert edges_of(taken) == [edge for edge in edges_of(snapshot) if gone not in {edge.subject, edge.object}]
        left = [one for one in store.claims(ClaimFilter()) if gone not in {one.claim.subject, one.claim.object}]
        assert part.claims(ClaimFilter()) == left


@slow
@given(libraries, st.data())
def test_without_a_work_a_claim_is_what_it_is_when_that_work_is_judged_not_to_support_it(
    held: list[Bundle], data: st.DataObject
) -> None:
    """Where other works are left to rest on; where none is, it is gone."""
    references = sorted({entry.id: entry.work for bundle in held for entry in bundle.references}.items())
    if not references:
        return
    gone, work = data.draw(st.sampled_from(references))
    with holding(held) as (snapshot, store):
        _, part = partial_store(snapshot, store, Loss(references=(gone,)), RUBRIC)
        for bundle in held:
            lost = {entry.number for entry in bundle.references if entry.work == work}
            for record in store.claims(ClaimFilter(document=bundle.info.id)):
                expected = _without(bundle, record, lost)
                left = part.claims(ClaimFilter(document=bundle.info.id, subject=record.claim.subject))
                found = {one.claim.id: one for one in left}.get(record.claim.id)
                assert (found and found.belief) == expected


def _without(bundle: Bundle, record: ClaimRecord, lost: set[int]) -> float | None:
    """The belief in a claim without some works, by deriving it with its citations of them judged not to support it."""
    resolutions = Dossier(bundle).resolutions
    could_be = {id_: {entry.number for entry in found.candidates} for id_, found in resolutions.items()}
    counted = [one for one in record.claim.citing if one.support is not Support.NO and could_be[one.mention]]
    kept = [one for one in counted if not could_be[one.mention] & lost]
    if len(kept) == len(counted):
        return record.belief
    if not kept:
        return None
    judged = tuple(one.model_copy(update={} if one in kept else {"support": Support.NO}) for one in record.claim.citing)
    changed = record.claim.model_copy(update={"citing": judged})
    (derived,) = derive(bundle.model_copy(update={"claims": (changed,)}), RUBRIC).records
    return derived.belief


A, B, C = (entity(name) for name in "abc")
TITLE = "references/1"
CITING = (
    claim("results/1/1", cites(1)),
    claim("results/1/2", cites(1), cites(2)),
    claim("results/1/3", cites(1, Support.NO)),
    claim("results/2/2"),
    claim(TITLE, cites(2)),
    claim("results/2/3", ("table-1/r1/c4#1", Support.YES)),
    claim("results/2/4", cites(1), polarity=Polarity.NEGATED, predicate=Predicate.DECREASES),
)


def left_of(part: GraphStore) -> list[float | None]:
    """The beliefs of ``CITING``, None for those that are gone."""
    left = {record.claim.id: record.belief for record in part.claims(ClaimFilter())}
    return [left.get(one.id) for one in CITING]


@pytest.fixture
def library() -> Iterator[tuple[Snapshot, SqliteStore]]:
    with holding([document(*CITING, entities=(A, B, C))]) as held:
        yield held


def test_a_claim_whose_only_ground_is_retracted_is_gone_and_not_merely_uncited(
    library: tuple[Snapshot, SqliteStore],
) -> None:
    """And so is a denial, and what the retracted title says itself; a work that did not support it takes nothing."""
    before = left_of(library[1])
    _, part = partial_store(*library, Loss(references=(REFERENCES[0].id,)), RUBRIC)
    alone, both, unsupported, uncited, _, other, _ = before
    left = left_of(part)
    assert [left[0], left[2:]] == [None, [unsupported, uncited, None, other, None]]
    assert alone
    assert left[1] is not None
    assert both != alone


def test_a_citation_that_could_mean_a_retracted_work_is_no_ground(library: tuple[Snapshot, SqliteStore]) -> None:
    _, part = partial_store(*library, Loss(references=(REFERENCES[7].id,)), RUBRIC)
    assert [before == after for before, after in zip(left_of(library[1]), left_of(part), strict=True)] == [
        True, True, True, True, True, False, True,
    ]  # fmt: skip
    assert left_of(part)[5] is None


def test_a_retracted_denial_leaves_the_edge_uncontested() -> None:
    denied = claim("results/3/1", cites(1), polarity=Polarity.NEGATED)
    with holding([document(*CITING, denied, entities=(A, B, C))]) as held:
        taken, _ = partial_store(*held, Loss(references=(REFERENCES[0].id,)), RUBRIC)
        assert [edge.contested for edge in edges_of(held[0])] == [True]
        assert [edge.contested for edge in edges_of(taken)] == [False]


def test_a_work_is_retracted_wherever_it_is_cited() -> None:
    twin = document(*CITING, entities=(A, B, C)).model_dump(mode="json")
    text = Bundle.model_validate(twin).model_dump_json().replace(DOCUMENT, "a-twin")
    with holding([document(*CITING, entities=(A, B, C)), Bundle.model_validate_json(text)]) as held:
        _, part = partial_store(*held, Loss(references=(REFERENCES[0].id,)), RUBRIC)
        left = part.claims(ClaimFilter())
        gone = [one.claim.document for one in held[1].claims(ClaimFilter()) if one not in left]
        assert gone.count(DOCUMENT) == gone.count("a-twin") == 5


def test_what_is_gone_can_not_be_asked_for(library: tuple[Snapshot, SqliteStore]) -> None:
    _, part = partial_store(*library, Loss(claims=(CITING[0].id,)), RUBRIC)
    with pytest.raises(UnknownClaim):
        part.claims_by_id([CITING[0].id])
    with pytest.raises(UnknownClaim):
        partial_store(*library, Loss(claims=("claim:none",)), RUBRIC)


def test_pages_of_a_part_are_full_while_there_is_more(library: tuple[Snapshot, SqliteStore]) -> None:
    _, part = partial_store(*library, Loss(claims=(CITING[0].id,)), RUBRIC)
    first = part.claims(ClaimFilter(), limit=4)
    second = part.claims(ClaimFilter(), after=claim_key(first[-1]), limit=4)
    assert [len(first), len(second)] == [4, 2]


def test_a_part_is_only_read(library: tuple[Snapshot, SqliteStore]) -> None:
    _, part = partial_store(*library, Loss(), RUBRIC)
    for change in (
        lambda: part.remove(DOCUMENT),
        lambda: part.load(document()),
        lambda: part.put_text(DOCUMENT, {}),
    ):
        with pytest.raises(StoreError):
            change()
    part.close()
    assert library[1].release() == part.release()


def test_a_part_is_given_up_when_time_is_over(library: tuple[Snapshot, SqliteStore]) -> None:
    with pytest.raises(OutOfTime):
        partial_store(*library, Loss(documents=(DOCUMENT,)), RUBRIC, Deadline(0))


def test_a_filter_is_held_to_what_is_left_of_a_claim(library: tuple[Snapshot, SqliteStore]) -> None:
    gone = REFERENCES[0].id
    _, part = partial_store(*library, Loss(references=(gone,)), RUBRIC)
    assert library[1].claims(ClaimFilter(reference=gone))
    assert part.claims(ClaimFilter(reference=gone)) == []
    for tier in Tier:
        found = part.claims(ClaimFilter(tier=tier))
        left = [record for record in part.claims(ClaimFilter()) if tier in _tiers(record)]
        assert found == left


def _tiers(record: ClaimRecord) -> set[Tier]:
    return {work.tier for work in record.works} or {Tier.UNCITED}


def test_a_document_that_is_gone_answers_nothing_and_one_that_is_left_all(
    library: tuple[Snapshot, SqliteStore],
) -> None:
    """Whatever it is asked for: its entities, relations, coverage, text, references, mentions and findings."""
    library[1].put_text(DOCUMENT, {"results/1/1": "A sentence of ours."})
    for loss in (Loss(documents=(DOCUMENT,)), Loss()):
        _, part = partial_store(*library, loss, RUBRIC)
        of_one = (part.entities_of, part.background_of, part.coverage, part.text)
        of_all = (part.documents, part.references, part.mentions, part.findings)
        whole = library[1]
        if loss.documents:
            assert not any(map(len, [*(ask(DOCUMENT) for ask in of_one), *(ask() for ask in of_all)]))
            assert part.claims(ClaimFilter(document=DOCUMENT)) == []
        else:
            assert [ask(DOCUMENT) for ask in of_one] == [
                whole.entities_of(DOCUMENT), whole.background_of(DOCUMENT), whole.coverage(DOCUMENT),
                whole.text(DOCUMENT),
            ]  # fmt: skip
            assert part.mentions() == whole.mentions()
    library[1].put_text(DOCUMENT, {})


def test_parts_of_parts_are_parts(library: tuple[Snapshot, SqliteStore]) -> None:
    """Two losses one after the other are both together."""
    works, claims = (REFERENCES[1].id,), (CITING[3].id,)
    first, once = partial_store(*library, Loss(references=works), RUBRIC)
    _, twice = partial_store(first, once, Loss(claims=claims), RUBRIC)
    _, together = partial_store(*library, Loss(references=works, claims=claims), RUBRIC)
    assert twice.claims(ClaimFilter()) == together.claims(ClaimFilter())
    assert list(twice.edges()) == list(together.edges())
