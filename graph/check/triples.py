"""A triple that is given in three parts, as a reading."""

from graph.check.lexicon import Part, load_lexicon
from graph.check.marking import Item
from graph.check.reading import Reading, Triple
from graph.snapshot import Snapshot
from schema.errors import InvalidParameter
from schema.predicates import Predicate
from schema.vocabulary import Kind


def read_triple(snapshot: Snapshot, subject: str, predicate: str, object_: str) -> Reading:
    """What a triple says.

    Args:
        snapshot: whose names are meant.
        subject: name, synonym or CURIE; one that also means an exosome source means that.
        object_: name, synonym or CURIE.
        predicate: one of the closed set, or a verb of the lexicon.

    Raises:
        UnknownEntity, AmbiguousEntity: a name can't be resolved.
        InvalidParameter: the predicate is none, and no verb that is known.
    """
    meant, inverse = _predicate(predicate)
    ids = (
        snapshot.names.resolve(subject, "subject", frozenset({Kind.VESICLE})),
        snapshot.names.resolve(object_, "object"),
    )
    names = [snapshot.entities[id_].name for id_ in ids]
    sentence = f"{names[0]} {predicate} {names[1]}"
    first = Item(Part.ENTITY, names[0], 0, len(names[0]), entity=ids[0])
    second = Item(Part.ENTITY, names[1], len(sentence) - len(names[1]), len(sentence), entity=ids[1])
    ends = (second, first) if inverse else (first, second)
    return Reading(sentence, (Triple(ends[0], meant, ends[1]),))


def _predicate(text: str) -> tuple[Predicate, bool]:
    """The predicate that a word means, and whether its subject is what is acted on."""
    folded = " ".join(text.casefold().split())
    if folded in {*Predicate}:
        return Predicate(folded), False
    term = load_lexicon().terms.get(tuple(folded.split()))
    if term and term.part is Part.VERB and term.predicate and not term.bettering:
        return term.predicate, term.inverse
    expected = f"a verb that is known, or one of {', '.join(Predicate)}"
    raise InvalidParameter(parameter="predicate", value=text, expected=expected)
