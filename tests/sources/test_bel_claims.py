"""What a statement of BEL claims, rule by rule (docs/bel.md); nothing is guessed, and nothing is lost unsaid."""

import csv
import json
from pathlib import Path

import pytest

from graph.sqlite.store import SqliteStore
from loaders.bel.language import language
from loaders.bel.rules import known_terms, rules
from loaders.imports.intake import Intake, Options, Reason
from loaders.imports.recognise import recognised
from schema.claim import Claim
from schema.entity import Entity
from schema.errors import DataError
from schema.predicates import Predicate, Walk
from schema.rubric import load_rubric
from schema.vocabulary import Derivation, Directness, Hedge, Kind, Polarity, Support

HEAD = 'SET DOCUMENT Name = "On AKT1"\nSET Citation = {"PubMed", "18650430"}\nSET Evidence = "A sentence."\n'
FIRST = 4
PAPERS = Path(__file__).parents[2] / "loaders" / "papers"


def taken(folder: Path, *statements: str) -> Intake:
    """The intake of a script of some lines, the first of which is line ``FIRST``."""
    file = folder / "on-akt1.bel"
    file.write_text(HEAD + "\n".join(statements) + "\n", encoding="utf-8")
    return recognised(file).read([file], Options())


def claims(folder: Path, *statements: str) -> tuple[Claim, ...]:
    intake = taken(folder, *statements)
    assert intake.report.rejected == []
    return intake.bundles()[0].claims


def only(folder: Path, *statements: str) -> Claim:
    (claim,) = claims(folder, *statements)
    return claim


def entity(folder: Path, term: str) -> Entity:
    """The entity of a term, as the subject of a statement."""
    intake = taken(folder, f"{term} -> bp(XYZ:anything)")
    bundle = intake.bundles()[0]
    (found,) = (each for each in bundle.entities if each.id == bundle.claims[0].subject)
    return found


RELATIONS = [
    ("->", Predicate.INCREASES, Directness.INDIRECT, Polarity.AFFIRMED),
    ("=>", Predicate.INCREASES, Directness.DIRECT, Polarity.AFFIRMED),
    ("-|", Predicate.DECREASES, Directness.INDIRECT, Polarity.AFFIRMED),
    ("=|", Predicate.DECREASES, Directness.DIRECT, Polarity.AFFIRMED),
    ("reg", Predicate.AFFECTS, Directness.INDIRECT, Polarity.AFFIRMED),
    ("directlyRegulates", Predicate.AFFECTS, Directness.DIRECT, Polarity.AFFIRMED),
    ("cnc", Predicate.AFFECTS, Directness.INDIRECT, Polarity.NEGATED),
    ("rateLimitingStepOf", Predicate.INCREASES, Directness.INDIRECT, Polarity.AFFIRMED),
    ("binds", Predicate.BINDS, Directness.DIRECT, Polarity.AFFIRMED),
    ("--", Predicate.ASSOCIATED_WITH, Directness.INDIRECT, Polarity.AFFIRMED),
    ("cor", Predicate.ASSOCIATED_WITH, Directness.INDIRECT, Polarity.AFFIRMED),
    ("nc", Predicate.ASSOCIATED_WITH, Directness.INDIRECT, Polarity.NEGATED),
    ("pos", Predicate.POSITIVELY_CORRELATED_WITH, Directness.INDIRECT, Polarity.AFFIRMED),
    ("neg", Predicate.NEGATIVELY_CORRELATED_WITH, Directness.INDIRECT, Polarity.AFFIRMED),
    ("biomarkerFor", Predicate.ASSOCIATED_WITH, Directness.INDIRECT, Polarity.AFFIRMED),
]


@pytest.mark.parametrize(("relation", "predicate", "directness", "polarity"), RELATIONS)
def test_a_relation_keeps_its_sign_and_whether_it_is_direct(
    relation: str, predicate: Predicate, directness: Directness, polarity: Polarity, tmp_path: Path
) -> None:
    claim = only(tmp_path, f"p(HGNC:AKT1) {relation} p(HGNC:SOX6)")
    assert (claim.predicate, claim.directness, claim.polarity) == (predicate, directness, polarity)


