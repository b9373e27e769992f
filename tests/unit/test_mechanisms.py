"""Mechanisms are laid out by stage, and what chains share is there once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.mechanisms import MechanismOptions, Mechanisms, Stage, mechanisms
from graph.snapshot import Snapshot
from graph.sqlite.store import SqliteStore
from graph.why import WhyCode
from schema.vocabulary import Kind, PathSupport, Sign
from tests.unit.engine_store import claim, held, id_of, paper, relation
from tests.unit.small_graphs import entity

NODES = [
    entity(id_of("msc"), Kind.VESICLE),
    entity(id_of("mir"), Kind.MICRORNA),
    entity(id_of("bdnf"), Kind.GENE),
    entity(id_of("sox"), Kind.GENE),
    entity(id_of("akt"), Kind.PATHWAY),
    entity(id_of("survival"), Kind.PROCESS),
    entity(id_of("diff"), Kind.PROCESS),
]
CLAIMS = [
    claim("msc carries mir"),
    claim("mir decreases sox"),
    claim("sox decreases diff", derivation="implied"),
    claim("msc carries bdnf"),
    claim("bdnf increases akt"),
    claim("sox increases bdnf"),
    claim("akt increases diff"),
    claim("akt increases survival"),
    claim("survival increases diff"),
    claim("msc increases diff"),
]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Snapshot, SqliteStore]]:
    with held(tmp_path_factory.mktemp("store"), paper(NODES, *CLAIMS)) as made:
        yield made


@pytest.fixture(scope="module")
def answer(asked: tuple[Snapshot, SqliteStore]) -> Mechanisms:
    return mechanisms(*asked, id_of("msc"), id_of("diff"))


def test_each_entity_stands_at_one_stage_in_order(answer: Mechanisms) -> None:
    assert [(node.stage, node.name) for node in answer.nodes] == [
        (Stage.SOURCE, "msc"),
        (Stage.CARGO, "bdnf"),
        (Stage.CARGO, "mir"),
        (Stage.PATHWAY, "akt"),
        (Stage.TARGET_GENE, "sox"),
        (Stage.PROCESS, "survival"),
        (Stage.EFFECT, "diff"),
    ]


def test_chains_refer_to_the_steps_that_they_share(answer: Mechanisms) -> None:
    assert len(answer.steps) == 9
    assert len(answer.chains) == 5
    for chain in answer.chains:
        assert tuple(answer.steps[place] for place in chain.steps) == chain.path.edges


def test_a_single_step_is_no_mechanism(answer: Mechanisms) -> None:
    assert min(chain.path.hops for chain in answer.chains) == 3


def test_the_number_of_chains_through_an_entity_is_given(answer: Mechanisms) -> None:
    assert {node.name: node.chains for node in answer.nodes}["akt"] == 4


def test_each_chain_says_how_it_holds_together(answer: Mechanisms) -> None:
    supports = {chain.path.nodes[1:-1]: chain.verdict.support for chain in answer.chains}
    assert supports[id_of("mir"), id_of("sox")] is PathSupport.IMPLIED
    assert supports[id_of("bdnf"), id_of("akt")] is PathSupport.STATED


def test_all_chains_are_known_to_be_given(answer: Mechanisms) -> None:
    assert (answer.exhausted, answer.timed_out, answer.why) == (True, False, None)


def test_no_more_chains_than_were_asked_for(asked: tuple[Snapshot, SqliteStore], answer: Mechanisms) -> None:
    fewer = mechanisms(*asked, id_of("msc"), id_of("diff"), MechanismOptions(k=2))
    assert [chain.path for chain in fewer.chains] == [chain.path for chain in answer.chains[:2]]
    assert not fewer.exhausted


def test_options_choose_the_chains(asked: tuple[Snapshot, SqliteStore]) -> None:
    options = MechanismOptions(via=(id_of("mir"),), avoid=(id_of("bdnf"),), sign=Sign.POSITIVE)
    chosen = mechanisms(*asked, id_of("msc"), id_of("diff"), options)
    assert [chain.path.nodes[1:-1] for chain in chosen.chains] == [(id_of("mir"), id_of("sox"))]


def test_where_there_is_no_chain_the_reason_is_given(asked: tuple[Snapshot, SqliteStore]) -> None:
    short = mechanisms(*asked, id_of("msc"), id_of("survival"), MechanismOptions(max_hops=2))
    assert (short.nodes, short.steps, short.chains) == ((), (), ())
    assert short.why is not None
    assert short.why.relaxation == ("max_hops", 3)
    gene = mechanisms(*asked, id_of("sox"), id_of("msc"))
    assert gene.why is not None
    assert gene.why.code is WhyCode.NOT_A_SOURCE


def test_the_family_of_a_cargo_is_cargo_and_no_molecule_is_a_process(tmp_path: Path) -> None:
    """miR-219, reached as the family of a carried miR-219a-5p, acts on what stands to its right."""
    nodes = [*NODES, entity(id_of("mir-5p"), Kind.MICRORNA), entity(id_of("other-mir"), Kind.MICRORNA)]
    claims = [
        claim("msc carries mir-5p"),
        claim("mir decreases sox"),
        claim("sox increases other-mir"),
        claim("other-mir increases diff"),
    ]
    with held(tmp_path, paper(nodes, *claims, background=[relation("mir-5p member_of mir")])) as asked:
        found = mechanisms(*asked, id_of("msc"), id_of("diff"))

    assert {node.name: node.stage for node in found.nodes} == {
        "msc": Stage.SOURCE,
        "mir-5p": Stage.CARGO,
        "mir": Stage.CARGO,
        "sox": Stage.TARGET_GENE,
        "other-mir": Stage.TARGET_GENE,
        "diff": Stage.EFFECT,
    }
