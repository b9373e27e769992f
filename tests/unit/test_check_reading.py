"""The parts by which sentences are read: spelling, lexicon, tokens, stances."""

from collections.abc import Iterator
from contextlib import closing
from itertools import product

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.check.checking import check
from graph.check.judging import Ground, Verdict
from graph.check.lexicon import LEXICON, Lexicon, Part, inflected, load_lexicon
from graph.check.marking import Item
from graph.check.reader import read_sentence
from graph.check.reading import Triple
from graph.check.spelling import Spelling
from graph.check.stances import Stance, stance
from graph.check.tokens import normalised, tokens
from graph.paths.deadline import Deadline
from graph.snapshot import Snapshot, take_snapshot
from graph.sqlite.store import SqliteStore
from schema.names import fold
from schema.predicates import Predicate
from schema.rubric import load_rubric
from schema.vocabulary import Polarity
from tests.http.world import CLAIMS, background, paper

NAMES = ["miR-219", "miR-219a-5p", "miR-338", "remyelination", "demyelination", "myelination", "neuroinflammation"]
NAMES += ["CXCL12", "exosome", "mesenchymal stem cell exosome", "IL-10", "BDNF", "GDNF", "astrocyte"]
SPELLING = Spelling((fold(name), name) for name in NAMES)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteStore]:
    with closing(SqliteStore(tmp_path_factory.mktemp("check") / "store.sqlite", load_rubric())) as held:
        held.load(background())
        held.load(paper())
        yield held


@pytest.fixture(scope="module")
def snapshot(store: SqliteStore) -> Snapshot:
    return take_snapshot(store)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("remylination", "remyelination"),
        ("remyelinaton", "remyelination"),
        ("reymelination", "remyelination"),
        ("neuroinflamation", "neuroinflammation"),
        ("exosmes", "exosome"),
        ("astrocites", "astrocyte"),
        ("mesenchymal stem cel exosomes", "mesenchymal stem cell exosome"),
    ],
)
def test_a_slip_of_the_pen_is_mended(typed: str, meant: str) -> None:
    found = SPELLING.meant(fold(typed))
    assert found is not None
    assert found[1] == meant


@pytest.mark.parametrize(
    "typed",
    [
        *("miR-218", "miR-219b", "miR-219c", "miR-338b", "mi-219", "CXCR12", "CXCL13", "IL-11", "BDNG", "CDNF"),
        *("dysmyelination", "unmyelination", "premyelination", "remyelinations like", "exosomal", "xosome", "", "e"),
        *("myelinations of", "emyelination", "astrocytoma", "nonremyelination"),
    ],
)
def test_what_may_be_another_thing_is_not(typed: str) -> None:
    assert SPELLING.meant(fold(typed)) is None


def test_a_name_that_could_be_two_is_neither() -> None:
    assert Spelling([("abcdefx", "one"), ("abcdefy", "two")]).meant("abcdefz") is None
    assert Spelling([("abcdefx", "one"), ("abcdefy", "one")]).meant("abcdefz") == ("abcdefx", "one")


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("inhibit", ["inhibiting", "inhibited", "inhibits", "inhibit"]),
        ("reduce", ["reducing", "reduced", "reduces", "reduce"]),
        ("carry", ["carrying", "carried", "carries", "carry"]),
        ("suppress", ["suppressing", "suppressed", "suppresses", "suppress"]),
        ("depend_on", ["depending on", "depended on", "depends on", "depend on"]),
        ("drive drives drove driven driving", ["driving", "drove", "driven", "drives", "drive"]),
    ],
)
def test_verbs_are_inflected(verb: str, forms: list[str]) -> None:
    assert [text for _, text in inflected(verb)] == forms


def test_no_word_of_the_lexicon_has_two_senses() -> None:
    senses = yaml.safe_load(LEXICON.read_text(encoding="utf-8"))["senses"]
    said: dict[str, list[str]] = {}
    for name, sense in senses.items():
        forms = {text for verb in sense["verbs"] for _, text in inflected(verb)}
        for text in forms | {*sense["nouns"], *sense["agents"]}:
            said.setdefault(text, []).append(name)
    assert {text: names for text, names in said.items() if len(names) > 1} == {}


def test_the_lexicon_names_no_entity(snapshot: Snapshot) -> None:
    words = {fold(" ".join(words)) for words in load_lexicon().terms}
    assert words & {*snapshot.names.by_fold} == set()
    assert LEXICON.exists()


