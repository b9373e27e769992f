"""The traps of the first paper: each test fails if its trap was fallen into."""

import csv
import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from graph.evidence.derive import derive
from loaders.folder import read_folder
from loaders.segments import segment
from schema.claim import Claim
from schema.document import Bundle
from schema.locator import Place
from schema.predicates import Predicate, Walk
from schema.record import ClaimRecord
from schema.rubric import load_rubric
from schema.vocabulary import Basis, Derivation, Hedge, Kind, Support, Tier, XrefKind

ROOT = Path(__file__).parents[2]
PAPERS = ROOT / "loaders" / "papers"
REFERENCE = ROOT.parent / "shared" / "reference"
ARTICLE = REFERENCE / "review.txt"
GROUNDINGS = REFERENCE / "groundings.tsv"
RUN_OF_WORDS = 8


@cache
def paper() -> Bundle:
    return read_folder(PAPERS / "gangadharan-2025")


@cache
def records() -> tuple[ClaimRecord, ...]:
    return derive(paper(), load_rubric()).records


def id_of(name: str) -> str:
    return next(entity.id for entity in paper().entities if entity.name == name)


def said(subject: str, predicate: Predicate, object_: str, at: str = "") -> list[Claim]:
    key = (id_of(subject), predicate.value, id_of(object_))
    return [claim for claim in paper().claims if claim.edge_key == key and claim.locator.startswith(at)]


@pytest.fixture
def article() -> str:
    if not ARTICLE.exists():
        pytest.skip(f"the article's text is not at {ARTICLE}")
    return ARTICLE.read_text(encoding="utf-8")


def test_every_sentence_and_cell_is_accounted_for(article: str) -> None:
    places = {place.locator: place.hash for place in segment(article, paper().info.outline)}

    assert {row.locator: row.hash for row in paper().coverage} == places
    assert [row.locator for row in paper().coverage if not row.claims and not row.reason] == []


def test_the_counts_of_the_coverage_are_those_of_the_claims() -> None:
    at = [claim.locator for claim in paper().claims]

    assert {row.locator: row.claims for row in paper().coverage} == {
        row.locator: at.count(row.locator) for row in paper().coverage
    }
    assert len(at) == sum(row.claims for row in paper().coverage)


def test_no_statement_is_a_sentence_of_the_article(article: str) -> None:
    words = re.findall(r"\w+", article.casefold())
    printed = {tuple(words[start : start + RUN_OF_WORDS]) for start in range(len(words))}
    texts = [
        text for c in paper().claims for text in (c.statement, c.ambiguity, c.subject_as_written, c.object_as_written)
    ]
    texts += [text for finding in paper().judgements for text in (finding.explanation, finding.suggestion)]
    texts += [entity.description for entity in paper().entities]

    copied = []
    for text in texts:
        own = re.findall(r"\w+", text.casefold())
        copied += [
            text
            for start in range(len(own))
            if tuple(own[start : start + RUN_OF_WORDS]) in printed and len(own) - start >= RUN_OF_WORDS
        ]
    assert copied == []


@pytest.mark.parametrize("row", range(1, 6))
def test_each_source_of_the_table_has_its_cargo_mechanism_advantages_and_limitations(row: int) -> None:
    for column in (1, 2, 3, 5, 6):
        assert [claim for claim in paper().claims if claim.locator == f"table-1/r{row}/c{column}"]


def test_a_claim_on_a_class_of_molecules_says_how_much_of_it_is_meant() -> None:
    molecules = {e.id for e in paper().entities if e.is_class and e.kind.value in {"microrna", "substance", "family"}}
    walked = [
        claim for claim in paper().claims if claim.predicate.traits.walk is Walk.SIGNED and claim.subject in molecules
    ]

    assert walked
    assert [claim.statement for claim in walked if claim.quantifier is None] == []


def test_molecules_yet_to_be_identified_are_not_said_to_promote_differentiation() -> None:
    for name in ("microRNA", "lipid", "protein"):
        for claim in said(name, Predicate.INCREASES, "OPC differentiation"):
            assert (claim.hedge, claim.quantifier) == (Hedge.SUGGESTED, "some")


