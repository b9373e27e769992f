"""How terms are taken for entities, relations for claims and annotations for context: the tables of ``rules.yaml``."""

import csv
import re
from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Literal, NamedTuple

import yaml
from pydantic import Field, model_validator

from loaders.bel.language import language
from schema.base import Model
from schema.predicates import Predicate
from schema.vocabulary import Kind

RULES = Path(__file__).with_name("rules.yaml")
TERMS = Path(__file__).with_name("terms.tsv")


class Namespace(Model):
    """What is known of a namespace.

    Attributes:
        prefix: of CURIEs of its vocabulary.
        identifiers: a pattern that the vocabulary's identifiers fit, and its names do not.
        kind: what its things are, whatever the function.
        abundance: what ``a()`` means there.
    """

    prefix: str = ""
    identifiers: str = ""
    kind: Kind | None = None
    abundance: Kind | None = None

    def curie(self, value: str) -> str | None:
        """The CURIE that a value is the identifier of; None where it is a name."""
        is_id = bool(self.prefix) and re.fullmatch(self.identifiers, value)
        return f"{self.prefix}:{value}" if is_id else None


class RelationRule(Model):
    """What a relation claims: a predicate, or nothing for the reason ``why``.

    Attributes:
        predicate: what is claimed.
        direct: whether BEL calls it direct.
        negated: whether it says that the effect is not there.
        reading: the relation in a sentence.
        ambiguity: what is read into it.
        why: why it claims nothing that is held.
    """

    predicate: Predicate | None = None
    direct: bool = False
    negated: bool = False
    reading: str = ""
    ambiguity: str = ""
    why: str = ""

    @model_validator(mode="after")
    def _one_of_both(self) -> "RelationRule":
        if bool(self.why) == bool(self.predicate and self.reading):
            message = "a relation has a predicate with a reading, or a reason why it claims nothing"
            raise ValueError(message)
        return self


class Rules(Model):
    """The tables of ``rules.yaml``."""

    kinds: Mapping[str, Kind]
    namespaces: Mapping[str, Namespace]
    relations: Mapping[str, RelationRule]
    annotations: Mapping[str, Literal["species", "model", "cell", "tissue"]] = Field(min_length=1)
    species: Mapping[str, str]

    @model_validator(mode="after")
    def _whole(self) -> "Rules":
        if missing := set(language().relations) - set(self.relations):
            message = f"relations lacks {', '.join(sorted(missing))}"
            raise ValueError(message)
        return self

    @cached_property
    def by_keyword(self) -> Mapping[str, Namespace]:
        """The namespaces, by their keywords in small letters."""
        return {keyword.casefold(): each for keyword, each in self.namespaces.items()}

    @cached_property
    def by_annotation(self) -> Mapping[str, str]:
        """The fields of context, by the names of annotations in small letters."""
        return {name.casefold(): field for name, field in self.annotations.items()}

    def namespace(self, keyword: str) -> Namespace:
        """What is known of a namespace; nothing of one that is not in the table."""
        return self.by_keyword.get(keyword.casefold(), Namespace())


class KnownTerm(NamedTuple):
    """A term of a vocabulary whose name was verified: the id, and what it is called and is in the shipped papers."""

    id: str
    name: str
    kind: Kind


@cache
def rules() -> Rules:
    """The tables as ``rules.yaml`` has them."""
    return Rules.model_validate(yaml.safe_load(RULES.read_text(encoding="utf-8")))


@cache
def known_ids() -> Mapping[str, KnownTerm]:
    """The terms of ``known_terms`` by their ids."""
    return {term.id: term for term in known_terms().values()}


@cache
def known_terms() -> Mapping[tuple[str, str], KnownTerm]:
    """The terms whose ids were verified, by the prefix of their vocabulary and their exact name in it."""
    with TERMS.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {
            (row["id"].partition(":")[0], row["label"]): KnownTerm(row["id"], row["name"], Kind(row["kind"]))
            for row in rows
        }
