"""INDRA statements: a claim for each evidence, signed by the statement's type, or a rejection that says why."""

import json
from pathlib import Path
from typing import Any

import pytest

from loaders.imports.intake import Intake, Options, Reason
from loaders.imports.recognise import recognised
from schema.predicates import Predicate
from schema.vocabulary import Directness, Hedge, Polarity, Support

TNF = {"name": "TNF", "db_refs": {"HGNC": "11892", "TEXT": "tnf"}}
NFKB = {"name": "NFkappaB", "db_refs": {"FPLX": "NFkappaB"}}


def read(tmp_path: Path, *statements: object) -> Intake:
    path = tmp_path / "statements.json"
    path.write_text(json.dumps(list(statements)), encoding="utf-8")
    form = recognised(path)
    assert form.name == "indra"
    return form.read([path], Options())


def made(type_: str, *evidence: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"type": type_, "subj": TNF, "obj": NFKB, "evidence": list(evidence)} | fields


@pytest.mark.parametrize(
    ("type_", "predicate"),
    [
        ("Activation", Predicate.INCREASES),
        ("IncreaseAmount", Predicate.INCREASES),
        ("Inhibition", Predicate.DECREASES),
        ("DecreaseAmount", Predicate.DECREASES),
        ("Influence", Predicate.AFFECTS),
    ],
)
def test_each_type_has_its_predicate(tmp_path: Path, type_: str, predicate: Predicate) -> None:
    (bundle,) = read(tmp_path, made(type_)).bundles()
    assert [claim.edge_key for claim in bundle.claims] == [("HGNC:11892", predicate.value, "fplx:NFkappaB")]


def test_modifications_and_complexes_have_ends_of_other_names(tmp_path: Path) -> None:
    phosphorylation = {"type": "Phosphorylation", "enz": TNF, "sub": NFKB, "residue": "S", "position": "9"}
    pair = {"type": "Complex", "members": [TNF, NFKB]}
    three = {"type": "Complex", "members": [TNF, NFKB, TNF]}
    intake = read(tmp_path, phosphorylation, pair, three)
    claims = intake.bundles()[0].claims
    assert [claim.predicate for claim in claims] == [Predicate.AFFECTS, Predicate.BINDS]
    assert "S9" in claims[0].statement
    assert claims[0].directness is Directness.DIRECT
    assert [(each.line, each.reason) for each in intake.report.rejected] == [(3, Reason.NO_CLAIM)]


def test_each_evidence_is_a_claim_of_its_own_and_the_source_s_sentence_is_not_kept(tmp_path: Path) -> None:
    curated = {"source_api": "signor", "pmid": "1", "text": "Quoted words.", "epistemics": {"direct": True}}
    machine = {"source_api": "reach", "pmid": "2", "epistemics": {"hypothesis": True, "negated": True}}
    (bundle,) = read(tmp_path, made("Activation", curated, machine)).bundles()
    first, second = bundle.claims
    assert [claim.locator for claim in bundle.claims] == ["rows/r1/c1", "rows/r1/c2"]
    assert (first.directness, first.citing[0].support) == (Directness.DIRECT, Support.YES)
    assert (second.hedge, second.polarity) == (Hedge.SUGGESTED, Polarity.NEGATED)
    assert second.citing[0].support is Support.UNCLEAR
    assert "Quoted" not in bundle.model_dump_json()


def test_what_is_not_grounded_is_rejected_and_never_guessed(tmp_path: Path) -> None:
    mesh = {"name": "x", "db_refs": {"MESH": "D000001"}}
    intake = read(
        tmp_path, made("Activation", obj={"name": "y", "db_refs": {"TEXT": "y"}}), made("Activation", obj=mesh)
    )
    assert [each.reason for each in intake.report.rejected] == [Reason.UNMAPPED_KIND] * 2


def test_what_is_no_statement_is_rejected_one_by_one(tmp_path: Path) -> None:
    intake = read(tmp_path, made("Activation"), 7, {"no": "type"}, made("Translocation"), made("NewType"))
    reasons = [each.reason for each in intake.report.rejected]
    assert reasons == [Reason.MALFORMED, Reason.MALFORMED, Reason.NO_CLAIM, Reason.UNMAPPED_PREDICATE]
    assert len(intake.bundles()[0].claims) == 1
