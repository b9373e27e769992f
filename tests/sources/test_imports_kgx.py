"""KGX graphs: what they say becomes claims by written rules, and the rest is told."""

import json
from pathlib import Path

import pytest

from loaders.imports.intake import Intake, Options, Reason
from loaders.imports.recognise import grouped, recognised
from schema.claim import Claim
from schema.errors import DataError
from schema.predicates import Predicate
from schema.vocabulary import Derivation, Hedge, Kind, Polarity, Support

NODES = (
    "id\tname\tcategory\txref\n"
    "HGNC:11892\tTNF\tbiolink:Gene|biolink:NamedThing\tUniProtKB:P01375\n"
    "MONDO:0005301\tMS\tbiolink:Disease\t\n"
)


def read(*files: Path) -> Intake:
    (group,) = grouped(files)
    return recognised(group[0]).read(group, Options())


def edges(tmp_path: Path, *rows: dict[str, str]) -> Intake:
    columns = list(dict.fromkeys(name for row in rows for name in row))
    lines = ["\t".join(columns), *("\t".join(row.get(name, "") for name in columns) for row in rows)]
    (tmp_path / "g_nodes.tsv").write_text(NODES, encoding="utf-8")
    path = tmp_path / "g_edges.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read(path)


def edge(predicate: str, **others: str) -> dict[str, str]:
    ends = {"subject": "HGNC:11892", "predicate": f"biolink:{predicate}", "object": "MONDO:0005301"}
    return ends | others


def only(intake: Intake) -> Claim:
    (bundle,) = intake.bundles()
    (claim,) = bundle.claims
    return claim


def test_edges_bring_the_nodes_beside_them(tmp_path: Path) -> None:
    intake = edges(tmp_path, edge("contributes_to"))
    (bundle,) = intake.bundles()
    assert {(entity.name, entity.kind) for entity in bundle.entities} == {("TNF", Kind.GENE), ("MS", Kind.DISEASE)}
    assert only(intake).predicate is Predicate.AFFECTS
    assert only(intake).locator == "rows/r2/c1"


@pytest.mark.parametrize(
    ("qualifiers", "predicate"),
    [
        ({"object_direction_qualifier": "increased"}, Predicate.INCREASES),
        ({"object_direction_qualifier": "downregulated"}, Predicate.DECREASES),
        ({}, Predicate.AFFECTS),
        (
            {"object_direction_qualifier": "increased", "object_aspect_qualifier": "degradation"},
            Predicate.DECREASES,
        ),
        (
            {"object_direction_qualifier": "increased", "subject_direction_qualifier": "decreased"},
            Predicate.DECREASES,
        ),
    ],
)
def test_qualifiers_make_the_sign(tmp_path: Path, qualifiers: dict[str, str], predicate: Predicate) -> None:
    assert only(edges(tmp_path, edge("affects", **qualifiers))).predicate is predicate


def test_a_change_of_an_aspect_that_is_no_amount_is_rejected(tmp_path: Path) -> None:
    intake = edges(
        tmp_path, edge("affects", object_direction_qualifier="increased", object_aspect_qualifier="splicing")
    )
    assert [(each.line, each.reason) for each in intake.report.rejected] == [(2, Reason.NO_CLAIM)]


def test_evidence_level_negation_and_context_are_kept(tmp_path: Path) -> None:
    given = {"publications": "PMID:12|doi:10.1234/x", "agent_type": "manual_agent", "negated": "true"}
    intake = edges(
        tmp_path,
        edge("contributes_to", knowledge_level="prediction", species_context_qualifier="NCBITaxon:9606", **given),
    )
    claim = only(intake)
    assert (claim.hedge, claim.derivation, claim.polarity) == (Hedge.SPECULATED, Derivation.IMPLIED, Polarity.NEGATED)
    assert claim.context.species == "NCBITaxon:9606"
    assert [cited.support for cited in claim.citing] == [Support.YES, Support.YES]
    assert [(entry.pmid, entry.doi) for entry in intake.bundles()[0].references] == [("12", ""), ("", "10.1234/x")]


def test_a_machine_s_citation_is_not_taken_for_a_judgement(tmp_path: Path) -> None:
    intake = edges(tmp_path, edge("contributes_to", publications="PMID:12", agent_type="text_mining_agent"))
    assert [cited.support for cited in only(intake).citing] == [Support.UNCLEAR]


def test_what_no_rule_covers_is_rejected_and_what_is_not_kept_is_counted(tmp_path: Path) -> None:
    intake = edges(tmp_path, edge("made_up"), edge("related_to"), edge("contributes_to", p_value="0.1"))
    assert [each.reason for each in intake.report.rejected] == [Reason.UNMAPPED_PREDICATE, Reason.NO_CLAIM]
    assert intake.report.notes == {"edge column 'p_value' is not kept": 1}


