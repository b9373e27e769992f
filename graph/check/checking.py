"""The verdict on a whole sentence: it holds only if all that it says holds, and only as far as it was understood."""

from collections.abc import Sequence
from typing import NamedTuple

from graph.check.judging import Ground, Judge, Judgement, Verdict
from graph.check.kin import kin_of
from graph.check.reading import REFUSING, Doubt, Reading
from graph.paths.deadline import Deadline
from graph.snapshot import Snapshot
from graph.store import GraphStore


class Checked(NamedTuple):
    """What is claimed of what a sentence says.

    Attributes:
        reading: what it was understood to say.
        verdict: of the whole. ``contradicted`` as soon as a part is; ``supported`` only where every part is and every
            word was understood; ``unknown`` where its sense is in doubt, or nothing that was read of it is claimed.
        contested: whether a part is both claimed and denied.
        judgements: of each triple, in the order of the reading.
    """

    reading: Reading
    verdict: Verdict
    contested: bool
    judgements: tuple[Judgement, ...]

    @property
    def timed_out(self) -> bool:
        """Whether the time was up before all was looked at."""
        return any(Ground.TIMED_OUT in judgement.grounds for judgement in self.judgements)


def check(snapshot: Snapshot, store: GraphStore, reading: Reading, max_hops: int, deadline: Deadline) -> Checked:
    """Hold what a sentence says to what is claimed."""
    judge = Judge(snapshot, store, kin_of(snapshot, store), max_hops, deadline)
    judgements = tuple(map(judge.judge, reading.triples))
    contested = any(Ground.CONTESTED in judgement.grounds for judgement in judgements)
    return Checked(reading, _verdict(reading.doubts, judgements), contested, judgements)


def _verdict(doubts: Sequence[Doubt], judgements: Sequence[Judgement]) -> Verdict:
    verdicts = {judgement.verdict for judgement in judgements}
    if not verdicts or REFUSING & {*doubts} or verdicts == {Verdict.UNKNOWN}:
        return Verdict.UNKNOWN
    if doubts:
        return Verdict.PARTLY if verdicts & {Verdict.SUPPORTED, Verdict.PARTLY} else Verdict.UNKNOWN
    if Verdict.CONTRADICTED in verdicts:
        return Verdict.CONTRADICTED
    return Verdict.SUPPORTED if verdicts == {Verdict.SUPPORTED} else Verdict.PARTLY
