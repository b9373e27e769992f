"""What is claimed of a sentence, over the wire."""

from pydantic import Field

from api.wire.base import Named, Wire
from api.wire.claim import ClaimRow
from api.wire.path import PathRow
from graph.check.judging import Ground, Verdict
from graph.check.kin import Kinship
from graph.check.reading import Doubt, Role
from graph.check.stances import Stance
from schema.predicates import Predicate
from schema.vocabulary import Sign


class Words(Wire):
    """A piece of the sentence."""

    text: str = Field(description="The words.", examples=["Sox6"])
    start: int = Field(description="Where they begin: characters of `sentence`, from 0.")
    end: int = Field(description="Where they end: the character behind them.")


class MentionRow(Words):
    """A thing that the sentence names."""

    entity: Named | None = Field(description="What it was understood as; null where that is not known.")
    candidates: tuple[Named, ...] = Field(description="What it may mean, where it is not known, the likeliest first.")


class CorrectionRow(Words):
    """A misspelling that was mended."""

    read_as: str = Field(description="What it was read as.", examples=["represses"])


class BearingClaim(Wire):
    """A claim, and how it bears on what is said."""

    stance: Stance = Field(
        description="`for`; `against`: it denies it or says the opposite; `near`: it says less, or something else."
    )
    subject_is: Kinship = Field(
        description="How its subject stands to the thing named: `same`, `broader`, `narrower`, or `released` by it."
    )
    object_is: Kinship = Field(description="How its object stands to the thing named.")
    claim: ClaimRow = Field(description="The claim.")


class ThroughRow(Wire):
    """A thing that it is said to happen through."""

    name: MentionRow = Field(description="The thing.")
    path: PathRow | None = Field(description="The best path of claims that leads through it; null where none does.")


class StatementRow(Wire):
    """One thing that the sentence says of two others, and what is claimed of it."""

    reading: str = Field(description="What it was understood to say.", examples=["miR-219 decreases SOX6"])
    role: Role = Field(
        description="`main`; `source`: what a vesicle is said to hold in passing; `means`: a step on the way."
    )
    subject: MentionRow = Field(description="The subject.")
    predicate: Predicate = Field(description="What is said of them.")
    sign: Sign = Field(description="Its sign.")
    object: MentionRow = Field(description="The object.")
    negated: bool = Field(description="Whether it is denied.")
    verdict: Verdict = Field(description="What is claimed of it.")
    grounds: tuple[Ground, ...] = Field(description="What the verdict rests on.", examples=[["claimed"]])
    claims: tuple[BearingClaim, ...] = Field(description="The claims that bear on it: of the same two things.")
    kin: tuple[BearingClaim, ...] = Field(
        description="Claims of broader and narrower things, where those of the same two decide nothing."
    )
    path: PathRow | None = Field(description="The best chain of claims by which it would follow, where none says it.")
    opposing: PathRow | None = Field(description="The best chain of claims by which the opposite would follow.")
    through: tuple[ThroughRow, ...] = Field(description="What it is said to happen through.")


class CheckAnswer(Wire):
    """What is claimed of a sentence."""

    sentence: str = Field(description="The sentence as it was read; all places are characters of it.")
    verdict: Verdict = Field(
        description="`supported`: all that it says is claimed, and every word was understood; `contradicted`: a part "
        "is denied, or its opposite claimed, and none claims it; `partly`; `unknown`: it is not claimed, or not "
        "understood. That nothing is claimed is never a contradiction."
    )
    contested: bool = Field(description="Whether a part of it is both claimed and denied; then it is `partly`.")
    explanation: str = Field(description="The verdict in plain words.")
    statements: tuple[StatementRow, ...] = Field(description="What it says, part by part; all of it is said to hold.")
    doubts: tuple[Doubt, ...] = Field(description="Why it could not be read for certain.")
    is_question: bool = Field(description="Whether it asks if it is so; it is answered as the statement would be.")
    hedges: tuple[str, ...] = Field(description="Words that make it less than certain; they were passed over.")
    corrections: tuple[CorrectionRow, ...] = Field(description="Misspellings, and what they were read as.")
    not_understood: tuple[Words, ...] = Field(description="What was not understood, with its place.")
    timed_out: bool = Field(description="Whether the time was up before all was looked at.")
    release: str = Field(description="The release of the store that this was answered from.")
    permalink: str = Field(description="The question with this release, which alone answers it.")
    methods: str = Field(description="How it was obtained, for the methods of a paper.")