@pytest.mark.parametrize("content", [{"senses": []}, {"senses": {"flies": {}}}, {"be": "is"}])
def test_a_lexicon_that_makes_no_sense_is_refused(content: dict[str, object]) -> None:
    whole: dict[str, object] = {
        "senses": {},
        "inverse": {},
        "adjectives": {},
        "bettering": ["better"],
        "doubting": ["may"],
    }
    with pytest.raises((TypeError, ValueError)):
        Lexicon(whole | content)


def test_tokens_keep_their_places_and_leave_nothing_out() -> None:
    sentence = normalised("  miR-219 doesn\u2019t repress\tSOX6\u2019s ½ <b>: TGF-β ")
    found = tokens(sentence)
    for token in found:
        assert sentence[token.start : token.end] == token.text
    left = "".join(sentence.split())
    for token in found:
        left = left.replace(token.text, "", 1)
    assert set(left) <= set("-/_")
    assert "doesn\u2019t" in [token.text for token in found]


SIGNED = [Predicate.INCREASES, Predicate.DECREASES, Predicate.REQUIRED_FOR, Predicate.AFFECTS]


@pytest.mark.parametrize(("said", "claimed"), list(product([*SIGNED, Predicate.CARRIES], [*SIGNED, Predicate.CARRIES])))
def test_a_denial_turns_every_stance_and_nothing_is_for_a_thing_and_its_denial(
    said: Predicate, claimed: Predicate
) -> None:
    name = Item(Part.ENTITY, "x", 0, 1, entity="a:b")
    plain, denied = Triple(name, said, name), Triple(name, said, name, negated=True)
    for polarity in Polarity:
        claim = CLAIMS[0].model_copy(update={"predicate": claimed, "polarity": polarity})
        stances = stance(plain, claim), stance(denied, claim)
        assert stances != (Stance.FOR, Stance.FOR)
        if stances[0] is Stance.FOR:
            assert stances[1] is Stance.AGAINST
        if said is claimed:
            assert stances[0] is (Stance.FOR if polarity is Polarity.AFFIRMED else Stance.AGAINST)


def test_only_a_claim_that_denies_supports_a_denial(snapshot: Snapshot, store: SqliteStore) -> None:
    verdicts = {
        "OPC exosomes do not decrease PI3K/Akt": Verdict.SUPPORTED,
        "OPC exosomes decrease PI3K/Akt": Verdict.CONTRADICTED,
        "OPC exosomes do not affect PI3K/Akt": Verdict.UNKNOWN,
        "MSC exosomes do not decrease PI3K/Akt": Verdict.PARTLY,
        "MSC exosomes do not increase PI3K/Akt": Verdict.CONTRADICTED,
        "NSC exosomes do not decrease PI3K/Akt": Verdict.UNKNOWN,
    }
    told = {text: check(snapshot, store, read_sentence(snapshot, text), 6, Deadline(5)).verdict for text in verdicts}
    assert told == verdicts


def test_a_name_that_several_things_have_is_told_to_be_so(snapshot: Snapshot, store: SqliteStore) -> None:
    reading = read_sentence(snapshot, "Akt increases OPC differentiation")
    (judgement,) = check(snapshot, store, reading, 6, Deadline(5)).judgements
    assert judgement.grounds == (Ground.AMBIGUOUS_ENTITY,)
    assert len(judgement.triple.subject.candidates) == 2


def test_what_ran_out_of_time_says_so(snapshot: Snapshot, store: SqliteStore) -> None:
    checked = check(snapshot, store, read_sentence(snapshot, "MSC exosomes increase OPC maturation"), 6, Deadline(0))
    assert checked.timed_out


WORDS = sorted({word for words in load_lexicon().terms for word in words})
SENTENCES = st.lists(
    st.sampled_from([*WORDS, "miR-219", "SOX6", "MSC exosomes", "exosome", "Akt", "xyz", ",", "?", "."])
)


@settings(deadline=None, max_examples=300)
@given(text=st.one_of(st.text(max_size=200), SENTENCES.map(" ".join)))
def test_any_text_is_read_alike_each_time_with_places_that_are_right(snapshot: Snapshot, text: str) -> None:
    reading = read_sentence(snapshot, text)
    assert reading == read_sentence(snapshot, text)
    names = [name for triple in reading.triples for name in (triple.subject, triple.object, *triple.through)]
    places = [(piece.start, piece.end, piece.text) for piece in (*names, *reading.left_over)]
    places += [(piece.start, piece.end, piece.text) for piece in reading.corrections]
    for start, end, text_there in places:
        assert reading.sentence[start:end] == text_there
    if not reading.triples:
        assert reading.doubts