def test_no_path_walks_what_is_only_associated_or_correlated(tmp_path: Path) -> None:
    said = claims(tmp_path, *(f"p(HGNC:AKT1) {each} p(HGNC:SOX6)" for each in ("--", "pos", "neg", "cor", "nc")))
    assert {claim.predicate.traits.walk for claim in said} == {Walk.NEVER}


def test_a_claim_stands_at_its_line_and_cites_the_work_that_a_passage_is_given_of(tmp_path: Path) -> None:
    intake = taken(tmp_path, "", "p(HGNC:AKT1) -> p(HGNC:SOX6)")
    bundle = intake.bundles()[0]
    assert [claim.locator for claim in bundle.claims] == [f"rows/r{FIRST + 1}/c1"]
    assert [cited.support for cited in bundle.claims[0].citing] == [Support.YES]
    assert [reference.pmid for reference in bundle.references] == ["18650430"]
    assert (bundle.info.id, bundle.info.title) == ("on-akt1", "On AKT1")


def test_a_work_of_which_no_passage_is_given_is_not_said_to_support_it(tmp_path: Path) -> None:
    claim = only(tmp_path, "UNSET Evidence", "p(HGNC:AKT1) -> p(HGNC:SOX6)")
    assert [(cited.support, cited.why) for cited in claim.citing] == [(Support.UNCLEAR, "")]


def test_no_sentence_of_a_work_is_kept_and_the_report_says_so(tmp_path: Path) -> None:
    intake = taken(tmp_path, "p(HGNC:AKT1) -> p(HGNC:SOX6)")
    assert "A sentence." not in json.dumps(intake.bundles()[0].model_dump(mode="json"))
    assert intake.report.notes["passage of a work, not kept: no sentence of a source is stored"] == 1


def test_the_statement_is_read_out_with_what_was_written(tmp_path: Path) -> None:
    claim = only(tmp_path, "kin(p(HGNC:AKT1)) =| r(HGNC:SOX6)")
    assert claim.statement == "The kinase activity of AKT1 directly decreases the RNA of SOX6."
    assert (claim.subject_as_written, claim.object_as_written) == ("the kinase activity of AKT1", "the RNA of SOX6")


def test_gene_rna_protein_and_activity_are_one_entity(tmp_path: Path) -> None:
    terms = ("p(HGNC:SOX6)", "g(HGNC:SOX6)", "r(HGNC:SOX6)", "act(p(HGNC:SOX6))", "tscript(p(HGNC:SOX6))")
    assert {entity(tmp_path, term).id for term in terms} == {"HGNC:16421"}


VARIANTS = [
    ('p(HGNC:APP, var("p.Lys670Asn"))', "APP (variant p.Lys670Asn)"),
    ('p(HGNC:APP, var("?"))', "APP (variant not stated)"),
    ("p(HGNC:APP, pmod(Ph, Ser, 655))", "APP (phosphorylated at Ser655)"),
    ("p(HGNC:APP, pmod(Ph), pmod(Ub))", "APP (phosphorylated; ubiquitinated)"),
    ("p(HGNC:ADNP, pmod(MESH:Haploinsufficiency))", "ADNP (modified: Haploinsufficiency)"),
    ("p(HGNC:APP, frag(672_713))", "APP (fragment 672–713)"),
    ('p(HGNC:APP, frag("?", "55kD"))', "APP (fragment not stated, 55kD)"),
    ("g(HGNC:APP, gmod(Me))", "APP (modified: Me)"),
    ("p(HGNC:APP, loc(GO:axon))", "APP (in axon)"),
    ("p(fus(HGNC:BCR, ?, HGNC:JAK2, ?))", "fusion of BCR and JAK2"),
    ("p(HGNC:BCR, fus(HGNC:JAK2))", "fusion of BCR and JAK2"),
]