def test_the_microglial_switch_is_a_process_with_input_and_output() -> None:
    switch = next(e.name for e in paper().entities if "switch" in e.name)

    assert said(switch, Predicate.HAS_INPUT, "M1 microglia")
    assert said(switch, Predicate.HAS_OUTPUT, "M2 microglia")
    assert said("exosome", Predicate.INCREASES, switch)
    states = {id_of("M1 microglia"), id_of("M2 microglia")}
    assert [
        c.statement for c in paper().claims if c.subject in states and c.predicate.traits.walk is not Walk.NEVER
    ] == []


def test_via_is_three_claims_and_the_last_names_its_agent() -> None:
    at = "table-1/r1/c3"
    (last,) = said("PI3K/Akt pathway", Predicate.AFFECTS, "neuroinflammation", at)

    assert said("MSC exosome", Predicate.DECREASES, "neuroinflammation", at)
    assert said("MSC exosome", Predicate.AFFECTS, "PI3K/Akt pathway", at)
    assert last.agent == id_of("MSC exosome")


def test_a_bundle_of_citations_is_judged_for_each_subject() -> None:
    def judged(source: str) -> list[Support]:
        (claim,) = said(source, Predicate.INCREASES, "OPC differentiation", "introduction/1/9")
        return [citing.support for citing in claim.citing]

    assert len(judged("MSC exosome")) == len(judged("NSC exosome")) == 3
    assert Support.YES not in judged("NSC exosome") + judged("oligodendrocyte exosome")
    assert judged("MSC exosome") != judged("NSC exosome")


def test_no_work_known_only_from_its_title_counts_as_more_than_a_review() -> None:
    assert {reference.study.basis for reference in paper().references} == {Basis.TITLE}
    assert {part.tier for record in records() for part in record.parts} == {Tier.REVIEW, Tier.UNCITED}


def test_what_is_said_of_a_class_is_only_implied_of_its_example() -> None:
    treg = [claim for claim in paper().claims if claim.subject == id_of("Treg exosome")]
    cells = {claim.locator for claim in treg if claim.derivation is Derivation.IMPLIED}

    assert cells >= {f"table-1/r5/c{column}" for column in (2, 3, 5, 6)}
    assert {c.predicate for c in treg if c.derivation is Derivation.EXPLICIT} == {Predicate.CELL_OF_ORIGIN}


def test_a_disease_is_only_implied_to_bring_about_what_it_is_described_by() -> None:
    for object_ in ("demyelination", "inflammation", "neuroinflammation", "axonal damage"):
        claims = said("multiple sclerosis", Predicate.INCREASES, object_)
        assert {claim.derivation for claim in claims} == {Derivation.IMPLIED}
    assert {c.derivation for c in said("multiple sclerosis", Predicate.DECREASES, "OPC maturation")} == {
        Derivation.IMPLIED
    }


def test_a_clause_that_may_be_on_the_last_of_three_cargoes_is_not_spread_over_them() -> None:
    assert said("CXCL12", Predicate.INCREASES, "OPC migration", "mechanisms/2/10")
    for chaperone in ("HSP70", "HSP90"):
        assert not any(said(chaperone, Predicate.INCREASES, f"OPC {done}") for done in ("migration", "maturation"))


def test_nothing_is_claimed_of_a_potential_that_is_printed_as_its_opposite() -> None:
    assert not said("exosome", Predicate.INCREASES, "neuroregeneration", "future/2/7")
    assert any(f.code == "misprint" and f.locator == "future/2/7" for f in paper().judgements)


def test_only_a_term_that_means_exactly_this_is_an_id() -> None:
    if not GROUNDINGS.exists():
        pytest.skip(f"the verified terms are not at {GROUNDINGS}")
    with GROUNDINGS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    exact = {row["curie"] for row in rows if row["match"] == "exact"}
    labelled = {(row["curie"], row["curie_label"]) for row in rows}
    families = {entity.id for entity in paper().entities if entity.kind is Kind.FAMILY}

    inexact = [e for e in paper().entities if not e.is_local and e.id not in exact | families]
    assert [entity.name for entity in inexact if (entity.id, entity.name) not in labelled] == []


