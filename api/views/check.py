"""What is claimed of a sentence, as it is sent."""

from collections.abc import Iterable

from api.views.claims import claim_row
from api.views.entities import named
from api.views.paths import path_row
from api.wire.check import (
    BearingClaim,
    CheckAnswer,
    CorrectionRow,
    MentionRow,
    StatementRow,
    ThroughRow,
    Words,
)
from api.wire.path import PathRow
from graph.check.checking import Checked
from graph.check.judging import Judgement, Verdict
from graph.check.kin import Kinship
from graph.check.marking import Item
from graph.check.reading import REFUSING, Doubt
from graph.check.stances import Stance
from graph.opposition import Opposition
from graph.paths.query import FoundPath
from graph.records import RecordCache
from graph.snapshot import Snapshot
from graph.store import GraphStore
from schema.record import ClaimRecord

_VERDICTS = {
    Verdict.SUPPORTED: "All that the sentence says is claimed, and nothing that is claimed denies it.",
    Verdict.CONTRADICTED: "Claims deny something that the sentence says, or say the opposite, and none says it.",
    Verdict.PARTLY: "Part of it is claimed, or something near it.",
    Verdict.UNKNOWN: "Nothing is claimed that settles it. That is no sign that it is wrong.",
}
_REFUSED = "No verdict is given, because the sense of the sentence is in doubt."
_DOUBTS = {
    Doubt.NOTHING_READ: "No statement with a subject, a verb and an object was found in it.",
    Doubt.WORDS_NOT_UNDERSTOOD: "Some words were not understood, so it may say more or less than was read.",
    Doubt.MEANING_CHANGED: "It has words that change the meaning in a way that was not understood.",
    Doubt.NEGATION_UNCLEAR: "It is not clear what exactly is denied.",
    Doubt.NEGATIVE_QUESTION: "A question with a negation may be meant either way.",
    Doubt.OPEN_QUESTION: "It asks for something; only what says something can be checked.",
    Doubt.DOUBLE_NEGATION: "It denies a denial, and was read as saying that it is so.",
    Doubt.HEDGED_NEGATION: "It says only that it may not be so.",
    Doubt.NO_AGENT: "It does not say what does it.",
}


class CheckView:
    """Makes one answer.

    Args:
        snapshot: the release that was asked.
        store: where its claims are.
    """

    def __init__(self, snapshot: Snapshot, store: GraphStore) -> None:
        self._snapshot = snapshot
        self._records = RecordCache(store)
        self._opposition = Opposition(snapshot, store)

    def answer(self, checked: Checked, permalink: str, methods: str) -> CheckAnswer:
        """The answer to one sentence."""
        reading = checked.reading
        return CheckAnswer(
            sentence=reading.sentence,
            verdict=checked.verdict,
            contested=checked.contested,
            explanation=" ".join(_explained(checked)),
            statements=tuple(map(self._statement, checked.judgements)),
            doubts=reading.doubts,
            is_question=reading.is_question,
            hedges=reading.hedges,
            corrections=tuple(CorrectionRow.model_validate(found._asdict()) for found in reading.corrections),
            not_understood=tuple(_words(item) for item in reading.left_over),
            timed_out=checked.timed_out,
            release=self._snapshot.release,
            permalink=permalink,
            methods=methods,
        )

    def _statement(self, judgement: Judgement) -> StatementRow:
        triple = judgement.triple
        return StatementRow(
            reading=self._reading(judgement),
            role=triple.role,
            subject=self._mention(triple.subject),
            predicate=triple.predicate,
            sign=triple.predicate.traits.sign,
            object=self._mention(triple.object),
            negated=triple.negated,
            verdict=judgement.verdict,
            grounds=judgement.grounds,
            claims=tuple(self._bearing(stance, record) for stance, record in judgement.claims),
            kin=tuple(
                self._bearing(found.stance, found.record, found.subject, found.object) for found in judgement.kin
            ),
            path=self._path(judgement.path),
            opposing=self._path(judgement.opposing),
            through=tuple(
                ThroughRow(name=self._mention(name), path=self._path(path))
                for name, path in zip(triple.through, judgement.through or (None,) * len(triple.through), strict=True)
            ),
        )

    def _bearing(
        self,
        stance: Stance,
        record: ClaimRecord,
        subject: Kinship = Kinship.SAME,
        object_: Kinship = Kinship.SAME,
    ) -> BearingClaim:
        claim = claim_row(self._snapshot, record, self._opposition)
        return BearingClaim(stance=stance, subject_is=subject, object_is=object_, claim=claim)

    def _reading(self, judgement: Judgement) -> str:
        triple = judgement.triple
        names = [self._name(item) for item in (triple.subject, triple.object)]
        through = f" through {', '.join(map(self._name, triple.through))}" if triple.through else ""
        said = f"{names[0]} {triple.predicate.traits.reading} {names[1]}{through}"
        return f"It does not hold that {said}" if triple.negated else said

    def _name(self, item: Item) -> str:
        return self._snapshot.entities[item.entity].name if item.entity else f"“{item.text}”"

    def _mention(self, item: Item) -> MentionRow:
        snapshot = self._snapshot
        entity = named(snapshot, item.entity) if item.entity else None
        candidates = tuple(named(snapshot, id_) for id_ in item.candidates if entity is None)
        return MentionRow(text=item.text, start=item.start, end=item.end, entity=entity, candidates=candidates)

    def _path(self, path: FoundPath | None) -> PathRow | None:
        return path and path_row(self._snapshot, self._records, path)


def _explained(checked: Checked) -> Iterable[str]:
    doubts = checked.reading.doubts
    verdicts = {judgement.verdict for judgement in checked.judgements}
    is_refused = bool(REFUSING & {*doubts}) or (checked.verdict is Verdict.UNKNOWN and verdicts != {Verdict.UNKNOWN})
    yield _REFUSED if is_refused else _VERDICTS[checked.verdict]
    if checked.verdict is Verdict.UNKNOWN and Verdict.CONTRADICTED in verdicts:
        yield "What was read of it is denied by claims."
    if checked.contested:
        yield "Some claims say it and others deny it."
    yield from (_DOUBTS[doubt] for doubt in doubts)


def _words(item: Item) -> Words:
    return Words(text=item.text, start=item.start, end=item.end)