@pytest.mark.parametrize(("term", "name"), VARIANTS)
def test_what_is_modified_mutated_cut_or_somewhere_is_an_entity_of_its_own(
    term: str, name: str, tmp_path: Path
) -> None:
    found = entity(tmp_path, term)
    assert (found.name, found.kind, found.is_local) == (name, Kind.GENE, True)
    assert found.description.startswith("Written in BEL as ")


COMPOUNDS = [
    ("complex(p(HGNC:B1), p(HGNC:A1))", "complex of A1 and B1", Kind.STRUCTURE),
    ("composite(p(HGNC:A1), a(CHEBI:water))", "water together with A1", Kind.SUBSTANCE),
    ("rxn(reactants(p(HGNC:A1)), products(p(HGNC:B1), p(HGNC:C1)))", "reaction of A1 to B1 and C1", Kind.PROCESS),
    ("sec(p(HGNC:A1))", "secretion of A1", Kind.PROCESS),
    ("surf(p(HGNC:A1))", "exposure of A1 at the cell surface", Kind.PROCESS),
    ("deg(p(HGNC:A1, pmod(Ph)))", "degradation of A1 (phosphorylated)", Kind.PROCESS),
    ("tloc(p(HGNC:A1), fromLoc(GO:nucleus), toLoc(GO:axon))", "movement of A1 from nucleus to axon", Kind.PROCESS),
]


@pytest.mark.parametrize(("term", "name", "kind"), COMPOUNDS)
def test_what_bel_describes_by_its_parts_is_an_entity_of_its_own(
    term: str, name: str, kind: Kind, tmp_path: Path
) -> None:
    found = entity(tmp_path, term)
    assert (found.name, found.kind, found.is_local) == (name, kind, True)


def test_the_same_parts_make_the_same_thing_in_any_document(tmp_path: Path) -> None:
    first = entity(tmp_path, "complex(p(HGNC:A1), p(HGNC:B1))")
    assert entity(tmp_path, "complexAbundance(p(HGNC:B1), p(HGNC:A1))").id == first.id
    assert entity(tmp_path, "composite(p(HGNC:B1), p(HGNC:A1))").id != first.id


def test_a_reaction_says_what_it_starts_from_and_ends_in(tmp_path: Path) -> None:
    said = claims(tmp_path, "p(HGNC:E1) -> rxn(reactants(p(HGNC:A1)), products(p(HGNC:B1)))")
    assert [claim.statement for claim in said] == [
        "E1 increases reaction of A1 to B1.",
        "reaction of A1 to B1 starts from A1.",
        "reaction of A1 to B1 ends in B1.",
    ]
    assert {claim.locator.major for claim in said} == {FIRST}


def test_a_complex_of_two_that_stands_alone_says_that_they_bind(tmp_path: Path) -> None:
    claim = only(tmp_path, "complex(p(HGNC:A1), p(HGNC:B1))")
    assert (claim.statement, claim.predicate) == ("A1 binds B1.", Predicate.BINDS)


NESTED = [
    ("->", "->", Predicate.INCREASES),
    ("->", "-|", Predicate.DECREASES),
    ("-|", "=|", Predicate.INCREASES),
    ("reg", "-|", Predicate.AFFECTS),
]


@pytest.mark.parametrize(("outer", "inner", "net"), NESTED)
def test_a_statement_within_another_is_a_step_with_an_agent_and_what_follows_is_implied(
    outer: str, inner: str, net: Predicate, tmp_path: Path
) -> None:
    step, whole = claims(tmp_path, f"p(HGNC:A1) {outer} (p(HGNC:B1) {inner} p(HGNC:C1))")
    assert step.agent == (None if outer == "-|" else whole.subject)
    assert (step.derivation, whole.derivation) == (Derivation.EXPLICIT, Derivation.IMPLIED)
    assert whole.predicate is net
    assert step.locator.major == whole.locator.major


