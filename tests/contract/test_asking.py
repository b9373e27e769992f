"""What a store answers when it is asked, and in which order."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from typing import Any, get_args

import pytest
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from graph.canonical import background_key, claim_key
from graph.store import GraphStore
from schema.claim import Claim, Context, Mention
from schema.document import Bundle, DocumentInfo, OutlineEntry
from schema.entity import merge_entities
from schema.errors import InvalidParameter, UnknownClaim
from schema.locator import Locator
from schema.predicates import Predicate
from schema.query import ClaimFilter
from schema.record import ClaimRecord
from schema.vocabulary import Tier
from tests.contract.conftest import NewHome
from tests.contract.examples import for_all
from tests.contract.papers import MIR, MSC, claim, paper, vocabulary
from tests.strategies import CURIES, DOCUMENTS, PLACES, bundles

Meets = Callable[[ClaimRecord, Any], bool]

libraries = st.lists(bundles(), max_size=3, unique_by=lambda bundle: bundle.info.id)
"""Some documents of different ids."""


def _of_claim(name: str) -> Meets:
    return lambda record, value: getattr(record.claim, name) == value


def _of_context(name: str) -> Meets:
    return lambda record, value: getattr(record.claim.context, name) == value


def _has_tier(record: ClaimRecord, tier: Tier) -> bool:
    return tier in ({work.tier for work in record.works} or {Tier.UNCITED})


MEETS: Mapping[str, Meets] = {
    **{name: _of_claim(name) for name in set(ClaimFilter.model_fields) & {*Claim.model_fields, "sign"}},
    **{name: _of_context(name) for name in set(ClaimFilter.model_fields) & set(Context.model_fields)},
    "entity": lambda record, value: value in (record.claim.subject, record.claim.object),
    "section": lambda record, value: record.claim.locator.section == value,
    "reference": lambda record, value: value in {work.reference for work in record.works},
    "flag": lambda record, value: value in record.flags,
    "tier": _has_tier,
}
"""By field of a filter, whether a record meets it: the plainest reading of what each field says."""

texts: Mapping[str, SearchStrategy[Any]] = {
    "document": st.sampled_from(DOCUMENTS),
    "subject": st.sampled_from(CURIES),
    "object": st.sampled_from(CURIES),
    "entity": st.sampled_from(CURIES),
    "agent": st.sampled_from(CURIES),
    "section": st.sampled_from(["introduction", "afterword", "nowhere"]),
    "locator": st.sampled_from(PLACES),
    "reference": st.builds("{}#{}".format, st.sampled_from(DOCUMENTS), st.integers(1, 2)),
    "species": st.sampled_from(["mouse", "Mouse"]),
    "model": st.sampled_from(["EAE", "x' OR 1=1 --"]),
    "cell": st.just("OPC"),
    "flag": st.sampled_from(["judged", "misprint", "number_missing", "citation_unmatched", "no_citation"]),
}


def _values(name: str) -> SearchStrategy[Any]:
    kinds = (kind for kind in get_args(ClaimFilter.model_fields[name].annotation) if kind is not type(None))
    return texts[name] if name in texts else st.sampled_from(list(next(kinds)))


@st.composite
def filters(draw: st.DrawFn, at_most: int = 2) -> ClaimFilter:
    names = draw(st.lists(st.sampled_from(sorted(ClaimFilter.model_fields)), max_size=at_most, unique=True))
    return ClaimFilter(**{name: draw(_values(name)) for name in names})


def test_every_field_of_a_filter_is_put_to_the_test() -> None:
    assert MEETS.keys() == ClaimFilter.model_fields.keys()


@for_all(library=libraries, wheres=st.lists(filters(), min_size=1, max_size=10))
def test_the_claims_asked_for_are_those_that_meet_the_filter(
    new_home: NewHome, library: list[Bundle], wheres: list[ClaimFilter]
) -> None:
    with closing(new_home().open()) as store:
        _load(store, library)
        everything = list(store.claims(ClaimFilter()))
        for where in wheres:
            wanted = {name: value for name, value in where if value is not None}
            expected = [
                record for record in everything if all(MEETS[name](record, value) for name, value in wanted.items())
            ]
            assert list(store.claims(where)) == expected


@for_all(library=libraries, values=st.fixed_dictionaries({name: _values(name) for name in ClaimFilter.model_fields}))
def test_each_field_alone_selects_what_meets_it(
    new_home: NewHome, library: list[Bundle], values: dict[str, Any]
) -> None:
    with closing(new_home().open()) as store:
        _load(store, library)
        everything = list(store.claims(ClaimFilter()))
        for name, value in values.items():
            expected = [record for record in everything if MEETS[name](record, value)]
            assert list(store.claims(ClaimFilter(**{name: value}))) == expected, name


@for_all(library=libraries, where=filters(at_most=1), size=st.integers(1, 3))
def test_pages_joined_are_the_whole(new_home: NewHome, library: list[Bundle], where: ClaimFilter, size: int) -> None:
    with closing(new_home().open()) as store:
        _load(store, library)
        pages: list[ClaimRecord] = []
        while page := store.claims(where, after=claim_key(pages[-1]) if pages else None, limit=size):
            assert len(page) <= size
            pages.extend(page)
        assert pages == list(store.claims(where))


@for_all(library=libraries)
def test_everything_comes_in_its_order_and_nothing_is_missing(new_home: NewHome, library: list[Bundle]) -> None:
    with closing(new_home().open()) as store:
        _load(store, library)

        claims = [(record.claim.document, record.position) for record in store.claims(ClaimFilter())]
        assert claims == sorted(set(claims))
        assert {record.claim for record in store.claims(ClaimFilter())} == _union(library, "claims")
        references = list(store.references())
        assert references == sorted(_union(library, "references"), key=lambda entry: (entry.document, entry.number))
        assert list(store.background()) == sorted(_union(library, "background"), key=background_key)
        assert list(store.mentions()) == sorted(
            ((bundle.info.id, mention) for bundle in library for mention in bundle.mentions), key=_mention_key
        )
        findings = [finding.sort_key for finding in store.findings()]
        assert findings == sorted(findings)
        documents = [document.info for document in store.documents()]
        assert documents == sorted((bundle.info for bundle in library), key=lambda info: info.id)


@for_all(library=libraries)
def test_entities_are_what_all_documents_together_record(new_home: NewHome, library: list[Bundle]) -> None:
    records = [(bundle.info.id, entity) for bundle in library for entity in bundle.entities]
    with closing(new_home().open()) as store:
        _load(store, library)

        assert list(store.entities()) == [
            merge_entities([pair for pair in records if pair[1].id == id])
            for id in sorted({entity.id for _, entity in records})
        ]


def test_entities_are_ordered_by_code_point(store: GraphStore) -> None:
    names = ["exomyelin:Z", "exomyelin:a", "exomyelin:B", "GO:1"]
    store.load(vocabulary(*((name, Predicate.IS_A, "GO:2") for name in names)))

    assert [relation.subject for relation in store.background()] == sorted(names)
    assert [edge.subject for edge in store.edges()] == sorted(names)


def test_coverage_follows_the_text_not_the_alphabet(store: GraphStore) -> None:
    rows = paper().coverage
    places = ["zeta/2/10", "alpha/1/1", "unlisted/1/1", "zeta/2/9", "zeta/1/1"]
    outline = (OutlineEntry(section="zeta"), OutlineEntry(section="alpha"))
    covered = tuple(rows[0].model_copy(update={"locator": Locator(place)}) for place in places)
    store.load(Bundle(info=DocumentInfo(id="paper", title="t", outline=outline), coverage=covered))

    assert [row.locator for row in store.coverage("paper")] == [
        "zeta/1/1",
        "zeta/2/9",
        "zeta/2/10",
        "alpha/1/1",
        "unlisted/1/1",
    ]
    assert list(store.coverage("another")) == []


def test_what_two_documents_take_from_one_vocabulary_is_told_once(store: GraphStore) -> None:
    relation = (MIR, Predicate.MEMBER_OF, "exomyelin:mir-219-family")
    store.load(vocabulary(relation, document="one"))
    store.load(vocabulary(relation, document="two"))
    assert len(store.background()) == 1

    store.remove("one")

    assert len(store.background()) == len(list(store.edges())) == 1


def test_claims_by_id_come_in_the_order_asked(store: GraphStore) -> None:
    store.load(paper())
    ids = [record.claim.id for record in store.claims(ClaimFilter())]
    asked = [ids[1], ids[0], ids[1]]

    assert [record.claim.id for record in store.claims_by_id(asked)] == asked
    assert list(store.claims_by_id([])) == []


def test_an_unknown_claim_is_named(store: GraphStore) -> None:
    store.load(paper())
    known = store.claims(ClaimFilter(), limit=1)[0].claim.id

    with pytest.raises(UnknownClaim) as caught:
        store.claims_by_id([known, "claim:0"])

    assert caught.value.claim == "claim:0"


def test_the_claim_behind_which_to_go_on_need_not_be_held_any_more(store: GraphStore) -> None:
    store.load(paper("a"))
    last = claim_key(store.claims(ClaimFilter())[-1])
    store.load(paper("b"))

    store.remove("a")

    assert {record.claim.document for record in store.claims(ClaimFilter(), after=last)} == {"b"}


def test_what_is_no_key_of_a_claim_is_refused(store: GraphStore) -> None:
    with pytest.raises(InvalidParameter, match="after='claim:1'"):
        store.claims(ClaimFilter(), after="claim:1")


def test_a_limit_of_none_is_no_limit_and_of_zero_is_zero(store: GraphStore) -> None:
    store.load(paper(claims=tuple(claim("paper", MSC, Predicate.CARRIES, f"exomyelin:{n}") for n in range(50))))

    assert len(store.claims(ClaimFilter())) == 50
    assert list(store.claims(ClaimFilter(), limit=0)) == []


def _load(store: GraphStore, library: Iterable[Bundle]) -> None:
    for bundle in library:
        store.load(bundle)


def _union(library: Iterable[Bundle], part: str) -> set[Any]:
    return {item for bundle in library for item in getattr(bundle, part)}


def _mention_key(pair: tuple[str, Mention]) -> tuple[str, str, int]:
    document, mention = pair
    return document, mention.locator, mention.ordinal


def test_each_document_answers_with_what_it_recorded_itself(new_home: NewHome) -> None:
    """Entities and background relations of one document alone, however they are merged with those of others."""
    first, second = paper(), vocabulary((MIR, Predicate.MEMBER_OF, MSC))
    with closing(new_home().open()) as store:
        store.load(first)
        store.load(second)
        for bundle in (first, second):
            assert list(store.entities_of(bundle.info.id)) == sorted(bundle.entities, key=lambda entity: entity.id)
            assert set(store.judgements(bundle.info.id)) == set(bundle.judgements)
            assert list(store.background_of(bundle.info.id)) == sorted(bundle.background, key=background_key)
        assert (list(store.entities_of("none")), list(store.background_of("none"))) == ([], [])
        assert list(store.judgements("none")) == []
