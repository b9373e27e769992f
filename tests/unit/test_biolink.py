"""What is told in the terms of the Biolink Model is what that model allows, by its own toolkit."""

import json
from collections.abc import Iterator
from itertools import product

import pytest

from graph.exchange.extract import Extract
from schema.biolink import BiolinkEdge, End, biolink_rules, category_of, to_biolink
from schema.predicates import Predicate
from schema.vocabulary import Kind
from tests.biolink_model import toolkit
from tests.exchange_world import extract_of, shipped, written

Triple = tuple[str, str, str]


@pytest.fixture(scope="module")
def article(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Extract]:
    with extract_of(tmp_path_factory.mktemp("article"), *shipped()) as extract:
        yield extract


def categories(told: BiolinkEdge, *ends: End) -> Triple:
    """The edge with the categories of its ends."""
    of = {end.id: category_of(end.kind) for end in ends}
    return of[told.subject], told.predicate, of[told.object]


def refused(triples: set[Triple]) -> list[Triple]:
    return sorted(triple for triple in triples if not toolkit().validate_edge(*triple))


def test_the_rules_are_for_the_version_of_the_model_that_is_asked() -> None:
    assert biolink_rules().version == toolkit().get_model_version()


def test_every_edge_of_the_shipped_papers_is_valid(article: Extract) -> None:
    said = [(r.claim.subject, r.claim.predicate, r.claim.object) for r in article.claims()]
    said += [(r.subject, Predicate(r.predicate), r.object) for r in article.store.background()]
    triples = set()
    for subject, predicate, object_ in said:
        ends = article.end(subject), article.end(object_)
        triples.add(categories(to_biolink(ends[0], predicate, ends[1]), *ends))

    assert len(said) > 600
    assert refused(triples) == []


def test_so_is_whatever_any_paper_may_claim() -> None:
    triples = set()
    for subject, predicate, object_, is_cargo in product(Kind, Predicate, Kind, (False, True)):
        ends = End("s", subject, is_cargo), End("o", object_)
        triples.add(categories(to_biolink(ends[0], predicate, ends[1]), *ends))

    assert refused(triples) == []


def test_the_toolkit_refuses_what_the_model_does_not_allow() -> None:
    assert refused({("biolink:Disease", "biolink:acts_upstream_of_or_within", "biolink:BiologicalProcess")})


def test_categories_predicates_and_qualifiers_of_kgx_are_the_models(article: Extract) -> None:
    model = toolkit()
    nodes = [json.loads(line) for line in written(article, "kgx-nodes.jsonl").splitlines()]
    edges = [json.loads(line) for line in written(article, "kgx-edges.jsonl").splitlines()]

    assert {name for node in nodes for name in node["category"] if not model.is_category(name)} == set()
    assert {edge["predicate"] for edge in edges if not model.is_predicate(edge["predicate"])} == set()
    assert {edge["qualified_predicate"] for edge in edges if "qualified_predicate" in edge} == {"biolink:causes"}
    assert model.is_predicate("biolink:causes")
    for name in ("object_aspect_qualifier", "object_direction_qualifier"):
        values = {edge[name] for edge in edges if name in edge}
        assert values, name
        assert {value for value in values if not model.validate_qualifier(name, value)} == set(), name
    for name, enum in (("knowledge_level", "KnowledgeLevelEnum"), ("agent_type", "AgentTypeEnum")):
        assert {edge[name] for edge in edges} <= set(model.view.get_enum(enum).permissible_values), name


def test_every_kgx_record_has_what_kgx_demands(article: Extract) -> None:
    nodes = [json.loads(line) for line in written(article, "kgx-nodes.jsonl").splitlines()]
    edges = [json.loads(line) for line in written(article, "kgx-edges.jsonl").splitlines()]
    demanded = {"id", "subject", "predicate", "object", "category", "knowledge_level", "agent_type"}

    assert [node["id"] for node in nodes if not node["id"].partition(":")[2] or not node["category"]] == []
    assert [edge["id"] for edge in edges if not demanded | {"primary_knowledge_source"} <= set(edge)] == []
    assert len({edge["id"] for edge in edges}) == len(edges)


@pytest.mark.parametrize(
    ("subject", "predicate", "object_", "expected"),
    [
        (Kind.VESICLE, Predicate.CARRIES, Kind.MICRORNA, ("o", "located_in", "s", {})),
        (Kind.GENE, Predicate.DECREASES, Kind.GENE, ("s", "regulates", "o", {"direction": "downregulated"})),
        (Kind.MICRORNA, Predicate.DECREASES, Kind.GENE, ("s", "affects", "o", {"direction": "decreased"})),
        (Kind.GENE, Predicate.INCREASES, Kind.PROCESS, ("s", "acts_upstream_of_or_within_positive_effect", "o", {})),
        (Kind.GENE, Predicate.DECREASES, Kind.PROCESS, ("s", "acts_upstream_of_or_within_negative_effect", "o", {})),
        (Kind.SUBSTANCE, Predicate.DECREASES, Kind.DISEASE, ("s", "beneficial_in_models_for", "o", {})),
        (Kind.SUBSTANCE, Predicate.DECREASES, Kind.PHENOTYPE, ("s", "affects", "o", {})),
        (Kind.VESICLE, Predicate.CELL_OF_ORIGIN, Kind.CELL, ("s", "derives_from", "o", {})),
    ],
)
def test_what_is_claimed_is_told_as_is_promised(
    subject: Kind, predicate: Predicate, object_: Kind, expected: tuple[str, str, str, dict[str, str]]
) -> None:
    told = to_biolink(End("s", subject), predicate, End("o", object_))
    qualifiers = dict(told.qualifiers)

    assert (told.subject, told.predicate, told.object) == (expected[0], f"biolink:{expected[1]}", expected[2])
    for name, value in expected[3].items():
        assert qualifiers[f"object_{name}_qualifier"] == value
        assert qualifiers["object_aspect_qualifier"] == "activity_or_abundance"
    assert told.original_predicate == f"exomyelin:{predicate}"


def test_cargo_from_elsewhere_affects_a_gene_and_does_not_regulate_it() -> None:
    told = to_biolink(End("s", Kind.GENE, is_cargo=True), Predicate.INCREASES, End("o", Kind.GENE))

    assert told.predicate == "biolink:affects"
    assert dict(told.qualifiers)["object_direction_qualifier"] == "increased"
