"""The words of BEL, each with the one name that it is brought to."""

from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path

import yaml
from pydantic import Field

from schema.base import Model

LANGUAGE = Path(__file__).with_name("language.yaml")


class Activity(Model):
    """An activity: its names as a function, the words for it, and the term of GO that stands for it."""

    names: tuple[str, ...] = ()
    word: str
    go: str = ""


class Modification(Model):
    """A protein modification: its letter in BEL 1.0, the word for it, and the term of GO that stands for it."""

    letter: str = ""
    word: str
    go: str = ""


class Language(Model):
    """The words of BEL."""

    functions: Mapping[str, tuple[str, ...]]
    modifiers: Mapping[str, tuple[str, ...]]
    activities: Mapping[str, Activity]
    modifications: Mapping[str, Modification]
    amino_acids: Mapping[str, str]
    relations: Mapping[str, tuple[str, ...]] = Field(min_length=1)
    undirected: frozenset[str]
    unqualified: frozenset[str]

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The one name of each function and modifier by each of its names; ``act:CODE`` for activities of BEL 1.0."""
        activities = {name: f"act:{code}" for code, each in self.activities.items() for name in (code, *each.names)}
        return {**activities, **_by_name({**self.functions, **self.modifiers})}

    @cached_property
    def relation_names(self) -> Mapping[str, str]:
        """The one name of each relation, by each of its names and arrows."""
        return _by_name(self.relations)

    @cached_property
    def activity_terms(self) -> Mapping[str, str]:
        """The code of an activity, by the term of GO that stands for it."""
        return {each.go: code for code, each in self.activities.items() if each.go}

    @cached_property
    def modification_terms(self) -> Mapping[str, str]:
        """The code of a modification, by the term of GO that stands for it."""
        return {each.go: code for code, each in self.modifications.items() if each.go}

    @cached_property
    def modification_letters(self) -> Mapping[str, str]:
        """The code of a modification, by its letter in BEL 1.0."""
        return {each.letter: code for code, each in self.modifications.items() if each.letter}


@cache
def language() -> Language:
    """The words of BEL as ``language.yaml`` has them."""
    return Language.model_validate(yaml.safe_load(LANGUAGE.read_text(encoding="utf-8")))


def _by_name(table: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {name: key for key, names in table.items() for name in (key, *names)}
