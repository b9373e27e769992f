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


def edge_keys(intake: Intake) -> list[tuple[str, str, str]]:
    return [claim.edge_key for claim in intake.bundles()[0].claims]


def test_what_an_evidence_calls_indirect_is_not_direct(tmp_path: Path) -> None:
    statement = {"type": "Phosphorylation", "enz": TNF, "sub": NFKB, "evidence": [{"epistemics": {"direct": False}}]}
    (claim,) = read(tmp_path, statement).bundles()[0].claims
    assert claim.directness is Directness.INDIRECT


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ({"mutations": [{"position": "146", "residue_from": "A", "residue_to": None}]}, "mutated A146?"),
        ({"mods": [{"mod_type": "phosphorylation", "residue": "S", "position": "9"}]}, "phosphorylation at S9"),
        ({"mods": [{"mod_type": "phosphorylation", "is_modified": False}]}, "without phosphorylation"),
        ({"activity": {"activity_type": "kinase", "is_active": False}}, "without kinase activity"),
        ({"bound_conditions": [{"agent": NFKB, "is_bound": False}]}, "not bound to NFkappaB"),
        ({"location": "nucleus"}, "in nucleus"),
        ({"mods": 7}, "7"),
    ],
)
def test_an_agent_in_some_state_is_not_the_thing_itself(tmp_path: Path, state: dict[str, Any], told: str) -> None:
    (bundle,) = read(tmp_path, made("Activation", subj=TNF | state)).bundles()
    (claim,) = bundle.claims
    (subject,) = [entity for entity in bundle.entities if entity.id == claim.subject]
    assert subject.name == f"TNF ({told})"
    assert subject.is_local
    assert all(entity.id != "HGNC:11892" for entity in bundle.entities)


def test_an_activity_is_its_thing_s_and_is_told(tmp_path: Path) -> None:
    active = TNF | {"activity": {"activity_type": "kinase", "is_active": True}}
    (claim,) = read(tmp_path, made("Activation", subj=active, obj_activity="transcription")).bundles()[0].claims
    assert claim.subject == "HGNC:11892"
    assert "by its kinase activity" in claim.statement
    assert "on its transcription activity" in claim.statement


def test_all_of_a_context_is_kept(tmp_path: Path) -> None:
    told = {"cell_type": {"name": "microglia"}, "disease": {"name": "multiple sclerosis"}, "species": {"name": " "}}
    both = told | {"cell_line": {"name": "BV-2"}}
    intake = read(tmp_path, made("Activation", {"context": told}, {"context": both}))
    contexts = [claim.context for claim in intake.bundles()[0].claims]
    assert [context.cell for context in contexts] == ["microglia", "microglia; BV-2"]
    assert {(context.model, context.species) for context in contexts} == {("multiple sclerosis", None)}


def test_a_work_without_a_pmid_or_doi_is_cited_as_the_file_has_it(tmp_path: Path) -> None:
    intake = read(tmp_path, made("Activation", {"source_api": "reach", "text_refs": {"PMCID": "PMC12"}}))
    assert [mention.printed for mention in intake.bundles()[0].mentions] == ["PMCID:PMC12"]


@pytest.mark.parametrize(
    ("deltas", "predicate"),
    [((1, 1), Predicate.INCREASES), ((-1, 1), Predicate.DECREASES), ((-1, -1), Predicate.INCREASES)]
    + [(deltas, Predicate.AFFECTS) for deltas in ((1, None), ([1], 1))],
)
def test_an_influence_has_the_product_of_its_signs(
    tmp_path: Path, deltas: tuple[Any, Any], predicate: Predicate
) -> None:
    ends = [{"concept": end, "delta": {"polarity": sign}} for end, sign in zip((TNF, NFKB), deltas, strict=True)]
    assert edge_keys(read(tmp_path, {"type": "Influence", "subj": ends[0], "obj": ends[1]})) == [
        ("HGNC:11892", predicate.value, "fplx:NFkappaB")
    ]


@pytest.mark.parametrize(
    ("type_", "roles", "predicate"),
    [("Gef", ("gef", "ras"), Predicate.INCREASES), ("Gap", ("gap", "ras"), Predicate.DECREASES)],
)
def test_what_turns_a_small_gtpase_on_and_off(
    tmp_path: Path, type_: str, roles: tuple[str, str], predicate: Predicate
) -> None:
    statement = {"type": type_} | dict(zip(roles, (TNF, NFKB), strict=True))
    assert edge_keys(read(tmp_path, statement)) == [("HGNC:11892", predicate.value, "fplx:NFkappaB")]


def test_an_association_has_no_sign(tmp_path: Path) -> None:
    members = [{"concept": TNF, "delta": {"polarity": 1}}, {"concept": NFKB, "delta": {"polarity": -1}}]
    (claim,) = read(tmp_path, {"type": "Association", "members": members}).bundles()[0].claims
    assert claim.predicate is Predicate.ASSOCIATED_WITH


def test_an_agent_of_no_name_is_called_by_its_id(tmp_path: Path) -> None:
    (bundle,) = read(tmp_path, made("Activation", subj=TNF | {"name": " "})).bundles()
    assert bundle.entities[0].name == "HGNC:11892"