REJECTED = [
    ("p(HGNC:A1) isA p(FPLX:B1)", Reason.UNMAPPED_PREDICATE),
    ("complex(FPLX:B1) hasComponents list(p(HGNC:A1), p(HGNC:C1))", Reason.UNMAPPED_PREDICATE),
    ("g(HGNC:A1) transcribedTo r(HGNC:A1)", Reason.UNMAPPED_PREDICATE),
    ("complex(p(HGNC:A1), p(HGNC:B1), p(HGNC:C1))", Reason.UNSUPPORTED),
    ("p(HGNC:A1)", Reason.UNSUPPORTED),
    ("p() -> p(HGNC:A1)", Reason.UNSUPPORTED),
    ("act() -> p(HGNC:A1)", Reason.UNSUPPORTED),
    ("pmod(Ph) -> p(HGNC:A1)", Reason.UNSUPPORTED),
    ("rxn(reactants(p(HGNC:A1))) -> p(HGNC:A1)", Reason.UNSUPPORTED),
    ("complex() -> p(HGNC:A1)", Reason.UNSUPPORTED),
    ("p(HGNC:A1) -> list(p(HGNC:B1))", Reason.UNSUPPORTED),
    ("p(HGNC:A1) -> (p(HGNC:B1) -- p(HGNC:C1))", Reason.UNSUPPORTED),
    ("p(HGNC:A1) -- (p(HGNC:B1) -> p(HGNC:C1))", Reason.UNSUPPORTED),
    ("p(HGNC:A1) -> act(p(HGNC:A1))", Reason.NO_CLAIM),
    ("p(HGNC:A1) causes p(HGNC:B1)", Reason.UNSUPPORTED),
    ("foo(HGNC:A1) -> p(HGNC:B1)", Reason.UNSUPPORTED),
    ("so it is", Reason.MALFORMED),
]


@pytest.mark.parametrize(("statement", "reason"), REJECTED)
def test_what_no_rule_treats_is_rejected_with_line_and_reason_and_the_rest_is_taken(
    statement: str, reason: Reason, tmp_path: Path
) -> None:
    intake = taken(tmp_path, "p(HGNC:AKT1) -> p(HGNC:SOX6)", statement, "p(HGNC:AKT1) -| p(HGNC:SOX6)")
    assert [(each.line, each.reason) for each in intake.report.rejected] == [(FIRST + 1, reason)]
    assert len(intake.bundles()[0].claims) == 2


def test_a_name_is_never_written_as_an_identifier(tmp_path: Path) -> None:
    found = entity(tmp_path, "p(HGNC:APP)")
    assert found.id.startswith("exomyelin:bel-app-")
    assert found.no_term_reason == "the document names it 'HGNC:APP', by its name and not by an identifier"


IDENTIFIERS = [
    ("p(HGNC:620)", "HGNC:620"),
    ("p(hgnc:620 ! APP)", "HGNC:620"),
    ("a(PUBCHEM:9832404)", "PUBCHEM.COMPOUND:9832404"),
    ("p(UNIPROT:P05067)", "UniProtKB:P05067"),
    ("p(FPLX:Gamma_secretase)", "fplx:Gamma_secretase"),
    ("bp(GO:0042552)", "GO:0042552"),
    ("path(MESH:D000544)", "MESH:D000544"),
    ("a(CL:0000540)", "CL:0000540"),
]


@pytest.mark.parametrize(("term", "id_"), IDENTIFIERS)
def test_an_identifier_is_the_term_of_its_vocabulary(term: str, id_: str, tmp_path: Path) -> None:
    found = entity(tmp_path, term)
    assert (found.id, found.no_term_reason) == (id_, "")


def test_a_local_id_of_ours_stays_one(tmp_path: Path) -> None:
    found = entity(tmp_path, 'bp(exomyelin:"opc-maturation" ! "OPC maturation")')
    assert (found.id, found.name, found.is_local) == ("exomyelin:opc-maturation", "OPC maturation", True)


