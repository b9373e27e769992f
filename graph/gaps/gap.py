"""What a gap is, and what closing it would add to belief.

A gap stands in the way of one *conclusion*: that a source brings about or prevents an effect. Its ``gain`` is what
closing it is expected to add to the belief in that conclusion::

    rise = after - now        gain = chance * rise

``now`` and ``after`` are beliefs of the conclusion before and after; ``chance`` is how far that which a study would
have to find is believed already. Without it the least plausible chains would head the list, since they have the most
to gain. By kind, with V the rubric's reliability for an in vivo study in an MS model, C for a study in vitro, and U for
a claim without a citation:

``effect_without_mechanism``: a source is claimed to affect an effect, and no chain of two claimed steps or more leads
there, but for chains of the opposite sign. ``now`` is 0, the belief of the best chain. ``after`` is that of the chain
that one missing step, shown at V, would close: V times the belief of a step that is there, from the source or to the
effect; V * V where neither is. As the thing between, what is no process, phenotype or disease is preferred, since it
can be a mechanism; then what the source is claimed to carry or act on to what is claimed to act on the effect; then
what is believed more. ``chance`` is the belief in the claimed effect.

``mechanism_without_effect_claim``: a chain of two claimed steps or more, the last of them claimed, leads from source
to effect, and no claim says or denies so of the two. ``now`` is the belief of the best chain, ``after`` is V (or
``now`` if that is more), ``chance`` is ``now``.

``unlinked_cargo``: a source carries it, and no step leads on from it. ``now`` is 0, ``after`` the belief that it is
carried times V, ``chance`` is U: nothing is claimed of what it does. No path leads through a class, so for a class
``after`` is 0: its members would have to be named.

``source_without_ms_evidence``: no claim of the source has a model of the disease that its document is about in its
context, or cites an in vivo study of such a model that was judged to support it or, where that is unclear, is not known
to be about another source. ``now`` is the belief of the
source's best path to any effect; ``after`` is that with its least believed step b raised by one independent study at V,
to 1 - (1 - b)(1 - V); ``chance`` is b. Where it has no path, ``now`` is 0, ``after`` is V and ``chance`` is U.

``uncited_claim``: an affirmed claim that cites nothing. Its step's belief is computed anew with C instead of U for this
claim, its penalties kept; ``now`` is the belief of the best path over the step, from any source to any effect, and
``after`` that path with the step so raised; ``chance`` is the reliability of the claim as it is. Where no path takes
the step, both are 0, and ``step_now`` and ``step_after`` still tell.

``single_mention_entity``: one claim alone speaks of it. The same, with the step's belief b raised by one independent
study at V, and ``chance`` is b.
"""

from enum import StrEnum
from typing import NamedTuple

from graph.paths.query import FoundPath
from schema.predicates import Predicate

_DECIMALS = 9


class GapKind(StrEnum):
    """The kinds of gap. A name once published is kept."""

    EFFECT_WITHOUT_MECHANISM = "effect_without_mechanism"
    MECHANISM_WITHOUT_EFFECT_CLAIM = "mechanism_without_effect_claim"
    UNLINKED_CARGO = "unlinked_cargo"
    SOURCE_WITHOUT_MS_EVIDENCE = "source_without_ms_evidence"
    UNCITED_CLAIM = "uncited_claim"
    SINGLE_MENTION_ENTITY = "single_mention_entity"


class Triple(NamedTuple):
    """A step: one that is there, or one that is missing; then the predicate is open where it is None."""

    subject: str
    predicate: Predicate | None
    object: str


class Stake(NamedTuple):
    """What closing a gap would add to the belief in a conclusion.

    Attributes:
        now, after: the belief of the conclusion, before and after.
        chance: how far that which a study would have to find is believed already.
        step_now, step_after: the belief of the step that would change; None where no step is there.
    """

    now: float
    after: float
    chance: float
    step_now: float | None = None
    step_after: float | None = None

    @property
    def rise(self) -> float:
        """By how much the belief of the conclusion would rise."""
        return round(max(0.0, self.after - self.now), _DECIMALS)

    @property
    def gain(self) -> float:
        """By how much it is expected to."""
        return round(self.chance * self.rise, _DECIMALS)

    @property
    def step_rise(self) -> float:
        """By how much the belief of the step would rise; 0 where none is there."""
        return round((self.step_after or 0.0) - (self.step_now or 0.0), _DECIMALS)


class Gap(NamedTuple):
    """Something missing.

    Attributes:
        kind: what is missing.
        stake: what closing it would add.
        source, effect: ids of the conclusion that it stands in the way of; None where there is none.
        entity: id of the cargo or of the thing that one claim alone speaks of.
        claim: id of the claim that cites nothing, or that alone speaks of the entity.
        step: the step that is to be found or to be shown better; None where a whole mechanism is missing.
        path: the path whose belief is ``now``, or the claimed effect that has no mechanism; None where there is none.
        exact: whether ``path`` is the best of all, or of those that were read.
    """

    kind: GapKind
    stake: Stake
    source: str | None = None
    effect: str | None = None
    entity: str | None = None
    claim: str | None = None
    step: Triple | None = None
    path: FoundPath | None = None
    exact: bool = True

    @property
    def sort_key(self) -> tuple[float, float, float, str, tuple[str, ...]]:
        """The greatest gain first, then the greatest rise of the conclusion, of the step, then kind and ids."""
        ids = tuple(id_ or "" for id_ in (self.source, self.effect, self.entity, self.claim))
        return -self.stake.gain, -self.stake.rise, -self.stake.step_rise, self.kind.value, ids
