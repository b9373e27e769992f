"""Claim ids survive being packed."""

from hypothesis import given
from hypothesis import strategies as st

from graph.index.claim_ids import ClaimIds, PackedClaims

HASHED = st.binary(min_size=10, max_size=10).map(lambda digits: f"claim:{digits.hex()}")
ODD = st.sampled_from(["", "claim:", "claim:xyz", "claim:0123456789ABCDEF0123", "claim:zzzzzzzzzzzzzzzzzzzz", "other"])


@given(st.lists(st.lists(HASHED | ODD | st.text(), max_size=4).map(tuple), max_size=6))
def test_every_edge_gets_its_own_claims_back(per_edge: list[tuple[str, ...]]) -> None:
    ids = ClaimIds(PackedClaims.of(some) for some in (per_edge[:2], per_edge[2:]))
    assert [ids.of(row) for row in range(len(per_edge))] == per_edge


def test_ten_bytes_a_claim() -> None:
    ids = ClaimIds([PackedClaims.of([tuple(f"claim:{n:020x}" for n in range(100))])])
    assert ids.nbytes < 100 * 10 + 32