def test_a_verified_identifier_is_the_kind_of_thing_that_the_shipped_papers_take_it_for(tmp_path: Path) -> None:
    assert entity(tmp_path, 'bp(GO:"0060070" ! "Wnt signalling")').kind is Kind.PATHWAY


def test_hedge_and_derivation_are_read_as_our_own_scripts_have_them(tmp_path: Path) -> None:
    settings = ('SET hedge = "speculated"', 'SET derivation = "implied"')
    claim = only(tmp_path, *settings, "p(HGNC:AKT1) -> p(HGNC:SOX6)")
    assert (claim.hedge, claim.derivation) == (Hedge.SPECULATED, Derivation.IMPLIED)
    claim = only(tmp_path, 'SET hedge = "maybe"', "p(HGNC:AKT1) -> p(HGNC:SOX6)")
    assert claim.hedge is Hedge.ASSERTED


def test_an_exact_name_whose_identifier_was_verified_is_that_term(tmp_path: Path) -> None:
    found = entity(tmp_path, 'bp(GO:"oligodendrocyte differentiation")')
    assert (found.id, found.synonyms) == ("GO:0048709", ("oligodendrocyte differentiation",))


def test_verified_names_are_what_the_shipped_papers_call_their_things() -> None:
    shipped: dict[str, tuple[str, str]] = {}
    for table in sorted(PAPERS.glob("*/entities.tsv")):
        with table.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                shipped[row["id"]] = (row["name"], row["kind"])
    assert {term.id: (term.name, term.kind) for term in known_terms().values()}.items() <= shipped.items()


KINDS = [
    ("a(CHEBI:water)", Kind.SUBSTANCE),
    ("a(GO:axon)", Kind.STRUCTURE),
    ("a(CL:0000540)", Kind.CELL),
    ("p(FPLX:PKC)", Kind.FAMILY),
    ('complex(GO:"some complex")', Kind.STRUCTURE),
    ("m(MIRBASE:x)", Kind.MICRORNA),
    ("path(HP:x)", Kind.PHENOTYPE),
    ("path(MESH:Dementia)", Kind.DISEASE),
    ("bp(GO:memory)", Kind.PROCESS),
    ("pop(XYZ:bacteria)", Kind.CELL),
]


@pytest.mark.parametrize(("term", "kind"), KINDS)
def test_a_thing_is_of_the_kind_that_its_function_and_namespace_tell(term: str, kind: Kind, tmp_path: Path) -> None:
    assert entity(tmp_path, term).kind is kind


def test_a_name_under_several_functions_is_one_thing_and_the_report_says_so(tmp_path: Path) -> None:
    intake = taken(tmp_path, "a(MESH:Axon) -> bp(GO:memory)", "bp(MESH:Axon) -> bp(GO:memory)")
    axons = [each for each in intake.bundles()[0].entities if each.name == "Axon"]
    assert [each.kind for each in axons] == [Kind.PROCESS]
    assert any(note.startswith("name MESH:Axon, used under functions of several kinds") for note in intake.report.notes)


def test_names_that_several_namespaces_share_are_told_apart(tmp_path: Path) -> None:
    intake = taken(tmp_path, "p(HGNC:APP) -> p(MGI:App)")
    assert sorted(each.name for each in intake.bundles()[0].entities) == ["APP (HGNC)", "App (MGI)"]


def test_annotations_are_the_context_and_others_are_counted(tmp_path: Path) -> None:
    settings = (
        'SET Species = {"10116", "10090", "4097"}',
        'SET MeSHAnatomy = "Brain"',
        'SET CellLine = "SH-SY5Y"',
        'SET Disease = "multiple sclerosis"',
        'SET Confidence = "High"',
    )
    intake = taken(tmp_path, *settings, "p(HGNC:AKT1) -> p(HGNC:SOX6)")
    context = intake.bundles()[0].claims[0].context
    assert context.species == "NCBITaxon:4097; mouse; rat"
    assert (context.tissue, context.cell, context.model) == ("Brain", "SH-SY5Y", "multiple sclerosis")
    assert intake.report.notes["annotation Confidence, for which a claim's context has no field"] == 1


