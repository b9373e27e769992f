"""The algebra of signs along a path, and the automaton by which a wanted sign prunes a search.

Signs multiply as a monoid: 0 (structural) changes nothing, ? (unknown) swallows everything, and + and - multiply as
usual. While a path is built, what matters of the sign wanted is only which products of the *rest* of the path would
still give it: its *need*, a set of signs. A step turns one need into another, so needs are the states of an automaton.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from graph.index.codes import SIGN_CODES, SIGN_ORDER
from schema.vocabulary import Sign

Need = frozenset[Sign]

ANY: Need = frozenset(SIGN_ORDER)
DEAD: Need = frozenset()


def multiply(first: Sign, second: Sign) -> Sign:
    """The sign of two stretches of a path together."""
    if Sign.UNKNOWN in {first, second}:
        return Sign.UNKNOWN
    if Sign.NEUTRAL in {first, second}:
        return second if first is Sign.NEUTRAL else first
    return Sign.POSITIVE if first is second else Sign.NEGATIVE


def product(signs: Iterable[Sign]) -> Sign:
    """The net sign of some steps; 0 for none."""
    net = Sign.NEUTRAL
    for sign in signs:
        net = multiply(net, sign)
    return net


def net_sign(signs: AbstractSet[Sign]) -> Sign:
    """The sign of an answer from those that its paths have: ``mixed`` for both; else + or -, else ?, else 0."""
    if signs >= {Sign.POSITIVE, Sign.NEGATIVE}:
        return Sign.MIXED
    decided = (Sign.POSITIVE, Sign.NEGATIVE, Sign.UNKNOWN)
    return next((sign for sign in decided if sign in signs), Sign.NEUTRAL)


def need_of(sign: Sign | None) -> Need:
    """What a whole path needs to have a sign; None for any."""
    return ANY if sign is None else frozenset({sign})


def after(need: Need, step: Sign) -> Need:
    """What the rest of a path needs once a step is taken."""
    return frozenset(rest for rest in SIGN_ORDER if multiply(step, rest) in need)


class SignAutomaton:
    """The needs that can arise from some wanted signs, numbered; the last number is the need that nothing meets.

    Attributes:
        needs: by number.
        moves: ``moves[need][sign code]`` is the need after a step of that sign.
    """

    def __init__(self, wanted: Iterable[Sign | None]) -> None:
        needs = dict.fromkeys(map(need_of, wanted))
        waiting = list(needs)
        while waiting:
            found = dict.fromkeys(after(waiting[0], sign) for sign in SIGN_ORDER)
            new = [need for need in found if need != DEAD and need not in needs]
            needs.update(dict.fromkeys(new))
            waiting = [*waiting[1:], *new]
        self.needs = (*needs, DEAD)
        self._numbers = {need: number for number, need in enumerate(self.needs)}
        self.moves = [[self._numbers[after(need, sign)] for sign in SIGN_CODES] for need in self.needs]

    def start(self, sign: Sign | None) -> int:
        """The need of a whole path of a wanted sign."""
        return self._numbers[need_of(sign)]

    def is_met(self, need: int) -> bool:
        """Whether a path can end here."""
        return Sign.NEUTRAL in self.needs[need]
