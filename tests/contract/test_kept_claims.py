"""What is kept of claims while a server is away is what the server would give, or nothing."""

from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.canonical import claim_key
from graph.neo4j.kept import KeptClaims
from graph.neo4j.parts import json_of
from schema.document import Bundle
from schema.errors import InvalidParameter, UnknownClaim
from schema.query import ClaimFilter
from schema.record import ClaimRecord
from tests.contract.homes import sqlite_home
from tests.contract.papers import paper
from tests.contract.test_asking import filters, libraries

RELEASE, OTHER = "0123456789abcdef", "fedcba9876543210"


def records_of(folder: Path, *library: Bundle) -> list[ClaimRecord]:
    with closing(sqlite_home(folder).open()) as store:
        for bundle in library:
            store.load(bundle)
        return list(store.claims(ClaimFilter()))


def all_kept(records: list[ClaimRecord]) -> KeptClaims:
    kept = KeptClaims()
    kept.offer_all(RELEASE, list(map(json_of, records)))
    kept.turn_to(RELEASE)
    return kept


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(library=libraries, wheres=st.lists(filters(), min_size=1, max_size=10), limit=st.none() | st.integers(1, 3))
def test_with_all_claims_kept_every_question_has_the_store_s_answer(
    tmp_path_factory: pytest.TempPathFactory, library: list[Bundle], wheres: list[ClaimFilter], limit: int | None
) -> None:
    with closing(sqlite_home(tmp_path_factory.mktemp("kept")).open()) as store:
        for bundle in library:
            store.load(bundle)
        records = list(store.claims(ClaimFilter()))
        kept = all_kept(records)
        for where in wheres:
            for after in (None, *map(claim_key, records)):
                assert kept.page((where, after, limit)) == list(store.claims(where, after, limit))
        ids = [record.claim.id for record in records]
        assert kept.by_id(ids[::-1]) == records[::-1]


def test_with_all_claims_kept_what_is_unknown_is_known_to_be(tmp_path: Path) -> None:
    kept = all_kept(records_of(tmp_path, paper()))

    with pytest.raises(UnknownClaim):
        kept.by_id(["claim:00000000000000000000"])
    with pytest.raises(InvalidParameter):
        kept.page((ClaimFilter(), "no key", None))
    assert kept.by_id([]) == []


def test_with_some_claims_kept_only_what_was_asked_before_is_answered(tmp_path: Path) -> None:
    records = records_of(tmp_path, paper())
    asked = ClaimFilter(subject=records[0].claim.subject)
    kept = KeptClaims()
    kept.turn_to(RELEASE)
    kept.keep({records[0].claim.id: records[0]}, (asked, None, 1))

    assert kept.page((asked, None, 1)) == records[:1]
    assert kept.page((asked, None, 2)) is None
    assert kept.page((ClaimFilter(), None, 1)) is None
    assert kept.by_id([records[0].claim.id]) == records[:1]
    assert kept.by_id(["claim:00000000000000000000"]) is None


def test_claims_of_another_release_are_not_kept(tmp_path: Path) -> None:
    records = records_of(tmp_path, paper())
    kept = all_kept(records)
    kept.offer_all(OTHER, [])

    assert kept.page((ClaimFilter(), None, None)) == records
    kept.turn_to("0000000000000000")
    assert kept.page((ClaimFilter(), None, None)) is None
    kept.turn_to(OTHER)
    assert kept.page((ClaimFilter(), None, None)) == []
