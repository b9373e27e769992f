"""GraphML, CX2 and tables: what their columns usually mean, or a mapping file says, becomes claims."""

import json
from pathlib import Path

import networkx as nx
import pytest

from loaders.imports.intake import Intake, Options, Reason
from loaders.imports.recognise import recognised
from schema.errors import DataError, InvalidDocument, InvalidParameter
from schema.predicates import Predicate
from schema.vocabulary import Kind, Polarity

MAPPING = """\
title: A laboratory's table
licence: CC-BY-4.0
columns:
  subject: Regulator
  object: Target
  predicate: Effect
  publications: [PubMed, DOI]
  species: Species
  negated: Not
constants:
  subject_kind: microrna
  object_kind: gene
predicates:
  silences: decreases
"""


def read(path: Path, mapping: Path | None = None) -> Intake:
    return recognised(path).read([path], Options(mapping=mapping))


def table(tmp_path: Path, text: str, mapping: str = MAPPING) -> Intake:
    (tmp_path / "mapping.yaml").write_text(mapping, encoding="utf-8")
    (tmp_path / "table.csv").write_text(text, encoding="utf-8")
    return read(tmp_path / "table.csv", tmp_path / "mapping.yaml")


def graph() -> "nx.DiGraph[str]":
    made: nx.DiGraph[str] = nx.DiGraph()
    made.add_node("HGNC:11892", label="TNF", kind="gene")
    made.add_node("n2", name="remyelination", type="process")
    made.add_node("n3", name="something", type="thingamajig")
    made.add_edge("HGNC:11892", "n2", interaction="inhibits", pmid="12", species="mouse")
    made.add_edge("n2", "n3", interaction="inhibits")
    made.add_edge("n2", "HGNC:11892", interaction="interacts_with")
    return made


def test_a_graph_of_networkx_is_read_with_lines(tmp_path: Path) -> None:
    path = tmp_path / "made.graphml"
    nx.write_graphml(graph(), path)
    intake = read(path)
    (bundle,) = intake.bundles()
    (claim,) = bundle.claims
    assert (claim.subject, claim.predicate) == ("HGNC:11892", Predicate.DECREASES)
    assert claim.context.species == "mouse"
    assert [entry.pmid for entry in bundle.references] == ["12"]
    kinds = {entity.name: entity.kind for entity in bundle.entities}
    assert kinds == {"TNF": Kind.GENE, "remyelination": Kind.PROCESS}
    reasons = [each.reason for each in intake.report.rejected]
    assert reasons == [Reason.UNMAPPED_KIND, Reason.UNMAPPED_KIND, Reason.NO_CLAIM]
    line = path.read_text(encoding="utf-8").splitlines().index('    <edge source="n2" target="n3">') + 1
    assert intake.report.rejected[1].line == line


def test_cx2_with_aliases_and_defaults_says_the_same(tmp_path: Path) -> None:
    network = [
        {"CXVersion": "2.0", "hasFragments": False},
        {
            "attributeDeclarations": [
                {
                    "nodes": {"name": {"a": "n", "d": "string"}, "type": {"d": "string", "v": "gene"}},
                    "edges": {"interaction": {"a": "i", "d": "string"}, "pmid": {"d": "list_of_string"}},
                }
            ]
        },
        {"networkAttributes": [{"name": "A network"}]},
        {"nodes": [{"id": 1, "v": {"n": "TNF", "represents": "HGNC:11892"}}, {"id": 2, "v": {"n": "X"}}, {"v": {}}]},
        {"edges": [{"id": 7, "s": 1, "t": 2, "v": {"i": "activates", "pmid": ["1", "2"]}}, {"id": 8, "s": 1, "t": 99}]},
        {"status": [{"success": True}]},
    ]
    path = tmp_path / "network.cx2"
    path.write_text(json.dumps(network), encoding="utf-8")
    intake = read(path)
    (bundle,) = intake.bundles()
    assert [(claim.subject, claim.predicate, claim.locator) for claim in bundle.claims] == [
        ("HGNC:11892", Predicate.INCREASES, "rows/r7/c1")
    ]
    assert bundle.info.title == "A network"
    assert [entry.pmid for entry in bundle.references] == ["1", "2"]
    assert [each.reason for each in intake.report.rejected] == [Reason.MALFORMED, Reason.UNKNOWN_THING]


def test_a_mapping_file_explains_a_table(tmp_path: Path) -> None:
    header = "Regulator,Target,Effect,PubMed,DOI,Species,Not"
    text = f'{header}\nmiR-219,SOX6,silences,,10.1234/x,mouse,\n"miR-338",SOX6,+,7,,,yes\n'
    (bundle,) = table(tmp_path, text).bundles()
    first, second = bundle.claims
    assert (first.predicate, second.predicate) == (Predicate.DECREASES, Predicate.INCREASES)
    assert second.polarity is Polarity.NEGATED
    assert (first.context.species, second.context.species) == ("mouse", None)
    assert [(entry.doi, entry.pmid) for entry in bundle.references] == [("10.1234/x", ""), ("", "7")]
    assert (bundle.info.title, bundle.info.licence) == ("A laboratory's table", "CC-BY-4.0")
    assert all(entity.no_term_reason for entity in bundle.entities)


