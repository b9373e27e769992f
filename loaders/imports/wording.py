"""The statement of a claim that a foreign file makes: our sentence, and how the file itself puts it."""

from collections.abc import Mapping

from schema.predicates import Predicate
from schema.vocabulary import Polarity


def statement(
    subject: str, predicate: Predicate, object_: str, given: Mapping[str, str], polarity: Polarity = Polarity.AFFIRMED
) -> str:
    """A sentence from names and a predicate's reading, with what the file has beside them in brackets.

    Args:
        subject: its name.
        object_: its name.
        predicate: what is said.
        given: what the file has, by what it is called; empty values are left out.
        polarity: whether it is denied.
    """
    denied = "It is denied that " if polarity is Polarity.NEGATED else ""
    told = "; ".join(f"{name} {value}" for name, value in given.items() if value)
    return f"{denied}{subject} {predicate.traits.reading} {object_}{f' ({told})' if told else ''}."