def test_the_same_said_twice_is_one_claim_and_counted_as_merged(tmp_path: Path) -> None:
    intake = taken(tmp_path, "p(HGNC:AKT1) -> p(HGNC:SOX6)", "p(HGNC:AKT1) -> p(HGNC:SOX6)")
    assert (intake.report.accepted["claims"], intake.report.merged["claims"]) == (1, 1)


def test_a_store_takes_what_was_read(tmp_path: Path) -> None:
    (bundle,) = taken(tmp_path, "p(HGNC:AKT1) -> p(HGNC:SOX6)", "sec(p(HGNC:A1)) cnc path(MESH:Pain)").bundles()
    store = SqliteStore(tmp_path / "store.sqlite", load_rubric())
    try:
        store.load(bundle)
        assert [document.claims for document in store.documents()] == [2]
    finally:
        store.close()


def test_every_relation_of_the_language_has_a_rule() -> None:
    assert set(rules().relations) == set(language().relations)
    assert all(rule.why or rule.predicate for rule in rules().relations.values())


RECOGNISED = [
    ("any.bel", "# nothing", "bel"),
    ("any.txt", '\ufeff# head\nSET DOCUMENT Name = "x"\n', "bel"),
    ("any.json", '{"graph": {"pybel_version": "0.15.3"}, "nodes": [], "links": []}', "nodelink"),
    ("any.json", '{"directed": true, "graph": {"annotation_url": {}}}', "nodelink"),
]


@pytest.mark.parametrize(("name", "text", "form"), RECOGNISED)
def test_both_forms_are_recognised(name: str, text: str, form: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert recognised(tmp_path / name).name == form


HOSTILE = [
    ("x.bel", b'SET DOCUMENT Name = "caf\xe9"', "not UTF-8"),
    ("x.bel", 'SET DOCUMENT Name = "x"'.encode("utf-16"), "UTF-16"),
    ("x.bel", b"p(HGNC:" + b"A" * 2**21 + b")", "longer than"),
    ("x.json", b'{"pybel_version": ' + b"[" * 100_000, "JSON"),
    ("x.json", b'{"graph": {"pybel_version": 1}, "nodes": ' + b"[" * 200 + b"]" * 200 + b', "links": []}', "deep"),
    ("x.json", b'{"graph": {"pybel_version": 1}, "nodes": {}, "links": []}', "node-link"),
    ("x.json", b'{"graph": {"pybel_version": NaN}, "nodes": [], "links": []}', "NaN"),
    ("x.json", b'{"pybel_version": 1', "JSON"),
]


@pytest.mark.parametrize(("name", "content", "told"), HOSTILE)
def test_a_file_that_cannot_be_read_is_refused_as_a_whole_with_a_reason(
    name: str, content: bytes, told: str, tmp_path: Path
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(DataError, match=told):
        recognised(file, "bel" if name.endswith(".bel") else "nodelink").read([file], Options())


def test_a_script_longer_than_any_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("loaders.imports.bel.MAX_LETTERS", 100)
    with pytest.raises(DataError, match="past 100 letters"):
        taken(tmp_path, *["p(HGNC:A1) -> p(HGNC:B1)"] * 9)


def test_a_passage_may_have_control_characters_and_a_statement_may_not(tmp_path: Path) -> None:
    intake = taken(
        tmp_path, 'SET Evidence = "P \x01 0.03"', "p(HGNC:A1) -> p(HGNC:B1)", 'p(HGNC:"A\x01") -> p(HGNC:B1)'
    )
    assert [(each.line, each.reason) for each in intake.report.rejected] == [(FIRST + 2, Reason.MALFORMED)]
    assert len(intake.bundles()[0].claims) == 1
