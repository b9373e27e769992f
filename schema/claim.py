"""Claims: what one place in one document asserts, and what it rests on."""

from functools import cached_property

from pydantic import Field

from schema.base import HASH_DIGITS, Model, content_hash
from schema.entity import Curie, Text
from schema.locator import Locator
from schema.predicates import Predicate
from schema.vocabulary import CargoEvidence, Derivation, Directness, Hedge, Polarity, Quantifier, Sign, Support

MENTION_PATTERN = r"^[a-z][a-z0-9/-]*#[1-9][0-9]*$"


class Context(Model):
    """In what a claim was shown. None means that the place does not state it."""

    species: Text | None = None
    model: Text | None = None
    cell: Text | None = None
    tissue: Text | None = None
    dose: Text | None = None
    route: Text | None = None
    isolation: Text | None = None
    time_point: Text | None = None
    readout: Text | None = None


class Mention(Model):
    """An in-text citation as it is printed.

    Attributes:
        locator: where it stands.
        ordinal: its place among the citations there, from 1.
        authors: as printed, e.g. ``Pusic & Kraig``; empty where only a number or a description is printed.
        year: as printed; empty where none is.
        number: the number as it applies to this work; empty where none is printed.
        printed: the bracketed numbers as printed, e.g. ``[5-7]``; or a description that stands where a citation should.
    """

    locator: Locator
    ordinal: int = Field(ge=1)
    authors: str = ""
    year: str = ""
    number: str = ""
    printed: str = ""

    @property
    def id(self) -> str:
        """``LOCATOR#ORDINAL``, unique within a document."""
        return f"{self.locator}#{self.ordinal}"


class Citing(Model):
    """That a claim cites a work, and the judgement whether that work supports it.

    Attributes:
        mention: id of the mention; in a table it may stand in another cell of the row than the claim.
        support: whether the work was judged to support this subject and object.
        why: the reason for the judgement, in one sentence; needed unless ``support`` is ``unclear``.
    """

    mention: str = Field(pattern=MENTION_PATTERN)
    support: Support = Support.UNCLEAR
    why: str = ""


class Claim(Model):
    """One assertion that one place in one document makes.

    Attributes:
        document: id of the document.
        locator: where it stands.
        subject, predicate, object: what is said.
        statement: the assertion in our own words.
        subject_as_written, object_as_written: the words of the place, where they differ from the entity's names.
        citing: the works cited for it, with the judgement on each.
        agent: for a step that was only shown as part of what another entity does ("A does C via B"), that entity's id.
        quantifier: for a claim on a class of things, how much of it is meant.
        cargo_evidence: for ``carries``, what was shown of the cargo.
        ambiguity: what reading was chosen where the wording leaves several open; empty where it does not.
    """

    document: Text
    locator: Locator
    subject: Curie
    predicate: Predicate
    object: Curie
    statement: Text
    subject_as_written: str = ""
    object_as_written: str = ""
    citing: tuple[Citing, ...] = ()
    context: Context = Context()
    hedge: Hedge = Hedge.ASSERTED
    derivation: Derivation = Derivation.EXPLICIT
    directness: Directness = Directness.INDIRECT
    polarity: Polarity = Polarity.AFFIRMED
    agent: Curie | None = None
    quantifier: Quantifier | None = None
    cargo_evidence: CargoEvidence | None = None
    ambiguity: str = ""

    @cached_property
    def id(self) -> str:
        """``claim:`` and a hash of the content: the same claim has the same id wherever and whenever it is loaded."""
        return f"claim:{content_hash(self.model_dump(mode='json'), 20)}"

    @property
    def content_hash(self) -> str:
        """The hash of the content, as ``schema.base.content_hash`` gives it; its longer form is in the id."""
        return self.id.removeprefix("claim:")[:HASH_DIGITS]

    @property
    def sign(self) -> Sign:
        """The sign of the claim's predicate."""
        return self.predicate.traits.sign

    @property
    def edge_key(self) -> tuple[str, str, str]:
        """The (subject, predicate, object) that this claim is evidence for or against."""
        return self.subject, self.predicate.value, self.object
