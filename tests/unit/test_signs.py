"""The algebra of signs and the automaton that prunes by it."""

from itertools import product as every

import pytest

from graph.index.codes import SIGN_CODES, SIGN_ORDER
from graph.paths.signs import SignAutomaton, multiply, product
from schema.vocabulary import Sign

PLUS, MINUS, NONE, UNKNOWN = Sign.POSITIVE, Sign.NEGATIVE, Sign.NEUTRAL, Sign.UNKNOWN


def test_a_structural_step_changes_no_sign() -> None:
    assert [multiply(NONE, sign) for sign in SIGN_ORDER] == list(SIGN_ORDER)


def test_one_unknown_step_makes_the_path_unknown() -> None:
    assert {multiply(UNKNOWN, sign) for sign in SIGN_ORDER} == {UNKNOWN}


def test_two_decreases_are_an_increase() -> None:
    assert product([NONE, MINUS, MINUS, PLUS]) is PLUS


def test_signs_are_a_commutative_monoid() -> None:
    for a, b, c in every(SIGN_ORDER, repeat=3):
        assert multiply(a, multiply(b, c)) is multiply(multiply(a, b), c)
        assert multiply(a, b) is multiply(b, a)


@pytest.mark.parametrize("wanted", [None, *SIGN_ORDER])
def test_the_automaton_accepts_exactly_the_paths_of_the_wanted_sign(wanted: Sign | None) -> None:
    automaton = SignAutomaton([wanted])
    for length in range(5):
        for steps in every(SIGN_ORDER, repeat=length):
            need = automaton.start(wanted)
            for step in steps:
                need = automaton.moves[need][SIGN_CODES[step]]
            assert automaton.is_met(need) == (wanted in {None, product(steps)})


def test_the_last_need_is_never_met_and_never_left() -> None:
    automaton = SignAutomaton([PLUS])
    dead = len(automaton.needs) - 1
    assert not automaton.is_met(dead)
    assert set(automaton.moves[dead]) == {dead}
