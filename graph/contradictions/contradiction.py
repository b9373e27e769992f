"""What a contradiction is made of."""

from enum import StrEnum
from typing import NamedTuple

from graph.contradictions.differences import Difference
from graph.paths.query import FoundPath
from schema.predicates import Predicate
from schema.record import ClaimRecord
from schema.vocabulary import Polarity, Sign


class ContradictionKind(StrEnum):
    """How two sides contradict each other. A name once published is kept.

    ``opposing_signs``: claims of one subject and object affirm effects of opposite signs. ``denied``: a claim denies
    what another affirms. ``opposing_mechanisms``: one source reaches one effect by chains of opposite net signs.
    ``only_denied``: a claim denies what no claim affirms; there is no other side.
    """

    OPPOSING_SIGNS = "opposing_signs"
    DENIED = "denied"
    OPPOSING_MECHANISMS = "opposing_mechanisms"
    ONLY_DENIED = "only_denied"


class Caveat(StrEnum):
    """Why both sides may hold at once.

    ``class``: subject or object stands for many things, and the sides may be about different ones. ``necessity``: one
    side, or a step of a chain, says only that the thing can't be lacking, and not what more of it does. ``composed``:
    the sign of a chain is the product of its steps, which no single sentence claims as a whole.
    """

    CLASS = "class"
    NECESSITY = "necessity"
    COMPOSED = "composed"


class Side(NamedTuple):
    """One of the two sides.

    Attributes:
        sign: of the effect that it affirms or denies.
        polarity: whether it affirms or denies.
        predicates: that its claims use, sorted.
        belief: in what it affirms, over its independent evidence; of a chain, the product. None for a denial: what
            denies lends no belief, and so none is computed.
        records: the claims, by id; of a chain, those of the steps that the other side's chain does not share.
        path: the chain; None where the side is of claims on one pair.
    """

    sign: Sign
    polarity: Polarity
    predicates: tuple[Predicate, ...]
    belief: float | None
    records: tuple[ClaimRecord, ...]
    path: FoundPath | None = None


class Contradiction(NamedTuple):
    """Two sides that can't both hold as they are put.

    Attributes:
        kind: how they contradict.
        subject, object: ids; of chains, the source and the effect.
        first: what is affirmed, of opposite signs the positive; with ``only_denied``, the denial.
        second: the other side; None with ``only_denied``.
        differences: what each side states of its circumstances, field by field, in a fixed order; only where any does.
        same_works: whether both sides cite the same works, and some.
        caveats: why both may hold at once.
    """

    kind: ContradictionKind
    subject: str
    object: str
    first: Side
    second: Side | None
    differences: tuple[Difference, ...] = ()
    same_works: bool = False
    caveats: tuple[Caveat, ...] = ()

    @property
    def firm(self) -> bool:
        """Whether nothing is known by which both sides may hold at once, and there are two."""
        return self.second is not None and not self.caveats

    @property
    def strength(self) -> float:
        """The least belief of its sides, as far as they have one; 0 where none has."""
        sides = filter(None, (self.first, self.second))
        return min((side.belief for side in sides if side.belief is not None), default=0.0)

    @property
    def sort_key(self) -> tuple[bool, bool, float, str, str, str, tuple[str, ...]]:
        """Two sides before one, firm before what may hold at once, then by strength, then by kind and ids."""
        predicates = tuple(map(str, self.first.predicates))
        ends = self.kind.value, self.subject, self.object
        return self.second is None, not self.firm, -self.strength, *ends, predicates