def test_json_lines_say_the_same_as_the_table(tmp_path: Path) -> None:
    table = only(edges(tmp_path, edge("contributes_to", publications="PMID:12")))
    (tmp_path / "j_nodes.jsonl").write_text(
        json.dumps({"id": "HGNC:11892", "name": "TNF", "category": ["biolink:Gene"]})
        + "\n"
        + json.dumps({"id": "MONDO:0005301", "name": "MS", "category": ["biolink:Disease"]})
        + "\n",
        encoding="utf-8",
    )
    path = tmp_path / "j_edges.jsonl"
    path.write_text(json.dumps(edge("contributes_to") | {"publications": ["PMID:12"]}) + "\n", encoding="utf-8")
    lines = only(read(path))
    assert lines.model_copy(update={"document": "g_edges", "locator": table.locator, "citing": table.citing}) == table


def test_a_table_without_a_needed_column_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "x_nodes.tsv"
    path.write_text("name\tcategory\nGene 123\tbiolink:Gene\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"x_nodes.tsv:1: column 'id' is missing"):
        read(path)


def test_without_nodes_a_thing_is_what_its_vocabulary_says_or_is_rejected(tmp_path: Path) -> None:
    path = tmp_path / "alone_edges.tsv"
    path.write_text("subject\tpredicate\tobject\nHGNC:1\tbiolink:causes\tHP:0000001\nX:1\tbiolink:causes\tHP:0000001\n")
    intake = read(path)
    assert [claim.subject for claim in intake.bundles()[0].claims] == ["HGNC:1"]
    assert [(each.line, each.construct) for each in intake.report.rejected] == [(3, "X:1")]


@pytest.mark.parametrize(
    ("predicate", "qualifiers", "said"),
    [
        ("affected_by", {}, Predicate.AFFECTS),
        ("affected_by", {"subject_direction_qualifier": "decreased"}, Predicate.DECREASES),
        (
            "affected_by",
            {"subject_direction_qualifier": "increased", "qualified_predicate": "biolink:caused_by"},
            Predicate.INCREASES,
        ),
        (
            "affected_by",
            {"subject_direction_qualifier": "increased", "subject_aspect_qualifier": "degradation"},
            Predicate.DECREASES,
        ),
        (
            "affected_by",
            {"subject_direction_qualifier": "increased", "object_direction_qualifier": "decreased"},
            Predicate.DECREASES,
        ),
        ("negatively_regulated_by", {}, Predicate.DECREASES),
        ("caused_by", {}, Predicate.INCREASES),
    ],
)
def test_an_inverse_is_read_from_its_object(
    tmp_path: Path, predicate: str, qualifiers: dict[str, str], said: Predicate
) -> None:
    claim = only(edges(tmp_path, edge(predicate, **qualifiers)))
    assert claim.edge_key == ("MONDO:0005301", said.value, "HGNC:11892")
    assert f"as biolink:{predicate}" in claim.statement


def test_a_cause_of_less_of_a_thing_decreases_it(tmp_path: Path) -> None:
    less = edge("causes", object_direction_qualifier="decreased", object_aspect_qualifier="activity")
    assert only(edges(tmp_path, less)).predicate is Predicate.DECREASES


@pytest.mark.parametrize(
    "qualifiers",
    [
        {"subject_form_or_variant_qualifier": "loss_of_function_variant_form"},
        {"object_part_qualifier": "3_prime_utr"},
        {"object_derivative_qualifier": "metabolite"},
        {"subject_direction_qualifier": "altered"},
        {"qualified_predicate": "biolink:correlated_with"},
    ],
)
def test_a_qualifier_that_may_turn_the_meaning_and_has_no_rule_rejects(
    tmp_path: Path, qualifiers: dict[str, str]
) -> None:
    intake = edges(tmp_path, edge("affects", object_direction_qualifier="increased", **qualifiers))
    assert [(each.line, each.reason) for each in intake.report.rejected] == [(2, Reason.NO_CLAIM)]


def test_a_direction_beside_a_predicate_that_has_one_of_its_own_rejects(tmp_path: Path) -> None:
    intake = edges(tmp_path, edge("positively_regulates", object_direction_qualifier="decreased"))
    assert [each.reason for each in intake.report.rejected] == [Reason.NO_CLAIM]


@pytest.mark.parametrize(("written", "polarity"), [("False", Polarity.AFFIRMED), ("TRUE", Polarity.NEGATED)])
def test_a_negation_is_read_in_any_case_and_never_guessed(tmp_path: Path, written: str, polarity: Polarity) -> None:
    assert only(edges(tmp_path, edge("causes", negated=written))).polarity is polarity
    unclear = edges(tmp_path, edge("causes", negated="maybe"))
    assert [each.reason for each in unclear.report.rejected] == [Reason.MALFORMED]


def test_two_columns_of_one_field_of_a_context_are_both_kept(tmp_path: Path) -> None:
    both = edge("causes", species="mouse", species_context_qualifier="NCBITaxon:9606")
    assert only(edges(tmp_path, both)).context.species == "mouse; NCBITaxon:9606"
