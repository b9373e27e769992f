"""Entities are found by what people type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.names import NameTable
from schema.entity import MergedEntity
from schema.errors import AmbiguousEntity, UnknownEntity
from schema.vocabulary import Kind
from tests.unit.small_graphs import entity

VESICLES = frozenset({Kind.VESICLE})

MSC = entity("CL:0000134", Kind.CELL, name="mesenchymal stem cell", synonyms=("MSC",), no_term_reason="")
OPC = entity("CL:0002453", Kind.CELL, name="oligodendrocyte precursor cell", synonyms=("OPC",), no_term_reason="")
NSC = entity("exomyelin:nsc", Kind.CELL, name="NSC")
MSC_EXOSOME = entity("exomyelin:msc-exosome", Kind.VESICLE, name="MSC exosome", cell_of_origin=MSC.id)
OPC_EXOSOME = entity(
    "exomyelin:opc-exosome", Kind.VESICLE, name="OPC exosome", synonyms=("OPC",), cell_of_origin=OPC.id
)
NSC_EXOSOME = entity("exomyelin:nsc-exosome", Kind.VESICLE, name="NSC exosome", cell_of_origin=NSC.id)
NSC_VESICLE = entity("exomyelin:nsc-vesicle", Kind.VESICLE, name="NSC microvesicle", cell_of_origin=NSC.id)
GLIA = entity("CL:0000127", Kind.CELL, name="astrocyte", no_term_reason="")
YOUNG_EXOSOME = entity("exomyelin:young", Kind.VESICLE, name="young astrocyte exosome", cell_of_origin=GLIA.id)
OLD_EXOSOME = entity("exomyelin:old", Kind.VESICLE, name="old astrocyte exosome", cell_of_origin=GLIA.id)
MATURATION = entity(
    "exomyelin:maturation", Kind.PROCESS, name="OPC maturation", synonyms=("oligodendrocyte maturation",)
)
AKT = entity("exomyelin:akt", Kind.PATHWAY, name="PI3K/Akt signalling", xrefs=({"id": "GO:0043491", "kind": "exact"},))
BETA = entity("exomyelin:tgf", Kind.GENE, name="TGF-β1")
MIR = entity("exomyelin:mir", Kind.MICRORNA, name="miR-219")
TABLE = NameTable(
    [
        *(MSC, OPC, NSC, GLIA, MATURATION, AKT, BETA, MIR),
        *(MSC_EXOSOME, OPC_EXOSOME, NSC_EXOSOME, NSC_VESICLE, YOUNG_EXOSOME, OLD_EXOSOME),
    ]
)


def found(q: str, *kinds: Kind) -> list[str]:
    return [hit.name for hit in TABLE.search(q, kinds=kinds)]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("opc maturation", "OPC maturation"),
        ("OPC mat", "OPC maturation"),
        ("maturation opc", "OPC maturation"),
        ("OPC maturatoin", "OPC maturation"),
        ("oligodendrocite mat", "OPC maturation"),
        ("pi3k akt", "PI3K/Akt signalling"),
        ("PI3K-Akt signaling", "PI3K/Akt signalling"),
        ("go:0043491", "PI3K/Akt signalling"),
        ("tgf beta 1", "TGF-β1"),
        ("TGFβ", "TGF-β1"),
        ("mir219", "miR-219"),
        ("cl:0000134", "mesenchymal stem cell"),
        ("mesenchimal", "mesenchymal stem cell"),
    ],
)
def test_what_is_typed_finds_what_is_meant_first(typed: str, name: str) -> None:
    assert found(typed)[0] == name


def test_whole_names_come_before_beginnings_and_those_before_later_words() -> None:
    hits = TABLE.search("OPC")
    assert [(hit.name, hit.matched) for hit in hits[:3]] == [
        ("OPC exosome", "OPC"),
        ("oligodendrocyte precursor cell", "OPC"),
        ("OPC maturation", "OPC maturation"),
    ]
    assert [hit.score for hit in hits[:3]] == [1.0, 1.0, 0.8231]
    assert TABLE.search("exosome")[0].score == 0.67


def test_an_own_name_comes_before_the_same_synonym() -> None:
    other = entity("exomyelin:a", name="A thing", synonyms=("Sox6",))
    own = entity("exomyelin:z", name="SOX6")
    assert [hit.id for hit in NameTable([other, own]).search("sox6")] == [own.id, other.id]


def test_only_the_kinds_wanted_are_found_and_no_more_than_the_limit() -> None:
    assert found("OPC", Kind.PROCESS) == ["OPC maturation"]
    assert len(TABLE.search("OPC", limit=2)) == 2


@pytest.mark.parametrize("typed", ["", " ", "-/+", "zz", "qqqqqqqqqq"])
def test_what_resembles_nothing_finds_nothing(typed: str) -> None:
    assert found(typed) == []


@given(st.text("OPCmaturxso -", max_size=20), st.permutations([MSC, OPC, MSC_EXOSOME, MATURATION, AKT]))
def test_the_order_of_entities_changes_no_ranking(typed: str, shuffled: list[MergedEntity]) -> None:
    assert NameTable(shuffled).search(typed) == NameTable(sorted(shuffled, key=lambda e: e.id)).search(typed)


@pytest.mark.parametrize("value", ["MSC", "msc exosomes", "CL:0000134", "mesenchymal stem cells", MSC_EXOSOME.id])
def test_a_source_can_be_named_by_its_cell(value: str) -> None:
    assert TABLE.resolve(value, "source", VESICLES) == MSC_EXOSOME.id


def test_a_vesicle_that_has_the_name_itself_wins() -> None:
    assert TABLE.resolve("OPC", "source", VESICLES) == OPC_EXOSOME.id


def test_without_preference_a_name_of_several_is_ambiguous() -> None:
    with pytest.raises(AmbiguousEntity) as caught:
        TABLE.resolve("OPC", "effect")
    assert caught.value.candidates == (
        (OPC.id, "oligodendrocyte precursor cell"),
        (OPC_EXOSOME.id, "OPC exosome"),
    )


def test_a_cell_that_releases_several_vesicles_is_ambiguous_as_a_source() -> None:
    with pytest.raises(AmbiguousEntity) as caught:
        TABLE.resolve("astrocyte", "source", VESICLES)
    assert [id_ for id_, _ in caught.value.candidates] == [OLD_EXOSOME.id, YOUNG_EXOSOME.id]


@pytest.mark.parametrize("value", ["NSC", NSC.id])
def test_of_several_vesicles_of_a_cell_the_one_named_plainly_for_it_is_meant(value: str) -> None:
    assert TABLE.resolve(value, "source", VESICLES) == NSC_EXOSOME.id


def test_what_is_no_vesicle_and_releases_none_is_itself() -> None:
    assert TABLE.resolve("miR-219", "source", VESICLES) == MIR.id
    assert TABLE.resolve("MSC", "effect") == MSC.id


def test_a_kind_that_is_liked_wins_over_others() -> None:
    assert TABLE.resolve("OPC", "cell", frozenset({Kind.CELL})) == OPC.id
    assert TABLE.resolve("miR-219", "cell", frozenset({Kind.CELL})) == MIR.id


def test_an_unknown_name_comes_with_the_nearest_ones() -> None:
    with pytest.raises(UnknownEntity) as caught:
        TABLE.resolve("OPC maturaton", "effect")
    assert caught.value.parameter == "effect"
    assert caught.value.candidates[0] == (MATURATION.id, "OPC maturation")
