"""What stands in a store's file, for those who look into it with SQLite itself; and that it is always sound."""

import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from graph.sqlite import projection
from graph.sqlite.asking import claims_parameters, claims_statement
from graph.sqlite.rows import packed, unpacked
from graph.sqlite.statements import CONDITIONS, EDGES, STATE
from graph.sqlite.store import SqliteStore
from graph.store import LoadOutcome
from schema.predicates import Predicate
from schema.query import ClaimFilter
from schema.rubric import load_rubric
from tests.contract.answers import answers, digest
from tests.contract.homes import check_sqlite
from tests.contract.papers import MIR, MSC, OPC, SENTENCES, claim, paper, vocabulary

ROOT = Path(__file__).parents[2]
RUBRIC = load_rubric()
SAID = 'said "so"'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "store.sqlite"
    with closing(SqliteStore(path, RUBRIC)) as store:
        store.load(paper())
    return path


def ask(path: Path, statement: str, *parameters: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(statement, parameters).fetchall()


def files(path: Path) -> Mapping[str, bytes]:
    return {file.name: file.read_bytes() for file in path.parent.iterdir()}


def plan(path: Path, statement: str, parameters: Mapping[str, str | int]) -> str:
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters).fetchall()
    return "\n".join(detail for *_, detail in rows)


def test_loading_the_same_again_changes_not_a_byte(path: Path) -> None:
    before = files(path)

    with closing(SqliteStore(path, RUBRIC)) as store:
        assert store.load(paper()).outcome is LoadOutcome.UNCHANGED

    assert files(path) == before


def test_what_another_loader_put_there_meanwhile_is_not_written_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both find it missing and derive it; only the first to come writes."""
    with closing(SqliteStore(path, RUBRIC)) as store, closing(SqliteStore(path, RUBRIC)) as other:
        monkeypatch.setattr(store, "_holds", lambda _: other.load(paper("new")) and False)

        assert store.load(paper("new")).outcome is LoadOutcome.UNCHANGED


def test_names_are_found_by_words_beginnings_and_folded_forms(path: Path) -> None:
    found = """SELECT DISTINCT curie FROM entity_search JOIN entity_name ON entity_name.id = entity_search.rowid
        JOIN node ON node.id = node WHERE entity_search MATCH ? ORDER BY curie"""

    assert ask(path, found, "differ*") == [(OPC,)]
    assert ask(path, found, "EXO") == [(MSC,)]

    with closing(SqliteStore(path, RUBRIC)) as store:
        store.remove("paper")
    assert ask(path, found, "differ*") == []


def test_edges_and_claims_can_be_read_spelt_out(path: Path) -> None:
    edges = ask(path, "SELECT subject, predicate, object, claims FROM edge_spelt ORDER BY subject")
    assert edges == [(MIR, "increases", OPC, 1), (MSC, "carries", MIR, 1)]

    claims = ask(path, "SELECT subject, object, statement FROM claim_spelt WHERE predicate = ?", "carries")
    assert claims == [(MSC, MIR, "Somebody says so.")]


def test_removing_the_last_document_leaves_no_row_behind(path: Path) -> None:
    with closing(SqliteStore(path, RUBRIC)) as store:
        store.put_text("paper", SENTENCES)
        store.load(vocabulary((MIR, Predicate.MEMBER_OF, "exomyelin:family")))
        store.remove("paper")
        store.remove("background")

    tables = ask(path, "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%'")
    counts = {name: ask(path, f"SELECT count(*) FROM {name}") for (name,) in tables}  # noqa: S608 - names from the file
    assert {name for name, count in counts.items() if count != [(0,)]} == {"state"}
    check_sqlite(path)


def test_what_removal_leaves_unused_goes_and_what_is_used_stays(path: Path) -> None:
    with closing(SqliteStore(path, RUBRIC)) as store:
        store.load(vocabulary((MIR, Predicate.MEMBER_OF, "exomyelin:family")))
        store.remove("paper")

    assert ask(path, "SELECT curie FROM node ORDER BY curie") == [("exomyelin:family",), (MIR,)]


def test_all_edges_can_be_made_with_few_claims_in_memory(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However few are taken at a time, claims of one pair stay together."""
    with closing(SqliteStore(path, RUBRIC)) as store:
        store.load(paper("other", claims=(claim("other", MIR, Predicate.DECREASES, OPC),), judgements=()))
        before = answers(store)
    ask_and_commit(path, "UPDATE state SET derivation = 0")
    monkeypatch.setattr(projection, "CHUNK", 1)

    with closing(SqliteStore(path, RUBRIC)) as store:
        assert answers(store) == before


def ask_and_commit(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement)


def test_packed_claim_ids_come_back() -> None:
    ids = tuple(sorted(entry.id for entry in paper().claims))

    assert unpacked(packed(ids)) == ids
    assert unpacked(packed(ids[:1])) == ids[:1]
    assert unpacked(packed(())) == ()


def test_every_field_of_a_filter_has_its_condition() -> None:
    assert CONDITIONS.keys() == ClaimFilter.model_fields.keys()


def test_no_value_gets_into_a_statement() -> None:
    where = ClaimFilter(subject=SAID, model=SAID, flag=SAID)

    assert SAID not in claims_statement(where)
    assert claims_parameters(where, None, None)["model"] == SAID


@pytest.mark.parametrize("name", ["document", "subject", "object", "entity", "locator", "reference", "flag", "tier"])
def test_claims_asked_for_by_what_few_share_are_found_by_an_index(path: Path, name: str) -> None:
    where = ClaimFilter(**{name: "review" if name == "tier" else "x"})

    assert "SCAN" not in plan(path, claims_statement(where), claims_parameters(where, None, 10))


@pytest.mark.parametrize("name", ["agent", "species", "model", "cell"])
def test_claims_asked_for_by_context_are_found_by_an_index(path: Path, name: str) -> None:
    where = ClaimFilter(**{name: "x"})

    assert f"claim_{name}" in plan(path, claims_statement(where), claims_parameters(where, None, 10))


def test_edges_are_read_in_order_without_sorting_them_all(path: Path) -> None:
    assert "USE TEMP B-TREE FOR ORDER BY" not in plan(path, EDGES, {})


def test_the_release_is_read_from_one_row(path: Path) -> None:
    assert "state" in plan(path, STATE, {})
    assert ask(path, "SELECT count(*) FROM state") == [(1,)]


def test_a_load_killed_before_any_of_its_statements_leaves_the_old_release(path: Path, tmp_path: Path) -> None:
    """And one killed right after its COMMIT leaves the new one: there is no moment at which half of it stands."""
    with closing(SqliteStore(tmp_path / "new.sqlite", RUBRIC)) as store:
        store.load(paper())
        old = digest(store)
        store.load(paper(claims=paper().claims[:1]))
        new = digest(store)
    command = [sys.executable, "-m", "tests.unit.sqlite_killer", str(path)]

    ended = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603 - our own module

    outcomes = ended.stdout.split()
    assert outcomes == [old] * (len(outcomes) - 1) + [new]
    assert len(outcomes) > 20
    check_sqlite(path)
