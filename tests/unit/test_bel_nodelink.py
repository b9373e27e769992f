"""What can be relied on of node-link JSON: what a node or a link says is read, and what is amiss is told by number."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.bel.faults import MOST_DEPTH, Fault, NotBel
from loaders.bel.nodelink import read_nodelink
from loaders.bel.nodes import modified, node_term
from loaders.bel.parsing import parse
from loaders.bel.terms import Citation

AKT1 = {"function": "Protein", "concept": {"namespace": "HGNC", "name": "AKT1"}}
APP = {"function": "Protein", "concept": {"namespace": "HGNC", "name": "APP"}, "id": "abc"}
CITED = {"citation": {"namespace": "pubmed", "identifier": "1"}, "evidence": "x", "line": 7}
LINK = {"source": 0, "target": 1, "relation": "increases", **CITED}
GO = {"namespace": "go"}


def graph(*links: object, nodes: list[object] | None = None) -> dict[str, Any]:
    return {"graph": {}, "nodes": [AKT1, APP] if nodes is None else nodes, "links": list(links)}


def protein(*variants: object) -> dict[str, object]:
    return {**APP, "variants": list(variants)}


NODES = [
    (AKT1, "p(HGNC:AKT1)"),
    (
        {"function": "Abundance", "concept": {"namespace": "go", "name": "axon", "identifier": "0030424"}},
        "a(go:0030424 ! axon)",
    ),
    ({"function": "Complex", "members": [APP, AKT1]}, "complex(p(HGNC:APP), p(HGNC:AKT1))"),
    (
        {"function": "Reaction", "reactants": [APP], "products": [AKT1]},
        "rxn(reactants(p(HGNC:APP)), products(p(HGNC:AKT1)))",
    ),
    (protein({"kind": "hgvs", "hgvs": "p.Lys670Asn"}), "p(HGNC:APP, sub(K, 670, N))"),
    (protein({"kind": "frag", "start": 672, "stop": "*"}), "p(HGNC:APP, frag(672_*))"),
    (protein({"kind": "frag", "missing": "?", "description": "55kD"}), 'p(HGNC:APP, frag("?", "55kD"))'),
    (
        protein({"kind": "pmod", "code": "Ser", "pos": 9, "concept": {**GO, "identifier": "0006468", "name": "x"}}),
        "p(HGNC:APP, pmod(Ph, Ser, 9))",
    ),
    (protein({"kind": "pmod", "concept": {"namespace": "MESH", "name": "Odd"}}), "p(HGNC:APP, pmod(MESH:Odd))"),
    (
        {
            "function": "RNA",
            "fusion": {
                "partner_5p": {"concept": {"namespace": "HGNC", "name": "A"}},
                "partner_3p": {"namespace": "HGNC", "name": "B"},
                "range_5p": {"missing": "?"},
                "range_3p": {"reference": "c", "left": 1, "right": 79},
            },
        },
        "r(fus(r(HGNC:A), ?, r(HGNC:B), c.1))",
    ),
]


@pytest.mark.parametrize(("node", "written"), NODES)
def test_a_node_is_the_term_that_a_script_would_write(node: object, written: str) -> None:
    assert str(node_term(node)) == str(parse(written).subject)


INSIDE = {"fromLoc": {**GO, "identifier": "0005622", "name": "intracellular"}}
MODIFIERS = [
    ({}, "p(HGNC:APP)"),
    ({"modifier": "Activity"}, "act(p(HGNC:APP))"),
    ({"modifier": "Activity", "effect": {**GO, "identifier": "0008233", "name": "x"}}, "pep(p(HGNC:APP))"),
    ({"modifier": "Activity", "effect": {"namespace": "X", "name": "odd"}}, "act(p(HGNC:APP), ma(X:odd))"),
    ({"modifier": "Degradation"}, "deg(p(HGNC:APP))"),
    ({"location": {"namespace": "GO", "name": "axon"}}, "p(HGNC:APP, loc(GO:axon))"),
    (
        {"modifier": "Translocation", "effect": {**INSIDE, "toLoc": {**GO, "identifier": "0005615", "name": "x"}}},
        "sec(p(HGNC:APP))",
    ),
    (
        {"modifier": "Translocation", "effect": {**INSIDE, "toLoc": {**GO, "identifier": "0009986", "name": "x"}}},
        "surf(p(HGNC:APP))",
    ),
    (
        {
            "modifier": "Translocation",
            "effect": {"fromLoc": {"namespace": "GO", "name": "a"}, "toLoc": {"namespace": "GO", "name": "b"}},
        },
        "tloc(p(HGNC:APP), GO:a, GO:b)",
    ),
]


@pytest.mark.parametrize(("modifier", "written"), MODIFIERS)
def test_what_modifies_the_end_of_a_link_is_the_term_that_a_script_would_write(modifier: object, written: str) -> None:
    assert modified(node_term(APP), modifier) == parse(written).subject


def test_a_link_is_a_statement_with_its_line_work_and_annotations() -> None:
    annotations = {"Species": [{"namespace": "Species", "identifier": "9606"}], "Cell": {"neuron": True}}
    (statement,) = read_nodelink(graph({**LINK, "annotations": annotations})).statements
    assert str(statement.parsed) == "p(HGNC:AKT1) increases p(HGNC:APP)"
    assert (statement.line, statement.citation) == (7, Citation("pubmed", "1"))
    assert statement.annotations == {"Species": ("9606",), "Cell": ("neuron",)}
    assert statement.has_evidence


def test_modifiers_are_read_by_the_names_that_older_versions_gave_them() -> None:
    older = {**LINK, "subject": {"modifier": "Activity"}, "object": {"modifier": "Degradation"}}
    (statement,) = read_nodelink(graph(older)).statements
    assert str(statement.parsed) == "act(p(HGNC:AKT1)) increases deg(p(HGNC:APP))"


def test_nodes_are_named_by_number_or_id() -> None:
    (statement,) = read_nodelink(graph({**LINK, "target": "abc"})).statements
    assert str(statement.parsed) == "p(HGNC:AKT1) increases p(HGNC:APP)"


def test_a_link_without_a_line_stands_at_its_number() -> None:
    without = {key: value for key, value in LINK.items() if key != "line"}
    assert [each.line for each in read_nodelink(graph(LINK, without)).statements] == [2, 7]


def test_a_link_of_no_direction_is_read_once() -> None:
    there = {**LINK, "relation": "association"}
    back = {**there, "source": 1, "target": 0}
    (statement,) = read_nodelink(graph(there, back)).statements
    assert str(statement.parsed) == "p(HGNC:AKT1) association p(HGNC:APP)"


def test_the_first_and_last_author_stand_where_they_belong() -> None:
    citation = {"namespace": "pubmed", "identifier": "1", "authors": ["A", "B", "C"], "first": "C", "last": "A"}
    (statement,) = read_nodelink(graph({**LINK, "citation": citation})).statements
    assert statement.citation is not None
    assert statement.citation.authors == ("C", "B", "A")


def test_links_that_only_spell_out_terms_are_counted_and_others_without_a_citation_refused() -> None:
    structural = {"source": 0, "target": 1, "relation": "hasVariant"}
    uncited = {"source": 0, "target": 1, "relation": "increases"}
    script = read_nodelink(graph(structural, uncited))
    assert script.structure == 1
    assert [(each.line, each.fault) for each in script.refusals] == [(2, Fault.UNCITED)]


BAD_LINKS = [
    ("no object", Fault.MALFORMED),
    ({**LINK, "source": 9}, Fault.MALFORMED),
    ({**LINK, "source": None}, Fault.MALFORMED),
    ({**LINK, "source": True}, Fault.MALFORMED),
    ({**LINK, "relation": "causes"}, Fault.UNKNOWN_RELATION),
    ({**LINK, "relation": ["increases"]}, Fault.MALFORMED),
    ({**LINK, "citation": {"namespace": "pubmed"}}, Fault.MALFORMED),
    ({**LINK, "annotations": {"Cell": "neuron"}}, Fault.MALFORMED),
    ({**LINK, "source_modifier": {"modifier": "Odd"}}, Fault.MALFORMED),
    ({**LINK, "source_modifier": {"modifier": "Translocation"}}, Fault.MALFORMED),
]


@pytest.mark.parametrize(("link", "fault"), BAD_LINKS)
def test_a_link_that_is_amiss_is_refused_by_its_number_and_the_rest_is_read(link: object, fault: Fault) -> None:
    script = read_nodelink(graph(LINK, link))
    assert [(each.line, each.fault) for each in script.refusals] == [(2, fault)]
    assert len(script.statements) == 1


def nested(depth: int) -> object:
    node: object = AKT1
    for _ in range(depth):
        node = {"function": "Complex", "members": [node]}
    return node


BAD_NODES = [
    (7, Fault.MALFORMED),
    ({"function": "Thing"}, Fault.MALFORMED),
    ({"function": "Protein", "concept": {"name": "AKT1"}}, Fault.MALFORMED),
    ({"function": "Protein", "concept": {"namespace": "HGNC"}}, Fault.MALFORMED),
    ({"function": "Complex", "members": "AKT1"}, Fault.MALFORMED),
    (protein({"kind": "odd"}), Fault.MALFORMED),
    (protein({"kind": "pmod"}), Fault.MALFORMED),
    (nested(MOST_DEPTH + 1), Fault.TOO_DEEP),
]


@pytest.mark.parametrize(("node", "fault"), BAD_NODES)
def test_a_node_that_is_amiss_is_refused_and_so_are_its_links(node: object, fault: Fault) -> None:
    script = read_nodelink(graph(LINK, {**LINK, "target": 2}, nodes=[AKT1, APP, node]))
    assert [(each.line, each.fault) for each in script.refusals] == [(3, fault), (2, Fault.MALFORMED)]
    assert len(script.statements) == 1


@pytest.mark.parametrize("content", [[], "x", {"nodes": {}, "links": []}, {"nodes": [], "links": 3}, {"graph": []}])
def test_what_is_no_node_link_is_refused_as_a_whole(content: object) -> None:
    with pytest.raises(NotBel):
        read_nodelink(content)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*LINK, *APP, "annotations", "source_modifier", "effect"]), inner, max_size=4)
    ),
    max_leaves=8,
)


@given(JSON, JSON)
def test_any_json_in_place_of_a_node_or_a_link_is_read_or_refused(node: object, link: object) -> None:
    script = read_nodelink(graph(LINK, link, nodes=[AKT1, APP, node]))
    assert str(script.statements[0].parsed) == "p(HGNC:AKT1) increases p(HGNC:APP)"
