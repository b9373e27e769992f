"""What a reader of a foreign format can rely on: nothing is lost unsaid, and what comes of a file is a document."""

from pathlib import Path

import pytest

from graph.sqlite.store import SqliteStore
from loaders.imports.identify import identify
from loaders.imports.intake import Intake, Options, Reason, Said, Work
from schema.document import DocumentForm
from schema.entity import Entity
from schema.predicates import Predicate
from schema.rubric import load_rubric
from schema.vocabulary import Kind, Support

TNF = Entity(id="HGNC:11892", name="TNF", kind=Kind.GENE)
REPAIR = Entity(id="MESH:D000074586", name="remyelination", kind=Kind.PROCESS)


@pytest.fixture
def intake(tmp_path: Path) -> Intake:
    made = Intake.of([tmp_path / "Some Graph.edges.tsv"], Options(), "Some graph")
    made.thing(TNF, 2, told=True)
    made.thing(REPAIR, 3, told=True)
    return made


def said(**fields: object) -> Said:
    given = {"statement": "TNF furthers remyelination.", **fields}
    return Said(TNF.id, Predicate.INCREASES, REPAIR.id, **given)  # type: ignore[arg-type]


def test_a_file_becomes_a_document_of_its_own_that_a_store_takes(intake: Intake, tmp_path: Path) -> None:
    intake.claim(
        said(works=[Work.named("PMID:123"), Work.named("infores:ctd")], support=Support.YES, why="it says so"), 7
    )
    (bundle,) = intake.bundles()
    assert (bundle.info.id, bundle.info.form) == ("some-graph", DocumentForm.IMPORT)
    assert [claim.locator for claim in bundle.claims] == ["rows/r7/c1"]
    assert [(entry.pmid, entry.year, entry.title) for entry in bundle.references] == [("123", None, "PMID:123")]
    store = SqliteStore(tmp_path / "store.sqlite", load_rubric())
    store.load(bundle)
    (record,) = store.claims_by_id([bundle.claims[0].id])
    assert [work.pmid for work in record.works] == ["123", ""]
    store.close()


def test_a_row_that_says_the_same_is_merged_and_one_with_other_works_is_not(intake: Intake) -> None:
    assert intake.claim(said(works=[Work(pmid="1")]), 2)
    assert intake.claim(said(works=[Work(pmid="1")]), 3)
    assert intake.claim(said(works=[Work(pmid="2")]), 4)
    assert intake.report.accepted["claims"] == 2
    assert intake.report.merged["claims"] == 1
    assert len(intake.bundles()[0].claims) == 2


def test_what_can_not_be_a_claim_is_rejected_with_line_construct_and_reason(intake: Intake) -> None:
    assert not intake.claim(Said(TNF.id, Predicate.BINDS, TNF.id, "x"), 5)
    assert not intake.claim(Said(TNF.id, Predicate.BINDS, "HGNC:1", "x"), 6)
    first, second = intake.report.rejected
    assert (first.line, first.reason) == (5, Reason.NO_CLAIM)
    assert (second.line, second.reason) == (6, Reason.UNKNOWN_THING)
    assert "HGNC:1" in str(second)


def test_a_thing_of_two_kinds_is_a_conflict_and_names_stay_unique(intake: Intake) -> None:
    assert not intake.thing(Entity(id=TNF.id, name="TNF", kind=Kind.CELL), 9)
    assert intake.thing(Entity(id="NCBIGene:7124", name="tnf", kind=Kind.GENE), 10)
    names = [entity.name for entity in intake.bundles()[0].entities]
    assert names == ["TNF", "remyelination", "tnf (NCBIGene:7124)"]
    assert intake.report.rejected[0].reason is Reason.CONFLICT


@pytest.mark.parametrize(
    ("written", "id_"),
    [("HGNC:11892", "HGNC:11892"), ("go:0006954", "GO:0006954"), ("CHEBI:CHEBI:15377", "CHEBI:15377")],
)
def test_a_term_keeps_its_curie(written: str, id_: str) -> None:
    assert identify(written)[:2] == (id_, "")


@pytest.mark.parametrize("written", ["TNF alpha", "GO:123", "", "=1+1", "x:"])
def test_what_is_no_term_gets_a_local_id_that_says_why(written: str) -> None:
    identity = identify(written)
    assert identity.id.startswith("exomyelin:")
    assert identity.no_term_reason
    assert identity == identify(written)


def test_a_row_that_works_were_judged_to_support_is_not_merged_with_one_that_they_were_not(intake: Intake) -> None:
    assert intake.claim(said(works=[Work(pmid="1")]), 2)
    assert intake.claim(said(works=[Work(pmid="1")], support=Support.YES, why="Curators give it."), 3)
    (bundle,) = intake.bundles()
    assert [claim.citing[0].support for claim in bundle.claims] == [Support.UNCLEAR, Support.YES]
