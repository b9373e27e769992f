"""What can be relied on of the grammar of BEL: all names of a thing are read as one, and no text breaks it."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.bel.canonical import UNORDERED, canonical, statement
from loaders.bel.faults import MOST_DEPTH, MOST_LETTERS, Fault, NotBel
from loaders.bel.language import language
from loaders.bel.parsing import parse
from loaders.bel.terms import Concept, Nested, Parsed, Term

SAME = [
    ("proteinAbundance(HGNC:AKT1) increases pathology(MESH:Pain)", 'p(HGNC:AKT1) -> path(MESH:"Pain")'),
    ("p(HGNC:AKT1) directlyDecreases act(p(HGNC:APP))", "p(HGNC:AKT1)=|activity(p(HGNC:APP))"),
    ("kin(p(HGNC:AKT1)) reg r(HGNC:APP)", "act(p(HGNC:AKT1), ma(kin)) regulates rnaAbundance(HGNC:APP)"),
    ("kinaseActivity(p(HGNC:AKT1))", "act(p(HGNC:AKT1), molecularActivity(kinaseActivity))"),
    ("complex(p(HGNC:B), p(HGNC:A))", "complexAbundance(p(HGNC:A),p(HGNC:B))"),
    ("p(HGNC:A, pmod(P, S, 9))", "p(HGNC:A, proteinModification(Ph, Ser, 9))"),
    ("p(HGNC:APP, sub(K, 670, N))", 'p(HGNC:APP, var("p.Lys670Asn"))'),
    ("p(HGNC:APP, trunc(40))", 'p(HGNC:APP, variant("p.40*"))'),
    ('p(HGNC:APP, frag("672_713"))', "p(HGNC:APP, fragment(672_713))"),
    ("p(HGNC:A, frag(1_9), pmod(Ph))", "p(HGNC:A, pmod(Ph), frag(1_9))"),
    (
        'tloc(p(HGNC:A), GO:"cell surface", GO:nucleus)',
        'tloc(p(HGNC:A), fromLoc(GO:"cell surface"), toLoc(GO:nucleus))',
    ),
    ("bp(GO:memory) -- p(HGNC:A)", "p(HGNC:A) association bp(GO:memory)"),
    ("p(HGNC:A) pos p(HGNC:B)", "p(HGNC:B) positiveCorrelation p(HGNC:A)"),
    ("a(CHEBI:water) → a(CHEBI:x)", "a(CHEBI:water) -> a(CHEBI:x)"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_means_the_same_is_read_as_the_same(one: str, other: str) -> None:
    assert parse(one) == parse(other)


@pytest.mark.parametrize("arrow", [each for names in language().relations.values() for each in names])
def test_every_arrow_and_short_name_of_a_relation_is_read(arrow: str) -> None:
    told = parse(f"p(HGNC:A) {arrow} p(HGNC:B)").relation
    assert told is not None
    assert arrow in language().relations[told.name]


def test_a_direction_is_kept_where_the_relation_has_one() -> None:
    parsed = parse("p(HGNC:Z) -> p(HGNC:A)")
    assert (str(parsed.subject), parsed.relation and str(parsed.relation.object)) == ("p(HGNC:Z)", "p(HGNC:A)")


def test_a_statement_within_another_is_read_as_one() -> None:
    relation = parse('p(HGNC:A) -> (p(HGNC:B) -| bp(GO:"cell death"))').relation
    assert relation is not None
    assert isinstance(relation.object, Nested)
    assert (relation.name, relation.object.relation) == ("increases", "decreases")


def test_an_identifier_keeps_the_name_that_stands_beside_it() -> None:
    assert parse("p(hgnc:391 ! AKT1)").subject.concept == Concept("hgnc", "391", "AKT1")


WRONG = [
    ("p(HGNC:A", Fault.SYNTAX),
    ("p(HGNC:A))", Fault.SYNTAX),
    ("p(HGNC:A) -> ", Fault.SYNTAX),
    ("p(HGNC:) -> p(HGNC:A)", Fault.SYNTAX),
    ('p(HGNC:"") -> p(HGNC:A)', Fault.SYNTAX),
    ('p(HGNC:"A\x01B") -> p(HGNC:A)', Fault.SYNTAX),
    ("plainly no BEL at all", Fault.SYNTAX),
    ("", Fault.SYNTAX),
    ("gene(HGNC:A) -> p(HGNC:B)", Fault.UNKNOWN_FUNCTION),
    ("p(HGNC:A, pmod()) -> p(HGNC:B)", Fault.UNKNOWN_FUNCTION),
    ("p(HGNC:A) causes p(HGNC:B)", Fault.UNKNOWN_RELATION),
    ("act(" * (MOST_DEPTH + 1) + "p(HGNC:A)" + ")" * (MOST_DEPTH + 1), Fault.TOO_DEEP),
    ("(" * MOST_LETTERS, Fault.TOO_DEEP),
    ("p(HGNC:" + "A" * MOST_LETTERS + ")", Fault.TOO_LONG),
]


@pytest.mark.parametrize(("text", "fault"), WRONG)
def test_what_is_no_bel_is_refused_for_a_reason(text: str, fault: Fault) -> None:
    with pytest.raises(NotBel) as raised:
        parse(text)
    assert raised.value.fault is fault


NAMES = (
    st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=12).map(str.strip).filter(bool)
)
CONCEPTS = st.builds(Concept, st.sampled_from(["HGNC", "GO", "x.y-z"]), NAMES, st.just("") | NAMES)
LEAVES = st.builds(
    lambda function, named: canonical(function, (named,)), st.sampled_from(["p", "a", "r", "bp"]), CONCEPTS
)
MODIFIED = st.builds(
    lambda named, variants: canonical("p", (named, *variants)),
    CONCEPTS,
    st.lists(
        st.builds(lambda text: Term("var", (text,)), NAMES) | st.just(Term("pmod", ("Ph", "Ser", "9"))), max_size=2
    ),
)
TERMS = st.recursive(
    LEAVES | MODIFIED,
    lambda inner: (
        st.builds(lambda members: canonical("complex", tuple(members)), st.lists(inner, min_size=1, max_size=3))
        | st.builds(lambda one: canonical("act", (one,)), inner)
        | st.builds(lambda one: canonical("deg", (one,)), inner)
    ),
    max_leaves=6,
)
RELATIONS = st.sampled_from(sorted(language().relations))
STATEMENTS = st.builds(Parsed, TERMS, st.none()) | st.builds(
    statement, TERMS, RELATIONS, TERMS | st.builds(Nested, TERMS, RELATIONS, TERMS)
)


@given(STATEMENTS)
def test_what_is_written_is_read_back_as_it_was(parsed: Parsed) -> None:
    assert parse(str(parsed)) == parsed


@given(st.text(alphabet='pact(),:"\\-|=> \t\n!/é1', max_size=60))
def test_any_text_is_a_statement_or_is_refused(text: str) -> None:
    with suppress(NotBel):
        assert parse(text).subject.function


@given(st.lists(LEAVES, min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_members_are_read_alike_in_any_order(members: list[Term], random: object) -> None:
    shuffled = list(members)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    for function in sorted(UNORDERED):
        assert canonical(function, tuple(shuffled)) == canonical(function, tuple(members))