def test_maturation_differentiation_and_myelination_are_different_things() -> None:
    names = ["OPC maturation", "OPC differentiation", "remyelination", "myelination", "myelin sheath formation"]

    assert len({id_of(name) for name in names}) == len(names)
    (step,) = said("OPC differentiation", Predicate.INCREASES, "OPC maturation")
    assert (step.derivation, step.locator) == (Derivation.IMPLIED, "mechanisms/1/4")


def test_the_factors_are_repressed_and_only_implied_to_repress_in_turn() -> None:
    for factor in ("SOX6", "HES5"):
        for mirna in ("miR-219", "miR-338"):
            assert said(mirna, Predicate.DECREASES, factor, "mechanisms/1/4")
        assert not said(factor, Predicate.INCREASES, "OPC differentiation")
        assert {c.derivation for c in said(factor, Predicate.DECREASES, "OPC differentiation")} == {Derivation.IMPLIED}


def test_names_of_a_microrna_of_different_reach_are_different_entities() -> None:
    ids = [id_of("miR-219"), id_of("miR-219a"), id_of("miR-219a-5p")]

    assert len(set(ids)) == len(ids)
    assert ids[2] == "mirbase.mature:MIMAT0000276"
    assert id_of("miR-338").startswith("exomyelin:")


def test_a_misprinted_microrna_is_entered_as_it_was_meant() -> None:
    claims = [claim for claim in paper().claims if claim.locator == "potential/1/4"]

    assert any("2019" in claim.subject_as_written + claim.object_as_written for claim in claims)
    assert any("misprint" in record.flags for record in records() if record.claim.locator == "potential/1/4")


def test_exosomes_that_the_text_only_points_to_are_of_no_named_source() -> None:
    for at in ("potential/1/3", "potential/1/4"):
        assert id_of("serum exosome of young or enriched animals") not in {
            claim.subject for claim in paper().claims if claim.locator == at
        }
    assert said("serum exosome of young or enriched animals", Predicate.INCREASES, "CNS myelination", "references/5")


def test_what_a_title_says_is_claimed_of_the_title_alone() -> None:
    def pairs(claims: list[Claim]) -> set[tuple[str, str, str]]:
        return {claim.edge_key for claim in claims}

    of_titles = [claim for claim in paper().claims if claim.locator.place is Place.TITLE]
    of_text = [claim for claim in paper().claims if claim.locator.place is not Place.TITLE]
    ev = (id_of("miR-219a-5p-enriched EV"), "increases", id_of("OPC differentiation"))
    assert ev in pairs(of_titles) - pairs(of_text)
    assert not any(claim.citing for claim in of_titles)


def test_hedges_are_kept() -> None:
    (speculated,) = {
        claim.hedge for claim in paper().claims if claim.locator == "mechanisms/3/1" and "cargo" in claim.statement
    } - {Hedge.ASSERTED}

    assert speculated is Hedge.SPECULATED
    assert {c.hedge for c in said("MSC exosome", Predicate.INCREASES, "remyelination", "introduction/1/9")} == {
        Hedge.SUGGESTED
    }


def test_a_direction_that_is_not_stated_is_none() -> None:
    assert said("neuron exosome", Predicate.AFFECTS, "OPC differentiation")
    assert not said("neuron exosome", Predicate.INCREASES, "OPC differentiation")


def test_an_entity_bears_no_term_that_is_also_its_broader_one() -> None:
    for entity in paper().entities:
        assert [xref for xref in entity.xrefs if xref.id == entity.id] == []
        if entity.is_local:
            assert not any(xref.kind is XrefKind.EXACT for xref in entity.xrefs), entity.name


@pytest.mark.parametrize("other", ["background", "counter-evidence"])
def test_a_thing_recorded_by_two_shipped_documents_is_recorded_alike(other: str) -> None:
    background = read_folder(PAPERS / other)
    mine = {entity.id: entity for entity in paper().entities}

    shared = [entity for entity in background.entities if entity.id in mine]
    assert shared
    assert [entity.name for entity in shared if entity != mine[entity.id]] == []


def test_the_sections_follow_each_other_as_in_the_outline() -> None:
    order = [entry.section for entry in paper().info.outline]
    sections = [row.locator.section for row in paper().coverage]

    assert all(order.index(before) <= order.index(after) for before, after in pairwise(sections))
