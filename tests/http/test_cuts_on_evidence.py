"""/cuts and /fragility of the paths that meet conditions on the evidence."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

import pytest

from api.app import create_app
from api.settings import Settings
from graph.sqlite.store import SqliteStore
from schema.predicates import Predicate
from schema.rubric import load_rubric
from schema.vocabulary import Basis
from tests.http.client import Client
from tests.http.world import CLAIMS, MIR, MSC, PAPER, REFERENCES, background, citing, claim, paper


@pytest.fixture
def twice(tmp_path: Path) -> Iterator[Client]:
    """A store whose source carries its cargo by two claims: one in mice, of a primary study, and one of a review."""
    again = claim("results/2/1", MSC, Predicate.CARRIES, MIR, "So it is told.", citing=citing("results/2/1#1"))
    first, *others = REFERENCES
    study = first.study.model_copy(update={"basis": Basis.ABSTRACT, "read_at": "a library, 2031"})
    read = first.model_copy(update={"study": study})
    with closing(SqliteStore(tmp_path / "twice.sqlite", load_rubric())) as store:
        store.load(background())
        store.load(paper(claims=(*CLAIMS, again), references=(read, *others)))
        yield Client(create_app(store, Settings()))


@pytest.mark.parametrize(
    "condition", ["tier=in_vivo_ms", "cargo=delivered", "same_species=true", "same_model=true", "same_study=true"]
)
def test_what_no_longer_shows_what_is_asked_for_is_cut(twice: Client, condition: str) -> None:
    """Both works must go for nobody to say it any more; but only one of them shows what the condition asks for."""
    ends = {"source": "MSC", "effect": "miR-219"}
    plain, asked = (twice.get(f"/cuts?{urlencode(ends)}{more}").json() for more in ("", f"&{condition}"))
    assert [row["members"] for row in plain["items"]] == [["doi:10.1/alpha", f"{PAPER}#2"]]
    assert [row["members"] for row in asked["items"]] == [["doi:10.1/alpha"]]
    (plain_row,), (row,) = (twice.items(f"/fragility?{urlencode(ends)}{more}") for more in ("", f"&{condition}"))
    assert (plain_row["least_works"], plain_row["single_works"], plain_row["single_claims"]) == (2, [], [])
    assert (row["least_works"], row["single_works"]) == (1, ["doi:10.1/alpha"])
    assert row["single_claims"] == [CLAIMS[0].id]
    for lost in ("reference=10.1/alpha", f"claim={CLAIMS[0].id}"):
        kept, gone = (twice.get(f"/knockout?{lost}&{urlencode(ends)}{more}").json() for more in ("", f"&{condition}"))
        assert "lost" not in kept["changes"]
        assert gone["changes"] == {"lost": 1}
    none = twice.get(f"/knockout?reference=2&{urlencode(ends)}&{condition}").json()
    assert "lost" not in none["changes"]


def test_a_loss_of_what_no_conclusion_meets_the_conditions_for_is_said_to_be_one(twice: Client) -> None:
    asked = {"node": "SOX6", "source": "MSC", "effect": "miR-219", "cargo": "sufficient"}
    body = twice.get("/knockout", **asked).json()
    assert (body["items"], body["unchanged"], body["reason"]) == ([], 0, "no_conclusion")


def test_what_is_believed_less_than_is_asked_for_is_cut(twice: Client) -> None:
    belief = twice.items("/paths?from=MSC&to=miR-219")[0]["belief"]
    ends = f"source=MSC&effect=miR-219&min_belief={belief}"
    assert [row["members"] for row in twice.items(f"/cuts?{ends}")] == [["doi:10.1/alpha"], [f"{PAPER}#2"]]
    (row,) = twice.items(f"/fragility?{ends}")
    assert row["single_works"] == ["doi:10.1/alpha", f"{PAPER}#2"]
    none = twice.get(f"/cuts?{ends}1").json()
    assert (none["items"], none["reason"]) == ([], "belief_excludes")
