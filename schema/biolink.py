"""Claims in the terms of the Biolink Model, by the rules of ``biolink.yaml``."""

from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

import yaml
from pydantic import Field, ValidationError, model_validator

from schema.base import Model
from schema.errors import DataError
from schema.predicates import Predicate
from schema.vocabulary import Kind

RULES = Path(__file__).with_name("biolink.yaml")
PREFIX = "biolink:"


class Rule(Model):
    """How claims of one predicate, between some kinds of things, are told.

    Attributes:
        predicate, subject, object, exogenous: which claims it fits; None fits any.
        to: the Biolink predicate.
        inverted: whether subject and object change places.
        qualified: the qualified predicate, with which the qualifiers say more than ``to``.
        direction, aspect: qualifiers of the object.
    """

    predicate: Predicate
    subject: str | None = None
    object: str | None = None
    exogenous: bool | None = None
    to: str
    inverted: bool = False
    qualified: str | None = None
    direction: Literal["increased", "decreased", "upregulated", "downregulated"] | None = None
    aspect: str | None = None

    @property
    def is_general(self) -> bool:
        """Whether it fits whatever the subject and object are."""
        return not (self.subject or self.object) and self.exogenous is None


class BiolinkRules(Model):
    """The file of rules."""

    version: str
    categories: dict[Kind, str]
    sets: dict[str, frozenset[Kind]]
    rules: tuple[Rule, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _whole(self) -> "BiolinkRules":
        if missing := [kind.value for kind in Kind if kind not in self.categories]:
            message = f"categories lacks {', '.join(missing)}"
            raise ValueError(message)
        general = {rule.predicate for rule in self.rules if rule.is_general}
        if missing := [predicate.value for predicate in Predicate if predicate not in general]:
            message = f"rules has none that always fits for {', '.join(missing)}"
            raise ValueError(message)
        named = {name for rule in self.rules for name in (rule.subject, rule.object) if name}
        if unknown := sorted(named - set(self.sets)):
            message = f"sets lacks {', '.join(unknown)}"
            raise ValueError(message)
        return self


class BiolinkEdge(NamedTuple):
    """A claim in Biolink's terms.

    Attributes:
        subject, predicate, object: CURIEs.
        qualifiers: by the name of the qualifier, sorted.
        original_predicate: our own predicate, which says more.
    """

    subject: str
    predicate: str
    object: str
    qualifiers: tuple[tuple[str, str], ...]
    original_predicate: str


class End(NamedTuple):
    """A claim's subject or object, as far as the rules look at it.

    Attributes:
        id, kind: of the entity.
        is_cargo: whether some vesicle carries it.
    """

    id: str
    kind: Kind
    is_cargo: bool = False


@cache
def biolink_rules(path: Path = RULES) -> BiolinkRules:
    """Read the rules.

    Raises:
        DataError: the file can't be read, or a kind or predicate is left out.
    """
    try:
        return BiolinkRules.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
        raise DataError(path, None, f"can't be read: {error}", "rules like schema/biolink.yaml") from error


def category_of(kind: Kind) -> str:
    """The Biolink category of a kind of entity."""
    return biolink_rules().categories[kind]


def to_biolink(subject: End, predicate: Predicate, object_: End) -> BiolinkEdge:
    """A claim in Biolink's terms, by the first rule that fits."""
    rule = _rule(subject.kind, subject.is_cargo, predicate, object_.kind)
    first, second = (object_, subject) if rule.inverted else (subject, object_)
    qualifiers = {
        "object_aspect_qualifier": rule.aspect,
        "object_direction_qualifier": rule.direction,
        "qualified_predicate": rule.qualified and PREFIX + rule.qualified,
    }
    return BiolinkEdge(
        first.id,
        PREFIX + rule.to,
        second.id,
        tuple((name, value) for name, value in qualifiers.items() if value),
        f"exomyelin:{predicate}",
    )


@cache
def _rule(subject: Kind, is_cargo: bool, predicate: Predicate, object_: Kind) -> Rule:  # noqa: FBT001 - in End's order
    sets = biolink_rules().sets
    return next(
        rule
        for rule in biolink_rules().rules
        if rule.predicate is predicate
        and (rule.subject is None or subject in sets[rule.subject])
        and (rule.object is None or object_ in sets[rule.object])
        and (rule.exogenous is None or rule.exogenous == is_cargo)
    )