def test_rows_that_do_not_fit_are_rejected_by_line(tmp_path: Path) -> None:
    text = "Regulator,Target,Effect,PubMed,Species,Not\na,b,silences\n,b,silences\na,b,sings\na,b,c,d,e,f,g\n"
    intake = table(tmp_path, text)
    assert [(each.line, each.reason) for each in intake.report.rejected] == [
        (3, Reason.MALFORMED),
        (4, Reason.UNMAPPED_PREDICATE),
        (5, Reason.MALFORMED),
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("silences: decreases", "silences: quietens", "not a known value"),
        ("  object: Target\n", "", "nothing fills the field 'object'"),
        ("  species: Species", "  specie: Species", "did you mean 'species'?"),
        ("title: A", "titel: A", "unknown field 'titel'"),
        ("title: A", "title: !!python/object:os.system A", "is not allowed"),
    ],
)
def test_a_mapping_that_can_not_be_meant_is_refused_with_its_line(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    with pytest.raises(InvalidDocument) as raised:
        table(tmp_path, "Regulator,Target,Effect\n", MAPPING.replace(old, new))
    assert said in str(raised.value)
    assert "mapping.yaml:" in str(raised.value)


def test_the_mapping_that_the_page_shows_is_one(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "importing.md").read_text(encoding="utf-8")
    shown = page.partition("```yaml\n")[2].partition("```")[0]
    text = "microRNA,Target,Effect,PubMed,DOI,Species\nmiR-219,SOX6,silences,1|2,,mouse\n"
    (bundle,) = table(tmp_path, text, shown).bundles()
    assert [claim.predicate for claim in bundle.claims] == [Predicate.DECREASES]
    assert [entry.pmid for entry in bundle.references] == ["1", "2"]


def test_a_table_without_a_mapping_is_refused(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a,b\n", encoding="utf-8")
    with pytest.raises(InvalidParameter, match="--mapping"):
        read(tmp_path / "t.csv")


def test_an_edge_without_a_direction_says_only_what_holds_both_ways(tmp_path: Path) -> None:
    made: nx.Graph[str] = nx.Graph()
    for name in ("HGNC:1", "HGNC:2", "HGNC:3"):
        made.add_node(name, kind="gene")
    made.add_edge("HGNC:1", "HGNC:2", interaction="inhibits")
    made.add_edge("HGNC:2", "HGNC:3", interaction="binds")
    nx.write_graphml(made, tmp_path / "x.graphml")
    intake = read(tmp_path / "x.graphml")
    assert [claim.predicate for claim in intake.bundles()[0].claims] == [Predicate.BINDS]
    assert [each.reason for each in intake.report.rejected] == [Reason.NO_CLAIM]


GRAPHML = """<graphml>
<key id="k" for="node" attr.name="kind"><default>gene</default></key>
<key id="n" for="node" attr.name="name"/><key id="i" for="edge" attr.name="interaction"/>
<key id="s" for="edge" attr.name="score"/>
<graph edgedefault="undirected">
<node id="HGNC:1"><data key="n">A</data><port name="p"><data key="n">not A</data></port></node>
<node id="HGNC:2"/>
<node id="HGNC:1"><data key="n">B</data></node>
<edge source="HGNC:1" target="HGNC:2" directed="true"><data key="i">-</data><data key="s">0.7</data></edge>
<edge source="HGNC:1" target="HGNC:2"><data key="i">+</data></edge>
</graph></graphml>"""


def test_parts_of_nodes_and_second_nodes_change_no_node(tmp_path: Path) -> None:
    (tmp_path / "x.graphml").write_text(GRAPHML, encoding="utf-8")
    intake = read(tmp_path / "x.graphml")
    (bundle,) = intake.bundles()
    assert {entity.name for entity in bundle.entities} == {"A", "HGNC:2"}
    assert [claim.predicate for claim in bundle.claims] == [Predicate.DECREASES]
    assert [(each.line, each.reason) for each in intake.report.rejected] == [
        (6, Reason.UNSUPPORTED),
        (8, Reason.CONFLICT),
        (10, Reason.NO_CLAIM),
    ]
    assert intake.report.notes == {"edge attribute 'score' is not kept": 1}


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ({"status": [{"success": False, "error": "cut off"}]}, "says that it is not whole: 'cut off'"),
        ({"edges": {"id": 1}}, "no aspects with lists"),
        (7, "no aspects with lists"),
    ],
)
def test_a_network_that_is_not_whole_is_refused(tmp_path: Path, part: object, said: str) -> None:
    nodes = {"nodes": [{"id": 1, "v": {"name": "A", "represents": "HGNC:1"}}]}
    (tmp_path / "x.cx2").write_text(json.dumps([{"CXVersion": "2.0"}, nodes, part]), encoding="utf-8")
    with pytest.raises(DataError, match=said):
        read(tmp_path / "x.cx2")


def test_columns_that_fill_no_field_are_told(tmp_path: Path) -> None:
    intake = table(tmp_path, "Regulator,Target,Effect,PubMed,DOI,Species,Not,Dose\na,b,-,7,10.1234/x,,,10 uM\n")
    (claim,) = intake.bundles()[0].claims
    assert claim.predicate is Predicate.DECREASES
    assert intake.report.notes == {"column 'DOI' is not kept": 1, "column 'Dose' is not kept": 1}


def test_a_mapped_column_that_stands_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"table.csv:1: column 'Effect' stands twice"):
        table(tmp_path, "Regulator,Target,Effect,Effect,PubMed,Species,Not\na,b,+,-,,,\n")


def test_a_negation_that_is_not_understood_rejects(tmp_path: Path) -> None:
    intake = table(tmp_path, "Regulator,Target,Effect,PubMed,Species,Not\na,b,+,,,not shown\n")
    assert [(each.line, each.reason) for each in intake.report.rejected] == [(2, Reason.MALFORMED)]


def test_a_row_of_several_lines_stands_where_it_begins(tmp_path: Path) -> None:
    text = 'Regulator,Target,Effect,PubMed,Species,Not\na,"b\nc",+,,,\nd,e,sings,,,\n'
    intake = table(tmp_path, text)
    assert [claim.locator for claim in intake.bundles()[0].claims] == ["rows/r2/c1"]
    assert [each.line for each in intake.report.rejected] == [4]
