"""What can be relied on of BEL scripts: each statement is read in the state that the commands before it set."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.bel.faults import Fault
from loaders.bel.lines import MOST_LINES
from loaders.bel.script import read_script
from loaders.bel.terms import Citation, Script, Statement

HEAD = 'SET Citation = {"PubMed", "18650430"}\n'
SAID = "p(HGNC:A) -> p(HGNC:B)"


def only(text: str) -> Statement:
    script = read_script(text)
    assert script.refusals == ()
    (statement,) = script.statements
    return statement


def faults(script: Script) -> list[tuple[int, Fault]]:
    return [(refusal.line, refusal.fault) for refusal in script.refusals]


def test_a_statement_knows_its_line_citation_and_annotations() -> None:
    statement = only(f'{HEAD}# a note\nSET Species = "10090"\n\nSET Evidence = "x"\n{SAID}\n')
    assert statement.line == 6
    assert statement.citation == Citation("pubmed", "18650430")
    assert statement.annotations == {"Species": ("10090",)}
    assert statement.has_evidence


@pytest.mark.parametrize(
    ("written", "values"),
    [
        ('"neuron"', ("neuron",)),
        ("neuron", ("neuron",)),
        ('{"neuron","glia, of all kinds"}', ("neuron", "glia, of all kinds")),
        ('{ "neuron" , glia }', ("neuron", "glia")),
        ("80", ("80",)),
    ],
)
def test_an_annotation_is_one_value_or_several(written: str, values: tuple[str, ...]) -> None:
    assert only(f"{HEAD}SET Cell = {written}\n{SAID}").annotations == {"Cell": values}


@pytest.mark.parametrize(
    "command", ["UNSET Cell", "UNSET {Cell,Species}", 'UNSET {"Cell", "Species"}', "UNSET ALL\n" + HEAD, HEAD]
)
def test_what_is_unset_no_longer_holds(command: str) -> None:
    assert "Cell" not in only(f'{HEAD}SET Cell = "neuron"\n{command}\n{SAID}').annotations


@pytest.mark.parametrize("command", ["UNSET Evidence", "UNSET SupportingText", HEAD, 'SET Evidence = ""'])
def test_evidence_ends_with_its_command_or_its_citation(command: str) -> None:
    assert not only(f'{HEAD}SET Evidence = "x"\n{command}\n{SAID}').has_evidence


def test_a_statement_under_no_citation_is_refused() -> None:
    assert faults(read_script(f"{SAID}\n{HEAD}{SAID}\nUNSET Citation\n{SAID}")) == [
        (1, Fault.UNCITED),
        (5, Fault.UNCITED),
    ]


@pytest.mark.parametrize(
    ("written", "citation"),
    [
        ('{"PubMed", "A title, of a work", "123"}', Citation("pubmed", "123", "A title, of a work")),
        ('{"DOI","10.1/x"}', Citation("doi", "10.1/x")),
        ('{"PubMed Central","PMC1"}', Citation("pmc", "PMC1")),
        (
            '{"PubMed","T","123","2008-01-02","Pusic A|Kraig R",""}',
            Citation("pubmed", "123", "T", ("Pusic A", "Kraig R"), "2008-01-02"),
        ),
    ],
)
def test_a_citation_is_read_in_each_of_its_forms(written: str, citation: Citation) -> None:
    assert only(f"SET Citation = {written}\n{SAID}").citation == citation


def test_a_citation_of_no_work_is_refused_and_what_follows_stands_under_none() -> None:
    script = read_script(f'SET Citation = "nothing"\n{SAID}')
    assert faults(script) == [(1, Fault.CITATION), (2, Fault.UNCITED)]


def test_a_passage_runs_over_lines_and_may_quote() -> None:
    passage = 'SET Evidence = "It is \\\nthe so-called "sponge" of\nmany\n"'
    assert only(f"{HEAD}{passage}\n{SAID}").line == 6


def test_a_passage_may_quote_an_address() -> None:
    assert only(f'{HEAD}SET Evidence = "As in "http://x" it is."\n{SAID}').line == 3


def test_a_statement_may_be_continued_and_commented() -> None:
    statement = only(f'{HEAD}p(HGNC:A) -> \\\n  p(MESH:"http://x") // so it is\n# {SAID}\n')
    assert (statement.line, str(statement.parsed)) == (2, 'p(HGNC:A) increases p(MESH:"http://x")')


def test_a_passage_that_is_not_closed_takes_no_command_with_it() -> None:
    script = read_script(f'{HEAD}SET Evidence = "It is\nSET Species = "9606"\n{SAID}')
    assert faults(script) == [(2, Fault.UNCLOSED)]
    assert script.statements[0].annotations == {"Species": ("9606",)}


def test_a_setting_that_is_not_closed_no_longer_holds() -> None:
    script = read_script(
        f'{HEAD}SET Cell = "neuron"\nSET Cell = "glia\n{HEAD}SET Cell = "x" // so\n{SAID}\nSET Cell = "y\n'
    )
    assert faults(script) == [(3, Fault.UNCLOSED), (7, Fault.UNCLOSED)]
    assert script.statements[0].annotations == {"Cell": ("x",)}


@pytest.mark.parametrize(
    "text", ['SET Cell = {"' + '\\"' * 400_000, 'SET Cell = "' + '\\"' * 400_000, 'p("' + '\\"' * 400_000]
)
def test_quotation_marks_by_the_thousand_are_read_once(text: str) -> None:
    """Looked at again from each of them, the text would take hours."""
    assert len(read_script(HEAD + text).refusals) <= 1


def test_a_passage_that_never_ends_is_given_up_and_its_lines_are_read_as_they_are() -> None:
    script = read_script(f'{HEAD}SET Evidence = "It is\n' + f"{SAID}\n" * (MOST_LINES + 5))
    assert faults(script) == [(2, Fault.UNCLOSED)]
    assert len(script.statements) == MOST_LINES + 5


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("SET", Fault.UNKNOWN_LINE),
        ("DEFINE NAMESPACE HGNC", Fault.UNKNOWN_LINE),
        ("DEFINE SOMETHING X AS URL y", Fault.UNKNOWN_LINE),
        ("p(HGNC:A) causes p(HGNC:B)", Fault.UNKNOWN_RELATION),
        ("pathways(HGNC:A) -> p(HGNC:B)", Fault.UNKNOWN_FUNCTION),
        ("and so on", Fault.SYNTAX),
    ],
)
def test_what_is_not_read_is_told_with_its_line_and_the_rest_is_read(line: str, fault: Fault) -> None:
    script = read_script(f"{HEAD}\n{line}\n{SAID}")
    assert faults(script) == [(3, fault)]
    assert [statement.line for statement in script.statements] == [4]


def test_what_the_document_says_of_itself_is_read() -> None:
    script = read_script('SET DOCUMENT Name = "On APP"\nSET DOCUMENT Licenses = "CC BY 4.0"\n')
    assert script.properties == {"name": "On APP", "licenses": "CC BY 4.0"}


def test_keywords_that_are_used_and_not_defined_are_told() -> None:
    defined = 'DEFINE NAMESPACE HGNC AS URL "x"\nDEFINE ANNOTATION Cell AS LIST {"a", "b"}\n'
    script = read_script(f'{defined}{HEAD}SET Cell = "a"\nSET Mood = "b"\np(HGNC:A) -> bp(GO:memory)')
    assert script.undefined == ("GO", "Mood")


def test_a_statement_group_is_no_annotation() -> None:
    assert only(f'SET STATEMENT_GROUP = "one"\n{HEAD}{SAID}\nUNSET STATEMENT_GROUP').annotations == {}


@given(
    st.lists(st.sampled_from([HEAD, 'SET Evidence = "', '"', "\\", "SET Cell = {", SAID, "(" * 40, "UNSET", "//", "#"]))
)
def test_any_lines_are_read_to_the_end(lines: list[str]) -> None:
    script = read_script("\n".join(lines))
    places = [*(each.line for each in script.statements), *(each.line for each in script.refusals)]
    assert all(1 <= line <= len("\n".join(lines).split("\n")) for line in places)
