"""SIGNOR's relations, in its own table and in CausalTAB: the same signs, ends and works from both."""

from pathlib import Path

import pytest

from loaders.imports.intake import Intake, Options, Reason
from loaders.imports.recognise import recognised
from schema.predicates import Predicate
from schema.vocabulary import Directness, Kind, Polarity, Support

COLUMNS = [
    *("ENTITYA", "TYPEA", "IDA", "DATABASEA", "ENTITYB", "TYPEB", "IDB", "DATABASEB", "EFFECT", "MECHANISM"),
    *("RESIDUE", "TAX_ID", "CELL_DATA", "PMID", "DIRECT", "SENTENCE", "SIGNOR_ID", "SCORE"),
]
AKT = {"ENTITYA": "AKT1", "TYPEA": "protein", "IDA": "P31749", "DATABASEA": "UNIPROT"}
GSK = {"ENTITYB": "GSK3B", "TYPEB": "protein", "IDB": "P49841", "DATABASEB": "UNIPROT"}
MITAB = {
    "#ID(s) interactor A": "uniprotkb:P31749",
    "ID(s) interactor B": "uniprotkb:P49841",
    "Alias(es) interactor A": "signor:AKT1(display_short)",
    "Alias(es) interactor B": "signor:GSK3B(display_short)",
    "Publication Identifier(s)": "pubmed:1|imex:x",
    "Interaction type(s)": 'psi-mi:"MI:0407"(direct interaction)',
    "Type(s) interactor A": 'psi-mi:"MI:0326"(protein)',
    "Type(s) interactor B": 'psi-mi:"MI:0326"(protein)',
    "Host organism(s)": "taxid:9606(Homo sapiens)",
    "Causal Regulatory Mechanism": 'psi-mi:"MI:0217"(phosphorylation reaction)',
    "Causal statement": 'psi-mi:"MI:2241"(down-regulates activity)',
}


def read(path: Path, *rows: dict[str, str], columns: list[str]) -> Intake:
    lines = ["\t".join(columns), *("\t".join(row.get(name, "") for name in columns) for row in rows)]
    path.write_text("\n".join(lines), encoding="utf-8")
    form = recognised(path)
    assert form.name == "signor"
    return form.read([path], Options())


def table(tmp_path: Path, **others: str) -> Intake:
    return read(tmp_path / "signor.tsv", AKT | GSK | others, columns=COLUMNS)


@pytest.mark.parametrize(
    ("effect", "mechanism", "predicate"),
    [
        ("up-regulates quantity by expression", "transcriptional regulation", Predicate.INCREASES),
        ("down-regulates activity", "phosphorylation", Predicate.DECREASES),
        ("down-regulates quantity by destabilization", "ubiquitination", Predicate.DECREASES),
        ("down regulates", "", Predicate.DECREASES),
        ("unknown", "phosphorylation", Predicate.AFFECTS),
        ("unknown", "binding", Predicate.BINDS),
    ],
)
def test_each_effect_has_its_predicate(tmp_path: Path, effect: str, mechanism: str, predicate: Predicate) -> None:
    (bundle,) = table(tmp_path, EFFECT=effect, MECHANISM=mechanism).bundles()
    assert [claim.predicate for claim in bundle.claims] == [predicate]


def test_evidence_is_kept_and_the_quoted_sentence_is_not(tmp_path: Path) -> None:
    given = {"TAX_ID": "9606", "CELL_DATA": "BTO:0000007", "PMID": "1|2", "DIRECT": "YES", "SENTENCE": "Quoted words."}
    intake = table(
        tmp_path, EFFECT="up-regulates", MECHANISM="phosphorylation", SIGNOR_ID="SIGNOR-4", SCORE="0.7", **given
    )
    (bundle,) = intake.bundles()
    (claim,) = bundle.claims
    assert (claim.context.species, claim.context.cell) == ("NCBITaxon:9606", "BTO:0000007")
    assert claim.directness is Directness.DIRECT
    assert [cited.support for cited in claim.citing] == [Support.YES, Support.YES]
    assert "phosphorylation" in claim.statement
    assert "Quoted" not in bundle.model_dump_json()
    assert intake.report.notes == {"quoted sentence is not kept: it is the source's": 1}


def test_both_forms_say_the_same(tmp_path: Path) -> None:
    given = {"EFFECT": "down-regulates activity", "TAX_ID": "9606", "PMID": "1", "DIRECT": "YES"}
    (one,) = table(tmp_path, **given).bundles()
    (other,) = read(tmp_path / "causal.tab.tsv", MITAB, columns=list(MITAB)).bundles()
    assert {entity.id for entity in one.entities} == {"UniProtKB:P31749", "UniProtKB:P49841"}
    assert one.entities == other.entities
    for field in ("edge_key", "context", "directness"):
        assert getattr(one.claims[0], field) == getattr(other.claims[0], field)
    assert [entry.pmid for entry in other.references] == ["1"]


def test_a_complex_s_making_and_an_unknown_kind_are_rejected(tmp_path: Path) -> None:
    assert table(tmp_path, EFFECT="form complex").report.rejected[0].reason is Reason.NO_CLAIM
    stimulus = table(tmp_path, EFFECT="up-regulates", TYPEA="stimulus").report.rejected[0]
    assert (stimulus.line, stimulus.reason) == (2, Reason.UNMAPPED_KIND)


def test_micrornas_families_and_chemicals_have_their_kinds(tmp_path: Path) -> None:
    rows = [
        {"ENTITYA": "MIR219", "TYPEA": "mirna", "IDA": "MI0000296", "DATABASEA": "miRBase"},
        {"ENTITYA": "AMPK", "TYPEA": "proteinfamily", "IDA": "SIGNOR-PF1", "DATABASEA": "SIGNOR"},
        {"ENTITYA": "drug", "TYPEA": "smallmolecule", "IDA": "CID:123", "DATABASEA": "PUBCHEM"},
        {"ENTITYA": "water", "TYPEA": "chemical", "IDA": "CHEBI:15377", "DATABASEA": "ChEBI"},
    ]
    intake = read(tmp_path / "s.tsv", *(row | GSK | {"EFFECT": "up-regulates"} for row in rows), columns=COLUMNS)
    found = {entity.id: entity.kind for entity in intake.bundles()[0].entities if entity.name != "GSK3B"}
    assert found == {
        "mirbase:MI0000296": Kind.MICRORNA,
        "SIGNOR:SIGNOR-PF1": Kind.FAMILY,
        "PUBCHEM.COMPOUND:123": Kind.SUBSTANCE,
        "CHEBI:15377": Kind.SUBSTANCE,
    }


def test_a_negative_interaction_of_causaltab_is_a_denial(tmp_path: Path) -> None:
    rows = [MITAB | {"Negative": each} for each in ("true", "false", "-")]
    (bundle,) = read(tmp_path / "causal.tab.tsv", *rows, columns=[*MITAB, "Negative"]).bundles()
    assert [claim.polarity for claim in bundle.claims] == [Polarity.NEGATED, Polarity.AFFIRMED]
    assert bundle.claims[0].statement.startswith("It is denied that AKT1 decreases GSK3B")


def test_what_stands_in_one_complex_need_not_touch(tmp_path: Path) -> None:
    row = MITAB | {"Interaction type(s)": 'psi-mi:"MI:0915"(physical association)'}
    (bundle,) = read(tmp_path / "causal.tab.tsv", row, columns=list(MITAB)).bundles()
    assert [claim.directness for claim in bundle.claims] == [Directness.INDIRECT]
