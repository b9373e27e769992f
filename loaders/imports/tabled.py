"""Claims from rows whose columns a mapping explains: tables, and the edges of graphs."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from loaders.imports.identify import identify
from loaders.imports.intake import Intake, Reason, Said, Work
from loaders.imports.kinds import kind_of_id
from loaders.imports.mapping import ENDS, MappingFile
from loaders.imports.wording import statement
from schema.claim import Context
from schema.entity import Entity
from schema.predicates import Predicate
from schema.vocabulary import Polarity

_APART = re.compile(r"\s*[|;]\s*|\s*,\s+")
_DENIED = {"true": True, "yes": True, "1": True, "": False, "false": False, "no": False, "0": False}
_BOTH_WAYS = {
    Predicate.BINDS,
    Predicate.ASSOCIATED_WITH,
    Predicate.POSITIVELY_CORRELATED_WITH,
    Predicate.NEGATIVELY_CORRELATED_WITH,
}
_ABSENT = {"", "null", "none", "na", "n/a", "nan"}


class _Fault(NamedTuple):
    construct: str
    reason: Reason
    why: str


def take_row(
    values: Mapping[str, str], line: int, mapping: MappingFile, intake: Intake, *, is_directed: bool = True
) -> bool:
    """Take a row as a claim, or reject it with the reason; whether it was taken.

    Args:
        values: by column, its text.
        line: where it stands.
        mapping: what the columns mean.
        intake: takes the claim and its ends.
        is_directed: whether the row says which of its ends is the subject.
    """
    things = [_thing(end, values, mapping) for end in ENDS]
    fault = next((each for each in things if isinstance(each, _Fault)), None)
    said: Said | _Fault = fault or _said(values, mapping, *(each for each in things if isinstance(each, Entity)))
    if isinstance(said, Said) and not is_directed and said.predicate not in _BOTH_WAYS:
        said = _Fault(said.predicate, Reason.NO_CLAIM, "the edge has no direction, and what it says needs one")
    if isinstance(said, _Fault):
        intake.reject(line, said.construct, said.reason, said.why)
        return False
    return all(intake.thing(each, line) for each in things if isinstance(each, Entity)) and intake.claim(said, line)


def thing_of(written: str, name: str, word: str, mapping: MappingFile) -> Entity | str:
    """A thing by its id or name and the word for what it is; else why it is none."""
    identity = identify(written, name=name or written)
    kind = mapping.kind(word) or (None if word else kind_of_id(identity.id))
    if kind is None:
        return f"no kind of thing here is a {word!r}" if word else "it is not said what it is"
    return Entity(id=identity.id, name=name or written, kind=kind, no_term_reason=identity.no_term_reason)


def _thing(end: str, values: Mapping[str, str], mapping: MappingFile) -> Entity | _Fault:
    written, name = mapping.field(end, values), mapping.field(f"{end}_name", values)
    if not (written or name):
        return _Fault("row", Reason.MALFORMED, f"has no {end}")
    found = thing_of(written or name, name, mapping.field(f"{end}_kind", values), mapping)
    return _Fault(written or name, Reason.UNMAPPED_KIND, found) if isinstance(found, str) else found


def _said(values: Mapping[str, str], mapping: MappingFile, subject: Entity, object_: Entity) -> Said | _Fault:
    word = mapping.field("predicate", values)
    rule = mapping.meaning(word) if word else None
    if rule is None:
        why = f"no predicate here says {word!r}" if word else "has no predicate"
        return _Fault(word or "row", Reason.UNMAPPED_PREDICATE, why)
    if rule.to is None:
        return _Fault(word, Reason.NO_CLAIM, f"{word!r} {rule.refused}")
    ends = (object_, subject) if rule.inverted else (subject, object_)
    negated = _DENIED.get(mapping.field("negated", values).casefold())
    if negated is None:
        written = mapping.field("negated", values)
        return _Fault(written, Reason.MALFORMED, "is no value of negated; expected true or false")
    polarity = Polarity.NEGATED if negated else Polarity.AFFIRMED
    told = {"as": word, "note": mapping.field("note", values)}
    given = mapping.field("statement", values)
    works = [Work.named(_numbered(each)) for each in _APART.split(mapping.field("publications", values)) if each]
    return Said(
        ends[0].id,
        rule.to,
        ends[1].id,
        given or statement(ends[0].name, rule.to, ends[1].name, told, polarity),
        works=tuple(dict.fromkeys(works)),
        context=_context(values, mapping),
        polarity=polarity,
        directness=rule.directness,
        ambiguity=rule.ambiguity,
    )


def _numbered(written: str) -> str:
    return f"PMID:{written}" if written.isdecimal() else written


def _context(values: Mapping[str, str], mapping: MappingFile) -> Context:
    found = {name: mapping.field(name, values) for name in Context.model_fields}
    return Context(**{name: text for name, text in found.items() if text.casefold() not in _ABSENT})
