"""What is broader and narrower in the Biolink Model, by ``biolink_tree.yaml``. CURIEs, as ``biolink:Gene``."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml
from pydantic import ValidationError

from schema.base import Model
from schema.biolink import PREFIX
from schema.errors import DataError

TREE = Path(__file__).with_name("biolink_tree.yaml")
ROOT = f"{PREFIX}related_to"


class BiolinkTree(Model):
    """The file: names without prefix, each with those that stand above it.

    Attributes:
        categories, predicates, values: what this service tells, with all that is broader.
        symmetric: predicates that say the same of subject and object in either order.
        inverses: predicates that say of object and subject what another says of subject and object.
        knowledge_levels, agent_types: all that there are.
        vocabularies: the information resource of a vocabulary, by its name.
    """

    version: str
    categories: dict[str, frozenset[str]]
    predicates: dict[str, frozenset[str]]
    symmetric: frozenset[str]
    inverses: dict[str, str]
    values: dict[str, frozenset[str]]
    knowledge_levels: dict[str, frozenset[str]]
    agent_types: dict[str, frozenset[str]]
    vocabularies: dict[str, str]


class Directions(NamedTuple):
    """In which order of its ends an edge answers a question: as it is told, the other way round, both or neither."""

    forward: bool
    backward: bool


@cache
def biolink_tree(path: Path = TREE) -> BiolinkTree:
    """Read the file.

    Raises:
        DataError: it can't be read.
    """
    try:
        return BiolinkTree.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
        raise DataError(path, None, f"can't be read: {error}", "a tree like schema/biolink_tree.yaml") from error


def resource_of(vocabulary: str) -> str:
    """The information resource of a vocabulary, as ``infores:go``; of one that is not in the file, made of its name."""
    return biolink_tree().vocabularies.get(vocabulary) or "infores:" + "-".join(vocabulary.casefold().split())


@cache
def category_fits(category: str, asked: str) -> bool:
    """Whether things of a category are of the one that is asked for, or of a narrower one."""
    return _is_within(biolink_tree().categories, category, asked)


@cache
def value_fits(value: str, asked: str) -> bool:
    """Whether a qualifier's value is the one that is asked for, or a narrower one; predicates are values too."""
    tree = biolink_tree()
    table = tree.predicates if value.startswith(PREFIX) else tree.values
    return _is_within(table, value, asked)


def level_fits(value: str, asked: str) -> bool:
    """The same for knowledge levels and agent types."""
    tree = biolink_tree()
    return _is_within(tree.knowledge_levels | tree.agent_types, value, asked)


def directions(predicate: str, asked: Iterable[str]) -> Directions:
    """In which order of its ends an edge with a predicate is one with any of those asked for."""
    found = [_directions(predicate, each) for each in asked]
    return Directions(any(each.forward for each in found), any(each.backward for each in found))


@cache
def _directions(predicate: str, asked: str) -> Directions:
    tree, name = biolink_tree(), asked.removeprefix(PREFIX)
    is_narrower = _is_within(tree.predicates, predicate, asked)
    inverse = tree.inverses.get(name)
    is_inverse = inverse is not None and _is_within(tree.predicates, predicate, PREFIX + inverse)
    return Directions(is_narrower, is_inverse or (is_narrower and name in tree.symmetric))


def _is_within(table: dict[str, frozenset[str]], name: str, asked: str) -> bool:
    narrow, broad = name.removeprefix(PREFIX), asked.removeprefix(PREFIX)
    return narrow == broad or broad in table.get(narrow, ())
