"""What a foreign relation says in our predicates: rules in a YAML file beside each format, the first that fits counts.

What no rule fits is rejected, and a rule may itself refuse, with its reason: nothing is guessed.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml
from pydantic import Field, ValidationError, model_validator

from schema.base import Model
from schema.entity import Text
from schema.errors import DataError
from schema.predicates import PREDICATES, Predicate, Walk
from schema.vocabulary import Derivation, Directness, Hedge, Kind, Polarity, Support

_OPPOSITE = {Predicate.INCREASES: Predicate.DECREASES, Predicate.DECREASES: Predicate.INCREASES}


class Meaning(Model):
    """A rule.

    Attributes:
        say: the relations that it is about, case-folded.
        given: by qualifier, the values of which one must be there; an empty text is for its absence.
        subject, object: the kinds that they must be of; none for any.
        to: our predicate; None where the rule refuses.
        refused: why there is no claim in it.
        inverted: whether subject and object change places.
        directness: what the relation says of it.
        ambiguity: what is read into the relation where it leaves something open.
    """

    say: tuple[str, ...]
    given: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    subject: tuple[Kind, ...] = ()
    object: tuple[Kind, ...] = ()
    to: Predicate | None = None
    refused: str = ""
    inverted: bool = False
    directness: Directness = Directness.INDIRECT
    ambiguity: str = ""

    @model_validator(mode="after")
    def _claims_or_refuses(self) -> "Meaning":
        if (self.to is None) != bool(self.refused):
            message = f"the rule for {self.say} needs one of to and refused"
            raise ValueError(message)
        if self.to is not None and PREDICATES[self.to].walk is Walk.BACKGROUND:
            message = f"the rule for {self.say} leads to {self.to}, which only vocabularies state"
            raise ValueError(message)
        return self

    def fits(self, word: str, given: Mapping[str, str], subject: Kind | None, object_: Kind | None) -> bool:
        """Whether a relation with these qualifiers, between things of these kinds, is one that the rule is about."""
        return (
            word in self.say
            and (not self.subject or subject in self.subject)
            and (not self.object or object_ in self.object)
            and all(given.get(name, "") in values for name, values in self.given.items())
        )


class Level(Model):
    """How a claim is to be taken that a format puts in one of its ways."""

    hedge: Hedge = Hedge.ASSERTED
    derivation: Derivation = Derivation.EXPLICIT
    polarity: Polarity = Polarity.AFFIRMED
    ambiguity: str = ""


class Curation(Model):
    """Whether works that a format cites were judged to support the row, and how that is known."""

    support: Support
    why: Text | None = None


class Meanings(Model):
    """The file of a format.

    Attributes:
        rules: of its relations.
        levels: by its word for how firmly something is put.
        curation: by its word for who put a row together.
        contexts: by the name of a column, the field of ``schema.claim.Context`` that it fills.
        namespaces: by its name for a vocabulary, the prefix of that one's CURIEs, the preferred first.
        inverses: by a relation that says of its object what another says of its subject, that other one.
        unused: columns that say nothing that a claim could hold, or say it a second time.
    """

    rules: tuple[Meaning, ...]
    levels: dict[str, Level] = Field(default_factory=dict)
    curation: dict[str, Curation] = Field(default_factory=dict)
    contexts: dict[str, str] = Field(default_factory=dict)
    namespaces: dict[str, str] = Field(default_factory=dict)
    inverses: dict[str, str] = Field(default_factory=dict)
    unused: tuple[str, ...] = ()

    def meant(
        self, word: str, given: Mapping[str, str], subject: Kind | None = None, object_: Kind | None = None
    ) -> Meaning | None:
        """The first rule that fits; None where there is none."""
        folded = word.strip().casefold()
        return next((rule for rule in self.rules if rule.fits(folded, given, subject, object_)), None)


@cache
def meanings(path: Path) -> Meanings:
    """Read the rules of a format.

    Raises:
        DataError: they can't be read, or contradict themselves.
    """
    try:
        return Meanings.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
        raise DataError(path, None, f"can't be read: {error}", "rules like loaders/imports/kgx.yaml") from error


def opposite(predicate: Predicate) -> Predicate | None:
    """What is said of the opposite of the subject or object; None where a predicate has no opposite."""
    return predicate if predicate is Predicate.AFFECTS else _OPPOSITE.get(predicate)
