"""What is broader and narrower here is what the Biolink Model says, by its own toolkit."""

import pytest

from schema.biolink import PREFIX, biolink_rules
from schema.hierarchy import biolink_tree, category_fits, directions, level_fits, value_fits
from tests.biolink_model import toolkit

TREE = biolink_tree()


def ancestors(name: str) -> set[str]:
    found = toolkit().get_ancestors(PREFIX + name, formatted=True, mixin=True)
    return {each.removeprefix(PREFIX) for each in found} - {name}


def test_it_is_for_the_version_of_the_model_that_is_told() -> None:
    assert TREE.version == biolink_rules().version == toolkit().get_model_version()


def test_it_has_all_that_is_told() -> None:
    rules = biolink_rules()
    told = {rule.to for rule in rules.rules} | {rule.qualified for rule in rules.rules if rule.qualified}

    assert set(TREE.predicates) == told
    assert {PREFIX + name for name in TREE.categories} == set(rules.categories.values())
    assert {value for rule in rules.rules for value in (rule.aspect, rule.direction) if value} <= set(TREE.values)


@pytest.mark.parametrize("name", [*TREE.categories, *TREE.predicates])
def test_what_is_broader_is_what_the_model_says(name: str) -> None:
    assert (TREE.categories | TREE.predicates)[name] == ancestors(name)


def test_inverses_and_symmetry_are_the_models() -> None:
    closure = {*TREE.predicates, *(each for above in TREE.predicates.values() for each in above)}
    model = toolkit()

    assert {name for name in closure if model.get_element(PREFIX + name).symmetric} == TREE.symmetric
    for inverse, name in TREE.inverses.items():
        one, other = model.get_element(PREFIX + inverse), model.get_element(PREFIX + name)
        assert other.inverse == one.name or one.inverse == other.name
        assert name in closure


@pytest.mark.parametrize(
    ("enum", "held"), [("KnowledgeLevelEnum", TREE.knowledge_levels), ("AgentTypeEnum", TREE.agent_types)]
)
def test_levels_and_agents_are_the_models(enum: str, held: dict[str, frozenset[str]]) -> None:
    values = toolkit().view.get_enum(enum).permissible_values

    assert held == {name: frozenset({value.is_a} if value.is_a else ()) for name, value in values.items()}


def test_the_broader_is_met_by_the_narrower_and_not_the_other_way_round() -> None:
    assert category_fits("biolink:Gene", "biolink:GeneOrGeneProduct")
    assert not category_fits("biolink:NamedThing", "biolink:Gene")
    assert value_fits("upregulated", "increased")
    assert not value_fits("increased", "upregulated")
    assert value_fits("biolink:causes", "contributes_to")
    assert level_fits("text_mining_agent", "automated_agent")
    assert not level_fits("automated_agent", "text_mining_agent")


@pytest.mark.parametrize(
    ("predicate", "asked", "expected"),
    [
        ("located_in", "located_in", (True, False)),
        ("located_in", "location_of", (False, True)),
        ("regulates", "affects", (True, False)),
        ("regulates", "affected_by", (False, True)),
        ("regulates", "interacts_with", (True, True)),
        ("affects", "regulates", (False, False)),
        ("member_of", "related_to", (True, True)),
        ("member_of", "treats", (False, False)),
    ],
)
def test_an_edge_answers_in_the_order_that_the_predicate_has(
    predicate: str, asked: str, expected: tuple[bool, bool]
) -> None:
    assert directions(PREFIX + predicate, (PREFIX + asked,)) == expected
