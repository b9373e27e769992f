"""The shipped collection: every claim is some work's, both sides of a dispute are there, and it can be taken out."""

import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from functools import cache

import pytest

from graph.evidence.derive import derive
from graph.sqlite.store import SqliteStore
from loaders.folder import read_folder
from loaders.shipped import PAPERS
from schema.claim import Claim
from schema.document import Bundle, DocumentForm
from schema.locator import Place
from schema.record import ClaimRecord
from schema.rubric import load_rubric
from schema.vocabulary import Basis, Polarity, Sign, Support, Tier

NAME = "counter-evidence"
ARTICLE = "gangadharan-2025"
DOI = re.compile(r"10\.\d{4,9}/[^\s|]+")
OPPOSITE = {Sign.POSITIVE: Sign.NEGATIVE, Sign.NEGATIVE: Sign.POSITIVE}


@cache
def document(name: str = NAME) -> Bundle:
    return read_folder(PAPERS / name)


@cache
def records() -> tuple[ClaimRecord, ...]:
    return derive(document(), load_rubric()).records


@cache
def names() -> dict[str, str]:
    return {entity.id: entity.name for each in (ARTICLE, NAME) for entity in document(each).entities}


def signs() -> dict[tuple[str, str], set[tuple[str, Sign]]]:
    """For each subject and object, the documents that affirm a sign of it."""
    found = defaultdict(set)
    for claim in (*document(ARTICLE).claims, *document().claims):
        if claim.polarity is Polarity.AFFIRMED:
            found[names()[claim.subject], names()[claim.object]].add((claim.document, claim.sign))
    return found


def between(subject: str, object_: str) -> list[Claim]:
    return [c for c in document().claims if (names()[c.subject], names()[c.object]) == (subject, object_)]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteStore]:
    with closing(SqliteStore(tmp_path_factory.mktemp("shipped") / "store.sqlite", load_rubric())) as store:
        for folder in sorted(PAPERS.iterdir()):
            if folder.name != NAME:
                store.load(read_folder(folder))
        yield store


def test_it_says_that_it_is_no_paper() -> None:
    info = document().info

    assert info.form is DocumentForm.COLLECTION
    assert (info.text_sha256, document().coverage, info.doi, info.journal) == (None, (), "", "")
    assert info.readings


def test_every_work_is_found_by_a_doi_or_pmid_and_told_where_it_was_read() -> None:
    for entry in document().references:
        assert entry.doi or entry.pmid, entry.title
        assert DOI.fullmatch(entry.doi) or not entry.doi
        assert entry.pmid.isdecimal() or not entry.pmid
        assert entry.study.read_at or entry.study.basis is Basis.TITLE, entry.title
    assert len({entry.work for entry in document().references}) == len(document().references) >= 20


def test_every_claim_resolves_to_the_work_that_makes_it() -> None:
    works = {entry.id: entry for entry in document().references}
    for record in records():
        (cited,) = record.works
        assert cited.reference in works, record.claim.statement
        assert cited.doi or cited.pmid
        assert cited.basis is not Basis.NONE
        assert cited.basis is works[cited.reference].study.basis


def test_no_claim_is_left_to_the_reader_to_attribute() -> None:
    for claim in document().claims:
        if claim.locator.place is not Place.TITLE:
            assert all(each.support is not Support.NO and each.why for each in claim.citing), claim.statement
    unclear = [c for c in document().claims for each in c.citing if each.support is Support.UNCLEAR]
    assert {str(claim.locator) for claim in unclear} == {"wnt/2/1", "wnt/4/1", "notch/2/1"}


@pytest.mark.parametrize(
    ("subject", "object_"),
    [
        ("Wnt/β-catenin pathway", "OPC differentiation"),
        ("Notch pathway", "OPC differentiation"),
        ("inflammation", "remyelination"),
    ],
)
def test_what_the_article_says_of_a_disputed_step_is_opposed(subject: str, object_: str) -> None:
    said = signs()[subject, object_]

    theirs = {sign for name, sign in said if name == ARTICLE}
    assert {OPPOSITE[sign] for sign in theirs & set(OPPOSITE)} <= {sign for name, sign in said if name == NAME}


