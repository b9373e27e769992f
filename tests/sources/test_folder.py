"""What a paper's folder says is what its document holds."""

from pathlib import Path

import pytest

from loaders.folder import check_folder, read_folder
from loaders.shipped import shipped
from schema.claim import Citing, Context
from schema.entity import Xref
from schema.vocabulary import Basis, CargoEvidence, Derivation, Hedge, Kind, Quantifier, Support, XrefKind
from tests.sources.tiny_paper import CLAIMED, NAME, files, segments, write_paper


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_paper(tmp_path)


def test_the_document_has_the_name_of_its_folder_and_its_own_data(folder: Path) -> None:
    info = read_folder(folder).info

    assert (info.id, info.title, info.year, info.doi) == (NAME, "A tiny paper", 2020, "10.1234/tiny")
    assert info.readings[0].date == "2026-11-24"
    assert [entry.section for entry in info.outline] == ["front", "introduction", "table-1", "references"]
    assert info.scope is not None
    assert info.scope.diseases == ("MONDO:0005301",)


def test_the_id_may_stand_in_the_document_too(folder: Path) -> None:
    path = folder / "document.yaml"
    path.write_text(f"id: {NAME}\n{path.read_text(encoding='utf-8')}", encoding="utf-8")

    assert read_folder(folder).info.id == NAME


def test_entities_have_their_kinds_names_and_terms(folder: Path) -> None:
    by_name = {entity.name: entity for entity in read_folder(folder).entities}

    assert by_name["glia exosome"].cell_of_origin == "CL:0000125"
    assert by_name["glia exosome"].synonyms == ("GEX", "glia vesicle")
    assert by_name["RNA"].is_class
    assert by_name["TNF"].kind is Kind.GENE
    assert by_name["TNF"].xrefs == (
        Xref(id="MESH:D014409", kind=XrefKind.CLOSE),
        Xref(id="UniProtKB:P01375", kind=XrefKind.EXACT),
    )


def test_claims_name_entities_by_id_name_or_synonym(folder: Path) -> None:
    ends = [(claim.subject, claim.object) for claim in read_folder(folder).claims]

    assert ends[0] == ("exomyelin:glia-exosome", "exomyelin:mir-1")
    assert ends[2] == ("CHEBI:33697", "HGNC:11892")


def test_claims_keep_what_the_place_says_of_them(folder: Path) -> None:
    first, second, third, fourth, fifth = read_folder(folder).claims

    why = "The title names small RNAs of glia."
    assert first.citing == (Citing(mention="introduction/1/1#1", support=Support.YES, why=why),)
    assert first.cargo_evidence is CargoEvidence.PRESENT
    assert second.context == Context(species="mouse")
    assert second.agent == "exomyelin:glia-exosome"
    assert (third.quantifier, third.derivation) == (Quantifier.SOME, Derivation.IMPLIED)
    assert fourth.citing[0].mention == "table-1/r1/c3#1"
    assert (fifth.locator, fifth.hedge) == ("references/2", Hedge.SUGGESTED)


def test_references_carry_what_is_known_of_the_work(folder: Path) -> None:
    first, second = read_folder(folder).references

    assert (first.first_author, first.authors, first.year, first.volume) == ("Doe J", ("Doe", "Roe"), 2019, "1")
    assert (first.study.basis, first.study.source) == (Basis.TITLE, "exomyelin:glia-exosome")
    assert (second.authors, second.et_al, second.year, second.pmid) == (("Roe", "van Poe"), True, 2018, "123")
    assert second.study.basis is Basis.NONE


def test_a_judgement_touches_the_claims_of_its_place_or_of_its_citation_or_those_it_names(folder: Path) -> None:
    bundle = read_folder(folder)
    ids = [claim.id for claim in bundle.claims]

    touched = {finding.code: finding.claims for finding in bundle.judgements}

    assert touched["wording_unclear"] == tuple(sorted(ids[1:3]))
    assert touched["table_cell"] == (ids[3],)
    assert touched["old_work"] == tuple(sorted([ids[1], ids[4]]))
    assert touched["no_claims"] == ()


def test_coverage_has_every_place_with_its_claims(folder: Path) -> None:
    rows = read_folder(folder).coverage

    assert [(row.locator, row.hash) for row in rows] == [(each.locator, each.hash) for each in segments()]
    assert {row.locator: row.claims for row in rows if row.claims} == CLAIMED


def test_only_the_document_and_its_entities_are_needed(tmp_path: Path) -> None:
    folder = write_paper(tmp_path)
    for name in files():
        if name not in {"document.yaml", "entities.tsv"}:
            (folder / name).unlink()

    checked = check_folder(folder)

    assert checked.bundle is not None
    assert not checked.bundle.claims


def test_other_files_may_lie_in_the_folder(folder: Path) -> None:
    (folder / "README.md").write_text("Notes.")
    (folder / ".hidden.yaml").write_text("x")

    assert not check_folder(folder).mistakes


def test_a_byte_order_mark_and_foreign_line_ends_make_no_difference(tmp_path: Path) -> None:
    plain, foreign = write_paper(tmp_path / "a"), write_paper(tmp_path / "b")
    for name, text in files().items():
        (foreign / name).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())

    assert read_folder(foreign).hash == read_folder(plain).hash


def test_the_order_of_rows_and_the_unicode_form_make_no_difference(tmp_path: Path) -> None:
    plain, other = write_paper(tmp_path / "a"), write_paper(tmp_path / "b")
    for folder, accented in ((plain, "Jane Do\u00e9"), (other, "Jane Doe\u0301")):
        path = folder / "document.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace("Jane Doe", accented), encoding="utf-8")
    header, *rows = (other / "entities.tsv").read_text(encoding="utf-8").splitlines()
    (other / "entities.tsv").write_text("\n".join([header, "", *reversed(rows)]), encoding="utf-8")

    assert read_folder(other).hash == read_folder(plain).hash


def test_what_may_be_right_is_a_warning(folder: Path) -> None:
    claims, references = folder / "claims.yaml", folder / "references.json"
    claims.write_text(claims.read_text(encoding="utf-8").replace("      quantifier: some\n", ""), encoding="utf-8")
    references.write_text(references.read_text(encoding="utf-8").replace('"id": 2', '"id": 3'), encoding="utf-8")
    with (folder / "entities.tsv").open("a", encoding="utf-8") as file:
        file.write("GO:0008150\tlife\tprocess" + "\t" * 6 + "\n")
    for name in ("findings.yaml", "coverage.tsv"):
        (folder / name).unlink()
    claims.write_text(
        claims.read_text(encoding="utf-8").replace("at: references/2", "at: references/3"), encoding="utf-8"
    )

    checked = check_folder(folder)

    assert not checked.mistakes
    assert [warning.problem for warning in checked.warnings] == [
        "is on the class 'RNA' without a quantifier",
        "nothing refers to 'life' (GO:0008150)",
        "entries are missing: 2",
    ]


@pytest.mark.parametrize("folder", shipped(), ids=lambda folder: folder.name)
def test_a_shipped_paper_has_no_mistakes(folder: Path) -> None:
    assert check_folder(folder).mistakes == ()


def test_the_background_is_shipped_first() -> None:
    assert next(folder.name for folder in shipped()) == "background"
