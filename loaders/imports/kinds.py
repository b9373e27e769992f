"""What a foreign thing is, by ``kinds.yaml``."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import yaml
from pydantic import ValidationError

from schema.base import Model
from schema.errors import DataError
from schema.vocabulary import Kind

TABLE = Path(__file__).with_name("kinds.yaml")


class Kinds(Model):
    """The file: Biolink classes, prefixes of vocabularies, and words, each with the kind that it is here."""

    categories: dict[str, Kind]
    prefixes: dict[str, Kind]
    words: dict[str, Kind]


@cache
def kinds(path: Path = TABLE) -> Kinds:
    """Read the file.

    Raises:
        DataError: it can't be read, or names a kind that there is not.
    """
    try:
        return Kinds.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
        raise DataError(path, None, f"can't be read: {error}", "kinds like loaders/imports/kinds.yaml") from error


def kind_of_categories(categories: Iterable[str]) -> Kind | None:
    """The kind of a thing of some Biolink classes: that of the most particular one that is known."""
    given = {category.removeprefix("biolink:") for category in categories}
    return next((kind for name, kind in kinds().categories.items() if name in given), None)


def kind_of_id(id_: str) -> Kind | None:
    """The kind of a term, where all terms of its vocabulary are of one."""
    return kinds().prefixes.get(id_.partition(":")[0])


def kind_of_word(word: str) -> Kind | None:
    """The kind that a word names: one of ours, a Biolink class or any other listed word."""
    plain = word.strip().casefold().replace("_", " ")
    ours = {kind.value: kind for kind in Kind}
    return ours.get(plain) or kinds().words.get(plain) or kind_of_categories([word.strip()])