@pytest.mark.parametrize(
    ("subject", "object_"),
    [
        ("FGF2", "remyelination"),
        ("FGF2", "axonal damage"),
        ("TGF-β", "OPC differentiation"),
        ("TNF", "OPC differentiation"),
        ("Notch pathway", "OPC differentiation"),
    ],
)
def test_both_sides_of_a_dispute_are_entered_and_differ_in_what_they_were_shown_in(subject: str, object_: str) -> None:
    by_sign = defaultdict(list)
    for claim in between(subject, object_):
        by_sign[claim.sign].append(claim)

    assert set(by_sign) == {Sign.POSITIVE, Sign.NEGATIVE}
    for one in by_sign[Sign.POSITIVE]:
        for other in by_sign[Sign.NEGATIVE]:
            assert (one.context, one.agent) != (other.context, other.agent)


def test_what_is_denied_is_affirmed_elsewhere_or_under_another_condition() -> None:
    (denied,) = [c for c in between("mature oligodendrocyte", "remyelination") if c.polarity is Polarity.NEGATED]
    high, low = sorted(
        between("IFN-γ", "oligodendrogenesis from neural stem cells"), key=lambda c: c.context.dose or ""
    )

    assert len(between("mature oligodendrocyte", "remyelination")) == 2
    assert denied.context.species == "mouse"
    assert (high.polarity, low.polarity) == (Polarity.AFFIRMED, Polarity.NEGATED)


def test_a_work_read_to_its_abstract_counts_by_its_own_tier_and_for_itself() -> None:
    parts = {record.claim.id: record.parts for record in records()}
    armstrong, tobin = [c for c in between("FGF2", "remyelination") if c.sign is Sign.NEGATIVE]
    (first,), (second,) = parts[armstrong.id], parts[tobin.id]

    assert (first.tier, second.tier) == (Tier.IN_VIVO_MS, Tier.IN_VIVO_MS)
    assert first.group != second.group
    assert not first.capped
    assert not second.capped


def test_a_title_and_a_review_are_no_more_than_a_review() -> None:
    for record in records():
        (cited,) = record.works
        if cited.basis is Basis.TITLE or cited.tier is Tier.REVIEW:
            assert {part.tier for part in record.parts} <= {Tier.REVIEW}, record.claim.statement


def test_what_its_abstract_hedges_is_hedged() -> None:
    hedged = {str(claim.locator) for claim in document().claims if claim.hedge != "asserted"}

    assert hedged == {"wnt/6/1", "tgf-beta/3/1", "mature-oligodendrocyte/2/1"}


def test_its_sections_are_questions_whose_works_and_findings_are_counted_without_gaps() -> None:
    counted: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for at in {c.locator for c in document().claims if c.locator.place is Place.SENTENCE}:
        counted[at.section][at.major].append(at.minor)

    assert list(counted) != []
    assert set(counted) | {"references"} == {entry.section for entry in document().info.outline}
    for works in counted.values():
        assert sorted(works) == list(range(1, len(works) + 1))
        assert all(sorted(found) == list(range(1, len(found) + 1)) for found in works.values())


def test_a_paragraph_is_of_one_work() -> None:
    cited = defaultdict(set)
    for mention in document().mentions:
        cited[mention.locator.section, mention.locator.major].add(mention.number)

    assert {len(numbers) for numbers in cited.values()} == {1}


def test_contested_steps_are_two_edges_of_which_each_names_its_document(store: SqliteStore) -> None:
    store.load(document())
    pairs = defaultdict(set)
    for edge in store.edges():
        pairs[edge.subject, edge.object].add(edge.sign)
    store.remove(NAME)

    contested = {pair for pair, found in pairs.items() if set(OPPOSITE) <= found}
    assert {(names()[a], names()[b]) for a, b in contested} >= {
        ("Wnt/β-catenin pathway", "OPC differentiation"),
        ("Notch pathway", "OPC differentiation"),
        ("FGF2", "remyelination"),
        ("TGF-β", "OPC differentiation"),
        ("TNF", "OPC differentiation"),
    }


def test_taking_it_out_restores_the_release(store: SqliteStore) -> None:
    before, entities = store.release(), list(store.entities())

    store.load(document())
    assert store.release() != before
    store.remove(NAME)

    assert store.release() == before
    assert list(store.entities()) == entities
